"""N-Triples: the default graph, or all graphs as one. RDF 1.1 N-Triples, https://www.w3.org/TR/n-triples/."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.catalogue import Catalogue

__all__ = ["write_ntriples"]


def write_ntriples(catalogue: Catalogue, *, union: bool = False) -> Iterator[bytes]:
    """The file in pieces, sorted."""
    lines = catalogue.lines
    for subject, predicate, term in lines.read_union() if union else lines.read_asserted():
        yield f"{subject} {predicate} {term} .\n".encode()
