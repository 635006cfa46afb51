"""Arithmetic of days and units, pure: units as in ontology/cues/times.toml (D W WE F M Q H Y E C L TH TM TS)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kgbuild.model.time import bounds

__all__ = ["add", "cut", "duration", "first_day", "is_day", "is_finer", "last_day", "precision"]

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
