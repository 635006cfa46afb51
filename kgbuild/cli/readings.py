"""How `kgbuild read --explain` prints a reading: each frame with the rule that found it, each attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from kgbuild.cli.pages import print_heading, print_line

if TYPE_CHECKING:
    from kgbuild.model.text import Attribution, Extraction, Frame, Reading, Span
    from kgbuild.reading.explanation import Explained, Explanation, Tried
    from kgbuild.reading.frames.senses import Obstacle

__all__ = ["print_explanation"]

BETWEEN = " · "
WIDTH = 10  # of the names of rows
MOST_WORDS = 4  # of a list that a sense asks for


def print_explanation(explanation: Explanation) -> None:
    """Sentence by sentence: what was found at each word, why, and what other senses it could have had."""
    reading = explanation.reading
    for sentence in reading.sentences:
        print_heading(_words(reading, sentence))
        for word in explanation.words:
            if sentence.covers(word.trigger):
                typer.echo()
                _print_word(reading, word)
        for attribution in reading.attributions:
            if sentence.covers(attribution.cue):
                typer.echo()
                _print_attribution(reading, attribution)


def _print_word(reading: Reading, word: Explained) -> None:
    frame = word.frame
    name = f"{frame.id}  " if frame is not None else ""
    kind = "no frame" if frame is None else frame.type or f"open: {frame.trigger.lemma}"
    print_line(f"{name}{_words(reading, word.trigger)}: {kind}", indent=0)
    _print_row("parts", (_typed(f"{part.function} {_words(reading, part.span)}", part.type) for part in word.parts))
    _print_row("rule", _rule(word))
    _print_row("not", (f"{one.sense.id}: {_say(one.obstacle)}" for one in word.tried if one.obstacle is not None))
    if frame is not None:
        _print_frame(reading, frame)


def _rule(word: Explained) -> Iterator[str]:
    if word.frame is not None and word.frame.extractor is not None:
        yield word.frame.extractor
    held = [one for one in word.tried if one.obstacle is None]
    yield from (_place(one) for one in held)


def _place(tried: Tried) -> str:
    return tried.sense.place.partition(" (")[0]


def _say(obstacle: Obstacle) -> str:
    """What stood in a sense's way, in the words of the lexicon."""
    if obstacle.found is None:
        return f"no {obstacle.function}"
    if not obstacle.wanted:
        return f"{obstacle.function} {obstacle.found!r} must not be there"
    more = ", ..." if len(obstacle.wanted) > MOST_WORDS else ""
    return f"{obstacle.function} is {obstacle.found}, not {', '.join(obstacle.wanted[:MOST_WORDS])}{more}"


def _print_frame(reading: Reading, frame: Frame) -> None:
    _print_row("roles", (f"{one.role} {_words(reading, one.span)}" for one in frame.arguments))
    _print_row("time", [f"{frame.time} (by {frame.time_from.value})"] if frame.time and frame.time_from else [])
    _print_row("holds", [f"{frame.polarity.value}, {frame.modality.value}"])
    said = {attribution.id: attribution for attribution in reading.attributions}
    _print_row("said by", (_speaker(reading, said[one]) for one in frame.attributions))
    for extraction in frame.extractions:
        _print_row("triple", [_triple(extraction)])


def _triple(extraction: Extraction) -> str:
    slots = (extraction.subject, extraction.relation, *extraction.arguments)
    return f"{' | '.join(slot.text for slot in slots)}  ({extraction.confidence:.2f})"


def _print_attribution(reading: Reading, attribution: Attribution) -> None:
    kind = f" ({attribution.kind.value})" if attribution.kind is not None else ""
    print_line(f"{_speaker(reading, attribution)}{kind}", indent=0)
    _print_row("content", (_words(reading, span) for span in attribution.content))
    if attribution.within is not None:
        _print_row("within", [attribution.within])


def _speaker(reading: Reading, attribution: Attribution) -> str:
    source = "nobody named" if attribution.source is None else _words(reading, attribution.source.span).rstrip(", ")
    return f"{attribution.id} {source}, by “{_words(reading, attribution.cue)}”"


def _print_row(name: str, cells: Iterable[str]) -> None:
    line = BETWEEN.join(cells)
    if line:
        print_line(line, label=name.ljust(WIDTH))


def _typed(words: str, kind: str | None) -> str:
    return words if kind is None else f"{words} ({kind})"


def _words(reading: Reading, span: Span) -> str:
    return " ".join(span.text(reading.document.text).split())
