"""Frames and extractions of a verb that is left out the second time: "attacked Brekke on Monday and Narvik on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.phrases import noun_phrase
from kgbuild.reading.frames.slots import Slots
from kgbuild.reading.gapping import find_gap
from kgbuild.reading.trees import Token

__all__ = ["extract_gapped", "split_gapped"]

_Words = tuple[Token, ...]


def split_gapped(context: Context, draft: Draft) -> Iterator[Draft]:
    """The frame, and a second one where the verb tells a second thing without being said again."""
    gap = find_gap(context.annotated.doc[draft.trigger])
    if gap is None:
        yield draft
        return
    again = {token.i for token in gap.second.subtree}
    yield replace(draft, fillers=tuple(filler for filler in draft.fillers if filler.head not in again))
    fillers = list(draft.fillers)
    for old, new in gap.pairs:
        left = {token.i for token in old.subtree} - again
        roles = dict.fromkeys(filler.role for filler in fillers if filler.head in left)
        fillers = [filler for filler in fillers if filler.head not in left]
        told = {(filler.role, filler.head) for filler in fillers}
        fillers += [one for role in roles for one in _fill(context, role, new) if (role, one.head) not in told]
    end = gap.pairs[1][1].left_edge.i  # "six in June": six
    cut = (replace(one, end=min(one.end, end)) if one.head == gap.second.i else one for one in fillers)
    yield replace(draft, fillers=tuple(cut), extractions=())


def _fill(context: Context, role: str, phrase: Token) -> tuple[Filler, ...]:
    """The filler of a noun phrase, or of what a preposition governs."""
    head = next((child for child in phrase.children if child.dep_ == "pobj"), phrase)
    if role != "time":
        return context.fillers(role, head)
    index = context.times.get(head.i)
    if index is None:
        return ()
    time = context.found[index]
    return (Filler(role=role, head=time.head, start=time.start, end=time.end, mention=index),)


def extract_gapped(verb: Token, told: Sequence[Slots]) -> Iterator[Slots]:
    """The extractions of a verb, each thing with what belongs to it."""
    gap = find_gap(verb)
    if gap is None:
        yield from told
        return
    old, new = gap.pairs[1]
    first, again = {token.i for token in old.subtree}, {token.i for token in new.subtree}
    for slots in told:
        thing = next((words for words in (slots.subject, *slots.arguments) if gap.second in words), None)
        if thing is None:
            yield slots
            continue
        left = tuple(token for token in thing if token.i not in again)
        arguments = tuple(left if words is thing else _instead(words, first, new) for words in slots.arguments)
        yield replace(slots, subject=left if slots.subject is thing else slots.subject, arguments=arguments)
    if gap.second.head is verb and told:
        second, thing = noun_phrase(gap.second, without=new), noun_phrase(new)
        if gap.pairs[0][0].dep_ == "dative":
            yield replace(told[0], arguments=(second, thing))
        else:
            yield replace(told[0], subject=second, arguments=(thing,))


def _instead(words: _Words, first: AbstractSet[int], new: Token) -> _Words:
    """The second prepositional phrase in place of the first, without its preposition where that is in the relation."""
    if any(token.i not in first for token in words):
        return words
    phrase = noun_phrase(new)
    return phrase if words[0].dep_ == "prep" else phrase[1:]
