"""TriG: all graphs, the default graph first. RDF 1.1 TriG, https://www.w3.org/TR/trig/."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.export.quads import group_by_graph
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["write_trig"]


def write_trig(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces: prefixes, then each graph."""
    prefixes = catalogue.naming.prefixes
    head = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(prefixes.items())]
    yield "".join([*head, f"@base <{catalogue.naming.base}> .\n"]).encode()
    for graph, triples in group_by_graph(catalogue.store):
        yield _format_graph(graph, triples, prefixes, catalogue.naming.base)


def _format_graph(graph: ox.NamedNode | None, triples: list[ox.Triple], prefixes: Prefixes, base: str) -> bytes:
    quads = (ox.Quad(row.subject, row.predicate, row.object, graph or ox.DefaultGraph()) for row in triples)
    body = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=dict(prefixes.items()), base_iri=base) or b""
    # The header is ours: Oxigraph's has no fixed order and makes prefixes relative to the base.
    lines = [line for line in body.decode().split("\n") if not line.startswith(("@prefix", "@base"))]
    return ("\n" + "\n".join(line.replace("\t", "    ") for line in lines if line) + "\n").encode()
