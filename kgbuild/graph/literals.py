"""Literals: values of knowledge as RDF literals and back.

Numbers are written in XSD's canonical form, since Oxigraph's store keeps numbers and not their spelling.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kgbuild.graph.naming import Naming
from kgbuild.model.world import Literal

__all__ = ["XSD", "decode_literal", "encode_literal", "make_decimal", "make_text", "make_time", "read_time"]

XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = ox.NamedNode(f"{XSD}string")
_DECIMAL = ox.NamedNode(f"{XSD}decimal")
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_TIMES = (
    (re.compile(r"-?\d{4,}"), ox.NamedNode(f"{XSD}gYear")),
    (re.compile(r"-?\d{4,}-\d\d"), ox.NamedNode(f"{XSD}gYearMonth")),
    (re.compile(r"-?\d{4,}-\d\d-\d\d"), ox.NamedNode(f"{XSD}date")),
    (re.compile(rf"-?\d{{4,}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?{_ZONE}"), ox.NamedNode(f"{XSD}dateTime")),
)
# XSD has no time of day without seconds; ISO 8601 and texts do.
_MINUTES = re.compile(rf"(.*T\d\d:\d\d)({_ZONE})")
_NO_SECONDS = re.compile(rf"(.*T\d\d:\d\d):00({_ZONE})")
_NUMBERS = ("xsd:integer", "xsd:decimal")


def make_text(text: str, language: str | None = None) -> ox.Literal:
    """A text; halves of surrogate pairs, which no RDF can hold, become U+FFFD."""
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return ox.Literal(text, language=language) if language else ox.Literal(text)


def make_decimal(number: float) -> ox.Literal:
    """A number as xsd:decimal, without exponent."""
    return ox.Literal(_spell(Decimal(repr(number))), datatype=_DECIMAL)


def make_time(value: str) -> ox.Literal:
    """An ISO 8601 date of its own precision; what XSD cannot write stays a string, for the shapes to find."""
    minutes = _MINUTES.fullmatch(value)
    spelt = f"{minutes[1]}:00{minutes[2]}" if minutes else value
    datatype = next((datatype for pattern, datatype in _TIMES if pattern.fullmatch(spelt)), _STRING)
    return ox.Literal(spelt if datatype != _STRING else value, datatype=datatype)


def read_time(literal: ox.Literal) -> str:
    """The ISO 8601 date of a literal made by `make_time`."""
    whole = _NO_SECONDS.fullmatch(literal.value)
    return f"{whole[1]}{whole[2]}" if whole else literal.value


def encode_literal(literal: Literal, naming: Naming) -> ox.Literal:
    """RDF's literal for ours."""
    if literal.datatype == "xsd:string":
        return make_text(literal.text)
    text = _canonical(literal.text) if literal.datatype in _NUMBERS else literal.text
    return ox.Literal(make_text(text).value, datatype=naming.node(literal.datatype))


def decode_literal(literal: ox.Literal, naming: Naming) -> Literal:
    """Ours for RDF's."""
    return Literal(text=literal.value, datatype=naming.id(literal.datatype))


def _canonical(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return _spell(number) if number.is_finite() else text


def _spell(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
