"""Who says what: cue, source and content (PARC's and PolNeAR's terms), found before the frames that they attribute.

A cue is a reporting verb with a clause, an infinitive or a quotation, a preposition ("according to"), a noun with a clause
("the claim that"), or a colon after a name. A quotation without a cue goes on with the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgbuild.model.text import AttributionKind, Modality, Polarity
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.attributing import name_source
from kgbuild.reading.frames.clause import is_predicate
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.factuality import Factuality
from kgbuild.reading.frames.judging import judge_verb
from kgbuild.reading.frames.nominal_cues import attribute_by_noun, attribute_by_preposition
from kgbuild.reading.frames.quotations import (
    attribute_by_colon,
    attribute_lines,
    attribute_rest,
    continue_quotations,
    widen_to_quotations,
)
from kgbuild.reading.frames.sources import is_minded
from kgbuild.reading.frames.topics import attribute_topic
from kgbuild.reading.frames.verbal_cues import attribute_by_verb
from kgbuild.reading.trees import Token

__all__ = ["find_attributions"]


def find_attributions(context: Context) -> tuple[Attributed, ...]:
    """The attributions of a text, by cue."""
    found: dict[int, Attributed] = {}
    for token in context.annotated.doc:
        attributed = _by_word(context, token)
        if attributed is not None:
            found[attributed.verb] = attributed
    for attributed in (*attribute_by_colon(context, tuple(found.values())), *attribute_lines(context)):
        found.setdefault(attributed.verb, attributed)
    ordered = sorted(_without_other_sources(found.values()), key=lambda one: one.cue)
    voiced = tuple(continue_quotations(context, widen_to_quotations(context, ordered)))
    named = tuple(name_source(context, one) for one in _without_own_words(context, voiced))
    return tuple(sorted((*named, *attribute_rest(context, named)), key=_cue))


def _cue(one: Attributed) -> Range:
    return one.cue


def _by_word(context: Context, token: Token) -> Attributed | None:
    if is_predicate(token):
        return attribute_by_verb(context, token) or attribute_topic(context, token)
    if token.pos_ in {"ADP", "VERB", "SCONJ"} and token.dep_ == "prep":
        return attribute_by_preposition(context, token)
    if token.pos_ == "NOUN":
        return attribute_by_noun(context, token) or attribute_topic(context, token)
    return attribute_topic(context, token) if token.pos_ == "ADJ" else None


def _without_other_sources(attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Contents cut before an "according to X" at their end: "denies it, according to her lawyer" is the lawyer's word."""
    listed = list(attributions)
    phrases = [one for one in listed if one.phrase is not None]
    for one in listed:
        contents = one.contents
        for other in phrases:
            if other.phrase is None or other is one:
                continue
            left, right = other.phrase
            contents = tuple(
                (start, left - 1) if start < left - 1 and left < end <= right + 1 else (start, end)
                for start, end in contents
            )
        yield replace(one, contents=contents) if contents != one.contents else one


def _without_own_words(context: Context, attributions: Sequence[Attributed]) -> Iterator[Attributed]:
    """Without what is no other voice than the one that it stands in: in "I think they want it, she said" there is one source,
    and how sure she is, is for the modality. Who says that another one said something stays: "X said Y had told Z"."""
    held = {
        token: one for one in attributions if one.claimed for start, end in one.contents for token in range(start, end)
    }
    for one in attributions:
        if one.verb not in held or _is_another_voice(context, one, held[one.verb]):
            yield one


def _is_another_voice(context: Context, one: Attributed, outer: Attributed) -> bool:
    doc = context.annotated.doc
    if one.source is None and one.claimed and doc[one.verb].pos_ == "NOUN":
        return all(
            doc[start].lower_ == "to" for start, _ in outer.contents
        )  # "declined to discuss claims that": others'
    if one.source is None or not one.claimed:
        return False
    person = context.map("pronouns.person").get(doc[one.source].lower_, "3")
    if person == "1" and outer.source is not None and context.type(doc[outer.source]) == "kg:Publication":
        return True  # "a letter that says “I have resigned”"
    if person not in {"3", "r"}:
        return False
    if one.kind is AttributionKind.ATTITUDE:
        return not any(q.start <= one.verb < q.end for q in context.quotes_in(one.verb, one.verb + 1))
    said = judge_verb(context, doc[one.verb])
    return is_minded(context, doc[one.source], known=True) and said == Factuality(Polarity.POSITIVE, Modality.CERTAIN)
