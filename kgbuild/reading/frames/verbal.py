"""Frames evoked by verbs: active, passive, participles, infinitives, light verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.ontology import Sense
from kgbuild.reading.frames.clause import Slot, is_predicate, trigger_end
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.extraction import extract
from kgbuild.reading.frames.occurring import occurs
from kgbuild.reading.frames.senses import choose_sense, fill_roles, find_occasion
from kgbuild.reading.trees import Token

__all__ = ["evoke_verbal", "light_noun", "noun_lemma"]


_COMPLEMENTS = frozenset({"infinitive", "gerund", "clause"})


def evoke_verbal(context: Context, verb: Token, predicates: frozenset[int], *, light: bool = True) -> Draft | None:
    """The frame of a verb that heads a clause; None for auxiliaries, and with `light` for a verb whose object carries the event.
    Copulas are in copular.py."""
    if not is_predicate(verb) or verb.lemma_ == "be" or _periphrastic(verb) or _linking(context, verb):
        return None
    lemma = context.verb_lemma(verb)
    slots = context.verb_slots(verb)
    noun = light_noun(context, verb, slots, shared=verb.dep_ in {"acl", "relcl"})
    if light and noun is not None:
        return None
    sense = choose_sense(context, lemma, "verb", slots)
    if sense is None:
        wider = (*slots, *_shared_after(context, verb))
        sense = choose_sense(context, lemma, "verb", wider) if len(wider) > len(slots) else None
        slots = slots if sense is None else wider
    if sense is not None and _strives(context, verb, sense):
        sense = None
    if sense is None or sense.general:
        slots = _deepen(context, verb, lemma, slots)
    return Draft(
        trigger=verb.i,
        start=verb.i,
        end=trigger_end(verb),
        lemma=lemma,
        pos=verb.tag_,
        type=None if sense is None else _type(context, verb, sense),
        fillers=(
            *fill_roles(context, sense, slots, predicates),
            *find_occasion(context, slots),
            *_how_often(context, verb),
        ),
        extractor="verbal",
        sense=None if sense is None else sense.id,
        slots=slots,
        extractions=extract(context, verb),
    )


def _deepen(context: Context, verb: Token, lemma: str, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots of an open predicate, or a general sense, by what they mean: what rises does nothing; who is let do
    something is let."""
    alone = all(slot.function != "object" for slot in slots)
    if alone and lemma in context.words("frames.enabling"):
        function = "indirect" if lemma in context.words("frames.granting") else "object"
        slots = (*slots, *(Slot(function, subject) for subject in _subjects_of_clauses(verb)))
    by_doing = any(
        slot.function in _COMPLEMENTS or (slot.function == "by" and slot.head.tag_ == "VBG") for slot in slots
    )
    by_itself = alone and not by_doing and lemma in context.words("frames.undergoing-alone")  # "began to sell" does
    if lemma in context.words("frames.undergoing") or by_itself:
        return tuple(replace(slot, function="object") if slot.function == "subject" else slot for slot in slots)
    return slots


def _shared_after(context: Context, verb: Token) -> Iterator[Slot]:
    """ "donated and delivered medicine to the clinic": what the second verb has is the first one's too, where nothing stands
    between them."""
    after = [child for child in verb.children if child.i > verb.i and not child.is_punct]
    second = next((child for child in after if child.dep_ == "conj" and child.pos_ == "VERB"), None)
    if second is None or any(child.dep_ not in {"cc", "conj", "advmod"} for child in after):
        return
    if all(child.dep_ in {"advmod", "cc"} for child in second.children if child.i < second.i):
        for slot in context.verb_slots(second):
            if slot.head.i > second.i and (slot.function == "object" or slot.marker is not None):
                yield replace(slot, shared=True)


def _subjects_of_clauses(verb: Token) -> Iterator[Token]:
    """The subjects of infinitives that the parse takes for clauses: "allows users to record"."""
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.tag_ == "VB":
            yield from (child for child in clause.children if child.dep_ == "nsubj" and child.lower_ != "it")


