"""Clauses that state a condition: "if", "unless", "provided that", "as long as", "Had it not been for", "in case"."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.reading.frames.draft import Context
from kgbuild.reading.grammar import AUXILIARIES, SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["depends_on_condition", "is_condition", "is_inverted", "is_supposed"]


def depends_on_condition(context: Context, verb: Token, *, first: bool = False) -> bool:
    """Whether a clause hangs on a condition; `first`: on one that stands before it and so holds for all of it."""
    return any(is_condition(context, clause) and not (first and clause.i > verb.i) for clause in _clauses(verb)) or any(
        child.dep_ == "prep"
        and not (first and child.i > verb.i)
        and any(is_supposed(context, noun) for noun in child.children)
        for child in verb.children
    )


def _clauses(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"advcl", "ccomp"}:
            yield child
        elif child.dep_ == "advmod":
            yield from (inner for inner in child.children if inner.dep_ == "advcl")  # "as long as they hold it"


def is_condition(context: Context, clause: Token) -> bool:
    """Whether a clause is the condition of another."""
    if _compares(context, clause):
        return False
    conditions, phrases = context.words("factuality.conditions"), context.words("factuality.condition_phrases")
    for child in clause.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in conditions:
            return True
        if child.dep_ == "mark" and _before(child, phrases):
            return True
        if child.dep_ in {"aux", "auxpass"} and is_inverted(child, clause):
            return True
    return clause.dep_ in {"acl", "relcl"} and is_supposed(context, clause.head)


def _compares(context: Context, clause: Token) -> bool:
    """ "If compared to last year", "if adjusted for inflation": a measure, no condition."""
    bare = clause.tag_ == "VBN" and all(child.dep_ not in {*SUBJECTS, *AUXILIARIES} for child in clause.children)
    return bare and clause.lemma_ in context.words("factuality.comparing")


def is_inverted(auxiliary: Token, clause: Token) -> bool:
    """ "Should they beat them", "Had the pilot turned back": the auxiliary opens the clause, before its subject."""
    opens = auxiliary.i == clause.left_edge.i or auxiliary.i == clause.sent.start
    return (
        opens
        and auxiliary.lower_ in {"should", "had", "were"}
        and any(child.dep_ in {"nsubj", "nsubjpass", "expl"} and auxiliary.i < child.i for child in clause.children)
    )


def is_supposed(context: Context, noun: Token) -> bool:
    """ "in the event of", "in case": a condition in the form of a noun; "in the case of" only names its topic."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    lemma = noun.lemma_.lower()
    if lemma not in context.words("factuality.suppositions"):
        return False
    named = {child.lower_ for child in noun.children if child.dep_ in {"prep", "acl", "relcl"} or child.dep_ == "det"}
    if lemma == "case":
        return not any(child.dep_ in {"det", "poss", "amod"} for child in noun.children)
    return "the" in named and len(named) > 1  # not "in a media event"


def _before(mark: Token, phrases: frozenset[str]) -> bool:
    """Whether the words that end with a mark are a conjunction of several words: "provided that", "as long as"."""
    words = [token.lower_ for token in mark.doc[max(mark.sent.start, mark.i - 2) : mark.i + 1]]
    return " ".join(words) in phrases or " ".join(words[-2:]) in phrases
