"""Happenings: events of several documents that are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kgbuild.knowledge.local import EventDraft, Told
from kgbuild.model.text import TimeFrom
from kgbuild.model.world import Event
from kgbuild.ontology.cues import Cues
from kgbuild.ontology.ontology import Ontology

__all__ = ["cluster_events", "is_single", "list_surroundings", "place_narrowly"]


# Days within which a time that is no single day still tells which meeting is meant, and by which a paper may be late.
WEEK = 7
LATE = 2
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Telling:
    """That a document tells of an event: the days between which it was; `exact` where the text names the day."""

    first: date
    last: date
    exact: bool
    event: str
    document: str


def cluster_events(
    drafts: Iterable[EventDraft],
    assertions: Iterable[tuple[str, Told]],
    local: frozenset[str],
    around: Mapping[str, frozenset[str]],
    ontology: Ontology,
) -> Mapping[str, str]:
    """Event id -> smallest id of its cluster, for events that are not alone. All ids are canonical but for this.

    Two documents that assert of the same two known participants, on the same day, what they do once a day at most, tell
    of one event, unless they place it differently; so do those that call one thing otherwise, who "met" and "held
    talks", where each calls it by one of them. A document that names no day, but a week, or whose own date is all
    there is, tells of the only one of the days that fits. `assertions` are what documents assert, by
    document; `local` are nodes that are known in one document only, `around` what contains a place.
    """
    events = {draft.event.id: draft.event for draft in drafts}
    leader: dict[str, str] = {}

    def join(block: Iterable[Telling]) -> None:
        found = sorted({_follow(told.event, leader) for told in block})
        for other in found[1:]:
            if not _lie_apart(events[found[0]], events[other], around):
                leader[other] = found[0]

    blocks = _block_events(events, assertions, local, ontology.cues)
    # Those of one name first: who knows of a meeting and of talks knows that they are two.
    for key in sorted(blocks, key=lambda key: (key[0] in ontology.schema.classes, key)):
        days: dict[date, list[Telling]] = {}
        spans: dict[tuple[date, date], list[Telling]] = {}
        for told in sorted({replace(told, event=_follow(told.event, leader)) for told in blocks[key]}):
            if told.exact:
                days.setdefault(told.first, []).append(told)
            else:
                spans.setdefault((told.first, told.last), []).append(told)
        for same in days.values():
            join(_list_single(same))
        for (first, last), same in spans.items():
            fitting = [day for day in days if first <= day <= last]
            if not fitting:
                join(_list_single(same))
            elif len(fitting) == 1:
                known = _list_single(days[fitting[0]])
                others = {told.document for told in days[fitting[0]]}
                join([*known[:1], *(told for told in _list_single(same) if told.document not in others)])
    return {event: _follow(event, leader) for event in leader}


def _block_events(
    events: Mapping[str, Event], assertions: Iterable[tuple[str, Told]], local: frozenset[str], cues: Cues
) -> Mapping[Key, set[Telling]]:
    """What documents assert that two known things do once a day at most, by what and who; what may be called otherwise by
    its class too."""
    called = cues.map("world.single-events-called")
    wide = called.keys() | set(called.values())
    blocks: dict[Key, set[Telling]] = {}
    for document, one in assertions:
        event = events.get(one.event)
        window = _find_window(event)
        if event is None or window is None or not is_single(event, cues):
            continue
        if one.object is None or one.predicate == "rdf:type" or {one.subject, one.object} & local:
            continue
        first, last, exact = window
        telling = Telling(first=first, last=last, exact=exact, event=event.id, document=document)
        blocks.setdefault((one.predicate, one.subject, one.object), set()).add(telling)
        if event.type in wide:
            kind = called.get(event.type, event.type)
            blocks.setdefault((kind, one.subject, one.object), set()).add(telling)
    return blocks


def is_single(event: Event, cues: Cues) -> bool:
    """Whether an event is of a class that the same two do once a day at most."""
    return event.type in cues.words("world.single-events")


def _list_single(told: Iterable[Telling]) -> list[Telling]:
    """Those of documents that tell of one such event: one that tells of two in that time knows that they are two."""
    every = sorted(told)
    count = Counter(one.document for one in every)
    return [one for one in every if count[one.document] == 1]


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


def _find_window(event: Event | None) -> tuple[date, date, bool] | None:
    """Between which days an event was, and whether the text names the one; None where that is too long."""
    time = event.time if event else None
    if time is None or time.earliest is None or time.latest is None:
        return None
    first, last = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
    if time.source is TimeFrom.DATELINE:
        # A paper of Tuesday tells of Monday's meeting.
        return first - timedelta(days=LATE), last, False
    return (first, last, first == last) if last - first < timedelta(days=WEEK) else None


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
