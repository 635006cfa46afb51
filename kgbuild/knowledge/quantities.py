"""Quantities: one node a number and unit."""

from __future__ import annotations

from decimal import Decimal

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.names import tidy
from kgbuild.model.ids import slug
from kgbuild.model.text import Mention, Quantity, Reading
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.cues import Cues

__all__ = ["localise_quantity", "write_number"]

# How far before a number its bound may stand: "more than 300 soldiers".
REACH = 16


def localise_quantity(mention: Mention, reading: Reading, cues: Cues) -> LocalEntity | None:
    """The quantity that a mention states; None where the reader gave it no number."""
    value = mention.value
    if not isinstance(value, Quantity):
        return None
    text = reading.document.text
    words = tidy(mention.span.text(text))
    bound = _find_bound(text[max(0, mention.span.start - REACH) : mention.span.end], words, cues)
    number = write_number(value.number)
    unit = value.unit or ""
    key = "/".join(part for part in (_write_unit(unit), _BOUNDS.get(bound, "") + number) if part)
    properties: list[tuple[str, str | Literal]] = [(bound, Literal(text=number, datatype="xsd:decimal"))]
    if unit:
        properties.append(("kg:unit", Literal(text=unit)))
    return LocalEntity(
        entity=Entity(
            id=f"{reading.document.id}#{mention.id}",
            type=mention.type or "kg:Quantity",
            name=words,
            properties=tuple(properties),
        ),
        document_id=reading.document.id,
        standing=Standing.QUANTITY,
        key=key,
    )


_BOUNDS = {"kg:atLeast": "at-least-", "kg:atMost": "at-most-"}


def write_number(number: float) -> str:
    """The plainest decimal: 1200000000, 0.91."""
    return format(Decimal(str(number)).normalize(), "f")


def _write_unit(unit: str) -> str:
    # ISO 4217 codes keep their case; words become slugs.
    return unit if unit.isascii() and unit.isalpha() and unit.isupper() else slug(unit) if unit else ""


def _find_bound(before: str, words: str, cues: Cues) -> str:
    bounds = cues.map("world.bounds")
    lead = f" {' '.join(before.lower().split())}"
    start = lead.rfind(words.lower())
    ahead = lead[:start] if start >= 0 else lead
    for phrase in sorted(bounds, key=len, reverse=True):
        if words.lower().startswith(f"{phrase} ") or ahead.rstrip().endswith(f" {phrase}"):
            return bounds[phrase]
    return "kg:number"
