"""Happenings: the asserted events that a thing took part in, and what it said or was mentioned in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.graph.answers.items import Citation, Item, Moment, make_citations, make_item, make_moment
from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.world import Statement

__all__ = ["EventRow", "SpeechRow", "list_events", "list_speeches"]

_SPEAKERS = ("kg:speaker", "kg:holder")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An asserted event: the roles in which the thing took part, and who else did, as (role, item)."""

    item: Item
    roles: tuple[str, ...]
    others: tuple[tuple[str, Item], ...]
    when: Moment
    places: tuple[Item, ...]
    occasions: tuple[Item, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRow:
    """Something said, written or thought: `content` is verbatim, `quotation` direct, mixed, indirect or None.

    `reported_by`: who says that it was said, nobody being the publisher; not `asserted` also where it is denied or
    planned that it was said.
    """

    item: Item
    speaker: Item
    cue: str
    content: str
    quotation: str | None
    addressees: tuple[Item, ...]
    about: tuple[Item, ...]
    when: Moment
    asserted: bool
    reported_by: tuple[Item, ...]
    citations: tuple[Citation, ...]


def _group_by_event(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.event is not None:
            groups[statement.event].append(statement)
    return groups


def list_events(statements: Iterable[Statement], node: Node, catalogue: Catalogue) -> tuple[EventRow, ...]:
    """The asserted events of some statements in which a node has a role, in order of time. What only says something is
    left to `list_speeches`."""
    groups = _group_by_event(one for one in statements if one.asserted)
    rows = (_make_event(catalogue.node(event), group, node, catalogue) for event, group in groups.items())
    return tuple(sorted((row for row in rows if row is not None), key=_order_event))


def _order_event(row: EventRow) -> tuple[bool, str, tuple[Citation, ...], str]:
    return row.when.earliest is None, row.when.earliest or "", row.citations, row.item.id


def _make_event(event: Node, group: list[Statement], node: Node, catalogue: Catalogue) -> EventRow | None:
    roles = _list_roles(event, catalogue)
    own = tuple(role for role, filler in roles if filler == node)
    speaks = catalogue.text(event, "kg:content") is not None and all(one.predicate == "rdf:type" for one in group)
    if event != node and (speaks or not own):
        return None
    return EventRow(
        item=make_item(event, catalogue),
        roles=own,
        others=tuple((role, make_item(filler, catalogue)) for role, filler in roles if filler != node),
        when=make_moment(event, catalogue),
        places=_make_items(event, "kg:place", catalogue),
        occasions=_make_items(event, "kg:occasion", catalogue),
        citations=make_citations((place for one in group for place in one.evidence), catalogue),
    )


def _list_roles(event: Node, catalogue: Catalogue) -> list[tuple[str, Node]]:
    """(Label of the role, filler), each filler in its narrowest roles; places and occasions stand apart."""
    participant, *apart = (catalogue.node(name) for name in ("kg:participant", "kg:place", "kg:occasion"))
    rows = {
        (quad.predicate, quad.object)
        for quad in catalogue.store.quads_for_pattern(event, None, None, None)
        if isinstance(quad.object, Node) and quad.predicate not in apart and _is_role(quad.predicate, catalogue)
    }
    narrow = {filler for role, filler in rows if role != participant}
    kept = [(catalogue.label(role), filler) for role, filler in rows if role != participant or filler not in narrow]
    return sorted(kept, key=lambda row: (row[0], row[1].value))


def _is_role(predicate: Node, catalogue: Catalogue) -> bool:
    # A preposition that no role stands for is a role of its own: open:amid.
    is_open = catalogue.id(predicate).startswith("open:") and catalogue.type(predicate) != "kg:OpenPredicate"
    return is_open or catalogue.text(predicate, "kg:section") == "roles"


def _make_items(event: Node, predicate: str, catalogue: Catalogue) -> tuple[Item, ...]:
    return tuple(make_item(node, catalogue) for node in catalogue.nodes(event, predicate, asserted=False))


def list_speeches(statements: Iterable[Statement], node: Node, catalogue: Catalogue) -> tuple[SpeechRow, ...]:
    """What a node said, or was mentioned in, asserted or reported, in order of documents and text."""
    rows = []
    for event, group in _group_by_event(statements).items():
        speech = catalogue.node(event)
        content = catalogue.text(speech, "kg:content")
        if content is not None and node in _list_concerned(speech, catalogue):
            rows += _make_speeches(speech, content, group, catalogue)
    return tuple(sorted(rows, key=lambda row: (row.citations, row.content, row.speaker)))


def _list_concerned(speech: Node, catalogue: Catalogue) -> set[Node]:
    return {node for role in (*_SPEAKERS, "kg:about") for node in catalogue.nodes(speech, role, asserted=False)}


def _make_speeches(speech: Node, content: str, group: list[Statement], catalogue: Catalogue) -> list[SpeechRow]:
    told = min(group, key=lambda one: (not one.asserted, one.id))
    quotation = next(iter(catalogue.ids(speech, "kg:quotation", asserted=False)), None)
    speakers = [item for role in _SPEAKERS for item in _make_items(speech, role, catalogue)]
    unnamed = [] if speakers else [make_item(catalogue.node("kg:unnamed"), catalogue)]
    return [
        SpeechRow(
            item=make_item(speech, catalogue),
            speaker=speaker,
            cue=catalogue.text(speech, "kg:cue") or "",
            content=content,
            quotation=quotation.removeprefix("kg:") if quotation else None,
            addressees=_make_items(speech, "kg:addressee", catalogue),
            about=_make_items(speech, "kg:about", catalogue),
            when=make_moment(speech, catalogue),
            asserted=told.asserted,
            reported_by=tuple(make_item(catalogue.node(one), catalogue) for one in told.claimants),
            citations=make_citations((place for one in group for place in one.evidence), catalogue),
        )
        for speaker in dict.fromkeys([*speakers, *unnamed])
    ]
