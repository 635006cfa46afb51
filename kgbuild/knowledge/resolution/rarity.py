"""Rarity: which names so many documents share that they tell little of what a document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.knowledge.local import LocalEntity

__all__ = ["FEW", "Rarity", "count_rarity"]

# A name in so few documents, or in so small a part of them, tells what a document is about.
FEW = 5
PART = 0.02
# A country in so many documents places none of them.
USUAL = 0.2
COUNTRY = "country/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """`common`: names of too many documents to tell much. `placing`: countries that place the documents that name them.

    All that the comparison of two things depends on besides these two. A name is one or the other or neither, so that
    another document changes only what is said of those names that it makes too many, or no longer too many.
    """

    common: frozenset[str]
    placing: frozenset[str]


def count_rarity(named: Iterable[LocalEntity]) -> Rarity:
    """The rarity of the names that documents are about."""
    contexts = {local.document_id: local.context for local in named}
    counts = Counter(name for context in contexts.values() for name in context)
    size = _round_down(len(contexts))
    most, usual = max(FEW, PART * size), max(FEW, USUAL * size)
    return Rarity(
        common=frozenset(name for name, count in counts.items() if count > most),
        placing=frozenset(name for name, count in counts.items() if name.startswith(COUNTRY) and count <= usual),
    )


def _round_down(number: int) -> int:
    """A number's two leading binary digits: what is too many is not another with each document, but with many more."""
    step: int = 1 << max(0, number.bit_length() - 2)
    return number // step * step
