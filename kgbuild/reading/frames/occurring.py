"""Verbs that say only that the event that is their subject is: "the talks took place"."""

from __future__ import annotations

from kgbuild.reading.frames.draft import Context
from kgbuild.reading.trees import Token

__all__ = ["occurs"]


def occurs(context: Context, verb: Token) -> bool:
    """Whether a verb says no more of its subject than that it is, was or will be."""
    lemma, occurring = context.verb_lemma(verb), context.words("factuality.occurring")
    return lemma in occurring or any(
        child.dep_ == "dobj" and f"{lemma} {child.lower_}" in occurring for child in verb.children
    )
