"""Attributions by a noun ("the claim that") or a preposition ("according to")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.reading.frames.attributed import Attributed
from kgbuild.reading.frames.attributing import make_attributed
from kgbuild.reading.frames.clause import is_content
from kgbuild.reading.frames.contents import clause_range
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.noun_effects import disbelieves
from kgbuild.reading.frames.sources import holder_of
from kgbuild.reading.trees import Token

__all__ = ["attribute_by_noun", "attribute_by_preposition"]


def attribute_by_noun(context: Context, noun: Token) -> Attributed | None:
    # "the claim that", "his belief that"
    cue = context.annotated.ontology.cues.reporting(noun.lemma_.lower(), "noun")
    if cue is None:
        return None
    clause = next(
        (
            child
            for child in (*noun.children, *_told_of(noun))
            if is_content(child)
            or (
                child.dep_ in {"acl", "ccomp"}
                and any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in child.children)
            )
        ),
        None,
    )
    if clause is None:
        return None
    source = holder_of(context, noun)
    word = noun
    if source is None and disbelieves(context, noun):
        # "denied reports that": whose reports is not told, who denies them is
        word, source = noun.head, context.subject(noun.head)[0]
    return make_attributed(context, word, source, [clause_range(clause, noun)], cue.kind)


def _told_of(noun: Token) -> Iterator[Token]:
    """ "the allegation is that ..."."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        yield from (child for child in noun.head.children if child.dep_ == "ccomp" and child.i > noun.head.i)


def attribute_by_preposition(context: Context, word: Token) -> Attributed | None:
    """ "according to X": the rest of the clause is what X says."""
    inner = next((child for child in word.children if child.dep_ == "prep"), None)
    words = word.lower_ if inner is None else f"{word.lower_} {inner.lower_}"
    cue = context.annotated.ontology.cues.reporting(words, "preposition")
    if cue is None:
        return None
    source = _held(word) or (None if inner is None else _held(inner))
    if source is None:
        return None
    clause = word.head
    while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
        clause = clause.head
    sentence = clause.sent
    if word.i > clause.i and word.left_edge.i > 0 and word.left_edge.nbor(-1).text == ",":
        clause = sentence.root  # after a comma it is said of the whole sentence
    low, high = (
        (clause.left_edge.i, clause.right_edge.i + 1) if clause.dep_ != "ROOT" else (sentence.start, sentence.end)
    )
    left, right = word.left_edge.i, max(word.right_edge.i, source.right_edge.i) + 1
    doc = word.doc
    contents = []
    for start, end in ((low, left), (right, high)):
        while start < end and (doc[start].text in {",", "-", "–", "—"} or doc[start].is_space):
            start += 1
        while start < end and (doc[end - 1].text in {",", "."} or doc[end - 1].is_space):
            end -= 1
        if end - start > 1:
            contents.append((start, end))
    if not contents:
        return None
    made = make_attributed(context, word, source, contents, cue.kind)
    return replace(made, cue=(word.i, (word.i if inner is None else inner.i) + 1), phrase=(left, right))


def _held(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
