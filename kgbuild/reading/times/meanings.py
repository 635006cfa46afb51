"""What a time expression means before it is anchored: "last week" is the week before the document's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Ahead",
    "At",
    "Base",
    "Calendar",
    "Feast",
    "Fixed",
    "Interval",
    "Length",
    "Meaning",
    "Named",
    "Near",
    "NearNamed",
    "Nth",
    "Part",
    "Shifted",
    "WeekOf",
    "Weekday",
]


class Base(StrEnum):
    """What is counted from: the document's day, the same but the nearest of that name, or the time last spoken of."""

    ANCHOR = "A"
    NEAREST = "N"
    REFERENCE = "R"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date with parts left out: "July 10", "Thursday", "the 18th"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A quarter, half or season: "Q3", "H1", "SU"."""

    part: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A holiday that moves, as ontology/cues/times.toml writes it: "E-2" is Good Friday, "11:4:4" Thanksgiving."""

    rule: str
    year: int | None = None


Named = Calendar | Part | Feast


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that needs no anchor: "199", "PAST_REF", "P1Y"."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration: (count, unit) pairs; None counts vaguely."""

    parts: tuple[tuple[float | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A unit so many units from the base: "last week", "that year"."""

    unit: str
    offset: int
    base: Base


@dataclass(frozen=True, slots=True, kw_only=True)
class NearNamed:
    """A weekday, month or season so many weeks or years from the base: "next Friday", "last July"."""

    what: Named
    offset: int
    base: Base


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """A length before or after the base, or after what `start` means: "two days ago", "a week after Christmas"."""

    length: Length
    sign: int
    base: Base = Base.ANCHOR
    start: Meaning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A length after "in": a day ahead in a clause about the future, else how long something took."""

    length: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth:
    """A unit of a longer one, from its end where negative: "the first week of 2021", "the last Friday of May"."""

    number: int
    unit: str
    within: Meaning
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of a week: "Tuesday of next week"."""

    weekday: int
    week: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """The week of a day."""

    day: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """A part of a day or a clock time, as a suffix of the day's value: "TMO", "T21:00"; no day: that last spoken of."""

    suffix: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From one to another, both included."""

    left: Meaning
    right: Meaning


Meaning = (
    Calendar
    | Part
    | Feast
    | Fixed
    | Length
    | Near
    | NearNamed
    | Shifted
    | Ahead
    | Nth
    | Weekday
    | WeekOf
    | At
    | Interval
)
