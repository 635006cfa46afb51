"""Numbers in figures and words: "2 1/2", "twenty-first", "1.2 million", "nineteen ninety-six"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.ontology.cues import Cues

__all__ = ["Count", "read_count"]

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
GLUED = re.compile(r"(\d[\d,.]*\d|\d)([a-z]{1,3})")
HALF = frozenset({"half", "½", "1/2"})  # figures, and the one fraction that durations have


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number up to a word. `year`: said as years are ("nineteen ninety-six"); `power`: with "million" or the like;
    `figure`: begun in figures."""

    value: float
    end: int
    ordinal: bool = False
    year: bool = False
    power: bool = False
    figure: bool = False


def read_count(lowers: list[str], start: int, cues: Cues) -> Count | None:
    """The number that starts there, the longest there is."""
    lower = lowers[start]
    if match := ORDINAL.fullmatch(lower):
        return Count(value=float(match[1]), end=start + 1, ordinal=True, figure=True)
    if FIGURE.fullmatch(lower):
        return read_figure(float(lower.replace(",", "")), lowers, start + 1, cues.map("times.powers"))
    if match := GLUED.fullmatch(lower):  # "1.2bn"
        power = cues.map("times.powers").get(match[2])
        if power and FIGURE.fullmatch(match[1]):
            return Count(value=float(match[1].replace(",", "")) * float(power), end=start + 1, power=True, figure=True)
        return None
    return read_worded(lowers, start, cues)


def read_figure(value: float, lowers: list[str], end: int, powers: Mapping[str, str]) -> Count:
    """A number in figures with what follows it: a power, a half."""
    if end < len(lowers) and lowers[end] in HALF and lowers[end] != "half":
        return Count(value=value + 0.5, end=end + 1, figure=True)
    skipped = end + 1 if lowers[end : end + 1] == ["-"] else end
    if skipped < len(lowers) and lowers[skipped] in powers:
        return Count(value=value * float(powers[lowers[skipped]]), end=skipped + 1, power=True, figure=True)
    if lowers[end : end + 3] == ["and", "a", "half"]:
        return Count(value=value + 0.5, end=end + 3, figure=True)
    return Count(value=value, end=end, figure=True)


def read_worded(lowers: list[str], start: int, cues: Cues) -> Count | None:
    """A number in words."""
    numbers, powers, ordinals = cues.map("times.numbers"), cues.map("times.powers"), cues.map("times.ordinals")
    total, current, year, power, end = 0.0, 0.0, False, False, start
    position = start
    while position < len(lowers):
        word = lowers[position]
        if word in numbers and fits(current, float(numbers[word])):
            current += float(numbers[word])
        elif word in numbers and position == end > start and is_year_tail(total, current, float(numbers[word])):
            current, year = current * 100 + float(numbers[word]), True
        elif word in ordinals and end > start and fits(current, float(ordinals[word])):
            return Count(value=total + current + float(ordinals[word]), end=position + 1, ordinal=True)
        elif len(word) > 2 and word in powers and end > start:
            scale, power = float(powers[word]), True
            total, current = (total, current * 100) if scale == 100 else (total + current * scale, 0.0)
        elif word == "-" or (word == "and" and end > start and (total or current >= 20)):
            position += 1  # "twenty-one", "two thousand and fifteen"
            continue
        else:
            break
        position += 1
        end = position
    if end == start:
        return None
    if lowers[end : end + 3] == ["and", "a", "half"]:
        return Count(value=total + current + 0.5, end=end + 3)
    return Count(value=total + current, end=end, year=year or 1000 < total + current < 2200, power=power)


def fits(current: float, value: float) -> bool:
    """Whether a number word can go on from what was said: "twenty" + "one", "hundred" + "ten", not "two" + "three"."""
    if current == 0:
        return True
    return value < 10 if current % 100 >= 20 and current % 10 == 0 else current % 100 == 0 and value < 100


def is_year_tail(total: float, current: float, value: float) -> bool:
    """ "nineteen" + "ninety"."""
    return total == 0 and 10 < current <= 20 and 10 <= value < 100
