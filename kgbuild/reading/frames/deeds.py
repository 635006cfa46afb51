"""Open frames of nouns that tell what happens: "the use of the logo by the firm", "a fall in prices"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kgbuild.reading.frames.clause import Slot
from kgbuild.reading.frames.draft import DEEDS, Context, Draft
from kgbuild.reading.frames.senses import fill_roles
from kgbuild.reading.trees import Token

__all__ = ["deed_lemma", "evoke_deed"]

_NAMING = frozenset({"adjective", "compound"})
_UNNAMED = frozenset({"kg:Topic"})


def evoke_deed(context: Context, noun: Token, predicates: frozenset[int]) -> Draft | None:
    """The frame of a noun without a sense; None for nouns of things."""
    lemma = deed_lemma(context, noun)
    if lemma is None:
        return None
    kind = context.type(noun)
    if kind is not None and kind not in _UNNAMED and not context.is_a(noun, "kg:Event"):
        return None  # an "application" is a program too
    functions = next(context.map(name) for name in DEEDS if lemma in context.words(name))
    own = context.noun_slots(noun)
    slots = tuple(named for slot in own if (named := _rename(context, slot, functions, own)) is not None)
    return Draft(
        trigger=noun.i,
        start=noun.i,
        end=noun.i + 1,
        lemma=lemma,
        pos=noun.tag_,
        type=None,
        fillers=fill_roles(context, None, slots, predicates),
        extractor="nominal",
    )


def deed_lemma(context: Context, noun: Token) -> str | None:
    """The lemma by which a noun stands among those that tell what happens, with its compound before without."""
    if noun.pos_ != "NOUN" or noun.dep_ == "compound":
        return None
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1) if noun.i > 0 else noun
    both = f"{before.lemma_.lower()} {lemma}" if before.head == noun and before.dep_ in _NAMING | {"amod"} else lemma
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
