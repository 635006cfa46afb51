"""TriG: all graphs, the default graph first. RDF 1.1 TriG, https://www.w3.org/TR/trig/."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.terms import Shortener
from kgbuild.graph.turtle import write_head, write_paragraphs

__all__ = ["write_trig"]


def write_trig(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces: prefixes, then each graph."""
    naming = catalogue.naming
    shortener = Shortener(naming.prefixes, naming.base)
    yield write_head(naming.prefixes, naming.base)
    for graph, rows in catalogue.lines.read_graphs():
        yield f"\n{shortener.shrink_iri(graph)} {{\n".encode() if graph else b"\n"
        indent = "    " if graph else ""
        yield from (f"{paragraph}\n".encode() for paragraph in write_paragraphs(rows, shortener, indent))
        yield b"}\n" if graph else b""
