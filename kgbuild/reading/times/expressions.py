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
from kgbuild.reading.times.joining import Expression, join
from kgbuild.reading.times.lengths import LENGTH_RULES
from kgbuild.reading.times.meanings import Calendar, Meaning
from kgbuild.reading.times.periods import PERIOD_RULES
from kgbuild.reading.times.pieces import BREAK, Pieces, read_pieces
from kgbuild.reading.times.tense import find_direction
from kgbuild.reading.times.words import TimeWords, read_words
from kgbuild.reading.trees import Doc

__all__ = ["find_times"]

PARSER = Parser(DATE_RULES + PERIOD_RULES + LENGTH_RULES)
MOST_REFERENCES = 40
LIKELY = (1900, 2100)  # four figures that are a year without a word that says so
HEAD_LINES = 6  # line breaks before a date line at most
FIGURES = re.compile(r"[YR]|[YN]-[YN]")
BOUND_BEFORE = re.compile(r"(?:\d[-–]|\+)$")
BOUND_AFTER = re.compile(r"[-–]\d")
LEADING = frozenset("iIfF2cknmB")  # letters before a year that say so: "in 1815"


def find_times(annotated: Annotated) -> tuple[Found, ...]:
    """The time expressions of a text in order, with their values: of "from May to July" the interval, and each month.

    Anchored at the document's own date line, else its day of publication, else the first full date of the text.
    """
    doc, words = annotated.doc, read_words(annotated.ontology.cues)
    pieces = read_pieces(doc, first_token(annotated), words)
    read = (Expression(*each) for each in PARSER.read(pieces))
    joined = join(pieces, (each for each in read if not is_count(doc, pieces, each, words)))
    expressions = [each for each in joined if not is_inside_number(doc, pieces, each)]
    if not expressions:
        return ()
    anchor = find_anchor(annotated, pieces, expressions)
    return tuple(anchor_expressions(doc, pieces, expressions, anchor, words))


def first_token(annotated: Annotated) -> int:
    """The token where reading starts."""
    preamble = annotated.document.preamble
    if not preamble:
        return 0
    return next((token.i for token in annotated.doc if token.idx >= preamble), len(annotated.doc))


def find_anchor(annotated: Annotated, pieces: Pieces, expressions: list[Expression]) -> date | None:
    """The day from which the text counts; what it was published on may be the day of a copy."""
    own = next((each for each in expressions if is_date_line(pieces, each)), None)
    day = full_date(own.meaning) if own else None
    if day:
        return day
    published = annotated.document.published
    if published and bounds(published[:10]) != (None, None):
        first = bounds(published[:10])[0]
        return date.fromisoformat(first) if first else None
    return next((day for each in expressions if (day := full_date(each.meaning))), None)


def is_date_line(pieces: Pieces, expression: Expression) -> bool:
    """Whether it stands alone on a line at the head of the text."""
    before, after = pieces.codes[: expression.first], pieces.codes[expression.last : expression.last + 1]
    alone = before[-1:] in ("", BREAK) and after in ("", BREAK)
    return alone and before.count(BREAK) <= HEAD_LINES and full_date(expression.meaning) is not None


def full_date(meaning: Meaning) -> date | None:
    if not isinstance(meaning, Calendar) or not (meaning.year and meaning.month and meaning.day):
        return None
    day = bounds(f"{meaning.year:04}-{meaning.month:02}-{meaning.day:02}")[0]
    return date.fromisoformat(day) if day else None


def anchor_expressions(
    doc: Doc, pieces: Pieces, expressions: list[Expression], anchor: date | None, words: TimeWords
) -> Iterator[Found]:
    references: list[str] = []
    for expression in expressions:
        start, end = token_range(pieces, expression)
        context = Context(
            anchor=anchor,
            references=tuple(references[-MOST_REFERENCES:]),
            direction=lambda start=start, end=end: find_direction(doc, start, end, words),  # type: ignore[misc]
        )
        value = resolve(expression.meaning, context)
        sides = value.split("/") if value and expression.sides else []
        single = [value] if value and "/" not in value else []
        references.extend(each for each in sides or single if bounds(each) != (None, None))
        if sides:
            yield make(start, end, pieces.starts[expression.sides[0].last], value)
        else:
            yield make(start, end, doc[start:end].root.i, value)
        for side, each in zip(expression.sides, sides, strict=False):
            left, right = token_range(pieces, side)
            yield make(left, right, doc[left:right].root.i, each)


def token_range(pieces: Pieces, expression: Expression) -> tuple[int, int]:
    return pieces.starts[expression.first], pieces.ends[expression.last - 1]


def make(start: int, end: int, head: int, value: str | None) -> Found:
    return Found(
        start=start, end=end, head=head, head_start=head, head_end=head + 1, kind=MentionKind.TIME, value=value
    )


def is_count(doc: Doc, pieces: Pieces, expression: Expression, words: TimeWords) -> bool:
    """Whether a four-figure number counts something: "2000 pieces of toys"."""
    alone = pieces.codes[expression.first : expression.last] == "Y"
    return alone and not is_bare_year(doc, pieces.starts[expression.first], words)


def is_inside_number(doc: Doc, pieces: Pieces, expression: Expression) -> bool:
    """Whether its figures go on before or after it, bound by a dash: those of a telephone number or a code."""
    if not FIGURES.fullmatch(pieces.codes[expression.first : expression.last]):
        return False
    start, end = token_range(pieces, expression)
    before, after = doc[max(start - 2, 0) : start].text, doc[end - 1 : end + 2].text[len(doc[end - 1]) :]
    led = BOUND_BEFORE.search(before) and not doc[start - 1].whitespace_
    return bool(led or BOUND_AFTER.match(after))


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
