"""Nouns that say too little for an event of their own, and may be one that was told of before: "the takeover", "the raid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.reading.frames.clause import Slot, is_definite
from kgbuild.reading.frames.draft import Context, Draft
from kgbuild.reading.frames.senses import fill_roles
from kgbuild.reading.trees import Token

__all__ = ["ANAPHOR", "evoke_anaphor"]

ANAPHOR = "anaphor"  # who extracted what is no frame yet: it goes where no event before fits


def evoke_anaphor(context: Context, noun: Token, slots: Sequence[Slot]) -> Iterator[Draft]:
    """The frame that a definite noun would be, with no more than its time."""
    kind = context.map("identity.again").get(noun.lemma_.lower())
    if kind is None or not is_definite(noun):
        return
    timed = tuple(slot for slot in slots if slot.head.i in context.times)
    yield Draft(
        trigger=noun.i,
        start=noun.i,
        end=noun.i + 1,
        lemma=noun.lemma_.lower(),
        pos=noun.tag_,
        type=kind,
        fillers=fill_roles(context, None, timed, frozenset()),
        extractor=ANAPHOR,
        slots=timed,
    )
