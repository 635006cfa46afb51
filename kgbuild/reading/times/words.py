"""The words of time expressions, as the ontology lists them, by what they are to the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kgbuild.ontology.cues import Cues

__all__ = ["Phrase", "TimeWords", "read_words"]

# One letter for what a word is: patterns of the grammar are regular expressions over these letters. Later ones win.
MAPS = {
    "months": "M",
    "weekdays": "W",
    "weekdays_each": "w",
    "seasons": "S",
    "units": "U",
    "units_many": "U",
    "parts": "P",
    "hours": "K",
    "days": "T",
    "holidays": "H",
    "vague": "V",
    "sets": "A",
    "lengths": "L",
    "powers": ".",
    "numbers": "N",
    "ordinals": "O",
    "decades": "C",
    "directions": "r",
    "demonstratives": "x",
    "connectors": "c",
    "adverbs": "l",
}
LISTS = {
    "vague_counts": "N",
    "every": "e",
    "ago": "g",
    "hence": "h",
    "approximate": "q",
    "articles": "t",
    "indefinite": "a",
    "prepositions": "i",
    "in": "I",
    "stretches": "m",
    "stretches_of": "n",
    "every_other": "o",
    "qualifiers": "v",
    "zones": "Z",
    "starting": "p",
    "from": "F",
    "to": "2",
    "between": "B",
    "and": "&",
    "or": "|",
    "of": "f",
    "dashes": "-",
    "possessive": "s",
    "all": "u",
    "often": "z",
    "old": "j",
    "age": "J",
    "long": "y",
    "halves": "b",
    "idioms": ".",
}
# "before" and "after": adverb at the end of its phrase, connector inside
BOTH = "k"
SIGNS = {",": ",", "/": "/", "(": "(", ")": ")", ".": "!", "!": "!", "?": "!", ";": "!", ":": "!", "”": "!", '"': "!"}
PLURALS = ("units_many",)
PLURAL = "+"  # marks the value of a unit in the plural
SOME = "X"  # the count of "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Several words that are one to the grammar."""

    words: tuple[str, ...]
    code: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """`codes`: lower-case word -> letter and value; `phrases`: by first word, longest first."""

    codes: Mapping[str, tuple[str, str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    cues: Cues

    def list(self, name: str) -> frozenset[str]:
        return self.cues.words(f"times.{name}")

    def map(self, name: str) -> Mapping[str, str]:
        return self.cues.map(f"times.{name}")


def read_words(cues: Cues) -> TimeWords:
    """The word lists of ontology/cues/times.toml in one table."""
    codes: dict[str, tuple[str, str]] = {sign: (code, sign) for sign, code in SIGNS.items()}
    for name, code in MAPS.items():
        for word, value in cues.map(f"times.{name}").items():
            both = code == "l" and codes.get(word) == ("c", value)
            codes[word] = (BOTH if both else code, value + PLURAL * (name in PLURALS))
    for name, code in LISTS.items():
        codes.update((word, (code, SOME if code == "N" else word)) for word in cues.words(f"times.{name}"))
    phrases: dict[str, list[Phrase]] = {}
    for text, (code, value) in codes.items():
        if " " in text:
            words = tuple(text.split(" "))
            phrases.setdefault(words[0], []).append(Phrase(words=words, code=code, value=value))
    return TimeWords(
        codes=MappingProxyType(codes),
        phrases=MappingProxyType({word: longest_first(found) for word, found in phrases.items()}),
        cues=cues,
    )


def longest_first(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase.words), phrase.words)))
