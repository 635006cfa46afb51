"""An attribution over tokens, before it gets its id."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.text import AttributionKind

__all__ = ["Attributed", "Range"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """An attribution over tokens: `cue`, `named` and each of `contents` are ranges [start, end).

    `verb` is the cue's verb, noun or preposition; `source` heads the noun phrase `named`; `phrase` is the whole of
    "according to X". `claimed`: the content is what the source says is so; else it is only what the source speaks of or has
    a view on ("criticised the strike"), which the publisher may well report as a fact.
    """

    cue: Range
    verb: int
    source: int | None
    contents: tuple[Range, ...]
    kind: AttributionKind
    addressee: int | None = None
    phrase: Range | None = None
    named: Range | None = None
    claimed: bool = True
