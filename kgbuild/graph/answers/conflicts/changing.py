"""Changing: the events by which a state begins or ends; around them old and new stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kgbuild.graph.answers.conflicts.holding import list_held, read_days
from kgbuild.graph.catalogue import Catalogue, Node, Term
from kgbuild.model.world import Statement

__all__ = ["has_changed", "read_changes"]

# An appointment explains a new holder for so many days.
CHANGING = 90


def read_changes(types: Iterable[str], catalogue: Catalogue) -> Mapping[Node, list[ox.NamedNode]]:
    """Who took part in an asserted event of these classes, and in which."""
    found: defaultdict[Node, list[ox.NamedNode]] = defaultdict(list)
    for type in types:
        quads = catalogue.store.quads_for_pattern(
            None, catalogue.node("rdf:type"), catalogue.node(type), ox.DefaultGraph()
        )
        for event in sorted({quad.subject for quad in quads if isinstance(quad.subject, Node)}, key=str):
            for participant in catalogue.nodes(event, "kg:participant"):
                found[participant].append(event)
    return found


def has_changed(
    values: Iterable[Term],
    key: Node,
    statements: tuple[Statement, Statement],
    changes: Mapping[Node, list[ox.NamedNode]],
    catalogue: Catalogue,
) -> bool:
    """Whether one of the two came or went about then: old and new stand side by side in the papers of those days."""
    held = [one.start for st in statements for one in list_held(st, catalogue)]
    for value in values:
        for event in changes.get(value, ()) if isinstance(value, Node) else ():
            offices = [one for one in catalogue.nodes(event, "kg:participant") if catalogue.type(one) == "kg:Position"]
            if offices and key not in offices:
                continue
            days = read_days(event, catalogue)
            if days is None or not held or (days[0] - CHANGING <= max(held) and min(held) <= days[1] + CHANGING):
                return True
    return False
