"""Which words English has, in small letters, by the tables that the model's lemmatizer brings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from spacy.language import Language
from spacy.pipeline import Lemmatizer

__all__ = ["English"]

_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("est", ""),
)
_DOUBLED = ("ed", "ing")


class English:
    """`is_word` and `is_noun_only` take a word in small letters, in any of its forms."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def is_word(self, word: str) -> bool:
        return any(form in self._nouns or form in self._others for form in _forms(word))

    def is_noun_only(self, word: str) -> bool:
        """Whether it can be a noun and nothing else, as names are that the tables hold: "paris"."""
        return self.is_word(word) and not any(form in self._others for form in _forms(word))

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(self._table("noun"))

    @cached_property
    def _others(self) -> frozenset[str]:
        words = (word for pos in ("verb", "adj", "adv") for word in self._table(pos))
        return frozenset(words) | frozenset(self._nlp.Defaults.stop_words)

    def _table(self, pos: str) -> Iterator[str]:
        lemmatizer = self._nlp.get_pipe("lemmatizer")
        if not isinstance(lemmatizer, Lemmatizer):
            return
        for name in ("lemma_index", "lemma_exc"):
            yield from lemmatizer.lookups.get_table(name, {}).get(pos, ())


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if ending in _DOUBLED and stem[-1] == stem[-2]:
                yield stem[:-1]
