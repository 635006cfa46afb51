"""Labels of the parse that several rooms ask for: subjects, auxiliaries, tense."""

from __future__ import annotations

from kgbuild.reading.trees import Token

__all__ = ["AUXILIARIES", "SUBJECTS", "TENSES", "is_finite"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
TENSES = frozenset({"VBD", "VBZ", "VBP"})
_FINITE = TENSES | {"MD"}


def is_finite(verb: Token) -> bool:
    """Whether a verb has tense, its own or its auxiliary's."""
    return verb.tag_ in _FINITE or any(child.dep_ in AUXILIARIES and child.tag_ in _FINITE for child in verb.children)
