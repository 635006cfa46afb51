"""Rules for periods counted from some day: "last week", "the fourth quarter", "the first week of May", "early 2024"."""

from __future__ import annotations

from kgbuild.reading.times.grammar import Match, Rule, rule
from kgbuild.reading.times.meanings import (
    At,
    Base,
    Calendar,
    Fixed,
    Length,
    Meaning,
    Near,
    NearNamed,
    Nth,
    Part,
    Shifted,
    Weekday,
    WeekOf,
)
from kgbuild.reading.times.words import PLURAL

__all__ = ["PERIOD_RULES"]

# "the past year" is as long as a year and ends now; "the last week" is a week of the calendar
LONG_UNITS = frozenset("YEC")
WHOLE_UNITS = frozenset({"W", "M", "Q", "Y", "WE", "E"})
QUARTERS = range(1, 5)


def build_near(match: Match) -> Meaning | None:
    """ "last week", "this year", "the same day", "recent months"."""
    direction, unit = match.text("direction") or "", match.text("unit") or ""
    if unit.endswith(PLURAL):
        return plural(direction)
    if not is_counted(direction):
        return Fixed(value=direction)
    offset, base = int(direction[1:]), Base(direction[0])
    if (
        match.has("the")
        and offset == -1
        and ((base == Base.NEAREST and unit != "Q") or (base == Base.ANCHOR and unit in LONG_UNITS))
    ):
        return Length(parts=((1.0, unit),))
    if match.has("the") and offset == 1 and unit == "D":  # "the next day": after the one spoken of
        base = Base.REFERENCE
    return Near(unit=unit, offset=offset, base=base)


def plural(direction: str) -> Meaning | None:
    """ "recent months", "the coming weeks"."""
    if not is_counted(direction):
        return Fixed(value=direction)
    if direction[0] == Base.REFERENCE or direction.endswith("0"):
        return None
    return Fixed(value="PAST_REF" if direction[1] == "-" else "FUTURE_REF")


def is_counted(direction: str) -> bool:
    return direction[2:].isdigit()


def build_part(match: Match) -> Meaning | None:
    """ "this morning", "last night", "the next morning"."""
    direction = match.text("direction") or ""
    if not is_counted(direction):
        return None
    base = Base.REFERENCE if match.has("the") and direction[0] == Base.ANCHOR else Base(direction[0])
    return At(suffix=match.text("part") or "", day=Near(unit="D", offset=int(direction[1:]), base=base))


def build_part_on(match: Match) -> Meaning | None:
    """ "Friday morning" is read by the weekday; this is "yesterday afternoon"."""
    if match.has("weekday"):
        return At(suffix=match.text("part") or "", day=Calendar(weekday=match.whole("weekday")))
    offset = (match.text("today") or "0").removesuffix("TNI")
    return At(suffix=match.text("part") or "", day=Near(unit="D", offset=int(offset), base=Base.ANCHOR))


def build_part_after(match: Match, day: Meaning) -> Meaning | None:
    """ "the morning of July 10"."""
    return At(suffix=match.text("part") or "", day=day)


def build_near_part(match: Match) -> Meaning | None:
    """ "last Friday night"."""
    direction = match.text("direction") or ""
    if not is_counted(direction):
        return None
    day = NearNamed(what=Calendar(weekday=match.whole("weekday")), offset=int(direction[1:]), base=Base(direction[0]))
    return At(suffix=match.text("part") or "", day=day)


def build_weekday_in(match: Match) -> Meaning | None:
    """ "Tuesday of next week", "next week Tuesday"."""
    direction, weekday = match.text("direction") or "", match.whole("weekday")
    if match.text("unit") != "W" or weekday is None or not is_counted(direction):
        return None
    return Weekday(weekday=weekday, week=Near(unit="W", offset=int(direction[1:]), base=Base(direction[0])))


def build_week_after(match: Match) -> Meaning | None:
    """ "the week after next"."""
    sign = 1 if match.text("sign") == "+" else -1
    unit, direction = match.text("unit") or "", match.text("direction") or ""
    return Near(unit=unit, offset=2 * sign, base=Base.ANCHOR) if direction == f"A{sign:+}" else None


def build_counted(match: Match) -> Meaning | None:
    """ "the last three years"."""
    text = match.text("unit") or ""
    if not is_counted(match.text("direction") or "") or (match.has("inverted") and not text.endswith(PLURAL)):
        return None  # "only 3 next week"
    return Length(parts=((match.number("count"), text.removesuffix(PLURAL)),))


def build_first_counted(match: Match) -> Meaning | None:
    """ "the first nine months"."""
    unit = match.text("unit") or ""
    return Length(parts=((match.number("count"), unit.removesuffix(PLURAL)),)) if unit.endswith(PLURAL) else None


