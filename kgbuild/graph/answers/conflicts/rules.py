"""Rules: which predicates and events allow of one value only; they stand in kg.ttl, and so in every graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.ids import slug

__all__ = ["EndRule", "EventRule", "StateRule", "read_end_rules", "read_event_rules", "read_state_rules"]

ALWAYS = "owl:FunctionalProperty"
AT_A_TIME = "kg:FunctionalAtATime"
INVERSE_AT_A_TIME = "kg:InverseFunctionalAtATime"
# What is functional about statements themselves, such as kg:polarity, is no business of the world.
OF_THE_WORLD = ("states", "edges")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule:
    """A predicate that has one value for a key: one object for a subject, or, `inverse`, one subject for an object.

    `always`: at all times and not at a time. `titles`: slugs of the offices that it is functional for, none meaning all.
    `changed_by`: classes of events that end or begin the state. `past`: the predicate of states that have ended.
    """

    predicate: str
    inverse: bool
    always: bool
    titles: frozenset[str]
    changed_by: tuple[str, ...]
    past: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """A class of events. `once_for`: the roles whose fillers have such an event once; `measured_by`: those whose fillers
    give a number of it. `classes`: it and all below it."""

    type: str
    once_for: tuple[str, ...]
    measured_by: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRule:
    """A state, the predicate of those that have ended (`past`), and the classes of events that change it."""

    state: str
    past: str
    changed_by: tuple[str, ...]


def read_end_rules(catalogue: Catalogue) -> tuple[EndRule, ...]:
    """The rules of a graph's states that end, by state."""
    changes = list(_list_pairs(catalogue, "kg:changedBy"))
    return tuple(
        EndRule(state=state, past=past, changed_by=tuple(sorted(event for one, event in changes if one == state)))
        for state, past in sorted((old, new) for new, old in _list_pairs(catalogue, "kg:pastOf"))
    )


def read_state_rules(catalogue: Catalogue) -> tuple[StateRule, ...]:
    """The rules of a graph's predicates, by predicate."""
    return tuple(sorted(_list_state_rules(catalogue), key=lambda rule: (rule.predicate, rule.inverse)))


def _list_state_rules(catalogue: Catalogue) -> Iterator[StateRule]:
    pasts = {str(old): new for new, old in _list_pairs(catalogue, "kg:pastOf")}
    changes = list(_list_pairs(catalogue, "kg:changedBy"))
    for kind in (ALWAYS, AT_A_TIME, INVERSE_AT_A_TIME):
        for predicate in _list_declared(catalogue, kind):
            node = catalogue.node(predicate)
            if catalogue.text(node, "kg:section") in OF_THE_WORLD:
                yield StateRule(
                    predicate=predicate,
                    inverse=kind == INVERSE_AT_A_TIME,
                    always=kind == ALWAYS,
                    titles=frozenset(map(slug, catalogue.texts(node, "kg:soleTitle", asserted=False))),
                    changed_by=tuple(sorted(event for state, event in changes if state == predicate)),
                    past=pasts.get(predicate),
                )


def read_event_rules(catalogue: Catalogue) -> tuple[EventRule, ...]:
    """The rules of a graph's classes of events, by class."""
    once, measured = (list(_list_pairs(catalogue, name)) for name in ("kg:onceFor", "kg:measuredBy"))
    return tuple(
        EventRule(
            type=type,
            once_for=tuple(sorted(role for owner, role in once if owner == type)),
            measured_by=tuple(sorted(role for owner, role in measured if owner == type)),
            classes=catalogue.list_narrower(type),
        )
        for type in sorted({owner for owner, _ in (*once, *measured)})
    )


def _list_declared(catalogue: Catalogue, kind: str) -> Iterator[str]:
    quads = catalogue.store.quads_for_pattern(
        None, catalogue.node("rdf:type"), catalogue.node(kind), catalogue.node("kg:")
    )
    yield from sorted(catalogue.id(quad.subject) for quad in quads if isinstance(quad.subject, Node))


def _list_pairs(catalogue: Catalogue, predicate: str) -> Iterator[tuple[str, str]]:
    quads = catalogue.store.quads_for_pattern(None, catalogue.node(predicate), None, catalogue.node("kg:"))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield catalogue.id(quad.subject), catalogue.id(quad.object)
