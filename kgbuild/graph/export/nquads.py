"""N-Quads: all graphs. RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.catalogue import Catalogue

__all__ = ["write_nquads"]


def write_nquads(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces: the same bytes as graph.nq."""
    return (f"{line}\n".encode() for line in catalogue.lines.read_quads())