def _periphrastic(verb: Token) -> bool:
    """ "is going to close": the future of "close"."""
    return verb.lower_ == "going" and any(
        child.dep_ == "xcomp" and any(mark.dep_ == "aux" and mark.lower_ == "to" for mark in child.children)
        for child in verb.children
    )


def _linking(context: Context, verb: Token) -> bool:
    """Participles that are prepositions or ages: "issues relating to the harbour", "Ana Diaz, aged 55"."""
    return verb.dep_ in {"acl", "advcl"} and verb.lower_ in context.words("frames.linking")


def _how_often(context: Context, verb: Token) -> tuple[Filler, ...]:
    """ "met several times"."""
    for child in verb.children:
        if child.dep_ == "npadvmod" and child.lemma_ == "time":
            for word in child.children:
                if word.lower_ in context.words("frames.counts"):
                    return (Filler(role="count", head=word.i, start=word.i, end=word.i + 1),)
    return ()


def _type(context: Context, verb: Token, sense: Sense) -> str:
    """The sense's class; of a state told in the simple past, the predicate that says it is over: "served as mayor"."""
    schema = context.annotated.ontology.schema
    past = schema.past(sense.type) if schema.is_state(sense.type) and verb.tag_ == "VBD" else None
    return past or sense.type


def _strives(context: Context, verb: Token, sense: Sense) -> bool:
    """ "worked hard for the party": no post there."""
    striving = context.words("frames.striving")
    return sense.type == "kg:employedBy" and any(c.dep_ == "advmod" and c.lower_ in striving for c in verb.children)


def light_noun(context: Context, verb: Token, slots: Sequence[Slot], *, shared: bool = False) -> Token | None:
    """The noun that carries the event of a light verb: its object, "hold talks", "express frustration", or of one that says
    only that something was, its subject, "the talks took place"."""
    lexicon = context.annotated.ontology.lexicon
    lemma = context.verb_lemma(verb)
    if occurs(context, verb):
        carriers = (slot.head for slot in slots if slot.function == "subject" and (shared or not slot.shared))
        return next((noun for noun in carriers if _is_event(context, noun)), None)
    for slot in slots:
        if (
            (slot.head.pos_ == "NOUN" or (_is_named(context, slot.head) and lemma in context.words("frames.holding")))
            and (slot.function == "object" or slot.marker is not None)
            and (shared or not slot.shared)
        ):
            nouns = {slot.head.lemma_.lower(), noun_lemma(context, slot.head)}
            carrier = lemma if slot.function == "object" else f"{lemma} {slot.function}"  # "engage in talks"
            if any(lexicon.is_light(carrier, noun) and lexicon.senses(noun, "noun") for noun in nouns):
                return slot.head
    return None


def _is_named(context: Context, noun: Token) -> bool:
    return noun.pos_ == "PROPN" and context.is_a(noun, "kg:Event")


def _is_event(context: Context, noun: Token) -> bool:
    """Whether the lexicon has a noun for an event, or its name is one's: "the meeting", "the Lake Summit"."""
    if noun.pos_ != "NOUN" and not _is_named(context, noun):
        return False
    ontology = context.annotated.ontology
    senses = ontology.lexicon.senses(noun_lemma(context, noun), "noun") or ontology.lexicon.senses(
        noun.lemma_.lower(), "noun"
    )
    return bool(senses) and all(ontology.schema.is_event(sense.type) for sense in senses)


def noun_lemma(context: Context, noun: Token) -> str:
    """With its compound, or an adjective, where that makes another word: "phone call", "general strike"."""
    word = noun.lemma_.lower()
    for child in noun.children:
        if child.i != noun.i - 1:
            continue
        pair = f"{child.lemma_.lower()} {word}"
        if child.dep_ == "compound" and child.pos_ == "NOUN":
            return pair
        if child.dep_ == "amod" and context.annotated.ontology.lexicon.senses(pair, "noun"):
            return pair
    return word
