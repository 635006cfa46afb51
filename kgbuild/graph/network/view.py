"""View: what of a graph a network shows, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kgbuild.errors import SettingsError
from kgbuild.graph.catalogue import Kind

__all__ = ["ENTITIES", "Projection", "View", "Weight", "make_view"]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Weight(StrEnum):
    """What an edge weighs. By evidence each statement is an edge of its own; by statements or documents there is one edge
    from one node to another, of how many statements or documents join them."""

    EVIDENCE = "evidence"
    STATEMENTS = "statements"
    DOCUMENTS = "documents"


class Projection(StrEnum):
    """What joins two nodes: a statement; that they met; that one spoke of the other; that both took part in one event."""

    STATEMENTS = "statements"
    MET = "met"
    SPOKE_OF = "spoke-of"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`claims`: also what is claimed, denied or planned. `kinds`: only nodes of these. `predicates`: only statements of
    these, as CURIEs or local names. `since`, `until`: only what may have been then, by year, month or day; what has no date
    is left out. `least`: only edges of this weight or more, and the nodes that they join.
    """

    claims: bool = False
    kinds: tuple[Kind, ...] = ()
    predicates: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    weight: Weight = Weight.EVIDENCE
    least: int = 1
    projection: Projection = Projection.STATEMENTS

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not _DATE.fullmatch(value):
                raise SettingsError(f"{name} {value!r} is no date", "Write 2025, 2025-07 or 2025-07-10.")
        if self.since and self.until and self.since > f"{self.until}~":
            raise SettingsError(f"since {self.since} is after until {self.until}", "Write the earlier one first.")

    @property
    def merged(self) -> bool:
        """Whether two nodes are joined by one edge at most, each way round."""
        return self.weight is not Weight.EVIDENCE or self.projection is not Projection.STATEMENTS

    @property
    def joined_only(self) -> bool:
        """Whether nodes without edges are left out."""
        return self.least > 1 or self.projection is not Projection.STATEMENTS


# What stands for something in the world rather than for a role, a word, an amount or a happening.
ENTITIES = tuple(kind for kind in Kind if kind not in {Kind.POSITION, Kind.TOPIC, Kind.QUANTITY, Kind.EVENT})


def make_view(
    *,
    claims: bool = False,
    entities: bool = False,
    kinds: Iterable[str] = (),
    predicates: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    weight: str = Weight.EVIDENCE,
    least: int = 1,
    projection: str = Projection.STATEMENTS,
) -> View:
    """The view that some words describe; `entities` stands for the kinds of people, bodies, places and things.

    SettingsError for a word that there is not.
    """
    return View(
        claims=claims,
        kinds=(*(ENTITIES if entities else ()), *(_find_word(Kind, kind, "kind") for kind in kinds)),
        predicates=tuple(predicates),
        since=since,
        until=until,
        weight=_find_word(Weight, weight, "weight"),
        least=least,
        projection=_find_word(Projection, projection, "projection"),
    )


Word = TypeVar("Word", bound=StrEnum)


def _find_word(words: type[Word], word: str, what: str) -> Word:
    try:
        return words(word)
    except ValueError:
        raise SettingsError(f"{word!r} is no {what}", f"Take one of {', '.join(words)}.") from None
