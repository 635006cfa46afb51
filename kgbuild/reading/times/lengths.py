"""Rules for durations, for what they measure off ("two weeks ago"), and for what recurs ("every Monday")."""

from __future__ import annotations

from kgbuild.reading.times.grammar import Match, Rule, rule
from kgbuild.reading.times.meanings import Ahead, Base, Fixed, Interval, Length, Meaning, Shifted, Weekday
from kgbuild.reading.times.words import PLURAL, SOME

__all__ = ["LENGTH_RULES"]

# A unit after "a" that is no duration: "a quarter of", "a night", "a weekend"
NO_ARTICLE = frozenset({"Q", "WE"})
NIGHT = "TNI"
ENDING = frozenset({"ending", "ended"})
LEAST_YEAR = 1900


def build_length(match: Match) -> Length | None:
    """ "two weeks", "a year", "five-year", "1 hour and 30 minutes", "a year and a half"."""
    parts = tuple(read_parts(match))
    return Length(parts=parts) if parts else None


def read_parts(match: Match) -> list[tuple[float | None, str]]:
    count, unit = read_count(match, "count"), read_unit(match, "unit")
    if unit is None or (not is_plural(match) and (match.text("count") == SOME or (count or 0) >= LEAST_YEAR)):
        return []  # "some week", "the 2018 day"
    if (match.has("article") and unit in NO_ARTICLE) or (count is None and match.text("count") != SOME):
        return []
    if match.has("half"):
        count = None if count is None else count + 0.5
    parts = [(count, unit)]
    for more in ("2", "3"):
        if match.has(f"unit{more}"):
            parts.append((match.number(f"count{more}"), (match.text(f"unit{more}") or "").removesuffix(PLURAL)))
    return parts


def read_count(match: Match, name: str) -> float | None:
    return 1.0 if match.has("article") else match.number(name)


def read_unit(match: Match, name: str) -> str | None:
    text = (match.text(name) or "").removesuffix(PLURAL)
    if text.startswith("T") and len(text) == 3:  # a part of the day: "two nights"
        return "D" if text == NIGHT and not match.has("article") else None
    return text


def is_plural(match: Match) -> bool:
    return (match.text("unit") or "").endswith(PLURAL)


def build_ahead(match: Match) -> Meaning | None:
    """ "in two weeks"."""
    length = build_length(match)
    return Ahead(length=length) if length else None


def build_ago(match: Match) -> Meaning | None:
    """ "two weeks ago", "three years from now"."""
    length = build_length(match)
    return Shifted(length=length, sign=1 if match.has("hence") else -1) if length else None


def build_weekday_ago(match: Match) -> Meaning | None:
    """ "(on) Saturday two weeks ago"."""
    weekday, week = match.whole("weekday"), build_ago(match)
    if weekday is None or week is None or read_unit(match, "unit") != "W":
        return None
    return Weekday(weekday=weekday, week=week)


def build_later(match: Match) -> Meaning | None:
    """ "a day earlier", "two years later": from the time last spoken of."""
    length = build_length(match)
    sign = 1 if match.text("sign") == "+" else -1
    return Shifted(length=length, sign=sign, base=Base.REFERENCE) if length else None


def build_from(match: Match, start: Meaning) -> Meaning | None:
    """ "two weeks before Christmas", "three days from tomorrow"."""
    length = build_length(match)
    if length is None or isinstance(start, Length | Fixed):
        return None
    sign = -1 if match.has("sign") and match.text("sign") == "-" else 1
    return Shifted(length=length, sign=sign, start=start)


def build_stay(match: Match, start: Meaning) -> Meaning | None:
    """ "for a week starting tomorrow", "for three days from Monday"."""
    length = build_length(match)
    if length is None or isinstance(start, Length | Fixed) or match.text("starting") in ENDING:
        return None
    if not match.has("starting") and match.before() != "for":
        return None
    last = Length(parts=(*length.parts, (-1.0, "D")))
    return Interval(left=start, right=Shifted(length=last, sign=1, start=start))


def build_half_ago(match: Match) -> Meaning | None:
    """ "half a century ago"."""
    length = build_half(match)
    return Shifted(length=length, sign=1 if match.has("hence") else -1) if length else None


def build_half(match: Match) -> Length | None:
    """ "half an hour", "half a century"."""
    unit = match.text("unit") or ""
    months = {"Y": (6.0, "M"), "TH": (30.0, "TM"), "E": (5.0, "Y"), "C": (50.0, "Y"), "D": (12.0, "TH")}
    return Length(parts=(months[unit],)) if unit in months else None


