"""When and where a frame was: its own phrase, else its clause's, else, marked as such, the dateline's."""

from __future__ import annotations

from dataclasses import replace

from kgbuild.model.text import Modality, Polarity, TimeFrom
from kgbuild.model.time import bounds
from kgbuild.reading.frames.clause import is_indefinite, is_predicate
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.occurring import occurs
from kgbuild.reading.trees import Token

__all__ = ["place_and_date"]

_MAX_DEPTH = 6
_ENCOUNTERS = ("kg:Meeting", "kg:Call", "kg:Negotiation", "kg:Visit")
_STRIKING = ("kg:Disaster", "kg:Accident", "kg:Outbreak")


def place_and_date(context: Context, draft: Draft) -> Draft:
    """The frame with its time, the role `time`, and its place."""
    dated = _dated(context, draft)
    placed = _placed(context, dated)
    return _not_yet(context, placed)


def _dated(context: Context, draft: Draft) -> Draft:
    doc = context.annotated.doc
    head = doc[draft.trigger]
    if not _own_time_fits(context, head, draft):
        return replace(draft, fillers=tuple(filler for filler in draft.fillers if filler.role != "time"))
    own = sorted(
        (filler for filler in draft.fillers if filler.role == "time" and filler.mention is not None),
        key=lambda filler: str(context.found[filler.mention or 0].value).startswith("P"),  # dates before durations
    )
    index = own[0].mention if own else None
    source = TimeFrom.PHRASE
    if index is None:
        index = _time_below(context, head)
    if index is None:
        index = _time_of_clause(context, head)
        source = TimeFrom.PHRASE if _is_when(context, head) else TimeFrom.CLAUSE
    if index is None:
        return _by_dateline(context, draft, head)
    time = context.found[index]
    value = time.value.removesuffix("T24:00") if isinstance(time.value, str) else None
    fillers = draft.fillers
    if not own:
        fillers = (*fillers, Filler(role="time", head=time.head, start=time.start, end=time.end, mention=index))
    return replace(draft, fillers=fillers, time=value, time_from=source if value is not None else None)


def _own_time_fits(context: Context, head: Token, draft: Draft) -> bool:
    """ "accuses soldiers of killing him on 12 December": a present verb has no past date; the clause in it has."""
    published = context.annotated.document.published
    if head.tag_ not in {"VBZ", "VBP"} or published is None or any(c.dep_ in {"aux", "auxpass"} for c in head.children):
        return True
    for filler in draft.role("time"):
        value = None if filler.mention is None else context.found[filler.mention].value
        latest = bounds(value)[1] if isinstance(value, str) else None
        if latest is not None and latest < published[:10]:
            return False
    return True


def _time_below(context: Context, head: Token) -> int | None:
    """A time in the predicate's own phrase: "met on Thursday", "Thursday's meeting", "the meeting in February"."""
    for child in head.children:
        if (
            child.dep_ in {"npadvmod", "tmod", "poss", "nmod", "compound", "amod", "advmod", "appos", "nummod"}
            and child.i in context.times
        ):
            return context.times[child.i]
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and inner.i in context.times:
                    return context.times[inner.i]
                if inner.dep_ == "pobj" and not context.is_a(inner, "kg:Event"):
                    for below in inner.children:  # "in Geneva on Monday" with the date hung on the place
                        if below.dep_ == "prep":
                            for last in below.children:
                                if last.dep_ == "pobj" and last.i in context.times:
                                    return context.times[last.i]
                        elif below.dep_ in {"npadvmod", "tmod"} and below.i in context.times:
                            return context.times[below.i]
        if child.dep_ == "prep" and child.i in context.times:
            return context.times[child.i]
        if child.dep_ in {"acl", "relcl"} and _tells_when(context, child):
            found = _time_below(context, child)
            if found is not None:
                return found
        if child.dep_ in {"dobj", "attr"} and is_predicate(head):
            for below in child.children:  # "held talks on Monday" with the date hung on the talks
                if below.dep_ in {"npadvmod", "tmod"} and below.i in context.times:
                    return context.times[below.i]
                if below.dep_ == "prep":
                    for last in below.children:
                        if last.dep_ == "pobj" and last.i in context.times:
                            return context.times[last.i]
    return None


def _tells_when(context: Context, verb: Token) -> bool:
    """ "the vote, held on Sunday", "the vote that takes place on Sunday"."""
    if not is_predicate(verb):
        return False
    return occurs(context, verb) or (verb.tag_ == "VBN" and context.verb_lemma(verb) in context.words("frames.dating"))


