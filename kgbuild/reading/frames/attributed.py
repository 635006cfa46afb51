"""An attribution over tokens, before it gets its id."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.text import AttributionKind

__all__ = ["Attributed", "Range"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """An attribution over tokens: `cue` and each of `contents` are ranges [start, end); `source` heads a noun phrase; `verb`
    is the cue's verb, noun or preposition; `phrase` is the whole of "according to X"."""

    cue: Range
    verb: int
    source: int | None
    contents: tuple[Range, ...]
    kind: AttributionKind
    type: str
    addressee: int | None = None
    phrase: Range | None = None
