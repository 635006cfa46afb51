"""Formats: what a graph can be exported as."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from kgbuild.errors import SettingsError
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.export.target import write_target

__all__ = ["ExportFormat", "export_graph"]


class ExportFormat(StrEnum):
    """The first three hold what is asserted, or all graphs as one; the next five all graphs; the others are the network."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    TRIG12 = "trig12"
    NQUADS12 = "nquads12"
    GRAPHML = "graphml"
    GEXF = "gexf"
    SVG = "svg"


PLAIN = frozenset({ExportFormat.TURTLE, ExportFormat.NTRIPLES, ExportFormat.RDFXML})
NETWORKS = frozenset({ExportFormat.GRAPHML, ExportFormat.GEXF, ExportFormat.SVG})


def export_graph(
    catalogue: Catalogue,
    format: ExportFormat,
    target: Path | BinaryIO,
    *,
    union: bool = False,
    claims: bool = False,
) -> None:
    """Writes a graph to a file or stream, the same bytes for the same graph.

    `union` makes Turtle, N-Triples and RDF/XML hold all graphs as one; `claims` adds to a network what is claimed, denied
    or planned. StoreError where the file cannot be written.
    """
    format = ExportFormat(format)
    if union and format not in PLAIN:
        raise SettingsError(
            f"{format} has no union of all graphs", f"Take {', '.join(sorted(PLAIN))}, or leave it out."
        )
    if format in NETWORKS:
        write_target(_write_network(catalogue, format, claims=claims), target)
    else:
        write_target(_write_triples(catalogue, format, union=union), target)


def _write_triples(catalogue: Catalogue, format: ExportFormat, *, union: bool) -> Iterator[bytes]:
    match format:
        case ExportFormat.TURTLE:
            from kgbuild.graph.export.turtle import write_turtle

            return write_turtle(catalogue, union=union)
        case ExportFormat.NTRIPLES:
            from kgbuild.graph.export.ntriples import write_ntriples

            return write_ntriples(catalogue, union=union)
        case ExportFormat.RDFXML:
            from kgbuild.graph.export.rdfxml import write_rdfxml

            return write_rdfxml(catalogue, union=union)
        case ExportFormat.TRIG:
            from kgbuild.graph.export.trig import write_trig

            return write_trig(catalogue)
        case ExportFormat.NQUADS:
            from kgbuild.graph.export.nquads import write_nquads

            return write_nquads(catalogue)
        case ExportFormat.JSONLD:
            from kgbuild.graph.export.jsonld import write_jsonld

            return write_jsonld(catalogue)
        case ExportFormat.TRIG12:
            from kgbuild.graph.export.reification import write_trig12

            return write_trig12(catalogue)
        case _:
            from kgbuild.graph.export.reification import write_nquads12

            return write_nquads12(catalogue)


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
