"""Where a noun phrase begins and ends, without its relative clauses, appositions and conjuncts."""

from __future__ import annotations

from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["age_start", "phrase_end", "phrase_root", "phrase_start"]

_BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "preconj", "case"})
_AFTER = frozenset({"nummod", "compound", "case"})
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "(", "-", ","})
MAX_DEPTH = 4  # of "the head of the office of the mayor of ..."


def age_start(head: Token) -> int | None:
    """Where "the 24-year-old" begins, given "old"; None where the word ends no age or a noun follows that it describes.

    The parser hangs such an "old" on anything: on the verb as its adjective, with the determiner apart.
    """
    doc, i = head.doc, head.i
    if head.lower_ != "old" or i < 4 or [doc[k].text for k in (i - 3, i - 1)] != ["-", "-"] or not doc[i - 4].like_num:
        return None
    if head.head.i > i and head.head.pos_ in {"NOUN", "PROPN"}:
        return None  # "the 24-year-old striker"
    if i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "PROPN", "ADJ"} and not doc[i + 1].is_sent_start:
        return None
    determiner = i > 4 and doc[i - 5].tag_ in {"DT", "PRP$"}
    return i - 5 if determiner else i - 4


def phrase_start(head: Token) -> int:
    """The first token of the phrase: determiner, possessor, adjectives and compounds of the head."""
    start, words = head.i, read_words(head.doc)
    for child in reversed(list(head.lefts)):
        if child.dep_ in _BEFORE and words.sentence[child.i] == words.sentence[start]:
            start = child.left_edge.i
        elif not child.is_punct:
            break
    while start < head.i and (words.text[start] in _MARKS or words.text[start].isspace()):
        start += 1
    return start


def phrase_end(head: Token, *, depth: int = 0) -> int:
    """The token after the phrase; "of" and what it governs belong to it, commas end it."""
    end = head.i + 1
    for child in head.rights:
        if child.i != end:
            break
        if child.dep_ in _AFTER and not child.is_punct and child.tag_ != "POS":
            end = child.right_edge.i + 1
        elif child.dep_ == "prep" and child.lower_ == "of" and depth < MAX_DEPTH:
            end = _of_end(child, end, depth)
        else:
            break
    return end


def _of_end(preposition: Token, end: int, depth: int) -> int:
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            end = phrase_end(child, depth=depth + 1)
            for conjunct in child.conjuncts:
                # "the leaders of Chad and Niger", not "the fall of prices, and talks"
                if conjunct.i > child.i and phrase_start(conjunct) <= end + 1 and conjunct.pos_ == child.pos_:
                    end = phrase_end(conjunct, depth=depth + 1)
    return end


def phrase_root(doc: Doc, start: int, end: int) -> int:
    """The token of [start, end) that governs the others: the one whose head lies outside, the last where several do."""
    roots = [i for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i]
    nominal = [i for i in roots if doc[i].pos_ in {"PROPN", "NOUN", "PRON", "NUM"} and not doc[i].is_punct]
    return (nominal or roots or [end - 1])[-1]
