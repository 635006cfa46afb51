"""Frames of one document that are the same event: "Thursday's meeting", "the exchange", a light verb and its noun.

Conservative: the same class, factuality and speakers; a definite noun, or the same parties; and nothing in time, place or
order ("their initial meeting") that speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kgbuild.model.time import bounds
from kgbuild.reading.frames.anaphors import ANAPHOR
from kgbuild.reading.frames.clause import is_definite
from kgbuild.reading.frames.draft import Context, Draft
from kgbuild.reading.frames.judging import judge_verb
from kgbuild.reading.trees import Token

__all__ = ["identify_events"]

_PARTIES = frozenset(
    {"participant", "party", "belligerent", "attacker", "target", "visitor", "destination", "buyer", "agent"}
)
_NOMINAL = frozenset({"nominal", ANAPHOR})
_NEWS = 31  # days for which an event is what the news is about
_WINDOW = 60  # frames back


def identify_events(
    context: Context, drafts: Sequence[Draft], chains: Sequence[int], voices: Sequence[tuple[int, ...]]
) -> tuple[Draft, ...]:
    """The drafts in order, `same` set to the trigger of an earlier one of the same event; an anaphor that has none keeps its
    extractor. `chains` by mention; `voices`: the attributions of each draft."""
    schema = context.annotated.ontology.schema
    known: list[tuple[Draft, tuple[int, ...]]] = []
    at_trigger = {draft.trigger: draft for draft in drafts}
    first: dict[int, int] = {}  # trigger -> trigger of the first frame of its event
    result: list[Draft] = []
    for draft, voice in zip(drafts, voices, strict=True):
        draft, same = _told_twice(draft, at_trigger)
        if same is None and draft.type is not None and schema.is_event(draft.type) and draft.extractor in _NOMINAL:
            same = _copula(context, draft, at_trigger)
            if same is None:
                fitting = (earlier for earlier, other in reversed(known[-_WINDOW:]) if other == voice)
                same = _choose(context, draft, fitting, chains)
        same = None if same is None else first.get(same, same)
        if same is not None:
            first[draft.trigger] = same
        told = draft.extractor == ANAPHOR and same is not None
        updated = replace(draft, same=same, extractor="nominal" if told else draft.extractor)
        result.append(updated)
        if draft.type is not None and schema.is_event(draft.type) and updated.extractor != ANAPHOR:
            known.append((updated, voice))
    return tuple(result)


def _told_twice(draft: Draft, at_trigger: dict[int, Draft]) -> tuple[Draft, int | None]:
    """ "an earthquake struck the city": verb and noun tell one event; the noun is no cause of it."""
    for filler in draft.fillers:
        other = at_trigger.get(filler.frame) if filler.frame is not None else None
        if other is None or filler.role not in {"cause", "agent", "participant"} or other.trigger > draft.trigger:
            continue
        if (other.type, other.polarity, other.modality) == (draft.type, draft.polarity, draft.modality):
            return replace(draft, fillers=tuple(one for one in draft.fillers if one != filler)), other.trigger
    return draft, draft.same


def _copula(context: Context, draft: Draft, at_trigger: dict[int, Draft]) -> int | None:
    """ "Thursday's meeting was the second encounter": one event."""
    noun = context.annotated.doc[draft.trigger]
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return None
    if judge_verb(context, noun.head).polarity != "positive":
        return None
    for child in noun.head.children:
        if child.dep_ == "nsubj" and child.i in at_trigger and at_trigger[child.i].type == draft.type:
            return child.i
    return None


def _choose(context: Context, draft: Draft, before: Iterable[Draft], chains: Sequence[int]) -> int | None:
    """The trigger of what a noun tells of again: of the same class before one of its kin, of what the text is about before
    what it tells of by the way ("their first meeting in May"), and then the nearest."""
    found: tuple[bool, bool, int] | None = None
    nearest = draft.type not in context.map("identity.kin") or _points_back(context.annotated.doc[draft.trigger])
    for earlier in before:
        if _same(context, earlier, draft, chains):
            aside = not nearest and _is_far(context, earlier, draft) and _is_aside(context, earlier)
            rank = (earlier.type != draft.type, aside, earlier.trigger)
            if found is None or rank[:2] < found[:2]:
                found = rank
            if rank[:2] == (False, False):
                break
    return None if found is None else found[2]


def _points_back(noun: Token) -> bool:
    """ "that meeting" is the one just told of."""
    return any(child.dep_ == "det" and child.lower_ in {"that", "this", "those", "these"} for child in noun.children)


def _is_aside(context: Context, draft: Draft) -> bool:
    """Whether an event is told as another than that of the text: "their previous meeting", "they had met", "met last year"."""
    trigger, published = context.annotated.doc[draft.trigger], _published(context)
    today, latest = bounds(published)[0] if published else None, bounds(draft.time)[1] if draft.time else None
    if today and latest and (date.fromisoformat(today) - date.fromisoformat(latest)).days > _NEWS:
        return True
    asides = context.words("identity.asides")
    return any(
        (child.dep_ == "aux" and child.lower_ == "had") or (child.dep_ == "amod" and child.lower_ in asides)
        for child in trigger.children
    )


def _is_far(context: Context, earlier: Draft, draft: Draft) -> bool:
    """Whether a whole sentence stands between them."""
    doc = context.annotated.doc
    first, last = doc[earlier.trigger].sent, doc[draft.trigger].sent
    return first.end < last.start and doc[last.start - 1].sent.start != first.start


def _is_kin(context: Context, earlier: Draft, draft: Draft) -> bool:
    """Whether events of the two classes can be one: "they met ... the talks", where the noun says no more of itself than when."""
    kin, noun = context.map("identity.kin"), context.annotated.doc[draft.trigger]
    family = kin.get(draft.type or "")
    if family is None or kin.get(earlier.type or "") != family:
        return False
    plain = all(
        child.dep_ in {"det", "punct", "case", "relcl"} or child.i in context.times or _is_when(context, child)
        for child in noun.children
    )
    return plain and is_definite(noun)


def _is_when(context: Context, child: Token) -> bool:
    return child.dep_ == "prep" and any(inner.i in context.times for inner in child.children)


def _same(context: Context, earlier: Draft, draft: Draft, chains: Sequence[int]) -> bool:
    if (earlier.polarity, earlier.modality) != (draft.polarity, draft.modality):
        return False
    if (earlier.type != draft.type or draft.extractor == ANAPHOR) and not _is_kin(context, earlier, draft):
        return False
    noun, other = context.annotated.doc[draft.trigger], context.annotated.doc[earlier.trigger]
    if _another(context, noun) or not _given(noun):
        return False
    if any(filler.role == "occasion" and filler.head == draft.trigger for filler in earlier.fillers):
        return False  # "attended the summit on Monday": the summit may have lasted for days
    single = context.words("identity.single")
    several = any(one.tag_ == "NNS" and one.lemma_.lower() not in single for one in (noun, other))
    # "the attacks" are those told of before by the same word
    if several and (noun.tag_ != "NNS" or earlier.lemma != draft.lemma):
        return False
    return _fits(context, earlier, draft, chains)


def _fits(context: Context, earlier: Draft, draft: Draft, chains: Sequence[int]) -> bool:
    return (
        _parties_fit(earlier, draft, chains)
        and _times_fit(earlier.time, draft.time, _published(context))
        and _places_fit(context, earlier, draft, chains)
    )


def _published(context: Context) -> str | None:
    published = context.annotated.document.published
    return None if published is None else published[:10]


def _given(noun: Token) -> bool:
    return is_definite(noun) or _headline(noun)


def _headline(noun: Token) -> bool:
    """Headlines leave out articles and the full stop: "Talks come amid rising tensions"."""
    words = [token for token in noun.sent if not token.is_space]
    return words[-1].text[-1] not in ".!?\"”'"


def _another(context: Context, noun: Token) -> bool:
    others = context.words("identity.another")
    return any(
        child.dep_ in {"amod", "det", "nummod"} and (child.lower_ in others or child.ent_type_ == "ORDINAL")
        for child in noun.children
    )


def _parties(draft: Draft, chains: Sequence[int]) -> frozenset[int]:
    return frozenset(
        chains[filler.mention]
        for filler in draft.fillers
        if filler.role in _PARTIES and filler.mention is not None and chains[filler.mention] >= 0
    )


def _parties_fit(earlier: Draft, draft: Draft, chains: Sequence[int]) -> bool:
    left, right = _parties(earlier, chains), _parties(draft, chains)
    return not right or right <= left or (bool(left) and left <= right)


def _times_fit(left: str | None, right: str | None, published: str | None) -> bool:
    """Whether two times can be one: one is unknown, or they overlap. News without a date is of its own day."""
    first, second = left or published, right
    if first is None or second is None:
        return True
    low, high = bounds(first)
    start, end = bounds(second)
    if low is None or start is None:
        return first == second
    return low <= (end or start) and start <= (high or low)


def _places_fit(context: Context, earlier: Draft, draft: Draft, chains: Sequence[int]) -> bool:
    if earlier.place is None or draft.place is None:
        return True
    if chains[earlier.place] == chains[draft.place]:
        return True
    gazetteer = context.annotated.ontology.gazetteer
    one, other = context.found[earlier.place].entry, context.found[draft.place].entry
    if one is None or other is None:
        return False
    inside = {entry.key for entry in gazetteer.within(one)} | {one}
    around = {entry.key for entry in gazetteer.within(other)} | {other}
    return other in inside or one in around
