"""Whose words or views a noun names, and who can have any."""

from __future__ import annotations

from kgbuild.reading.frames.clause import is_passive, prepositions, surface_subject
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.trees import Token

__all__ = ["holder_of", "is_minded"]

_MINDED = ("kg:Agent", "kg:Document")
_HOLDING = frozenset({"by", "from", "among"})


def is_minded(context: Context, source: Token, *, known: bool = False) -> bool:
    """Whether a noun phrase can think or want: anything that is not known to be a thing; only what is known to, if `known`."""
    kind = context.type(source)
    if kind is None:
        return not known or context.map("pronouns.person").get(source.lower_) in {"1", "2", "3", "r"}
    return context.is_a(source, "kg:Agent") or kind in {"kg:Position", "kg:City", "kg:Place"}


def holder_of(context: Context, noun: Token) -> Token | None:
    """Who has the view or makes the statement that a noun names: "her fear", "a call by", "they voiced concern"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for slot in prepositions(noun):
        if slot.function in _HOLDING:
            return slot.head
    verb = noun.head
    if (
        noun.dep_ == "dobj"
        and verb.pos_ == "VERB"
        and not is_passive(verb)
        and verb.lemma_ in context.words("topics.voicing")
    ):
        return surface_subject(verb)[0]
    return None
