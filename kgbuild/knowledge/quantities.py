"""Quantities: one node a number and unit; and how many the members of a group are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.names import key_kind, tidy
from kgbuild.model.ids import slug
from kgbuild.model.text import Mention, MentionKind, Quantity, Reading
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.cues import Cues
from kgbuild.ontology.numerals import read_count

__all__ = ["count_members", "localise_quantity", "write_number"]

# How far before a number its bound may stand: "more than 300 soldiers".
REACH = 16
# A figure that is more likely a year: "the 2012 protesters".
YEARS = range(1900, 2100)
# What is counted where the noun says no more.
ANYBODY = "person"
WORD = re.compile(r"[\w.,]*\w|-")


def localise_quantity(mention: Mention, reading: Reading, cues: Cues) -> LocalEntity | None:
    """The quantity that a mention states, lengths of time included; None where the reader gave it no number."""
    value = _read_value(mention, cues)
    if value is None:
        return None
    text = reading.document.text
    words = tidy(mention.span.text(text))
    bound = _find_bound(text[max(0, mention.span.start - REACH) : mention.span.end], words, cues)
    number = write_number(value.number)
    unit = value.unit or ""
    money = _is_currency(unit)
    key = "/".join(part for part in (_write_unit(unit), _BOUNDS.get(bound, "") + number) if part)
    properties: list[tuple[str, str | Literal]] = [(bound, Literal(text=number, datatype="xsd:decimal"))]
    if unit:
        properties.append(("kg:unit", Literal(text=unit)))
    return LocalEntity(
        entity=Entity(
            id=f"{reading.document.id}#{mention.id}",
            type=mention.type or ("kg:Money" if money else "kg:Quantity"),
            name=words,
            properties=tuple(properties),
        ),
        document_id=reading.document.id,
        standing=Standing.QUANTITY,
        key=key,
        passing=not money,
    )


def count_members(mentions: Iterable[Mention], text: str, cues: Cues) -> tuple[tuple[str, Literal], ...]:
    """How many of what a group are, as properties: of "at least 14 people" kg:atLeast is 14 and kg:unit "person". Nothing
    where no mention counts them."""
    for mention in mentions:
        words = WORD.findall(text[mention.span.start : mention.head.start].lower())
        number = next((found for at in range(len(words)) if (found := _read_count(words, at, cues)) is not None), None)
        if mention.kind is MentionKind.NOMINAL and number is not None:
            ahead = text[max(0, mention.span.start - REACH) : mention.span.end]
            bound = _find_bound(ahead, mention.span.text(text), cues)
            return (
                (bound, Literal(text=write_number(number), datatype="xsd:decimal")),
                ("kg:unit", Literal(text=_name_unit(mention.head.text(text), cues))),
            )
    return ()


def _name_unit(noun: str, cues: Cues) -> str:
    key = key_kind(noun, cues)
    return ANYBODY if key in cues.words("world.anybody") else key


def _read_count(words: list[str], at: int, cues: Cues) -> float | None:
    count = read_count(words, at, cues)
    if count is None or count.ordinal or (count.figure and count.value in YEARS and "," not in words[at]):
        return None
    return count.value


def _read_value(mention: Mention, cues: Cues) -> Quantity | None:
    if isinstance(mention.value, Quantity):
        return mention.value
    length = _LENGTH.fullmatch(mention.value or "")
    if length is None:
        return None
    clock, number, letter = length.groups()
    return Quantity(number=float(number), unit=cues.map("world.durations").get(f"{clock}{letter}"))


# "P6Y", "PT90M": lengths of one unit.
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z])")
_BOUNDS = {"kg:atLeast": "at-least-", "kg:atMost": "at-most-"}


def write_number(number: float) -> str:
    """The plainest decimal: 1200000000, 0.91."""
    return format(Decimal(str(number)).normalize(), "f")


def _write_unit(unit: str) -> str:
    # ISO 4217 codes keep their case; words become slugs.
    return unit if _is_currency(unit) else slug(unit) if unit else ""


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def _find_bound(before: str, words: str, cues: Cues) -> str:
    bounds = cues.map("world.bounds")
    lead = f" {' '.join(before.lower().split())}"
    start = lead.rfind(words.lower())
    ahead = lead[:start] if start >= 0 else lead
    for phrase in sorted(bounds, key=len, reverse=True):
        if words.lower().startswith(f"{phrase} ") or ahead.rstrip().endswith(f" {phrase}"):
            return bounds[phrase]
    return "kg:number"
