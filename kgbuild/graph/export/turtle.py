"""Turtle: the default graph, which is what is asserted, or all graphs as one. RDF 1.1 Turtle, https://www.w3.org/TR/turtle/."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph import turtle
from kgbuild.graph.catalogue import Catalogue

__all__ = ["write_turtle"]


def write_turtle(catalogue: Catalogue, *, union: bool = False) -> Iterator[bytes]:
    """The file in pieces; of the default graph the same bytes as graph.ttl."""
    lines = catalogue.lines
    rows = lines.read_union() if union else lines.read_asserted()
    return turtle.write_turtle(rows, catalogue.naming.prefixes, base=catalogue.naming.base)