def _time_of_clause(context: Context, head: Token) -> int | None:
    """The time of the clause that the predicate is part of: a coordinated verb's, an occasion's, a light verb's."""
    node = head
    for _ in range(_MAX_DEPTH):
        found = _time_of_occasion(context, node)
        if found is not None:
            return found
        above = node.head
        if node.dep_ == "pcomp" and is_predicate(above.head) and above.head.tag_ in {"VBZ", "VBP"}:
            return _time_below(context, above.head)  # "accuses them of killing him on 12 December"
        if not is_predicate(above):
            return _time_of_lead(context, node)
        if node.dep_ == "conj" and is_predicate(node) and not _own_subject(node):
            shared = _time_below(context, above)
            # "left last month and is believed to be abroad": only a time in front belongs to both verbs
            return shared if shared is not None and context.found[shared].head < above.i else None
        complement = node.dep_ in {"advcl", "xcomp"} and node.tag_ in {"VBG", "VB"} and not _own_subject(node)
        if not complement and node.dep_ not in {"dobj", "nsubjpass"} and not _is_when(context, node):
            return None
        node = above
        found = _time_below(context, node)
        if found is not None:
            return found
    return None


def _is_when(context: Context, noun: Token) -> bool:
    """ "hosted the summit on Monday", "the vote takes place on Monday", "the raid killed two on Monday": the verb's time is when
    the event itself is."""
    verb = noun.head
    if not is_predicate(verb):
        return False
    if noun.dep_ == "nsubj":
        return occurs(context, verb) or context.verb_lemma(verb) in context.words("frames.striking")
    return noun.dep_ in {"dobj", "nsubjpass"} and context.verb_lemma(verb) in context.words("frames.dating")


def _time_of_lead(context: Context, noun: Token) -> int | None:
    """ "agreed on Monday to reopen the border after a meeting": a meeting told as new was then."""
    if not is_indefinite(noun) or noun.dep_ != "pobj" or noun.head.lower_ not in context.words("frames.sequels"):
        return None
    if not any(context.is_a(noun, kind) for kind in _ENCOUNTERS) or noun.head.head.i in context.times:
        return None  # nor one of "days after a meeting"
    node = noun.head
    for _ in range(_MAX_DEPTH):
        if node.head == node:
            return None
        node = node.head
        if is_predicate(node):
            found = _time_below(context, node)
            if found is not None:
                return found
    return None


def _time_of_occasion(context: Context, verb: Token) -> int | None:
    """ "in a Cabinet meeting this week, she criticised": the meeting's time."""
    if not is_predicate(verb):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in context.words("frames.occasions"):
            for inner in child.children:
                if inner.dep_ == "pobj" and context.is_a(inner, "kg:Event"):
                    return _time_below(context, inner)
    return None


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _by_dateline(context: Context, draft: Draft, head: Token) -> Draft:
    """What the publisher reports as said has been said by the day of publication, which the dateline stands for."""
    published = context.annotated.document.published
    schema = context.annotated.ontology.schema
    reported = draft.type is not None and schema.is_a(draft.type, "kg:Communication") and head.tag_ == "VBD"
    if published and reported and draft.modality is Modality.CERTAIN and head.dep_ in {"ROOT", "conj"}:
        return replace(draft, time=published[:10], time_from=TimeFrom.DATELINE)
    return draft


def _placed(context: Context, draft: Draft) -> Draft:
    for filler in draft.fillers:
        if filler.role == "place" and filler.mention is not None:
            return replace(draft, place=filler.mention)
    doc, schema = context.annotated.doc, context.annotated.ontology.schema
    if draft.type is not None and any(schema.is_a(draft.type, kind) for kind in _STRIKING):
        for filler in draft.role("thing"):  # "an earthquake struck the city"
            if filler.mention is not None and context.is_a(doc[filler.head], "kg:Place"):
                return replace(draft, place=filler.mention, fillers=(*draft.fillers, replace(filler, role="place")))
    return draft


def _not_yet(context: Context, draft: Draft) -> Draft:
    """What is dated after the publication has not happened, whatever its tense: "the final is on Sunday"."""
    published = context.annotated.document.published
    if published is None or draft.time is None or draft.modality is not Modality.CERTAIN:
        return draft
    earliest, _ = bounds(draft.time)
    if earliest is not None and earliest > published[:10] and draft.polarity is Polarity.POSITIVE:
        return replace(draft, modality=Modality.PROBABLE)
    return draft
