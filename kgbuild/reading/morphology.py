"""Parts of speech, morphology and lemmas: what spaCy's attribute ruler and rule lemmatizer give, each distinct word once.

Both look at one token at a time, its word, tag and dependency. Running them over every token of every text costs a sixth of
the pipeline; looking their answers up costs next to nothing. `tests/reading/test_morphology.py` holds the answers equal.
"""

from __future__ import annotations

import re
from typing import cast

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

__all__ = ["COMPONENT", "Morphology"]

COMPONENT = "kgbuild_morphology"

Key = tuple[int, int, int, bool]
_VERBAL = frozenset({"VBD", "VBN", "VB", "VBP"})  # the tagger takes some past forms for infinitives
_PREFIXES = ("re", "out", "over", "under", "fore", "for", "mis", "un", "with", "up")


class Morphology:
    """A spaCy component in the place of `attribute_ruler` and `lemmatizer`, which it asks about words it has not seen."""

    def __init__(self, nlp: Language, name: str = COMPONENT) -> None:
        self.name = name
        self._ruler = cast(AttributeRuler, nlp.get_pipe("attribute_ruler"))
        self._lemmatizer = cast(Lemmatizer, nlp.get_pipe("lemmatizer"))
        self._verbs = frozenset(self._lemmatizer.lookups.get_table("lemma_index", {}).get("verb", ()))
        self._irregular: dict[str, list[str]] = self._lemmatizer.lookups.get_table("lemma_exc", {}).get("verb", {})
        self._strings = nlp.vocab.strings
        self._deps, self._words = self._conditions()
        self._classes: dict[Key, tuple[int, int, int]] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}
        self._expletive = self._strings.add("expl")
        self._being = {self._strings.add(word) for word in ("is", "are", "was", "were", "'s", "'re")}
        self._verb = self._strings.add("VERB")

    def _conditions(self) -> tuple[frozenset[int], frozenset[int]]:
        """The dependencies and words that the ruler's patterns name; any other makes no difference."""
        named: dict[str, set[str]] = {"DEP": set(), "LOWER": set()}
        patterns = cast(list[dict[str, list[list[dict[str, object]]]]], self._ruler.patterns)
        for token in (token for pattern in patterns for tokens in pattern["patterns"] for token in tokens):
            for key, names in named.items():
                value = token.get(key)
                options = (
                    [value] if isinstance(value, str) else next(iter(value.values())) if isinstance(value, dict) else []
                )
                names.update(name for name in options if isinstance(options, list))
        return (
            frozenset(self._strings.add(name) for name in named["DEP"]),
            frozenset(self._strings.add(name) for name in named["LOWER"]),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Sets pos, morph and lemma of every token."""
        # whole columns at once: making a token object of each word costs more than looking it up
        columns = doc.to_array([TAG, DEP, LOWER, IS_SPACE, ORTH]).tolist()
        classes = self._classify(doc, columns)
        doc.from_array([POS, MORPH], np.array([(pos, morph) for pos, morph, _ in classes], dtype="uint64"))  # type: ignore[arg-type]
        lemmas: list[int] = []
        for i, (pos, morph, lemma) in enumerate(classes):
            if not lemma:
                word = (columns[i][4], pos, morph)
                lemma = self._lemmas.get(word, 0) or self._lemmatize(doc[i], word)
            lemmas.append(lemma)
        doc.from_array([LEMMA], np.array(lemmas, dtype="uint64").reshape(-1, 1))  # type: ignore[arg-type]
        return doc

    def _classify(self, doc: Doc, columns: list[list[int]]) -> list[tuple[int, int, int]]:
        """Part of speech, morphology, and the lemma where the ruler has one (else 0), of each token."""
        deps, words, known = self._deps, self._words, self._classes
        classes: list[tuple[int, int, int]] = []
        existential = False
        for i, (tag, dep, lower, space, _) in enumerate(columns):
            key = (tag, dep if dep in deps else 0, lower if lower in words else 0, bool(space))
            found = known.get(key)
            if found is None:
                found = known[key] = self._ask(doc[i])
            if existential and lower in self._being:
                found = (self._verb, found[1], found[2])  # "there is": a verb, not an auxiliary
            existential = dep == self._expletive
            classes.append(found)
        return classes

    def _ask(self, token: Token) -> tuple[int, int, int]:
        alone = Doc(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_])
        asked = self._ruler(alone)[0]
        return asked.pos, int(asked.morph.key), asked.lemma  # type: ignore[attr-defined]

    def _lemmatize(self, token: Token, word: tuple[int, int, int]) -> int:
        lemma = _with_mute_e(token.lower_, self._lemmatizer.lemmatize(token)[0])
        if lemma == token.lower_ and token.tag_ in _VERBAL and lemma not in self._verbs:
            lemma = self._of_prefixed(lemma)
        self._lemmas[word] = self._strings.add(lemma)
        return self._lemmas[word]

    def _of_prefixed(self, form: str) -> str:
        """ "rebuilt" is of "rebuild", as "built" is of "build"."""
        for prefix in _PREFIXES:
            known = self._irregular.get(form.removeprefix(prefix)) if form.startswith(prefix) else None
            if known:
                return f"{prefix}{known[0]}"
        return form


def _with_mute_e(form: str, lemma: str) -> str:
    """ "hoped" is of "hope", "hopped" of "hop": a short verb or noun doubles its consonant before an ending."""
    stripped = re.fullmatch(r"[^aeiou]*[aeiou][bcdfgklmnprtv]", lemma)
    return f"{lemma}e" if stripped and form in {f"{lemma}ed", f"{lemma}ing", f"{lemma}es"} else lemma
