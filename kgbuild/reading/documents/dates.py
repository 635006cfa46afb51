"""Calendar dates as newspapers print them above an article, read at a given place of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from re import Pattern

from kgbuild.reading.documents.words import Words

__all__ = ["Dated", "date_pattern", "read_date", "read_timestamp"]

_TIMESTAMP = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?)?(?![\w-])"
)
_NUMERIC = re.compile(r"(?:(\d{4})/(\d{1,2})/(\d{1,2})|(\d{1,2})([./])(\d{1,2})\5(\d{4}))(?!\d)")
_EARLIEST, _LATEST = 1600, 2200  # years: what lies outside is a number, not a date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date or date-time in ISO 8601, and the offset after it. `value` is None where the year is not given."""

    value: str | None
    end: int


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=8)
def _compiled(months: frozenset[str], weekdays: frozenset[str]) -> Pattern[str]:
    month = rf"(?:{alternatives(months)})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    weekday = rf"(?:(?:{alternatives(weekdays)})\b\.?,?\s+)?"
    year = r"(?:,?\s+(?P<{}>\d{{4}})\b)?"
    return re.compile(
        rf"{weekday}(?:(?P<day1>{day})\s+(?:of\s+)?(?P<month1>{month}){year.format('year1')}"
        rf"|(?P<month2>{month})\s+(?P<day2>{day})\b{year.format('year2')})",
        re.IGNORECASE,
    )


def date_pattern(words: Words) -> Pattern[str]:
    """Matches "Thursday, 10 July 2025", "July 10th", "Sept. 26, 2024"."""
    return _compiled(frozenset(words.map("preamble.months")), words.words("preamble.weekdays"))


def read_date(text: str, start: int, words: Words) -> Dated | None:
    """The date that begins at `start`, None where there is none. 03/04/2025 is no date: nobody can tell which."""
    stamp = _TIMESTAMP.match(text, start)
    if stamp:
        value = read_timestamp(stamp.group())
        return Dated(value=value, end=stamp.end()) if value else None
    numeric = _NUMERIC.match(text, start)
    if numeric:
        value = _numeric_date(numeric)
        return Dated(value=value, end=numeric.end()) if value else None
    spelt = date_pattern(words).match(text, start)
    if not spelt:
        return None
    groups = spelt.groupdict()
    month = words.map("preamble.months")[(groups["month1"] or groups["month2"]).lower().rstrip(".")]
    day = re.sub(r"\D", "", groups["day1"] or groups["day2"])
    year = groups["year1"] or groups["year2"]
    if year is None:
        return Dated(value=None, end=spelt.end())
    value = _calendar_date(int(year), int(month), int(day))
    return Dated(value=value, end=spelt.end()) if value else None


def read_timestamp(text: str) -> str | None:
    """An ISO 8601 date or date-time as such, None for anything else.

    "2025-07-10 08:30Z" -> "2025-07-10T08:30:00+00:00"
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        # "2025-07-10 08:30:00 +0200": fromisoformat wants no blank before the offset
        try:
            moment = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", text.strip()))
        except ValueError:
            return None
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    return moment.date().isoformat() if not re.search(r"\d:\d|T\d", text) else moment.isoformat()


def _numeric_date(match: re.Match[str]) -> str | None:
    if match[1]:
        return _calendar_date(int(match[1]), int(match[2]), int(match[3]))
    first, separator, second, year = int(match[4]), match[5], int(match[6]), int(match[7])
    if separator == "." or first > 12 or first == second:
        return _calendar_date(year, second, first)
    return _calendar_date(year, first, second) if second > 12 else None


def _calendar_date(year: int, month: int, day: int) -> str | None:
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return value.isoformat() if _EARLIEST <= year <= _LATEST else None
