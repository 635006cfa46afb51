"""Dating: an event with a name ("the Lake Summit") that papers date differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kgbuild.graph.answers.conflicts.holding import find_days_apart
from kgbuild.graph.answers.conflicts.rows import (
    Conflict,
    ConflictKind,
    Source,
    list_sources,
    make_conflict,
    make_side,
    rank_side,
)
from kgbuild.graph.answers.items import make_item
from kgbuild.graph.answers.records import read_statements
from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.time import bounds
from kgbuild.model.world import Statement

__all__ = ["find_redated"]

# Days: dates farther apart are those of two events of one name, next year's and this year's.
EDITIONS = 31
# Plans that were printed farther apart have changed.
CHANGED = 7
PLANNED = (Modality.PROBABLE, Modality.INTENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A statement that an event was, or will be, between two days."""

    statement: Statement
    first: date
    last: date

    @property
    def planned(self) -> bool:
        return self.statement.modality in PLANNED

    @property
    def label(self) -> str:
        return " to ".join(dict.fromkeys((self.first.isoformat(), self.last.isoformat())))


def find_redated(catalogue: Catalogue) -> Iterator[Conflict]:
    """The events with names that are dated differently."""
    for event, told in sorted(_group_dated(catalogue).items(), key=lambda item: item[0].value):
        clashing = {one.statement.id: one for pair in combinations(told, 2) if _clash(*pair, catalogue) for one in pair}
        if clashing:
            yield _make(event, clashing.values(), catalogue)


def _group_dated(catalogue: Catalogue) -> Mapping[Node, list[Dated]]:
    """What is said of when each named event is."""
    store = catalogue.store
    kinds = {quad.subject for quad in store.quads_for_pattern(None, catalogue.node("kg:validFrom"), None, None)}
    happened = {
        quad.subject
        for quad in store.quads_for_pattern(None, catalogue.node("rdf:predicate"), catalogue.node("rdf:type"), None)
    }
    found: defaultdict[Node, list[Dated]] = defaultdict(list)
    for statement in read_statements(catalogue, {one for one in kinds & happened if isinstance(one, Node)}):
        dated = _read_dates(statement)
        if dated is not None:
            for event in _find_named(catalogue.node(statement.subject), catalogue):
                found[event].append(dated)
    return found


def _find_named(event: Node, catalogue: Catalogue) -> tuple[Node, ...]:
    """The event with a name that an event is, or, not asserted, would be."""
    if any(catalogue.store.quads_for_pattern(None, catalogue.node("kg:canonical"), event, None)):
        return (event,)
    return catalogue.nodes(event, "prov:specializationOf", asserted=False)


def _read_dates(statement: Statement) -> Dated | None:
    valid = statement.valid
    if valid is None or statement.polarity is Polarity.NEGATIVE:
        return None
    if statement.modality is not Modality.CERTAIN and statement.modality not in PLANNED:
        return None
    first = bounds(valid.start)[0] if valid.start else None
    last = bounds(valid.end)[1] if valid.end else None
    if first is None or last is None:
        return None
    return Dated(statement=statement, first=date.fromisoformat(first), last=date.fromisoformat(last))


def _clash(one: Dated, other: Dated, catalogue: Catalogue) -> bool:
    """Whether two cannot both be right: their days are apart, but not those of another edition; a plan contradicts a plan
    of the same days only, and never what came of it."""
    earlier, later = sorted((one, other), key=lambda dated: dated.first)
    gap = (later.first - earlier.last).days
    if not 0 < gap <= EDITIONS or one.planned != other.planned:
        return False
    if _list_documents(one) & _list_documents(other):
        return False  # one text knows of both
    apart = find_days_apart(one.statement, other.statement, catalogue)
    return not one.planned or (apart is not None and apart <= CHANGED)


def _list_documents(dated: Dated) -> set[str]:
    return {evidence.document_id for evidence in dated.statement.evidence}


def _make(event: Node, clashing: Iterable[Dated], catalogue: Catalogue) -> Conflict:
    sides: defaultdict[str, list[Source]] = defaultdict(list)
    for one in clashing:
        sides[one.label] += list_sources((one.statement,))
    about = make_item(event, catalogue)
    made = [make_side(label, sources, catalogue) for label, sources in sorted(sides.items())]
    return make_conflict(ConflictKind.DATES, about, f"{about.label}: when", sorted(made, key=rank_side), ())
