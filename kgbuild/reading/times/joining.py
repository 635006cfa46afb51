"""Two times that are one: "from May to July", "Thursday at 9 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kgbuild.reading.times.meanings import Ahead, At, Calendar, Fixed, Interval, Length, Meaning
from kgbuild.reading.times.pieces import Pieces

__all__ = ["Expression", "join"]

TO = re.compile(r"-|2[2t]?")
AND = re.compile(r"&t?")
CLOCK = re.compile(r"[,iI]{0,2}t?")


class Expression(NamedTuple):
    """What pieces [first, last) mean; of two times joined to an interval, these too."""

    first: int
    last: int
    meaning: Meaning
    sides: tuple[Expression, ...] = ()


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
    gap = pieces.codes[left.last : right.first]
    if len(gap) > 3:
        return None
    day, clock = left.meaning, right.meaning
    if isinstance(clock, At) and clock.day is None and CLOCK.fullmatch(gap) and is_day(day):
        return Expression(left.first, right.last, At(suffix=clock.suffix, day=day))
    if not is_dated(left.meaning) or not is_dated(right.meaning):
        return None
    between = pieces.codes[max(left.first - 1, 0) : left.first] == "B"
    if gap == "-" and type(left.meaning) is not type(right.meaning):  # "February 6 - this year"
        return None
    if (gap and TO.fullmatch(gap)) or (between and AND.fullmatch(gap)):
        interval = Interval(left=left.meaning, right=right.meaning)
        return Expression(left.first, right.last, interval, sides=(left, right))
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
