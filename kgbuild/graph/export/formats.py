"""Formats: what a graph can be exported as."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.export.target import write_target

__all__ = ["ExportFormat", "export_graph"]


class ExportFormat(StrEnum):
    """Turtle holds what is asserted, TriG, N-Quads and JSON-LD everything; the others are the network."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    SVG = "svg"


def export_graph(catalogue: Catalogue, format: ExportFormat, target: Path | BinaryIO, *, claims: bool = False) -> None:
    """Writes a graph to a file or stream, the same bytes for the same graph.

    `claims` adds to a network what is claimed, denied or planned. StoreError where the file cannot be written.
    """
    write_target(_write_pieces(catalogue, ExportFormat(format), claims=claims), target)


def _write_pieces(catalogue: Catalogue, format: ExportFormat, *, claims: bool) -> Iterator[bytes]:
    match format:
        case ExportFormat.TURTLE:
            from kgbuild.graph.export.turtle import write_turtle

            return write_turtle(catalogue)
        case ExportFormat.TRIG:
            from kgbuild.graph.export.trig import write_trig

            return write_trig(catalogue)
        case ExportFormat.NQUADS:
            from kgbuild.graph.export.nquads import write_nquads

            return write_nquads(catalogue)
        case ExportFormat.JSONLD:
            from kgbuild.graph.export.jsonld import write_jsonld

            return write_jsonld(catalogue)
        case _:
            return _write_network(catalogue, format, claims=claims)


def _write_network(catalogue: Catalogue, format: ExportFormat, *, claims: bool) -> Iterator[bytes]:
    from kgbuild.graph.network import make_network

    network = make_network(catalogue, claims=claims)
    match format:
        case ExportFormat.GRAPHML:
            from kgbuild.graph.export.graphml import write_graphml

            pieces = write_graphml(network)
        case ExportFormat.GEXF:
            from kgbuild.graph.export.gexf import write_gexf

            pieces = write_gexf(network)
        case _:
            from kgbuild.graph.export.svg import write_svg

            pieces = write_svg(network)
    return (piece.encode() for piece in pieces)
