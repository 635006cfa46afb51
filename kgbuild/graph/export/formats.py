"""Formats: what a graph can be exported as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kgbuild.errors import SettingsError
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.export.target import write_folder, write_target

if TYPE_CHECKING:
    from kgbuild.graph.network.measures import Measures
    from kgbuild.graph.network.rows import Rows
    from kgbuild.graph.network.view import View

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
    CYTOSCAPE = "cytoscape"
    GEPHI_CSV = "gephi-csv"
    NEO4J_CSV = "neo4j-csv"
    PARQUET = "parquet"
    SVG = "svg"


PLAIN = frozenset({ExportFormat.TURTLE, ExportFormat.NTRIPLES, ExportFormat.RDFXML})
FOLDERS = frozenset({ExportFormat.GEPHI_CSV, ExportFormat.NEO4J_CSV, ExportFormat.PARQUET})
NETWORKS = FOLDERS | {ExportFormat.GRAPHML, ExportFormat.GEXF, ExportFormat.CYTOSCAPE, ExportFormat.SVG}


def export_graph(
    catalogue: Catalogue,
    format: ExportFormat,
    target: Path | BinaryIO,
    *,
    union: bool = False,
    view: View | None = None,
    measures: Measures | None = None,
) -> None:
    """Writes a graph to a file or stream, of CSV and Parquet two files to a folder, the same bytes for the same graph.

    `union` makes Turtle, N-Triples and RDF/XML hold all graphs as one; `view` says what a network shows, `measures` what is
    computed of its nodes. StoreError where the file cannot be written.
    """
    format = ExportFormat(format)
    if union and format not in PLAIN:
        raise SettingsError(
            f"{format} has no union of all graphs", f"Take {', '.join(sorted(PLAIN))}, or leave it out."
        )
    if format in FOLDERS:
        from kgbuild.graph.network.rows import Rows

        if not isinstance(target, Path):
            raise SettingsError(f"{format} is two files", "Name a folder for them, with --to.")
        write_folder(_write_pair(Rows(catalogue, view, measures), format), target)
    elif format in NETWORKS:
        write_target(_write_network(catalogue, format, view, measures), target)
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


def _write_network(
    catalogue: Catalogue, format: ExportFormat, view: View | None, measures: Measures | None
) -> Iterator[bytes]:
    from kgbuild.graph.network.rows import Rows

    match format:
        case ExportFormat.GRAPHML:
            from kgbuild.graph.export.graphml import write_graphml

            pieces = write_graphml(Rows(catalogue, view, measures))
        case ExportFormat.GEXF:
            from kgbuild.graph.export.gexf import write_gexf

            pieces = write_gexf(Rows(catalogue, view, measures))
        case ExportFormat.CYTOSCAPE:
            from kgbuild.graph.export.cytoscape import write_cytoscape

            pieces = write_cytoscape(Rows(catalogue, view, measures))
        case _:
            from kgbuild.graph.export.svg import write_svg
            from kgbuild.graph.network import make_network

            pieces = write_svg(make_network(catalogue, view))
    return (piece.encode() for piece in pieces)


def _write_pair(rows: Rows, format: ExportFormat) -> Mapping[str, Iterator[bytes]]:
    match format:
        case ExportFormat.GEPHI_CSV:
            from kgbuild.graph.export.csv import write_gephi_csv

            return write_gephi_csv(rows)
        case ExportFormat.NEO4J_CSV:
            from kgbuild.graph.export.csv import write_neo4j_csv

            return write_neo4j_csv(rows)
        case _:
            from kgbuild.graph.export.parquet import write_parquet

            return write_parquet(rows)
