"""Arithmetic of days and units, pure: units as in ontology/cues/times.toml (D W WE F M Q H Y E C L TH TM TS)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kgbuild.model.time import bounds

__all__ = [
    "add",
    "cut",
    "duration",
    "feast_day",
    "first_day",
    "is_day",
    "is_finer",
    "last_day",
    "nth_weekday",
    "precision",
]

DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}
MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
YEARS = {"E": 10, "C": 100, "L": 1000}
CLOCK = {"TH": "H", "TM": "M", "TS": "S"}
FINER = ("TS", "TM", "TH", "D", "WE", "W", "F", "M", "S", "Q", "H", "Y", "E", "C", "L")


def add(day: date, count: float, unit: str) -> date | None:
    """The day so many units on; the last of the month where it has no such day. None outside the calendar."""
    try:
        if unit in DAYS:
            return day + timedelta(days=round(count * DAYS[unit]))
        if unit in MONTHS:
            return add_months(day, round(count * MONTHS[unit]))
        return day + timedelta(days=int(count * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit] / 24))
    except (OverflowError, ValueError):
        return None


def add_months(day: date, count: int) -> date:
    month = day.year * 12 + day.month - 1 + count
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def cut(day: date, unit: str) -> str:
    """The value of the unit that holds the day."""
    year, week, _ = day.isocalendar()
    if unit in ("W", "WE"):
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "F":
        return f"{year:04}-W{week:02}"
    return {
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
        "L": f"{day.year // 1000}",
    }.get(unit, day.isoformat())


def feast_day(rule: str, year: int) -> date | None:
    """The day of a movable feast: "E-2" from Easter, "11:4:4+1" from a month's nth weekday, the last where -1."""
    base, sign, days = rule.partition("+") if "+" in rule else rule.partition("-") if rule[0] == "E" else (rule, "", "")
    if base == "E":
        day: date | None = easter(year)
    else:
        month, number, weekday = (int(part) for part in base.split(":"))
        first = date(year, month, 1)
        day = nth_weekday(number, weekday, first, add_months(first, 1) - timedelta(days=1))
    return day + timedelta(days=int(f"{sign}{days or 0}")) if day else None


def nth_weekday(number: int, weekday: int, first: date, last: date) -> date | None:
    """The nth of such days from the first to the last day, from the end where negative."""
    if number > 0:
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    else:
        day = last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))
    return day if first <= day <= last else None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the anonymous Gregorian method."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    epact = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def first_day(value: str) -> date | None:
    earliest = bounds(value)[0]
    return date.fromisoformat(earliest) if earliest else None


def last_day(value: str) -> date | None:
    latest = bounds(value)[1]
    return date.fromisoformat(latest) if latest else None


def is_day(value: str) -> bool:
    earliest, latest = bounds(value)
    return earliest is not None and earliest == latest


def precision(value: str) -> str:
    """The unit of a value that stands for days: D, W, M, Q (and seasons), Y, E, C."""
    if is_day(value):
        return "D"
    if "-W" in value:
        return "W"
    if "-Q" in value or "-H" in value or value[-2:] in ("SP", "SU", "FA", "WI"):
        return "Q"
    return {7: "M", 4: "Y", 3: "E", 2: "C"}.get(len(value), "Y")


def is_finer(unit: str, other: str) -> bool:
    """Whether a unit is shorter than another."""
    return FINER.index(unit) < FINER.index(other)


def duration(parts: tuple[tuple[float | None, str], ...]) -> str:
    """ISO 8601 of a length; X for a vague count, years for decades and centuries, months for quarters."""
    days, clock = "", ""
    for count, unit in parts:
        if unit in CLOCK:
            clock += figure(count, 1) + CLOCK[unit]
        elif unit in YEARS:
            days += figure(count, YEARS[unit]) + "Y"
        elif unit in ("Q", "H"):
            days += figure(count, MONTHS[unit]) + "M"
        else:
            days += figure(count, 2 if unit == "F" else 1) + ("W" if unit == "F" else unit)
    return "P" + days + (f"T{clock}" if clock else "")


def figure(count: float | None, factor: int) -> str:
    return "X" if count is None else f"{count * factor:.10g}"
