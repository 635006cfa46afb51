"""Holding: the days on which a state is known to hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.model.time import bounds
from kgbuild.model.world import Statement, TimeInterval

__all__ = ["Held", "find_days_apart", "find_publication", "list_held", "overlap", "read_days"]

# A state without times of its own is taken to hold when its document came out, and so many days on.
LASTS = 7


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Held:
    """First and last day, as ordinals. `presumed`: only since a document of the first day says that it holds."""

    start: int
    end: int
    presumed: bool
    statement: str


def list_held(statement: Statement, catalogue: Catalogue) -> Iterator[Held]:
    """When a state holds for certain by its own times, else when the documents that state it came out; nothing where
    neither is known."""
    published = [find_publication(one.document_id, catalogue) for one in statement.evidence]
    known = [day for day in published if day is not None]
    if statement.valid is not None:
        days = _find_certain(statement.valid, max(known, default=None))
        if days is not None:
            yield Held(start=days[0], end=days[1], presumed=False, statement=statement.id)
        return
    for day in sorted(set(known)):
        yield Held(start=day, end=day + LASTS, presumed=True, statement=statement.id)


def _find_certain(valid: TimeInterval, published: int | None) -> tuple[int, int] | None:
    """ "From 2021 to 2024": the last day of 2021 to the first of 2024. "Since 2021": up to when that was written."""
    start = _read_day(bounds(valid.start)[1]) if valid.start else None
    end = _read_day(bounds(valid.end)[0]) if valid.end else None
    if start is None and end is None:
        return None
    first = start if start is not None else end
    last = end if end is not None else published if published is not None else start
    return (first, last) if first is not None and last is not None and first <= last else None


def overlap(one: Held, other: Held) -> bool:
    """Whether both hold on some day. What is presumed holds, beside known times, on its own day only."""
    if one.presumed == other.presumed:
        return one.start <= other.end and other.start <= one.end
    presumed, known = (one, other) if one.presumed else (other, one)
    return known.start <= presumed.start <= known.end


def find_publication(document_id: str, catalogue: Catalogue) -> int | None:
    """The day on which a document came out; None where unknown, or only the month is."""
    text = catalogue.text(Node(catalogue.naming.document(document_id)), "schema:datePublished")
    earliest, latest = bounds(text) if text else (None, None)
    return _read_day(earliest) if earliest == latest else None


def find_days_apart(one: Statement, other: Statement, catalogue: Catalogue) -> int | None:
    """How many days lie at least between the documents of two statements; None where one has no date."""
    left, right = (
        [day for place in st.evidence if (day := find_publication(place.document_id, catalogue)) is not None]
        for st in (one, other)
    )
    return min((abs(a - b) for a in left for b in right), default=None)


def read_days(event: Node, catalogue: Catalogue) -> tuple[int, int] | None:
    """First and last day between which an event was; None where one is unknown."""
    first, last = (_read_day(catalogue.text(event, name)) for name in ("kg:earliest", "kg:latest"))
    return (first, last) if first is not None and last is not None else None


def _read_day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() if text else None
