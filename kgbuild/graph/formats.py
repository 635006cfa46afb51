"""Formats: quads as bytes that are the same for the same quads, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kgbuild.graph.lines import split_line
from kgbuild.graph.turtle import write_turtle
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["format_nquads", "format_triples", "format_turtle"]


def format_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads, one line a quad, sorted by code points, none twice."""
    # Only \n ends a line: literals have theirs escaped, and sorting UTF-8 sorts code points.
    lines = set((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n"))
    return b"".join(line + b"\n" for line in sorted(lines) if line)


def format_turtle(quads: Iterable[ox.Quad], prefixes: Prefixes, base: str) -> bytes:
    """The default graph in Turtle: subjects sorted, each with its types and label first, IRIs short."""
    return format_triples((quad.triple for quad in quads if quad.graph_name == ox.DefaultGraph()), prefixes, base=base)


def format_triples(triples: Iterable[ox.Triple], prefixes: Prefixes, *, base: str | None = None) -> bytes:
    """Any triples in Turtle, each once."""
    lines = set((ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode().split("\n"))
    rows = (split_line(line)[:3] for line in sorted(lines) if line)
    return b"".join(write_turtle(rows, prefixes, base=base))
