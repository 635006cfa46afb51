"""The time expressions of a text: read, joined to intervals, anchored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kgbuild.model.text import MentionKind
from kgbuild.model.time import bounds
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.times.anchoring import Context, resolve
from kgbuild.reading.times.dates import DATE_RULES
from kgbuild.reading.times.grammar import Parser
from kgbuild.reading.times.lengths import LENGTH_RULES
from kgbuild.reading.times.meanings import Ahead, At, Calendar, Fixed, Interval, Length, Meaning
from kgbuild.reading.times.periods import PERIOD_RULES
from kgbuild.reading.times.pieces import Pieces, read_pieces
from kgbuild.reading.times.tense import find_direction
from kgbuild.reading.times.words import TimeWords, read_words
from kgbuild.reading.trees import Doc

__all__ = ["find_times"]

PARSER = Parser(DATE_RULES + PERIOD_RULES + LENGTH_RULES)
TO = re.compile(r"-|2[2t]?")
AND = re.compile(r"&t?")
CLOCK = re.compile(r"[,iI]{0,2}t?")
MOST_REFERENCES = 40
LIKELY = (1900, 2100)  # four figures that are a year without a word that says so
LEADING = frozenset("iIfF2cknmB")  # letters before a year that say so: "in 1815"

Expression = tuple[int, int, Meaning]


def find_times(annotated: Annotated) -> tuple[Found, ...]:
    """The time expressions of a text in order, with their values; none inside another.

    Anchored at the document's day of publication, without one at the first full date of the text.
    """
    doc, words = annotated.doc, read_words(annotated.ontology.cues)
    pieces = read_pieces(doc, first_token(annotated), words)
    expressions = list(join(pieces, drop_quantities(doc, pieces, PARSER.read(pieces), words)))
    if not expressions:
        return ()
    anchor = find_anchor(annotated, expressions)
    return tuple(anchor_expressions(doc, pieces, expressions, anchor, words))


def first_token(annotated: Annotated) -> int:
    """The token where reading starts."""
    preamble = annotated.document.preamble
    if not preamble:
        return 0
    return next((token.i for token in annotated.doc if token.idx >= preamble), len(annotated.doc))


def find_anchor(annotated: Annotated, expressions: list[Expression]) -> date | None:
    """The day from which the text counts."""
    published = annotated.document.published
    if published and bounds(published[:10]) != (None, None):
        first = bounds(published[:10])[0]
        return date.fromisoformat(first) if first else None
    for _, _, meaning in expressions:
        if isinstance(meaning, Calendar) and meaning.year and meaning.month and meaning.day:
            day = bounds(f"{meaning.year:04}-{meaning.month:02}-{meaning.day:02}")[0]
            if day:
                return date.fromisoformat(day)
    return None


def anchor_expressions(
    doc: Doc, pieces: Pieces, expressions: list[Expression], anchor: date | None, words: TimeWords
) -> Iterator[Found]:
    references: list[str] = []
    for first, last, meaning in expressions:
        start, end = pieces.starts[first], pieces.ends[last - 1]
        context = Context(
            anchor=anchor,
            references=tuple(references[-MOST_REFERENCES:]),
            direction=lambda start=start, end=end: find_direction(doc, start, end, words),  # type: ignore[misc]
        )
        value = resolve(meaning, context)
        if value and bounds(value) != (None, None) and "/" not in value:
            references.append(value)
        head = doc[start:end].root.i
        yield Found(
            start=start, end=end, head=head, head_start=head, head_end=head + 1, kind=MentionKind.TIME, value=value
        )


def drop_quantities(doc: Doc, pieces: Pieces, expressions: list[Expression], words: TimeWords) -> Iterator[Expression]:
    """All but the four-figure numbers that count something: "2000 pieces of toys"."""
    for first, last, meaning in expressions:
        if last - first > 1 or pieces.codes[first] != "Y" or is_bare_year(doc, pieces.starts[first], words):
            yield first, last, meaning


def is_bare_year(doc: Doc, position: int, words: TimeWords) -> bool:
    token = doc[position]
    before = doc[position - 1] if position else None
    if before is not None and (before.tag_ == "$" or before.lower_ in words.list("signs")):
        return False
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT"):
        return False
    counts = token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > position
    if not token.text.isdigit():
        return True
    led = before is not None and words.codes.get(before.lower_, ("", ""))[0] in LEADING
    return not counts and (LIKELY[0] <= int(token.text) < LIKELY[1] or led)


def join(pieces: Pieces, expressions: Iterator[Expression]) -> Iterator[Expression]:
    """Expressions with the pairs joined that are one: "from May to July", "Thursday at 9 p.m."."""
    waiting: Expression | None = None
    for expression in expressions:
        joined = join_pair(pieces, waiting, expression) if waiting else None
        if waiting and joined is None:
            yield waiting
        waiting = joined or expression
    if waiting:
        yield waiting


def join_pair(pieces: Pieces, left: Expression, right: Expression) -> Expression | None:
    gap = pieces.codes[left[1] : right[0]]
    if len(gap) > 3:
        return None
    if isinstance(right[2], At) and right[2].day is None and CLOCK.fullmatch(gap) and is_day(left[2]):
        return left[0], right[1], At(suffix=right[2].suffix, day=left[2])
    if not is_dated(left[2]) or not is_dated(right[2]):
        return None
    between = pieces.codes[max(left[0] - 1, 0) : left[0]] == "B"
    if gap == "-" and type(left[2]) is not type(right[2]):  # "February 6 - this year"
        return None
    if (gap and TO.fullmatch(gap)) or (between and AND.fullmatch(gap)):
        return left[0], right[1], Interval(left=left[2], right=right[2])
    return None


def is_day(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and (meaning.day is not None or meaning.weekday is not None)


def is_dated(meaning: Meaning) -> bool:
    """Whether it can be a side of an interval."""
    return (
        not isinstance(meaning, Length | Ahead | Interval | At)
        and not (isinstance(meaning, Fixed) and meaning.value in ("PAST_REF", "FUTURE_REF"))
        and not (isinstance(meaning, Fixed) and meaning.value[:1] in "PX" and meaning.value != "PRESENT_REF")
    )