def build_all(match: Match) -> Meaning | None:
    """ "all day"."""
    unit = (match.text("unit") or "").removesuffix(PLURAL)
    return Length(parts=((1.0, unit),)) if unit else None


def build_bare(match: Match) -> Meaning | None:
    """ "(for) years", "decades-long"."""
    unit = match.text("unit") or ""
    if not unit.endswith(PLURAL):
        return None
    return Length(parts=((None, unit.removesuffix(PLURAL)),))


def build_bare_ago(match: Match) -> Meaning | None:
    return Fixed(value="PAST_REF") if build_bare(match) else None


def build_set(match: Match) -> Meaning | None:
    """ "every day", "every two weeks", "each other day"."""
    unit = (match.text("unit") or "").removesuffix(PLURAL)
    count = 2.0 if match.has("other") else match.number("count") or 1.0
    return Fixed(value="XXXX-WXX-WE") if unit == "WE" else Length(parts=((count, unit),))


def build_rate(match: Match) -> Meaning | None:
    """ "once a week"."""
    unit = (match.text("unit") or "").removesuffix(PLURAL)
    return Length(parts=((1.0, unit),))


def build_every_named(match: Match) -> Meaning | None:
    """ "every Monday", "Mondays", "every summer"."""
    if match.has("weekday"):
        return Fixed(value=f"XXXX-WXX-{match.text('weekday')}")
    if match.has("month"):
        return Fixed(value=f"XXXX-{match.whole('month') or 0:02}")
    if match.has("season"):
        return Fixed(value=f"XXXX-{match.text('season')}")
    return Fixed(value=f"XXXX-XX-XX{match.text('part')}")


def build_period(match: Match) -> Meaning | None:
    """ "annual", "weekly"; "yearlong"."""
    return Fixed(value=match.text("period") or "")


def build_vague(match: Match) -> Meaning | None:
    return Fixed(value=match.text("vague") or "")


AMOUNT = (
    r"(?:t(?=N[UP]))?(?:q?(?P<count>[NY])|q?(?P<article>a))-?(?P<unit>[UP])(?P<half>&ab|&b)?"
    r"(?:[,&]{0,2}(?P<count2>N)(?P<unit2>U))?(?:[,&]{0,2}(?P<count3>N)(?P<unit3>U))?"
)
BARE = r"(?P<unit>U)"
CLAUSE_END = r"(?=[!,\n&)]|$)"

LENGTH_RULES: tuple[Rule, ...] = (
    rule(r"(?<=I)" + AMOUNT + r"(?![-js])", build_ahead),
    rule(AMOUNT + r"(?:-y)?(?!-?j)", build_length),
    rule(AMOUNT + r"(?:g|(?P<hence>h))", build_ago),
    rule(r"(?P<weekday>W),?" + AMOUNT + r"(?:g|(?P<hence>h))", build_weekday_ago),
    rule(AMOUNT + r"(?P<sign>l)(?![xr]U)", build_later),
    rule(AMOUNT + r"(?P<sign>k)" + CLAUSE_END, build_later),
    rule(AMOUNT + r",?(?:(?P<starting>p)[iIF]?|F)", on=build_stay),
    rule(AMOUNT + r"(?:(?P<sign>[kc])|F)", on=build_from),
    rule(r"q?ba(?P<unit>U)", build_half),
    rule(r"q?ba(?P<unit>U)(?:g|(?P<hence>h))", build_half_ago),
    rule(r"b-(?P<unit>U)", build_half),
    rule(r"ut?(?P<unit>U)", build_all),
    rule(r"(?<=[iIq])" + BARE + r"(?![fs-])", build_bare),
    rule(BARE + r"(?=k)", build_bare),
    rule(BARE + r"l", build_bare),
    rule(BARE + r"-y", build_bare),
    rule(BARE + r"g", build_bare_ago),
    rule(r"e(?:(?P<count>[NO])|(?P<other>o))?-?(?P<unit>U)", build_set),
    rule(r"(?:N?z)[ae](?P<unit>U)", build_rate),
    rule(r"eo?(?:(?P<weekday>W)|(?P<month>M)|(?P<season>S)|(?P<part>P))", build_every_named),
    rule(r"(?P<weekday>w)", build_every_named),
    rule(r"(?P<period>[AL])", build_period),
    rule(r"(?P<vague>V)(?!-)", build_vague),
)
