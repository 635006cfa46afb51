"""Rules for dates: days, months, years, decades, centuries, seasons, holidays, clock times."""

from __future__ import annotations

import re

from kgbuild.reading.times.grammar import Match, Rule, rule
from kgbuild.reading.times.meanings import (
    At,
    Base,
    Calendar,
    Feast,
    Fixed,
    Interval,
    Meaning,
    Named,
    Near,
    NearNamed,
    Part,
)

__all__ = ["DATE_RULES"]

FIRST_YEAR = 1000


def build_full(match: Match) -> Meaning | None:
    """ "2025-07-10", "7/10/2025" (month first where it can be), "20250710"."""
    text = match.text("date") or ""
    parts = [int(part) for part in re.split(r"\D", text)] if len(text) < 11 and not text.isdigit() else []
    if text.isdigit():
        parts = [int(text[:4]), int(text[4:6]), int(text[6:])]
    return ordered_date(parts)


def build_numbers(match: Match) -> Meaning | None:
    """ "10-1-2018": figures that the tokenizer parted."""
    parts = [match.whole("one"), match.whole("two"), match.whole("three")]
    return ordered_date([part for part in parts if part is not None])


def ordered_date(parts: list[int]) -> Meaning | None:
    if len(parts) != 3:
        return None
    if parts[0] >= FIRST_YEAR:
        return calendar_date(parts[0], parts[1], parts[2])
    year = parts[2] if parts[2] > 99 else parts[2] + (2000 if parts[2] < 40 else 1900)
    return calendar_date(year, parts[0], parts[1])


