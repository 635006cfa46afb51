"""Whether a document is English at all: told by its metadata, or by its small words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kgbuild.model.text import Document
from kgbuild.reading.documents.words import Words

__all__ = ["Doubt", "doubt_language"]

LOOKED_AT = 3000  # code points of a text
MOST_WORDS = 300
FEWEST_WORDS = 30  # of fewer nothing can be said
FEWEST_RUNNING = 40  # words without a capital
FEWEST_LETTERS = 100
ENGLISH = 0.12  # the share of English small words that no news text in English falls below
NO_ENGLISH = 0.02
OTHER = 0.1  # the share of another language's small words from which it is that language
LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A document that is read, although perhaps it should not be, and why."""

    document: str
    why: str


def doubt_language(document: Document, words: Words) -> Doubt | None:
    """A doubt where a document is said to be, or looks, not English; None for a short one that says nothing of it."""
    told = document.language
    if told and re.split(r"[-_]", told.strip().lower())[0] not in words.words("languages.english"):
        return Doubt(document=document.id, why=f"is said to be in the language {told!r}, and is read as English")
    guess = guess_language(document.text[document.preamble :], words)
    if guess is None:
        return None
    named = f" ({guess}?)" if guess else ""
    return Doubt(document=document.id, why=f"does not look English{named}, and is read as English")


def guess_language(text: str, words: Words) -> str | None:
    """None for English and for what cannot be told; else the name of a language, "" for one that is not known."""
    written = _WORD.findall(text[:LOOKED_AT])[:MOST_WORDS]
    found = [word.lower() for word in written]
    letters = "".join(found)
    foreign = sum(letter > LAST_LATIN for letter in letters) * 2 > len(letters) >= FEWEST_LETTERS
    if len(found) < FEWEST_WORDS and not foreign:
        return None
    counts = Counter(found)
    english = share(counts, words.words("languages.en"))
    names = words.map("languages.names")
    shares = {name: share(counts, words.words(f"languages.{code}")) for code, name in names.items()}
    best = max(sorted(shares), key=lambda name: shares[name])
    if english < ENGLISH and shares[best] >= max(OTHER, english * 2):
        return best
    prose = sum(word[0].islower() for word in written) >= FEWEST_RUNNING  # no list of names
    return "" if foreign or (english < NO_ENGLISH and prose) else None


def share(counts: Counter[str], small: frozenset[str]) -> float:
    return sum(counts[word] for word in small) / max(1, counts.total())
