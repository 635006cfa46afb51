"""Spelling: forms of names that do not depend on how they are written in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from kgbuild.ontology.cues import Cues

__all__ = ["Speller"]

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Speller:
    """Brings folded words to one spelling, and knows short forms of given names."""

    endings: Mapping[str, str]
    letters: Mapping[str, str]
    nicknames: Mapping[str, frozenset[str]]
    pattern: re.Pattern[str]
    known: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, cues: Cues) -> Speller:
        letters = cues.map("resolution.spellings")
        longest = sorted(letters, key=lambda key: (-len(key), key))
        nicknames = {short: frozenset(long.split()) for short, long in cues.map("resolution.nicknames").items()}
        return cls(cues.map("resolution.endings"), letters, nicknames, re.compile("|".join(map(re.escape, longest))))

    def spell(self, word: str) -> str:
        """The one spelling of a word: "sergei", "sergey" -> "sergei"."""
        found = self.known.get(word)
        if found is None:
            end = next((end for end in sorted(self.endings, key=len, reverse=True) if word.endswith(end)), None)
            stem = word if end is None else word[: -len(end)] + self.endings[end]
            plain = self.pattern.sub(lambda letters: self.letters[letters[0]], stem)
            found = self.known[word] = "".join(letter for letter, _ in groupby(plain))
        return found

    def strip_vowels(self, word: str) -> str:
        """The first letter and the consonants of the one spelling: what transliterations rarely disagree on."""
        plain = self.spell(word)
        return plain[:1] + "".join(c for c in plain[1:] if c not in VOWELS and c != "h")

    def is_nickname(self, one: str, other: str) -> bool:
        """Whether one is a short form of the other, or both of one name."""
        left, right = self.nicknames.get(one, frozenset()), self.nicknames.get(other, frozenset())
        return one in right or other in left or bool(left & right)

    def spread(self, given: str) -> tuple[str, ...]:
        """A given name and what it may stand for, for finding candidates."""
        return (given, *sorted(self.nicknames.get(given, ())))