def build_first_counted_of(match: Match, _within: Meaning) -> Meaning | None:
    """ "the first nine months of the year" """
    return build_first_counted(match)


def build_whole(match: Match) -> Meaning | None:
    """ "(for) the year", "the weekend"."""
    unit = match.text("unit") or ""
    return Near(unit=unit, offset=0, base=Base.ANCHOR) if unit in WHOLE_UNITS else None


def build_weekend(match: Match) -> Meaning | None:
    return Near(unit="WE", offset=0, base=Base.ANCHOR) if match.text("unit") == "WE" else None


def build_end_of(match: Match) -> Meaning | None:
    """ "the end of the year", "earlier in the day"."""
    unit = match.text("unit") or ""
    return Near(unit=unit, offset=0, base=Base.ANCHOR) if unit in WHOLE_UNITS or unit == "D" else None


def build_day_end(match: Match) -> Meaning | None:
    """ "(by) the end of the day Saturday"."""
    return Calendar(weekday=match.whole("weekday")) if match.text("unit") == "D" else None


def build_to_date(match: Match) -> Meaning | None:
    """ "the year to date"."""
    return build_whole(match) if match.text("vague") == "PRESENT_REF" else None


def build_stretch(_match: Match, period: Meaning) -> Meaning | None:
    """ "early 2024" is read as 2024."""
    return period


def build_nth_of(match: Match, within: Meaning) -> Meaning | None:
    """ "the first week of 2021", "the last quarter of 2012", "the second Tuesday in May"."""
    number, weekday = read_nth(match), match.whole("weekday")
    if weekday is not None:
        return Nth(number=number, unit="D", within=within, weekday=weekday) if number else None
    unit = "H" if match.text("unit") == "half" else match.text("unit") or ""
    if number is None or unit.endswith(PLURAL):
        return None
    if isinstance(within, Calendar) and within.year and within.month is None and unit in ("Q", "H"):
        return Part(part=f"{unit}{number if number > 0 else 4 if unit == 'Q' else 2}", year=within.year)
    return Nth(number=number, unit=unit, within=within)


def read_nth(match: Match) -> int | None:
    if match.has("last"):
        return -1 if match.text("last") == "A-1" else None
    return match.whole("nth")


def build_quarter(match: Match) -> Meaning | None:
    """ "the fourth quarter", "second half 2012"."""
    number, year = match.whole("nth"), match.whole("year")
    if match.text("unit") == "Q" and number in QUARTERS:
        return Part(part=f"Q{number}", year=year)
    return Part(part=f"H{number}", year=year) if match.text("unit") == "half" and number in (1, 2) and year else None


def build_week_of(match: Match, day: Meaning) -> Meaning | None:
    """ "the week of April 10"."""
    return WeekOf(day=day) if match.text("unit") == "W" else None


def build_numbered(match: Match) -> Meaning | None:
    """ "week 31" is that of the document's year."""
    number = match.whole("number")
    if match.text("unit") != "W" or number is None or not 1 <= number <= 53:
        return None
    return Nth(number=number, unit="W", within=Near(unit="Y", offset=0, base=Base.ANCHOR))


def build_numbered_of(match: Match, within: Meaning) -> Meaning | None:
    """ "week 3 of 2027"."""
    number = match.whole("number")
    return Nth(number=number, unit="W", within=within) if match.text("unit") == "W" and number else None


def build_year(match: Match) -> Meaning | None:
    """ "the year 2030"."""
    return Calendar(year=match.whole("year")) if match.text("unit") == "Y" else None


def build_plain_year(match: Match) -> Meaning | None:
    """ "fiscal 2024"."""
    return Calendar(year=match.whole("year"))


def build_same_in_year(match: Match) -> Meaning | None:
    """ "the same quarter last year"."""
    direction = match.text("direction") or ""
    if match.text("same") != "R+0" or match.text("year") != "Y" or direction not in ("A-1", "R-1"):
        return None
    start = Near(unit=match.text("unit") or "", offset=0, base=Base.REFERENCE)
    return Shifted(length=Length(parts=((1.0, "Y"),)), sign=-1, start=start)


def build_unit_ago(match: Match) -> Meaning | None:
    """ "(the) year-ago (quarter)"."""
    unit = match.text("unit") or ""
    return None if unit.endswith(PLURAL) else Near(unit=unit, offset=-1, base=Base.ANCHOR)


def build_in_near_year(match: Match) -> Meaning | None:
    """ "December last year", "May 3 of that year"."""
    direction, month, day = match.text("direction") or "", match.whole("month"), match.whole("day")
    if match.text("unit") != "Y" or month is None or not is_counted(direction) or not 1 <= (day or 1) <= 31:
        return None
    year = Near(unit="Y", offset=int(direction[1:]), base=Base(direction[0]))
    within = Nth(number=month, unit="M", within=year)
    return Nth(number=day, unit="D", within=within) if day else within


