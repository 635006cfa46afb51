"""Judgements of people on who is who, and the pairs that are put before them."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.world import Judgement

__all__ = ["Judged", "Key", "Pair", "Side"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Key:
    """A thing of a document by what the document calls it: this survives a rebuild, and another reading."""

    document: str
    name: str

    def __str__(self) -> str:
        return f'"{self.name}" in {self.document}'


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Judged:
    """That two are the same, are not, or that nobody can tell; `line` is its place in its file, `type` the class that
    settles what both are."""

    verdict: Judgement
    left: Key
    right: Key
    line: int = 0
    note: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two: what stands for it, and what is known of it. `known`: "office: norway/minister"; `sentences`: document and
    sentence."""

    key: Key
    type: str
    documents: int
    statements: int
    names: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two that came out as one, or did not, by a score between 0 and 1. `weight` is how much a look at it is worth: how
    unsure the score is, times the square root of the statements that would move."""

    left: Side
    right: Side
    joined: bool
    score: float
    weight: float
    features: tuple[str, ...] = ()
