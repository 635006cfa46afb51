"""Whether a clause itself says no: "not", "never", "nobody", "no longer", "neither", "without"; "almost" says it too."""

from __future__ import annotations

from kgbuild.model.text import Polarity
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["denies", "find_polarity"]

_ARGUMENTS = SUBJECTS | {"dobj", "attr", "dative"}


def find_polarity(context: Context, verb: Token) -> Polarity:
    """The polarity of a clause by its own words: two adverbs of negation cancel out, one "no" and another do not."""
    negative = _negated(context, verb)
    if any(child.dep_ in _ARGUMENTS and denies(context, child) for child in verb.children):
        negative = True
    if verb.dep_ == "pcomp" and _substituted(context, verb.head):
        negative = not negative
    if any(child.lower_ in {"neither", "nor"} and child.i < verb.i for child in verb.children) or _coordinated(verb):
        negative = True
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def denies(context: Context, noun: Token) -> bool:
    """Whether a noun phrase denies its clause: "nobody", "no ship", "none of them"; not "no fewer than forty"."""
    phrases, bounds = context.words("factuality.negative_phrases"), context.words("factuality.bounds")
    return noun.lower_ in phrases or any(
        child.dep_ in {"det", "neg", "preconj", "poss"}
        and child.lower_ in phrases
        and child.nbor(1).lower_ not in bounds
        for child in noun.children
    )


def _negated(context: Context, verb: Token) -> bool:
    negators, adverbs = context.words("factuality.negators"), context.map("factuality.adverbs")
    negative = past = False
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in negators):
            # "not only closed": it did
            negative ^= (
                child.nbor(1).lower_ not in context.words("factuality.additive")
                if child.i + 1 < len(child.doc)
                else True
            )
        elif child.dep_ == "advmod" and (adverbs.get(child.lower_) == "negative" or _no_longer(context, child)):
            negative = True
        past = past or child.tag_ == "VBD"
    return negative and not (past and _until(verb))


def _no_longer(context: Context, adverb: Token) -> bool:
    """ "no longer", "hardly ever"."""
    return adverb.lower_ in {"longer", "ever"} and any(
        child.lower_ in context.words("factuality.negators") for child in adverb.children
    )


def _until(verb: Token) -> bool:
    """ "did not leave until dawn": left then."""
    return any(
        child.i > verb.i
        and (
            (child.dep_ == "prep" and child.lower_ in {"until", "till"})
            or (child.dep_ == "advcl" and any(mark.lower_ in {"until", "till"} for mark in child.children))
        )
        for child in verb.children
    )


def _substituted(context: Context, preposition: Token) -> bool:
    """ "without meeting", "instead of meeting", "far from supporting": it did not happen."""
    substitutes = context.words("factuality.substitutes")
    before = preposition.nbor(-1).lower_ if preposition.i > 0 else ""
    return preposition.lower_ in substitutes or f"{before} {preposition.lower_}" in substitutes


def _coordinated(verb: Token) -> bool:
    """ "never met her, nor did he visit"; "did not call or write": the negation of the first verb holds for both."""
    if verb.dep_ != "conj":
        return False
    before = verb.head
    if any(child.lower_ == "nor" and before.i < child.i < verb.i for child in before.children):
        return True
    alternative = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in before.children)
    if not alternative or any(child.dep_ in SUBJECTS for child in verb.children):
        return False
    return any(child.dep_ == "neg" for child in before.children)