def build_adjacent(match: Match) -> Meaning | None:
    """ "the day before", "the year after"."""
    unit, sign = match.text("unit") or "", 1 if match.text("sign") == "+" else -1
    if unit.endswith(PLURAL):
        return None
    return Near(unit=unit, offset=sign, base=Base.REFERENCE)


def build_adjacent_to(match: Match, start: Meaning) -> Meaning | None:
    """ "the day after Christmas"."""
    unit, sign = match.text("unit") or "", 1 if match.text("sign") == "+" else -1
    return None if unit.endswith(PLURAL) else Shifted(length=Length(parts=((1.0, unit),)), sign=sign, start=start)


DIRECTION = r"(?P<direction>[rx])"
CLAUSE_END = r"(?=[!,\n&)]|$)"

PERIOD_RULES: tuple[Rule, ...] = (
    rule(r"(?P<the>t)?x?" + DIRECTION + r"-?v?(?P<unit>U)", build_near),
    rule(r"(?P<the>t)?x?" + DIRECTION + r"(?P<part>P)", build_part),
    rule(r"x?" + DIRECTION + r"(?P<weekday>W)(?P<part>P)", build_near_part),
    rule(r"(?:(?P<weekday>W)|(?P<today>T))(?P<part>P)", build_part_on),
    rule(r"t(?P<part>P)f", on=build_part_after),
    rule(r"(?P<part>P)i(?=W|M)", on=build_part_after),
    rule(r"nft?(?P<unit>U),?i?(?P<weekday>W)", build_day_end),
    rule(r"(?P<weekday>W)[fiI]?t?" + DIRECTION + r"(?P<unit>U)", build_weekday_in),
    rule(DIRECTION + r"(?P<unit>U)[-i,]?(?P<weekday>W)", build_weekday_in),
    rule(r"t(?P<unit>U)(?P<sign>[kl])(?P<direction>r)", build_week_after),
    rule(r"[tx]?" + DIRECTION + r"(?P<count>N)-?(?P<unit>U)", build_counted),
    rule(r"t?(?P<count>N)(?P<inverted>)" + DIRECTION + r"(?P<unit>U)", build_counted),
    rule(r"t?O(?P<count>N)(?P<unit>U)", build_first_counted),
    rule(r"t?[Or](?P<count>N)(?P<unit>U)f", on=build_first_counted_of),
    rule(r"(?<=[iI2fF])t(?P<unit>U)(?![f.k-])", build_whole),
    rule(r"(?<=O[Ub]f)t(?P<unit>U)(?![fk-])", build_whole),
    rule(r"t(?P<unit>U)(?P<vague>V)", build_to_date),
    rule(r"t(?P<unit>U)", build_weekend),
    rule(r"nft?(?P<unit>U)(?![f-])", build_end_of),
    rule(r"lIt(?P<unit>U)", build_end_of),
    rule(r"(?:m-?|nft?)", on=build_stretch),
    rule(r"l(?=[xrTWM])", on=build_stretch),
    rule(r"t?(?:(?P<nth>O)|(?P<last>r))-?(?P<unit>[Ub])f", on=build_nth_of),
    rule(r"(?:t?(?P<nth>O)|t(?P<last>r))(?P<weekday>W)[fI]", on=build_nth_of),
    rule(r"t?(?P<nth>O)-?(?P<unit>[Ub])(?:,?(?P<year>Y))?", build_quarter),
    rule(r"t?(?P<unit>U)(?:f|pi?)", on=build_week_of),
    rule(r"t?(?P<unit>U)(?P<number>N)(?![U-])", build_numbered),
    rule(r"t?(?P<unit>U)(?P<number>N)f", on=build_numbered_of),
    rule(r"t?v?(?P<unit>U)(?P<year>Y)", build_year),
    rule(r"(?P<unit>U)-?n(?!f)", build_whole),
    rule(r"v(?P<year>Y)", build_plain_year),
    rule(r"t?(?P<same>r)(?P<unit>U)" + DIRECTION + r"(?P<year>U)", build_same_in_year),
    rule(r"(?P<unit>U)-g", build_unit_ago),
    rule(r"(?P<month>M)(?P<day>[NO])?,?f?t?" + DIRECTION + r"(?P<unit>U)", build_in_near_year),
    rule(r"t(?P<unit>U)(?P<sign>[kl])" + CLAUSE_END, build_adjacent),
    rule(r"t(?P<unit>U)(?P<sign>k)", on=build_adjacent_to),
)
