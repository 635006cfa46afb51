"""Happenings: events of several documents that are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.knowledge.local import EventDraft
from kgbuild.model.world import Event, Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["cluster_events", "list_surroundings", "place_narrowly"]


def cluster_events(
    drafts: Iterable[EventDraft],
    statements: Iterable[Statement],
    local: frozenset[str],
    around: Mapping[str, frozenset[str]],
    ontology: Ontology,
) -> Mapping[str, str]:
    """Event id -> smallest id of its cluster, for events that are not alone. All ids are canonical but for this.

    Two documents that assert of the same two known participants, on the same day, what they do once a day at most, tell
    of one event, unless they place it differently. `local` are nodes that are known in one document only, `around`
    what contains a place.
    """
    events = {draft.event.id: draft.event for draft in drafts}
    single = ontology.cues.words("world.single-events")
    blocks: dict[tuple[str, str, str, str], dict[str, set[str]]] = {}
    for statement in statements:
        event = events.get(statement.event or "")
        day = _find_day(event)
        if event is None or day is None or not statement.asserted or event.type not in single:
            continue
        if not isinstance(statement.object, str) or statement.predicate == "rdf:type":
            continue
        if {statement.subject, statement.object} & local:
            continue
        key = (statement.predicate, statement.subject, statement.object, day)
        for evidence in statement.evidence:
            blocks.setdefault(key, {}).setdefault(evidence.document_id, set()).add(event.id)
    merged: dict[str, str] = {}
    for _, block in sorted(blocks.items()):
        # A document that tells of two such events on one day knows that they are two.
        alone = sorted({next(iter(found)) for found in block.values() if len(found) == 1})
        for other in alone[1:]:
            if not _lie_apart(events[alone[0]], events[other], around):
                merged[other] = merged.get(alone[0], alone[0])
    return {event: _follow(event, merged) for event in merged}


def list_surroundings(entries: Mapping[str, str], ontology: Ontology) -> Mapping[str, frozenset[str]]:
    """Node -> the nodes that contain it; `entries`: node -> key in the gazetteer."""
    nodes = {key: node for node, key in entries.items()}
    return {node: _list_outer(key, nodes, ontology) for node, key in entries.items()}


def place_narrowly(drafts: Iterable[EventDraft], around: Mapping[str, frozenset[str]]) -> Iterator[EventDraft]:
    """The events without places that contain another of theirs: in Kuala Lumpur, told elsewhere as in Malaysia."""
    for draft in drafts:
        places = _list_places(draft.event)
        wide = {outer for place in places for outer in around.get(place, ())} if len(places) > 1 else set()
        if not wide.intersection(places):
            yield draft
            continue
        kept = tuple(p for p in draft.event.participants if p.role != "kg:place" or p.filler not in wide)
        yield replace(draft, event=replace(draft.event, participants=kept))


def _follow(event: str, merged: Mapping[str, str]) -> str:
    seen = {event}
    while event in merged and merged[event] not in seen:
        event = merged[event]
        seen.add(event)
    return event


def _find_day(event: Event | None) -> str | None:
    if event is None or event.time is None or event.time.earliest != event.time.latest:
        return None
    return event.time.earliest


def _lie_apart(one: Event, other: Event, around: Mapping[str, frozenset[str]]) -> bool:
    """Whether both have a place, and no place of one is or contains one of the other. `around`: what contains a place."""
    left, right = _list_places(one), _list_places(other)
    if not left or not right:
        return False
    return not any(a == b or a in around.get(b, ()) or b in around.get(a, ()) for a in left for b in right)


def _list_places(event: Event) -> Sequence[str]:
    return [p.filler for p in event.participants if p.role == "kg:place" and isinstance(p.filler, str)]


def _list_outer(key: str, nodes: Mapping[str, str], ontology: Ontology) -> frozenset[str]:
    return frozenset(nodes[outer.key] for outer in ontology.gazetteer.within(key) if outer.key in nodes)
