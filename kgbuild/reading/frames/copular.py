"""Frames of copulas: what something is, is like, and where it is; and adjectives with a sense ("eager for results")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.reading.frames.clause import Slot, conjuncts, is_indefinite, is_predicate, prepositions
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.extraction import extract
from kgbuild.reading.frames.senses import choose_sense, fill_roles
from kgbuild.reading.trees import Token

__all__ = ["evoke_copular"]


def evoke_copular(context: Context, verb: Token, predicates: frozenset[int]) -> Iterator[Draft]:
    """The frames of "be" and of other verbs with a predicative complement."""
    if not is_predicate(verb):
        return
    complement = next((child for child in verb.children if child.dep_ in {"attr", "acomp", "oprd"}), None)
    yield from _described(context, verb)
    if complement is not None:
        adjective = _adjectival(context, verb, complement, predicates)
        if adjective is not None:
            yield adjective
            if verb.lemma_ == "be":
                return
    if verb.lemma_ == "be" and not _modal_use(context, verb, complement) and _says_something(verb, complement):
        yield _be(context, verb, complement, predicates)


def _modal_use(context: Context, verb: Token, complement: Token | None) -> bool:
    """ "is to join", "is going to join", "is likely to join": the event is joining."""
    if complement is None:
        return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)
    embeds = complement.lower_ in context.map("factuality.embedding")
    return embeds and any(child.dep_ == "xcomp" for child in complement.children)


def _says_something(verb: Token, complement: Token | None) -> bool:
    """Whether anything is said of the subject: "he is not, he is not" says nothing."""
    return (
        complement is not None
        or any(True for _ in prepositions(verb))
        or any(
            child.dep_ in {"ccomp", "npadvmod", "expl"} or (child.dep_ == "advmod" and child.i > verb.i)
            for child in verb.children
        )
    )


def _described(context: Context, verb: Token) -> Iterator[Draft]:
    """ "described the talks as frank", "called it a surrender": what is said of the object."""
    if context.annotated.ontology.cues.reporting(context.verb_lemma(verb), "verb") is None:
        return
    things = [slot.head for slot in context.verb_slots(verb) if slot.function == "object"]
    for child in verb.children:
        said = child
        if child.dep_ == "prep" and child.lower_ == "as":
            said = next((inner for inner in child.children if not inner.is_punct), child)
        elif child.dep_ not in {"oprd", "xcomp"} or child.pos_ in {"VERB", "AUX"}:
            continue
        if said == child and child.dep_ == "prep":
            continue
        for thing in things:
            if thing == said:
                continue
            yield Draft(
                trigger=said.i,
                start=said.i,
                end=said.i + 1,
                lemma=said.lemma_.lower(),
                pos=said.tag_,
                type="kg:hasAttribute",
                fillers=(*context.fillers("subject", thing), *_words(said)),
                extractor="described",
            )


def _adjectival(context: Context, verb: Token, complement: Token, predicates: frozenset[int]) -> Draft | None:
    subject, shared = context.subject(verb)
    if subject is None:
        return None
    slots = [Slot("subject", subject, shared=shared), *prepositions(complement), *prepositions(verb)]
    slots.extend(
        Slot("clause" if child.dep_ == "ccomp" else "infinitive", child)
        for child in complement.children
        if child.dep_ in {"ccomp", "xcomp"}
    )
    lemma = complement.lower_ if complement.tag_ in {"VBN", "VBG"} else complement.lemma_.lower()
    sense = choose_sense(context, lemma, "adjective", slots)
    if sense is None:
        return None
    return Draft(
        trigger=complement.i,
        start=complement.i,
        end=complement.i + 1,
        lemma=lemma,
        pos=complement.tag_,
        type=sense.type,
        fillers=fill_roles(context, sense, slots, predicates),
        extractor="adjectival",
        sense=sense.id,
        slots=tuple(slots),
        extractions=extract(context, verb) if verb.lemma_ == "be" else (),
    )


def _be(context: Context, verb: Token, complement: Token | None, predicates: frozenset[int]) -> Draft:
    subject, _ = context.subject(verb)
    extractions = extract(context, verb)
    there = any(child.dep_ == "expl" for child in verb.children)
    slots = [_undergoing(slot, there=there) for slot in context.verb_slots(verb)]
    kind, fillers = None, fill_roles(context, None, slots, predicates)
    if subject is not None and complement is not None:
        kind, fillers = _what_it_is(context, subject, complement, fillers)
    elif subject is not None:
        place = next((filler for filler in fillers if filler.role == "place"), None)
        if place is not None and context.is_a(subject, "kg:Place"):
            kind = "kg:locatedIn"
            fillers = (*context.fillers("subject", subject), *_renamed([place], "object"), *_adjuncts(fillers))
    return Draft(
        trigger=verb.i,
        start=verb.i,
        end=verb.i + 1,
        lemma="be",
        pos=verb.tag_,
        type=kind,
        fillers=fillers,
        extractor="copular",
        extractions=extractions,
    )


def _undergoing(slot: Slot, *, there: bool) -> Slot:
    """What is somewhere or somehow does nothing, nor does what there is."""
    if slot.function == "subject" or (there and slot.function == "attribute"):
        return replace(slot, function="object")
    return slot


def _what_it_is(
    context: Context, subject: Token, complement: Token, fillers: tuple[Filler, ...]
) -> tuple[str | None, tuple[Filler, ...]]:
    """The state that "X is Y" says: an office, a class, or an attribute in words."""
    whole = context.fillers("object", complement)
    subjects = tuple(filler for one in conjuncts(subject) for filler in context.fillers("subject", one))
    if context.is_a(complement, "kg:Position"):
        return "kg:holdsPosition", (*subjects, *whole, *_adjuncts(fillers))
    if complement.pos_ in {"NOUN", "PROPN"} and is_indefinite(complement):
        return "kg:instanceOf", (*subjects, *whole, *_adjuncts(fillers))
    if complement.pos_ in {"ADJ", "VERB", "ADV"}:
        return "kg:hasAttribute", (*subjects, *_words(complement), *_adjuncts(fillers))
    return None, fillers


def _words(complement: Token) -> tuple[Filler, ...]:
    doc = complement.doc
    start, end = complement.left_edge.i, complement.right_edge.i + 1
    while end - 1 > complement.i and doc[end - 1].is_punct:
        end -= 1
    while start < complement.i and doc[start].is_punct:
        start += 1
    return (Filler(role="object", head=complement.i, start=start, end=end),)


def _adjuncts(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple(filler for filler in fillers if filler.role in {"time", "place"} or filler.role.startswith("prep:"))


def _renamed(fillers: list[Filler], role: str) -> tuple[Filler, ...]:
    return tuple(
        Filler(role=role, head=f.head, start=f.start, end=f.end, mention=f.mention, frame=f.frame) for f in fillers
    )
