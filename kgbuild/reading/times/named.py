"""The day, month or season of a name: which of all Thursdays, which of all Julys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kgbuild.reading.times import calendar
from kgbuild.reading.times.meanings import Calendar, Feast, Named
from kgbuild.reading.times.tense import Direction

__all__ = ["find_named"]

# How many years away a date is looked for: a leap day and a weekday come again within these.
LEAP_YEARS, WEEKDAY_YEARS = 8, 2


def find_named(what: Named, anchor: date | None, direction: Callable[[], Direction]) -> str | None:
    """The one that the anchor's day makes of a name: the last or the next one, as the verb looks; without a verb the
    last weekday, the nearest date. The anchor's own day counts as both."""
    if what.year is not None:
        return spell(what, what.year, what.month if isinstance(what, Calendar) else None)
    if anchor is None:
        return None
    if isinstance(what, Calendar) and what.month is None:
        return find_weekday(what, anchor, direction()) if what.day is None else find_day(what, anchor, direction())
    values = spelled_years(what, anchor)
    if isinstance(what, Calendar) and what.weekday is not None:
        values = [value for value in values if date.fromisoformat(value).isoweekday() == what.weekday] or values
        return choose(values, anchor, Direction.UNKNOWN)
    return choose(values, anchor, direction())


def spell(what: Named, year: int, month: int | None) -> str | None:
    """The value of a name in a year; None where the calendar has no such day."""
    if isinstance(what, Feast):
        day = calendar.feast_day(what.rule, year)
        return day.isoformat() if day else None
    if not isinstance(what, Calendar):
        return f"{year:04}-{what.part}"
    if month is None:
        return f"{year:04}"
    if what.day is None:
        return f"{year:04}-{month:02}"
    value = f"{year:04}-{month:02}-{what.day:02}"
    return value if calendar.first_day(value) else None


def spelled_years(what: Named, anchor: date) -> list[str]:
    """Values of a name in the years around the anchor."""
    month, years = None, 1
    if isinstance(what, Calendar):
        month = what.month
        years = LEAP_YEARS if (what.month, what.day) == (2, 29) else WEEKDAY_YEARS if what.weekday else 1
    around = range(max(anchor.year - years, 1), anchor.year + years + 1)
    return [value for year in around if (value := spell(what, year, month))]


def choose(values: list[str], anchor: date, direction: Direction) -> str | None:
    """The last value that has begun, the first that has not ended, or the nearest (the earlier one of two)."""
    begun = [value for value in values if (first := calendar.first_day(value)) and first <= anchor]
    coming = [value for value in values if (last := calendar.last_day(value)) and last >= anchor]
    if direction is Direction.PAST:
        return begun[-1] if begun else None
    if direction is Direction.FUTURE:
        return coming[0] if coming else None
    return min(values, key=lambda value: distance(value, anchor), default=None)


def distance(value: str, anchor: date) -> int:
    first, last = calendar.first_day(value), calendar.last_day(value)
    if first is None or last is None:
        return 0
    return max((first - anchor).days, (anchor - last).days, 0)


def find_weekday(what: Calendar, anchor: date, direction: Direction) -> str | None:
    if what.weekday is None:
        return None
    if direction is Direction.FUTURE:
        return (anchor + timedelta(days=(what.weekday - anchor.isoweekday()) % 7)).isoformat()
    return (anchor - timedelta(days=(anchor.isoweekday() - what.weekday) % 7)).isoformat()


def find_day(what: Calendar, anchor: date, direction: Direction) -> str | None:
    """ "the 18th", "Tuesday the 11th": of a month that has that day, and on that weekday where one is said."""
    around = [calendar.add_months(anchor.replace(day=1), count) for count in range(-24, 25)]
    values = [value for month in around if (value := spell(what, month.year, month.month))]
    if what.weekday is not None:
        values = [value for value in values if date.fromisoformat(value).isoweekday() == what.weekday] or values
    return choose(values, anchor, direction)
