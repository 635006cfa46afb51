"""Turtle: the default graph, which is what is asserted, or all graphs as one. RDF 1.1 Turtle, https://www.w3.org/TR/turtle/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.graph import turtle
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.store import find_turtle

__all__ = ["write_turtle"]

_PIECE = 1 << 20


def write_turtle(catalogue: Catalogue, *, union: bool = False) -> Iterator[bytes]:
    """The file in pieces; of the default graph the same bytes as graph.ttl, which is copied where there is one."""
    written = find_turtle(catalogue.folder) if catalogue.folder is not None and not union else None
    if written is not None:
        return _copy(written)
    lines = catalogue.lines
    rows = lines.read_union() if union else lines.read_asserted()
    return turtle.write_turtle(rows, catalogue.naming.prefixes, base=catalogue.naming.base)


def _copy(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
