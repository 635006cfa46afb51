"""What figures are to the grammar of times: "2025-07-10", "10/7", "9:30", "Q3", "the 1990s", "mid-2011"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.reading.times.words import TimeWords

__all__ = ["CLOCK", "FULL_DATE", "OTHER", "clock", "read_figures"]

OTHER = "."
FULL_DATE = re.compile(
    r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{1,2}([-/])\d{1,2}\3\d\d|(?:19|20)\d\d[01]\d[0-3]\d"
)
PART_DATE = re.compile(r"\d{1,2}/\d{1,2}")
YEARS = re.compile(r"[12]\d{3}[~–—/-][12]\d{3}")
DECADE = re.compile(r"['’]?(\d\d)?(\d)0['’]?s")
CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))?(?::\d\d)?([ap]\.?m\.?)?")
QUARTER = re.compile(r"(q)([1-4])|(h)([12])|([1-4])(q)")
CALENDAR_YEAR = re.compile(r"cy(\d\d|\d{4})")
JOINED = re.compile(r"\d{2,3}0s|[^\W\d_]+\.?|\d+(?:st|nd|rd|th)?|[/~–—-]|['’]\d\d")


def read_figures(lower: str, words: TimeWords) -> Iterator[tuple[str, str]]:
    """Letters and values of a token with digits that is no plain number."""
    if FULL_DATE.fullmatch(lower):
        yield "D", lower
    elif YEARS.fullmatch(lower):
        yield "R", f"{lower[:4]}/{lower[-4:]}"
    elif PART_DATE.fullmatch(lower) and lower not in words.list("fractions"):
        yield "d", lower
    elif match := DECADE.fullmatch(lower):
        yield "C", (match[1] or "") + match[2]
    elif (match := CLOCK.fullmatch(lower)) and (match[2] or match[3]):
        yield "K", clock(int(match[1]), int(match[2] or 0), match[3] or "")
    elif match := QUARTER.fullmatch(lower):
        yield "Q", ((match[1] or match[3] or match[6]) + (match[2] or match[4] or match[5])).upper()
    elif match := CALENDAR_YEAR.fullmatch(lower):
        yield "Y", match[1] if len(match[1]) == 4 else "20" + match[1]
    else:
        yield from split_figures(lower, words)


def split_figures(lower: str, words: TimeWords) -> Iterator[tuple[str, str]]:
    """A token such as "mid-2011", "aug-2016", "3h", part by part; one OTHER where a part is no word of times."""
    parts = JOINED.findall(lower)
    if "".join(parts) != lower or len(parts) > 7:
        yield OTHER, lower
        return
    found = [read_part(part, words) for part in parts]
    yield from found if all(code != OTHER for code, _ in found) else [(OTHER, lower)]


def read_part(part: str, words: TimeWords) -> tuple[str, str]:
    if match := DECADE.fullmatch(part):
        return "C", (match[1] or "") + match[2]
    if part.isdigit():
        return ("Y" if len(part) == 4 else "N"), f"{int(part)}"
    if part[0].isdigit():
        return "O", part[:-2]
    if part in words.map("units_short"):
        return "U", words.map("units_short")[part]
    return words.codes.get(part, (OTHER, part))


def clock(hour: int, minute: int, half: str) -> str:
    """ "9:30", "pm" -> "21:30"."""
    if (half.startswith("p") and hour < 12) or (half.startswith("a") and hour == 12):
        hour = (hour + 12) % 24
    return f"{hour:02}:{minute:02}"
