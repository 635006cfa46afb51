"""Open frames of nouns that tell what happens: "the use of the logo by the firm", "a fall in prices"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgbuild.reading.frames.clause import Slot, is_predicate
from kgbuild.reading.frames.draft import DEEDS, Context, Draft
from kgbuild.reading.frames.senses import fill_roles
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.trees import Token

__all__ = ["deed_lemma", "evoke_deed"]

_NAMING = frozenset({"adjective", "compound"})
_DONE = ("deeds.doing", "deeds.transitive")


def evoke_deed(context: Context, noun: Token, predicates: frozenset[int]) -> Draft | None:
    """The frame of a noun without a sense; None for nouns of things."""
    lemma = deed_lemma(context, noun)
    if lemma is None:
        return None
    kind = context.type(noun)
    own = context.noun_slots(noun)
    written = kind == "kg:Publication" and any(slot.function == "by" for slot in own)  # "reports by the police"
    if kind not in {None, "kg:Topic"} and not written and not context.is_a(noun, "kg:Event"):
        return None  # an "application" is a program too
    name = next(name for name in DEEDS if lemma in context.words(name))
    slots = [named for slot in own if (named := _rename(context, slot, context.map(name), own)) is not None]
    if all(slot.function != "subject" for slot in slots):
        slots.extend(slot for slot in _carried(context, noun, name) if slot not in slots)
    slots.sort(key=lambda slot: slot.head.i)
    return Draft(
        trigger=noun.i,
        start=noun.i,
        end=noun.i + 1,
        lemma=lemma,
        pos=noun.tag_,
        type=None,
        fillers=fill_roles(context, None, slots, predicates),
        extractor="nominal",
        slots=tuple(slots),
    )


def deed_lemma(context: Context, noun: Token) -> str | None:
    """The lemma by which a noun stands among those that tell what happens, with its compound before without."""
    if noun.pos_ != "NOUN" or noun.dep_ == "compound":
        return None
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1) if noun.i > 0 else noun
    both = f"{before.lower_} {lemma}" if before.head == noun and before.dep_ in {"compound", "amod"} else lemma
    return next((one for one in (both, lemma) if any(one in context.words(name) for name in DEEDS)), None)


def _rename(context: Context, slot: Slot, functions: Mapping[str, str], slots: tuple[Slot, ...]) -> Slot | None:
    """The slot by the function that a verb would give it."""
    if slot.function in {"infinitive", "clause"}:
        return slot
    if slot.function in _NAMING and context.mention(slot.head) is None:
        return None  # "a new attempt"
    if slot.head.i in context.times:
        return slot
    function = functions.get(slot.function)
    if function is None:
        return slot if slot.marker is not None else None
    if slot.function == "possessor" and function == "subject" and functions.get("of") == "object":
        known, agent = context.type(slot.head), context.is_a(slot.head, "kg:Agent")
        if known is not None and not agent and all(other.function != "of" for other in slots):
            function = "object"  # "the device's placement"
    return replace(slot, function=function)


def _carried(context: Context, noun: Token, name: str) -> Iterator[Slot]:
    """Who does it, where the verb that carries the noun tells: "took leave", "an event held by the bank", "is on leave"."""
    verb = _carrier(context, noun)
    if verb is None:
        return
    lemma = context.verb_lemma(verb)
    if noun.dep_ == "nsubj":
        functions = context.map(name)
        yield from (
            replace(slot, function=functions[slot.function])
            for slot in context.verb_slots(verb)
            if lemma in context.words("deeds.arising") and slot.marker is not None and slot.function in functions
        )
    elif noun.dep_ == "pobj" and verb.i < noun.i:
        if lemma in context.words("deeds.staying"):
            if noun.head.lower_ in {"on", "in"} and not _has_determiner(noun):
                yield from _subjects(context, verb, name)
        elif name in _DONE:
            yield from _subjects(context, verb, name)
    elif lemma in context.words("deeds.support"):
        yield from _subjects(context, verb, name)
        if verb.dep_ == "acl":
            places = context.words("frames.places")
            yield from (slot for slot in context.verb_slots(verb) if slot.function in places)
    elif lemma in context.words("deeds.receiving"):
        slots = context.verb_slots(verb)
        if name == "deeds.transitive":
            yield from (replace(slot, function="object") for slot in slots if slot.function == "subject")
        yield from (replace(slot, function="subject") for slot in slots if slot.function == "from")


def _carrier(context: Context, noun: Token) -> Token | None:
    if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} and is_predicate(noun.head):
        return noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and is_predicate(noun.head.head):
        above = noun.head.head
        if above.lemma_ in context.words("deeds.staying") or _is_setting(noun, above):
            return above
    return next((child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"), None)


def _is_setting(noun: Token, verb: Token) -> bool:
    """ "In a speech, she praised": what somebody does in doing another thing."""
    indefinite = any(child.dep_ == "det" and child.lower_ in {"a", "an", "another"} for child in noun.children)
    return indefinite and noun.head.lower_ in {"in", "during", "at"} and not is_passive(verb)


def _subjects(context: Context, verb: Token, name: str) -> Iterator[Slot]:
    function = "object" if name == "deeds.befalling" else "subject"
    noun = verb.head if verb.dep_ == "acl" else None
    parts = {"subject", "object"} if verb.lemma_ in context.words("deeds.staying") else {"subject"}
    for slot in context.verb_slots(verb):
        if slot.function in parts and slot.head != noun:
            yield replace(slot, function=function)


def _has_determiner(noun: Token) -> bool:
    return any(child.dep_ in {"det", "poss"} for child in noun.children)