def calendar_date(year: int | None, month: int, day: int) -> Calendar | None:
    """Day and month in the order that makes a date; American order where both do."""
    if month > 12 >= day:
        month, day = day, month
    return Calendar(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def build_slashed(match: Match) -> Meaning | None:
    """ "10/1", "Friday 7/6"."""
    month, day = (int(part) for part in (match.text("date") or "0/0").split("/"))
    return calendar_date(match.whole("year"), month, day)


def build_date(match: Match) -> Meaning | None:
    """ "Friday, July 21, 2017"."""
    day = match.whole("day")
    month = match.whole("month")
    if day is None or not 1 <= day <= 31 or month is None:
        return None
    return Calendar(year=match.whole("year"), month=month, day=day, weekday=match.whole("weekday"))


def build_days(match: Match) -> Meaning | None:
    """ "July 3-5, 2025", "from the 3rd to the 5th of July"."""
    left, right, month, year = match.whole("left"), match.whole("right"), match.whole("month"), match.whole("year")
    if left is None or right is None or month is None or not 1 <= left <= 31 or not 1 <= right <= 31:
        return None
    first = last = month
    if right < left:  # "April 27 to the 3rd", "from the 27th to the 3rd of April"
        leads = match.found.start("month") < match.found.start("left")
        first, last = (month, month % 12 + 1) if leads else ((month - 2) % 12 + 1, month)
    start = year if year is None or last >= first else year - 1
    return Interval(left=Calendar(year=start, month=first, day=left), right=Calendar(year=year, month=last, day=right))


def build_monthly(match: Match) -> Meaning | None:
    """ "the 19th of every month"."""
    day = match.whole("day")
    return Fixed(value=f"XXXX-XX-{day:02}") if match.text("unit") == "M" and day is not None and day <= 31 else None


def build_month(match: Match) -> Meaning | None:
    return Calendar(year=match.whole("year"), month=match.whole("month"))


def build_month_alone(match: Match) -> Meaning | None:
    return Calendar(month=match.whole("month"))


def build_month_figure(match: Match) -> Meaning | None:
    """ "2015-3" is a month, "2014-15" two years."""
    year, figure = match.whole("year"), match.whole("figure")
    if year is None or figure is None:
        return None
    if year % 100 < figure < 100 and figure > 12:
        return Interval(left=Calendar(year=year), right=Calendar(year=year - year % 100 + figure))
    return Calendar(year=year, month=figure) if 1 <= figure <= 12 else None


def build_figure_month(match: Match) -> Meaning | None:
    """ "3-2015"."""
    month = match.whole("month")
    return Calendar(year=match.whole("year"), month=month) if month is not None and 1 <= month <= 12 else None


def build_some_weekday(match: Match) -> Meaning | None:
    """ "on a Monday", "on a Friday night": no certain one."""
    return Fixed(value=f"XXXX-WXX-{match.text('weekday')}{match.text('part') or ''}")


def build_weekday(match: Match) -> Meaning | None:
    day = Calendar(weekday=match.whole("weekday"), day=match.whole("day"))
    return day if not match.has("day") or (day.day is not None and day.day <= 31) else None


def build_day(match: Match) -> Meaning | None:
    """ "on the 18th"."""
    day = match.whole("day")
    return Calendar(day=day) if day is not None and 1 <= day <= 31 else None


def build_year(match: Match) -> Meaning | None:
    return Calendar(year=match.whole("year"))


def build_years(match: Match) -> Meaning | None:
    """ "2014~2018" in one token."""
    left, right = (int(year) for year in (match.text("years") or "0/0").split("/"))
    return Interval(left=Calendar(year=left), right=Calendar(year=right)) if left < right else None


def build_decade(match: Match) -> Meaning | None:
    """ "the 1990s", "the nineties", "the 1990’s"."""
    text = match.text("decade") or ""
    if len(text) == 4:
        return Fixed(value=text[:3]) if text.endswith("0") else None
    return Fixed(value=text if len(text) == 3 else f"19{text}")


def build_century(match: Match) -> Meaning | None:
    number = match.whole("nth")
    if number is None or match.text("unit") != "C" or not 1 <= number <= 30:
        return None
    return Fixed(value=f"{number - 1:02}")


def build_season(match: Match) -> Meaning | None:
    return Part(part=match.text("season") or "", year=match.whole("year"))


def build_any_season(match: Match) -> Meaning | None:
    """ "(in) winter"."""
    return Fixed(value=f"XXXX-{match.text('season')}")


def build_quarter(match: Match) -> Meaning | None:
    """ "Q3 2025"."""
    return Part(part=match.text("quarter") or "", year=match.whole("year"))


def build_holiday(match: Match) -> Meaning | None:
    text = match.text("holiday") or ""
    named: Named = Feast(rule=text, year=match.whole("year"))
    if text[0] != "E" and ":" not in text:
        year, month, day = ("", *text.split("-"))[-3:]
        named = Calendar(year=int(year) if year else match.whole("year"), month=int(month), day=int(day))
    return read_near(match, named) if match.has("direction") else named


def build_near_named(match: Match) -> Meaning | None:
    """ "last July", "this past Friday", "next summer"."""
    season = match.text("season")
    if season:
        return read_near(match, Part(part=season))
    return read_near(match, Calendar(month=match.whole("month"), weekday=match.whole("weekday")))


def read_near(match: Match, what: Named) -> Meaning | None:
    direction = match.text("direction") or ""
    if not direction[1:].lstrip("+-").isdigit():
        return None
    after_spoken = match.has("the") and direction == "A+1"  # "the next Tuesday": after the day spoken of
    return NearNamed(what=what, offset=int(direction[1:]), base=Base.REFERENCE if after_spoken else Base(direction[0]))


def build_today(match: Match) -> Meaning | None:
    text = match.text("day") or "0"
    offset, night = text.removesuffix("TNI"), text.endswith("TNI")
    day = Near(unit="D", offset=int(offset), base=Base.ANCHOR)
    return At(suffix="TNI", day=day) if night else day


def build_clock(match: Match) -> Meaning | None:
    return At(suffix="T" + (match.text("clock") or ""))


def build_clock_on(match: Match, day: Meaning) -> Meaning | None:
    """ "3 p.m. on Thursday"."""
    return At(suffix="T" + (match.text("clock") or ""), day=day) if is_daylike(day) else None


def is_daylike(meaning: Meaning) -> bool:
    match meaning:
        case Calendar():
            return meaning.day is not None or meaning.weekday is not None
        case Near():
            return meaning.unit == "D"
        case NearNamed(what=Calendar(weekday=weekday)):
            return weekday is not None
    return False


YEAR = r"(?:,?[fI]?(?P<year>Y))?"
DAY = r"(?P<day>[NO])"
WEEKDAY = r"(?:(?:x?[rx])?(?P<weekday>W)[,(-]?t?)?"

DATE_RULES: tuple[Rule, ...] = (
    rule(r"(?P<date>D)", build_full),
    rule(r"(?P<one>Y)[-/](?P<two>N)[-/](?P<three>N)", build_numbers),
    rule(r"(?<!N-)(?P<one>N)[-/](?P<two>N)[-/](?P<three>Y)", build_numbers),
    rule(WEEKDAY + r"(?P<date>d)" + YEAR, build_slashed),
    rule(WEEKDAY + r"(?P<month>M)[-/,]?t?" + DAY + r"(?![UP])\)?(?:[,/-]?[fI]?(?P<year>Y))?", build_date),
    rule(WEEKDAY + r"t?" + DAY + r"[-/]?f?(?P<month>M)(?:[-/,]?[fI]?(?P<year>Y))?", build_date),
    rule(r"(?P<year>Y)[-/](?P<month>M)[-/]" + DAY, build_date),
    rule(r"(?P<month>M)t?(?P<left>[NO])(?:-|2t?)(?P<right>[NO])(?![UPM])" + YEAR, build_days),
    rule(
        r"t?(?P<left>[NO])(?:f?M)?(?:-|2t?|(?<=B[NO])&|(?<=Bt[NO])&)t?(?P<right>[NO])f?(?P<month>M)" + YEAR, build_days
    ),
    # "on 18 and 19 June", "on May 3 and 4": each is a day of the month
    rule(r"(?<=[iIfFtW2,])(?P<day>[NO])(?=(?:,t?[NO])*,?[&|]t?[NO]f?(?P<month>M)" + YEAR + ")", build_date),
    rule(r"(?<=(?P<month>M)[NO][&|])(?P<day>[NO])(?=[!,\n&)IiY|]|$)" + YEAR, build_date),
    rule(r"t?(?P<day>O)fe(?P<unit>U)", build_monthly),
    rule(r"(?P<month>M)[-/,f]?I?(?P<year>Y)(?!-N)", build_month),
    rule(r"(?P<year>Y)[-/]?(?P<month>M)", build_month),
    rule(r"(?<!-)(?P<year>Y)[-/](?P<figure>N)(?![/U-])", build_month_figure),
    rule(r"(?<!-)(?P<month>N)-(?P<year>Y)(?!-)", build_figure_month),
    rule(r"(?P<month>M)", build_month_alone),
    rule(r"(?P<weekday>W)(?:,?t?(?P<day>[NO])(?=[!,\n&)t|]|$))?", build_weekday),
    rule(r"(?<=[iI])a(?P<weekday>W)(?P<part>P)?(?=[!,\n&)Ii2|]|$)", build_some_weekday),
    rule(r"(?<=[if])t" + DAY + r"(?![.UfMPCQ&Ob-])", build_day),
    rule(r"(?P<year>Y)(?![/-][NY]|-?U)", build_year),
    rule(r"(?P<year>Y)(?=-Y)", build_year),
    rule(r"(?P<years>R)", build_years),
    rule(r"t?(?:m-?)?(?P<decade>C)", build_decade),
    rule(r"t(?:m-?)?(?P<decade>Y)s(?!-)", build_decade),
    rule(r"t?(?:m-?)?(?P<nth>O)-?(?P<unit>U)", build_century),
    rule(r"(?:t|m-?)(?P<season>S)", build_season),
    rule(r"(?:t|m-?)?(?P<season>S)(?:f?,?(?P<year>Y))", build_season),
    rule(r"(?P<season>S)", build_any_season),
    rule(r"(?P<the>t)?x?(?P<direction>[rx])-?(?:(?P<season>S)|(?P<month>M)(?!N)|(?P<weekday>W))", build_near_named),
    rule(r"t?(?P<direction>[rx])?(?P<holiday>H)(?:,?f?(?P<year>Y))?", build_holiday),
    rule(r"(?P<quarter>Q)(?:[,f-]?(?P<year>Y))?", build_quarter),
    rule(r"(?P<year>Y)[,-]?(?P<quarter>Q)", build_quarter),
    rule(r"(?P<day>T)", build_today),
    rule(r"(?P<clock>K)Z?", build_clock),
    rule(r"(?P<clock>K)Z?,?[Ii]?", on=build_clock_on),
)
