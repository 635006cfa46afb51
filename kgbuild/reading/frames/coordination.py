"""Which verb another is coordinated with, where the parse may err."""

from __future__ import annotations

from kgbuild.reading.trees import Token

__all__ = ["SUBJECTS", "coordinated_with"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_TENSES = frozenset({"VBD", "VBZ", "VBP"})


def coordinated_with(verb: Token) -> Token:
    """The verb that another is coordinated with: that of the parse, or one above where their forms agree only there.

    In "warned them not to go out and advised them to drink" that is the first verb.
    """
    head = verb.head
    if _agrees(verb, head) or any(child.dep_ in SUBJECTS or child.dep_ in _AUXILIARIES for child in verb.children):
        return head
    for above in head.ancestors:
        if above.i < head.i and above.pos_ in {"VERB", "AUX"} and above.tag_ == verb.tag_:
            return above
    return head


def _agrees(verb: Token, other: Token) -> bool:
    """Whether two forms go together: a tense does not with an infinitive or participle, nor a participle in -ing with a tense."""
    if verb.tag_ in _TENSES:
        return other.tag_ not in {"VB", "VBG", "VBN"}
    return verb.tag_ != "VBG" or other.tag_ not in _TENSES
