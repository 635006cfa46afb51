"""What an extraction is before it gets its characters: the tokens of each slot."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.reading.trees import Token

__all__ = ["Slots"]


@dataclass(frozen=True, slots=True)
class Slots:
    """`features` are what its confidence is judged by. `unspoken` is a relation that stands in no word of the text: the "is" of
    an apposition."""

    subject: tuple[Token, ...]
    relation: tuple[Token, ...]
    arguments: tuple[tuple[Token, ...], ...]
    features: frozenset[str]
    unspoken: str | None = None
