"""Time values as text: ISO 8601 prefixes with TIMEX3's additions, and the days they stand for.

2025  2025-07  2025-07-10  2025-07-10T14:30  2025-07-10TMO (morning)  2025-W28  2025-W28-WE (weekend)
2025-Q3  2025-H1  2025-SU (summer)  202 (decade)  20 (century)  2024-01/..  (interval)
P2M  PT3H  PXY (duration)  XXXX-WXX-1 (every Monday)  PAST_REF  PRESENT_REF  FUTURE_REF
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

__all__ = ["bounds", "is_vague", "xsd_text", "xsd_type"]

# First month of a season; winter begins in December of its year.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
HALVES = {"H1": 1, "H2": 7}
VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[0-9A-Z:.+-]*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?")
PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
YEARS = re.compile(r"\d{2,4}")
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?")


def bounds(value: str) -> tuple[str | None, str | None]:
    """Earliest and latest ISO date, inclusive, of a time value; None where it is open or no time of the calendar."""
    if "/" in value:
        left, _, right = value.partition("/")
        return bounds(left)[0], bounds(right)[1]
    try:
        days = find_days(value)
    except ValueError:  # a day that the calendar does not have
        return None, None
    return (None, None) if days is None else (days[0].isoformat(), days[1].isoformat())


def find_days(value: str) -> tuple[date, date] | None:
    """First and last day of one value that is no interval. Raises ValueError for the 30th of February."""
    if match := DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := MONTH.fullmatch(value):
        return months(int(match[1]), int(match[2]), 1)
    if match := WEEK.fullmatch(value):
        return week_days(int(match[1]), int(match[2]), match[3])
    if match := PART_OF_YEAR.fullmatch(value):
        return part_of_year(int(match[1]), match[2])
    digits = value.rstrip("X")
    if YEARS.fullmatch(digits) and len(value) <= 4 and digits.ljust(4, "0") != "0000":
        return date(int(digits.ljust(4, "0")), 1, 1), date(int(digits.ljust(4, "9")), 12, 31)
    return None


def week_days(year: int, week: int, which: str | None) -> tuple[date, date]:
    """Monday and Sunday of an ISO week, Saturday and Sunday of its weekend ("-WE"), or one of its days ("-4")."""
    if which and which != "-WE":
        day = date.fromisocalendar(year, week, int(which[1:]))
        return day, day
    return date.fromisocalendar(year, week, 6 if which else 1), date.fromisocalendar(year, week, 7)


def part_of_year(year: int, part: str) -> tuple[date, date]:
    if part in HALVES:
        return months(year, HALVES[part], 6)
    return months(year, SEASONS.get(part) or 3 * int(part[1]) - 2, 3)


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of so many months from a month on."""
    last = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def xsd_type(value: str) -> str | None:
    """The XSD datatype that can write the value, as a CURIE; None where none can (weeks, quarters, intervals)."""
    if CLOCK.fullmatch(value):
        return "xsd:dateTime" if is_date(value) else None
    if DAY.fullmatch(value):
        return "xsd:date" if "T" not in value and is_date(value) else None
    if MONTH.fullmatch(value):
        return "xsd:gYearMonth" if is_date(value) else None
    return "xsd:gYear" if len(value) == 4 and value.isdigit() and is_date(value) else None


def xsd_text(value: str) -> str | None:
    """The value in the lexical form of `xsd_type` (a dateTime has seconds); None where that is None."""
    match = CLOCK.fullmatch(value)
    if match and is_date(value):
        return value if match[2] else f"{value[:16]}:00{match[3] or ''}"
    return value if xsd_type(value) else None


def is_date(value: str) -> bool:
    return bounds(value) != (None, None)


def is_vague(value: str) -> bool:
    """Whether it is past, present or future and no more."""
    return value in VAGUE
