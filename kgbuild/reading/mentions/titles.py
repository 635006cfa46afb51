"""Offices and occupations before a name: "Russian Foreign Minister" Sergey Lavrov, "striker" Ben Foster."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc

__all__ = ["Title", "is_office", "title_at", "title_before", "title_span_start"]

MAX_WORDS = 6
MAX_LEFT = 8  # tokens of a country, body and adjectives before an office
_MODIFIER_TAGS = frozenset({"JJ", "NNP", "NNPS", "NN", "NNS", "POS", "HYPH", "VBN", "VBG", "CD"})

_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The words of an office or role, tokens [start, end). `honorific`: a mere form of address ("Mr.")."""

    start: int
    end: int
    honorific: bool = False


def _is_honorific(word: str, lists: WordLists) -> bool:
    return word.lower() in lists.honorifics


def is_office(doc: Doc, title: Title, lists: WordLists) -> bool:
    """Whether a title is an office or occupation ("minister", "striker"), not just any role ("suspect", "boy"). "Sister Ana" is
    a nun, "her sister Ana" is not."""
    phrase = _phrase(doc, title.start, title.end)
    if phrase in lists.kin and doc[title.start].is_lower:
        return False
    return not title.honorific and any(
        phrase in known for known in (lists.offices, lists.occupations, lists.counterparts)
    )


def title_before(doc: Doc, end: int, lists: WordLists, *, first: int = 0) -> Title | None:
    """The longest office or role that ends right before token `end`."""
    if end <= 0:
        return None
    longest = MAX_WORDS if read_words(doc).lower[end - 1] in lists.office_ends else 1
    for start in range(max(first, end - longest), end):
        title = _title(doc, start, end, lists)
        if title is not None:
            return title
    return None


def title_at(doc: Doc, start: int, stop: int, lists: WordLists) -> Title | None:
    """The longest office that begins at token `start` and ends by `stop`; with the ones that follow ("Prime Minister and")."""
    word = read_words(doc).lower[start]
    longest = MAX_WORDS if word in lists.office_starts else 0
    for end in range(min(stop, start + longest), start, -1):
        if _phrase(doc, start, end) in lists.offices:
            return Title(start=start, end=end)
    if start + 1 < stop and word in lists.occupations and doc[start + 1].text in lists.given:
        return Title(start=start, end=start + 1)  # "Striker Ben Foster"
    if word in lists.honorifics:
        return Title(start=start, end=start + 1, honorific=True)
    return None


def _title(doc: Doc, start: int, end: int, lists: WordLists) -> Title | None:
    phrase = _phrase(doc, start, end)
    if phrase in lists.offices:
        return Title(start=start, end=end)
    if end - start == 1:
        if _is_honorific(phrase, lists):
            return Title(start=start, end=end, honorific=True)
        noun = doc[start]
        if noun.pos_ in {"NOUN", "PROPN"} and lists.nouns.get(phrase) == "kg:Person" and noun.tag_ != "NNS":
            return Title(start=start, end=end)
    return None


def title_span_start(doc: Doc, start: int, lists: WordLists, *, first: int = 0) -> int:
    """Where "Russian Foreign Minister" begins, given the start of "Foreign Minister": no determiner belongs to it."""
    i = start
    while i > max(first, start - MAX_LEFT):
        token = doc[i - 1]
        fits = token.tag_ in _MODIFIER_TAGS and token.dep_ not in {"nsubj", "nsubjpass", "dobj", "ROOT", "attr"}
        if token.tag_ in {"VBG", "VBN"} and token.dep_ not in _BEFORE_NOUNS:
            fits = False  # "polls showing President Berg"
        if token.is_sent_start or (not fits and token.lower_ not in lists.office_modifiers):
            return i - 1 if fits else i
        i -= 1
    while i < start and (doc[i].tag_ in {"POS", "HYPH"} or doc[i].is_punct):
        i += 1
    return i


def _phrase(doc: Doc, start: int, end: int) -> str:
    return read_words(doc).lower_phrase(start, end)
