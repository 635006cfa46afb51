"""Meanings to values: what "last week" is where the document is of 10 July 2025 and the text last spoke of May."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kgbuild.model.time import bounds
from kgbuild.reading.times import calendar
from kgbuild.reading.times.meanings import (
    Ahead,
    At,
    Base,
    Calendar,
    Feast,
    Fixed,
    Interval,
    Length,
    Meaning,
    Named,
    Near,
    NearNamed,
    Nth,
    Part,
    Shifted,
    Weekday,
    WeekOf,
)
from kgbuild.reading.times.named import find_named
from kgbuild.reading.times.tense import Direction

__all__ = ["Context", "resolve"]

DAY_UNITS = frozenset({"D", "TH", "TM", "TS"})
PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`anchor`: the document's day; `references`: times spoken of, the last one last; `direction`: by the verb."""

    anchor: date | None
    references: tuple[str, ...]
    direction: Callable[[], Direction]

    def reference(self, unit: str) -> str | None:
        """The time last spoken of that is precise enough to count such units from; else the document's day."""
        for value in reversed(self.references):
            if not calendar.is_finer(unit, calendar.precision(value)):
                return value
        return None if self.references or self.anchor is None else self.anchor.isoformat()


def resolve(meaning: Meaning, context: Context) -> str | None:
    """The value of a meaning; None where the text does not say enough."""
    match meaning:
        case Fixed(value=value):
            return value
        case Length(parts=parts):
            return calendar.duration(parts)
        case Calendar() | Part() | Feast():
            return find_named(meaning, context.anchor, context.direction)
        case Near():
            return resolve_near(meaning, context)
        case NearNamed():
            return resolve_near_named(meaning, context)
        case Shifted():
            return resolve_shifted(meaning, context)
        case Ahead(length=length):
            return resolve(Shifted(length=length, sign=1) if is_ahead(length, context) else length, context)
        case Nth():
            return resolve_nth(meaning, context)
        case Weekday(weekday=weekday, week=week):
            first = resolve_first(week, context)
            return (first + timedelta(days=weekday - 1)).isoformat() if first else None
        case WeekOf(day=day):
            first = resolve_first(day, context)
            return calendar.cut(first, "W") if first else None
        case At():
            return resolve_at(meaning, context)
        case Interval(left=left, right=right):
            return resolve_interval(left, right, context)


def resolve_first(meaning: Meaning, context: Context) -> date | None:
    value = resolve(meaning, context)
    return calendar.first_day(value) if value else None


def is_ahead(length: Length, context: Context) -> bool:
    """Whether "in two weeks" is a day to come; "in two minutes" never is."""
    if context.anchor is None or length.parts[-1][1] in DAY_UNITS - {"D"}:
        return False
    return context.direction() is Direction.FUTURE


def base_day(base: Base, unit: str, context: Context) -> date | None:
    if base is not Base.REFERENCE:
        return context.anchor
    value = context.reference(unit)
    return calendar.first_day(value) if value else None


def resolve_near(near: Near, context: Context) -> str | None:
    day = base_day(near.base, near.unit, context)
    if day is None or is_without_reference(near, context):
        return None
    if near.unit == "F":
        return None if near.offset == 0 else f"P{2}W"
    if near.unit == "WE" and near.offset == 0 and day.isoweekday() < 6 and context.direction() is Direction.PAST:
        day -= timedelta(days=7)
    if near.unit == "L" or (near.unit in DAY_UNITS and near.unit != "D"):
        return None
    moved = calendar.add(first_of(day, near.unit), near.offset, near.unit)
    return calendar.cut(moved, near.unit) if moved else None


def is_without_reference(near: Near, context: Context) -> bool:
    """ "He died the following year", in a text that has spoken of no time: not the one after the document's."""
    after = near.base is Base.REFERENCE and near.offset > 0 and not context.references
    return after and context.direction() is Direction.PAST


def first_of(day: date, unit: str) -> date:
    """A day of the unit from which whole units can be counted."""
    return day if unit in ("D", "W", "WE") else day.replace(day=1)


def resolve_near_named(near: NearNamed, context: Context) -> str | None:
    """Weekdays count by calendar weeks ("next Friday" is next week's), months and seasons by years or the nearest."""
    anchor = base_day(near.base, "D", context)
    if anchor is None:
        return None
    what = near.what
    if isinstance(what, Calendar) and what.weekday is not None:
        if near.base is Base.ANCHOR or (near.base is Base.REFERENCE and not context.references):
            monday = anchor - timedelta(days=anchor.isoweekday() - 1)
            return (monday + timedelta(days=7 * near.offset + what.weekday - 1)).isoformat()
        return find_named(what, anchor + timedelta(days=near.offset), ahead(near.offset))
    if near.offset == 0:
        return find_named(replace(what, year=anchor.year), anchor, context.direction)
    return find_outside(what, anchor, near.offset)


