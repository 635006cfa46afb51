"""Rows: what a conflict is made of, and how conflicts are ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kgbuild.graph.answers.items import Citation, Item, make_citation, make_item
from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.world import Evidence, Statement

__all__ = [
    "Conflict",
    "ConflictKind",
    "Side",
    "Source",
    "Standing",
    "Testimony",
    "list_sources",
    "make_conflict",
    "make_side",
    "rank_conflict",
    "rank_side",
]


class ConflictKind(StrEnum):
    """Why two things cannot both hold: there can be only one; one denies the other; one event has two dates, or two
    numbers."""

    EXCLUSIVE = "exclusive"
    DENIED = "denied"
    DATES = "dates"
    NUMBERS = "numbers"


class Standing(StrEnum):
    """How the sides are put, the gravest first: two sides are publishers' own words; one is; none is."""

    STATED = "stated"
    MIXED = "mixed"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Testimony:
    """Who says one side, and where. Without claimants it is the publisher; `publisher` and `published` are the document's."""

    citation: Citation
    claimants: tuple[Item, ...]
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side holds: `label` is its value ("Mira Holt", "2025-03-02", "denied")."""

    label: str
    testimonies: tuple[Testimony, ...]

    @property
    def stated(self) -> bool:
        """Whether a publisher says so itself."""
        return any(not testimony.claimants for testimony in self.testimonies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """`about` is what the sides differ on: an office, a person, an event; `words` says in which respect."""

    kind: ConflictKind
    standing: Standing
    about: Item
    words: str
    sides: tuple[Side, ...]
    concerned: frozenset[str]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of all sides, sorted."""
        found = {testimony.citation.document for side in self.sides for testimony in side.testimonies}
        return tuple(sorted(found))


Source = tuple[Statement, Evidence]


def list_sources(statements: Iterable[Statement]) -> list[Source]:
    """Each piece of evidence with its statement."""
    return [(statement, evidence) for statement in statements for evidence in statement.evidence]


def make_side(label: str, sources: Iterable[Source], catalogue: Catalogue) -> Side:
    """A side, by its evidence."""
    found = {make_testimony(statement, evidence, catalogue) for statement, evidence in sources}
    return Side(label=label, testimonies=tuple(sorted(found)))


def make_testimony(statement: Statement, evidence: Evidence, catalogue: Catalogue) -> Testimony:
    document = Node(catalogue.naming.document(evidence.document_id))
    return Testimony(
        citation=make_citation(evidence, catalogue),
        claimants=tuple(make_item(catalogue.node(one), catalogue) for one in statement.claimants),
        publisher=catalogue.text(document, "schema:publisher"),
        published=catalogue.text(document, "schema:datePublished"),
    )


def make_conflict(
    kind: ConflictKind, about: Item, words: str, sides: Iterable[Side], concerned: Iterable[str]
) -> Conflict:
    """A conflict with its sides as given. `concerned`: ids of what it is about."""
    ordered = tuple(sides)
    stated = sum(side.stated for side in ordered)
    return Conflict(
        kind=kind,
        standing=Standing.STATED if stated > 1 else Standing.MIXED if stated else Standing.CLAIMED,
        about=about,
        words=words,
        sides=ordered,
        concerned=frozenset(concerned) | {about.id},
    )


def rank_side(side: Side) -> tuple[bool, int, str]:
    """The key to sort sides by: what publishers say themselves first, then what most documents say."""
    return not side.stated, -len({testimony.citation.document for testimony in side.testimonies}), side.label


def rank_conflict(conflict: Conflict) -> tuple[int, int, int, str, str, tuple[Side, ...]]:
    """The key to sort by: the gravest, then those that most documents speak of."""
    standings, kinds = list(Standing), list(ConflictKind)
    return (
        standings.index(conflict.standing),
        kinds.index(conflict.kind),
        -len(conflict.documents),
        conflict.about.label,
        conflict.about.id,
        conflict.sides,
    )
