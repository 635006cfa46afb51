"""Why a text was read so: for each frame its grammatical parts and the senses that were tried, for writers of senses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.model.text import Frame, Reading, Span
from kgbuild.ontology import Sense
from kgbuild.reading.frames import Context, Draft, Filler
from kgbuild.reading.frames.clause import Slot
from kgbuild.reading.frames.nominal import light_verb, noun_parts
from kgbuild.reading.frames.senses import Obstacle, find_obstacle

__all__ = ["Explained", "Explanation", "Part", "Tried", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands in a grammatical function, by the lexicon's name for it, with its class where that is known."""

    function: str
    span: Span
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A sense, and what stood in its way: None where it holds."""

    sense: Sense
    obstacle: Obstacle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """`tried`: the senses of its word in the lexicon's order, up to the one that holds. `frame` is None for a noun none of
    whose senses holds."""

    trigger: Span
    frame: Frame | None
    parts: tuple[Part, ...]
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A reading, and what each word that evokes something was read by, in text order."""

    reading: Reading
    words: tuple[Explained, ...]


def explain(context: Context, drafts: Sequence[Draft], reading: Reading) -> Explanation:
    """The explanation of a reading by the drafts that it was made of, one a frame."""
    framed = [
        Explained(
            trigger=frame.trigger.span,
            frame=frame,
            parts=_parts(context, draft.slots),
            tried=_tried(context, _senses(context, draft), draft.slots),
        )
        for draft, frame in zip(drafts, reading.frames, strict=True)
    ]
    nouns = _explain_nouns(context, {draft.trigger for draft in drafts})
    return Explanation(
        reading=reading, words=tuple(sorted((*framed, *nouns), key=lambda one: (one.trigger, one.frame is None)))
    )


def _explain_nouns(context: Context, framed: set[int]) -> Iterator[Explained]:
    """The nouns that have senses, of which none holds."""
    lexicon = context.annotated.ontology.lexicon
    for token in context.annotated.doc:
        senses = lexicon.senses(token.lemma_.lower(), "noun") if token.pos_ == "NOUN" else ()
        if senses and token.i not in framed and token.idx >= context.annotated.document.preamble:
            slots = noun_parts(context, token, light_verb(context, token))
            yield Explained(
                trigger=Span(token.idx, token.idx + len(token)),
                frame=None,
                parts=_parts(context, slots),
                tried=_tried(context, senses, slots),
            )


def _parts(context: Context, slots: Sequence[Slot]) -> tuple[Part, ...]:
    return tuple(
        Part(function=slot.function, span=_span(context, filler), type=context.type(slot.head))
        for slot in slots
        for filler in context.fillers(slot.function, slot.head)[:1]
    )


def _span(context: Context, filler: Filler) -> Span:
    first, last = context.annotated.doc[filler.start], context.annotated.doc[filler.end - 1]
    return Span(first.idx, last.idx + len(last))


def _senses(context: Context, draft: Draft) -> tuple[Sense, ...]:
    """Those that the word of a draft has; none where it is not by its word that it was found (an apposition)."""
    if not draft.slots:
        return ()
    pos = "verb" if draft.sense is None else draft.sense.partition("/")[0]
    return context.annotated.ontology.lexicon.senses(draft.lemma, pos)


def _tried(context: Context, senses: Sequence[Sense], slots: Sequence[Slot]) -> tuple[Tried, ...]:
    tried: list[Tried] = []
    for sense in senses:
        tried.append(Tried(sense=sense, obstacle=find_obstacle(context, sense, slots)))
        if tried[-1].obstacle is None:
            break
    return tuple(tried)