def find_outside(what: Named, anchor: date, offset: int) -> str | None:
    """The nearest one of that name that does not hold the anchor: "last July" in July is a year ago."""
    value = find_named(what, anchor, ahead(offset))
    first, last = (calendar.first_day(value), calendar.last_day(value)) if value else (None, None)
    if first is None or last is None or not first <= anchor <= last:
        return value
    return find_named(replace(what, year=first.year + (1 if offset > 0 else -1)), anchor, ahead(offset))


def ahead(offset: int) -> Callable[[], Direction]:
    direction = Direction.FUTURE if offset > 0 else Direction.PAST if offset < 0 else Direction.UNKNOWN
    return lambda: direction


def resolve_shifted(shifted: Shifted, context: Context) -> str | None:
    parts = shifted.length.parts
    unit = "Y" if parts[-1][1] in ("E", "C", "L") else parts[-1][1]
    if any(count is None for count, _ in parts):
        return None if shifted.start or shifted.base is Base.REFERENCE else PAST_REF if shifted.sign < 0 else FUTURE_REF
    if shifted.start is not None:
        value = resolve(shifted.start, context)
        day = calendar.first_day(value) if value else None
        start_unit = calendar.precision(value) if value else unit
        unit = start_unit if calendar.is_finer(start_unit, unit) else unit
    else:
        day = base_day(shifted.base, unit, context)
        if shifted.base is Base.REFERENCE and parts[-1][1] == "Y":
            unit = kept_precision(context.reference(unit))
    for count, each in parts:
        day = calendar.add(day, shifted.sign * (count or 0), each) if day else None
    return calendar.cut(day, unit) if day else None


def kept_precision(reference: str | None) -> str:
    """ "a year earlier" than a quarter or a month is one too."""
    unit = calendar.precision(reference) if reference else "Y"
    return unit if unit in ("Q", "M") else "Y"


def resolve_nth(nth: Nth, context: Context) -> str | None:
    value = resolve(nth.within, context)
    first, last = (calendar.first_day(value), calendar.last_day(value)) if value else (None, None)
    if first is None or last is None:
        return None
    if nth.weekday is not None:
        day = calendar.nth_weekday(nth.number, nth.weekday, first, last)
        return day.isoformat() if day else None
    found = nth_day(nth.number, nth.unit, first, last)
    return calendar.cut(found, nth.unit) if found and first - timedelta(days=6) <= found <= last else None


def nth_day(number: int, unit: str, first: date, last: date) -> date | None:
    """A day of the nth unit; weeks belong where their Thursday is, as in ISO 8601."""
    if unit == "W":
        thursday = first + timedelta(days=(4 - first.isoweekday()) % 7)
        end = last - timedelta(days=(last.isoweekday() - 4) % 7)
        return thursday + timedelta(days=7 * (number - 1)) if number > 0 else end + timedelta(days=7 * (number + 1))
    return calendar.add(first, number - 1, unit) if number > 0 else calendar.add(last, number + 1, unit)


def resolve_at(at: At, context: Context) -> str | None:
    value = resolve(at.day, context) if at.day else context.reference("D")
    return value[:10] + at.suffix if value and calendar.is_day(value[:10]) else None


def resolve_interval(left: Meaning, right: Meaning, context: Context) -> str | None:
    """Both sides; the year of one serves the other: "Nov-Feb 2017", "from November 20 to December 11"."""
    if isinstance(right, Named) and right.year and isinstance(left, Named) and left.year is None:
        end = resolve(right, context)
        latest = calendar.last_day(end) if end else None
        start = find_named(left, latest, ahead(-1)) if latest else None
    else:
        start = side(left, context)
        if isinstance(left, Named) and left.year is None and is_running(start, right, context):
            start = side(left, replace(context, direction=ahead(-1)))
        earliest = calendar.first_day(start) if start else None
        after = replace(context, anchor=earliest, direction=ahead(1)) if isinstance(right, Named) else context
        end = side(right, after) if earliest else None
    if start is None or end is None or (bounds(start)[0] or "") > (bounds(end)[1] or ""):
        return None
    return f"{start}/{end}"


def is_running(start: str | None, right: Meaning, context: Context) -> bool:
    """Whether an interval said of the future has begun: "will run from January to March", said in February."""
    first = calendar.first_day(start) if start else None
    if (
        first is None
        or context.anchor is None
        or first <= context.anchor
        or context.direction() is not Direction.FUTURE
    ):
        return False
    end = side(right, context)
    last = calendar.last_day(end) if end else None
    return last is not None and last < first


def side(meaning: Meaning, context: Context) -> str | None:
    value = resolve(meaning, context)
    if value == PRESENT_REF:
        return context.anchor.isoformat() if context.anchor else None
    return value if value and bounds(value) != (None, None) and "/" not in value else None
