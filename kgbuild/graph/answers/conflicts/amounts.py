"""Amounts: numbers of graphs as ranges, so that "at least 14" and 15 agree and 12 does not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kgbuild.graph.catalogue import Catalogue, Kind, Node

__all__ = ["ANYBODY", "Amount", "read_amount"]

# The unit of people of whom no more is said.
ANYBODY = "person"
# Counts up to here are exact; of larger numbers one may be the other rounded to so many digits.
EXACT = 1000
DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number between `least` and `most`, inclusive; None is open."""

    least: Decimal | None
    most: Decimal | None
    unit: str

    @property
    def size(self) -> Decimal:
        """A number to compare by."""
        return self.least if self.least is not None else self.most if self.most is not None else Decimal(0)

    def comparable(self, other: Amount) -> bool:
        """Whether both count the same: 12 soldiers and 15 sailors may both be right."""
        return self.unit == other.unit or ANYBODY in (self.unit, other.unit)

    def agrees(self, other: Amount) -> bool:
        """Whether both can be right."""
        if not self.comparable(other) or _overlap(self, other):
            return True
        exact = (self.least, self.most, other.least, other.most)
        if self.least != self.most or other.least != other.most or any(one is None or one < EXACT for one in exact):
            return False
        return _is_rounded(self.size, other.size) or _is_rounded(other.size, self.size)


def _overlap(one: Amount, other: Amount) -> bool:
    starts_before = one.least is None or other.most is None or one.least <= other.most
    ends_after = other.least is None or one.most is None or other.least <= one.most
    return starts_before and ends_after


def _is_rounded(rough: Decimal, exact: Decimal) -> bool:
    """Whether one number is the other with fewer digits, but two at least: 1.2 billion of 1.23 billion."""
    digits = max(DIGITS, len(rough.normalize().as_tuple().digits))
    if exact == 0 or rough == 0:
        return False
    step = Decimal(1).scaleb(exact.adjusted() - digits + 1)
    return (exact / step).to_integral_value() * step == rough


def read_amount(node: Node, catalogue: Catalogue) -> Amount | None:
    """The number of a quantity, or of the members of a group; None where it has none."""
    number, least, most = (_read_number(node, name, catalogue) for name in ("kg:number", "kg:atLeast", "kg:atMost"))
    if number is None and least is None and most is None:
        return None
    unit = catalogue.text(node, "kg:unit") or ""
    if catalogue.kind(node) is Kind.QUANTITY and not (len(unit) == 3 and unit.isupper()):
        unit = unit.casefold()
    return Amount(least=number if number is not None else least, most=number if number is not None else most, unit=unit)


def _read_number(node: Node, predicate: str, catalogue: Catalogue) -> Decimal | None:
    text = catalogue.text(node, predicate)
    try:
        return Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
