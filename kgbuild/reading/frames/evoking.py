"""All frames of a text, with their factuality, time and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.reading.frames.aims import aim_acts
from kgbuild.reading.frames.anaphors import ANAPHOR
from kgbuild.reading.frames.appositive import evoke_apposition
from kgbuild.reading.frames.clause import is_predicate
from kgbuild.reading.frames.copular import evoke_copular
from kgbuild.reading.frames.deeds import deed_lemma
from kgbuild.reading.frames.draft import Context, Draft
from kgbuild.reading.frames.factuality import Factuality
from kgbuild.reading.frames.gapped import split_gapped
from kgbuild.reading.frames.judging import judge_noun, judge_verb
from kgbuild.reading.frames.nominal import evoke_nominal
from kgbuild.reading.frames.offices import evoke_offices
from kgbuild.reading.frames.speech_acts import name_speech_acts
from kgbuild.reading.frames.successions import name_predecessors
from kgbuild.reading.frames.temporal import place_and_date
from kgbuild.reading.frames.verbal import evoke_verbal

__all__ = ["evoke_frames"]

_STATES = frozenset({"title", "title body"})


def evoke_frames(context: Context) -> tuple[Draft, ...]:
    """The frames by trigger, each judged, dated and placed."""
    predicates = _predicates(context)
    drafts: list[Draft] = []
    for draft in _evoked(context, predicates):
        judged = _judged(context, draft)
        drafts.append(place_and_date(context, judged) if draft.extractor not in _STATES else judged)
    acts = tuple(name_speech_acts(context, tuple(aim_acts(context, tuple(_with_places_of_occasions(drafts))))))
    acts = tuple(name_predecessors(context, aim_acts(context, acts)))
    return tuple(sorted(acts, key=lambda draft: (draft.start, draft.end, draft.type or "")))


def _predicates(context: Context) -> frozenset[int]:
    lexicon = context.annotated.ontology.lexicon
    return frozenset(
        token.i
        for token in context.annotated.doc
        if is_predicate(token)
        or (
            token.pos_ == "NOUN"
            and (lexicon.senses(token.lemma_.lower(), "noun") or deed_lemma(context, token) is not None)
        )
    )


def _evoked(context: Context, predicates: frozenset[int]) -> Iterator[Draft]:
    preamble = context.annotated.document.preamble
    for token in context.annotated.doc:
        if token.idx < preamble or token.is_space or token.is_punct:
            continue
        if token.pos_ in {"VERB", "AUX"}:
            verbal = evoke_verbal(context, token, predicates)
            if verbal is not None:
                yield from split_gapped(context, verbal)
            yield from evoke_copular(context, token, predicates)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from evoke_nominal(context, token, predicates)
            yield from evoke_apposition(context, token)
        elif token.dep_ == "appos":
            yield from evoke_apposition(context, token)
    yield from evoke_offices(context)


def _judged(context: Context, draft: Draft) -> Draft:
    token = context.annotated.doc[draft.trigger]
    if draft.extractor in _STATES:
        factuality = Factuality()
    elif draft.extractor == "light verb":
        verb = token if is_predicate(token) else token.head
        factuality = judge_verb(context, verb)
    elif draft.extractor in {"nominal", ANAPHOR} or (draft.extractor == "title as" and not is_predicate(token)):
        factuality = judge_noun(context, token)
    else:
        factuality = judge_verb(context, token)
    return replace(draft, polarity=factuality.polarity, modality=factuality.modality)


def _with_places_of_occasions(drafts: list[Draft]) -> Iterator[Draft]:
    """A meeting on the sidelines of a summit was where the summit was."""
    by_trigger = {draft.trigger: draft for draft in drafts}
    for draft in drafts:
        occasions = [by_trigger[filler.head] for filler in draft.role("occasion") if filler.head in by_trigger]
        if draft.place is None and occasions and occasions[0].place is not None:
            there = occasions[0].role("place")[0]
            yield replace(draft, place=there.mention, fillers=(*draft.fillers, there))
        else:
            yield draft
