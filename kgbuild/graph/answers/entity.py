"""Entity: what the graph knows of one thing: what it is, what it did, said, and what is said and claimed of it."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.graph.answers.happenings import EventRow, SpeechRow, list_events, list_speeches
from kgbuild.graph.answers.items import Citation, Item, make_citations, make_item, make_term
from kgbuild.graph.answers.records import find_statements, read_statements
from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.world import Statement

__all__ = ["ClaimRow", "EntityAnswer", "StateRow", "show_entity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """What is asserted of a thing without an event: an office, a place. `since` and `until` are ISO 8601 prefixes;
    without citations it is known from a gazetteer or from the thing's name."""

    subject: Item
    predicate: str
    object: Item
    since: str | None
    until: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A statement, asserted or not: who claims it (nobody: the publisher), whether it is denied, or only planned."""

    words: str
    subject: Item
    predicate: str
    object: Item
    claimants: tuple[Item, ...]
    polarity: Polarity
    modality: Modality
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAnswer:
    """One thing. `said_of` is what others said in which it is mentioned."""

    item: Item
    names: tuple[str, ...]
    metonyms: tuple[str, ...]
    titles: tuple[str, ...]
    links: tuple[str, ...]
    states: tuple[StateRow, ...]
    events: tuple[EventRow, ...]
    said: tuple[SpeechRow, ...]
    said_of: tuple[SpeechRow, ...]
    claims: tuple[ClaimRow, ...]


def show_entity(catalogue: Catalogue, node: Node) -> EntityAnswer:
    """What the graph knows of a node."""
    statements = read_statements(catalogue, find_statements(catalogue, node))
    speeches = list_speeches(statements, node, catalogue)
    return EntityAnswer(
        item=make_item(node, catalogue),
        names=catalogue.texts(node, "skos:altLabel"),
        metonyms=catalogue.texts(node, "kg:metonym"),
        titles=catalogue.texts(node, "kg:title"),
        links=tuple(link.value for link in catalogue.nodes(node, "owl:sameAs")),
        states=(*_list_states(statements, catalogue), *_list_background(node, statements, catalogue)),
        events=list_events(statements, node, catalogue),
        said=tuple(row for row in speeches if row.speaker.iri == node.value),
        said_of=tuple(row for row in speeches if row.speaker.iri != node.value and _is_about(row, node)),
        claims=_list_claims(statements, catalogue),
    )


def _is_about(row: SpeechRow, node: Node) -> bool:
    return node.value in {item.iri for item in row.about}


def _list_states(statements: tuple[Statement, ...], catalogue: Catalogue) -> tuple[StateRow, ...]:
    rows = (_make_state(one, catalogue) for one in statements if one.asserted and one.event is None)
    return tuple(sorted(rows, key=_order_state))


def _order_state(row: StateRow) -> tuple[str, Item, Item, str]:
    return row.predicate, row.subject, row.object, row.until or ""


def _make_state(statement: Statement, catalogue: Catalogue) -> StateRow:
    return StateRow(
        subject=make_item(catalogue.node(statement.subject), catalogue),
        predicate=catalogue.label(catalogue.node(statement.predicate)),
        object=make_item(make_term(statement.object, catalogue), catalogue),
        since=statement.valid.start if statement.valid else None,
        until=statement.valid.end if statement.valid else None,
        citations=make_citations(statement.evidence, catalogue),
    )


def _list_background(node: Node, statements: tuple[Statement, ...], catalogue: Catalogue) -> tuple[StateRow, ...]:
    """States that no statement makes: a gazetteer knows them, or an office's own name says them."""
    said = {(one.subject, one.predicate, one.object) for one in statements if one.asserted}
    said |= {(end, predicate, start) for start, predicate, end in said if isinstance(end, str)}
    rows = []
    for subject, predicate, term in catalogue.states(node):
        ids = catalogue.id(subject), catalogue.id(predicate)
        if isinstance(term, Node) and (*ids, catalogue.id(term)) in said:
            continue
        if not isinstance(term, Node) and any((*ids,) == row[:2] for row in said):
            continue
        rows.append(
            StateRow(
                subject=make_item(subject, catalogue),
                predicate=catalogue.label(predicate),
                object=make_item(term, catalogue),
                since=None,
                until=None,
                citations=(),
            )
        )
    return tuple(sorted(rows, key=_order_state))


def _list_claims(statements: tuple[Statement, ...], catalogue: Catalogue) -> tuple[ClaimRow, ...]:
    rows = [make_claim(one, catalogue) for one in statements if not one.asserted and not _only_says(one, catalogue)]
    return tuple(sorted(rows, key=lambda row: (row.citations, row.words, row.claimants)))


def _only_says(statement: Statement, catalogue: Catalogue) -> bool:
    # That somebody said something stands among what is said, with who reports it.
    speech = statement.predicate == "rdf:type" and statement.event is not None
    return speech and catalogue.text(catalogue.node(statement.event or ""), "kg:content") is not None


def make_claim(statement: Statement, catalogue: Catalogue) -> ClaimRow:
    """A statement in words, with who claims it and how."""
    subject = make_item(catalogue.node(statement.subject), catalogue)
    predicate = catalogue.label(catalogue.node(statement.predicate))
    object = make_item(make_term(statement.object, catalogue), catalogue)
    happens = statement.predicate == "rdf:type"
    return ClaimRow(
        words=subject.label if happens else f"{subject.label} {predicate} {object.label}",
        subject=subject,
        predicate=predicate,
        object=object,
        claimants=tuple(make_item(catalogue.node(one), catalogue) for one in statement.claimants),
        polarity=statement.polarity,
        modality=statement.modality,
        citations=make_citations(statement.evidence, catalogue),
    )
