"""Quantities of a text: money, percentages, measures, casualties.

What is counted ("three soldiers") is a thing, not a quantity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.model.text import MentionKind, Quantity
from kgbuild.ontology.numerals import Count, read_count
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.times.words import TimeWords, read_words
from kgbuild.reading.trees import Doc

__all__ = ["find_quantities"]

LONGEST_UNIT = 3  # words
LEAST = 2  # "one soldier" is a soldier
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number over tokens [start, end)."""

    start: int
    end: int
    count: Count


def find_quantities(annotated: Annotated) -> tuple[Found, ...]:
    """The quantities of a text in order: span of number and unit, value with an ISO currency, a symbol, or the noun."""
    doc, words = annotated.doc, read_words(annotated.ontology.cues)
    found: list[Found] = []
    lowers: list[str] | None = None
    end = 0
    for token in doc:
        if token.tag_ != "CD" or token.i < end or token.idx < annotated.document.preamble:
            continue
        lowers = lowers or [each.lower_ for each in doc]
        count = read_count(lowers, token.i, words.cues)
        if count is None or count.ordinal:
            continue
        quantity = read_quantity(doc, lowers, Number(start=token.i, end=count.end, count=count), words)
        if quantity is not None:
            found.append(quantity)
            end = quantity.end
    return tuple(found)


def read_quantity(doc: Doc, lowers: list[str], number: Number, words: TimeWords) -> Found | None:
    return (
        read_money(doc, lowers, number, words)
        or read_measure(doc, lowers, number, words)
        or read_casualties(doc, lowers, number, words)
    )


def read_money(doc: Doc, lowers: list[str], number: Number, words: TimeWords) -> Found | None:
    """ "$1.2 billion", "EUR 40m", "100 million dollars"."""
    before = lowers[number.start - 1] if number.start else ""
    signs, codes = words.cues.map("quantities.signs"), words.cues.words("quantities.currency_codes")
    unit = read_unit(lowers, number.end, words.cues.map("quantities.currencies"))
    if before in signs:
        end = unit[0] if unit and signs[before] == "USD" else number.end  # "$99 US dollars"
        return make(doc, number.start - 1, end, number.count, signs[before])
    if before in codes and doc[number.start - 1].is_upper:
        return make(doc, number.start - 1, number.end, number.count, before.upper())
    if unit:
        return make(doc, number.start, unit[0], number.count, unit[1])
    if number.end < len(lowers) and lowers[number.end] in codes and doc[number.end].is_upper:
        return make(doc, number.start, number.end + 1, number.count, lowers[number.end].upper())
    return None


def read_measure(doc: Doc, lowers: list[str], number: Number, words: TimeWords) -> Found | None:
    """ "4.5%", "30 km", "3.5-inch"."""
    after = number.end + 1 if lowers[number.end : number.end + 1] == ["-"] else number.end
    percent = read_unit(lowers, number.end, dict.fromkeys(words.cues.words("quantities.percent"), "%"))
    unit = percent or read_unit(lowers, after, words.cues.map("quantities.measures"))
    return make(doc, number.start, unit[0], number.count, unit[1]) if unit else None


def read_unit(lowers: list[str], start: int, units: Mapping[str, str]) -> tuple[int, str] | None:
    """End and value of the longest unit that starts there."""
    for length in range(LONGEST_UNIT, 0, -1):
        words = " ".join(lowers[start : start + length])
        if words in units and start + length <= len(lowers):
            return start + length, units[words]
    return None


def read_casualties(doc: Doc, lowers: list[str], number: Number, words: TimeWords) -> Found | None:
    """ "12 dead"; not "12 injured soldiers"."""
    end = number.end
    if end >= len(lowers) or lowers[end] not in words.cues.words("quantities.casualties") or number.count.value < LEAST:
        return None
    noun = doc[end].head
    if doc[end].dep_ == "amod" and noun.i > end and noun.tag_ in PLURAL_TAGS:
        return None
    return make(doc, number.start, end + 1, number.count, lowers[end])


def make(doc: Doc, start: int, end: int, count: Count, unit: str) -> Found:
    head = doc[start:end].root.i
    return Found(
        start=start,
        end=end,
        head=head,
        head_start=head,
        head_end=head + 1,
        kind=MentionKind.QUANTITY,
        value=Quantity(number=count.value, unit=unit),
    )
