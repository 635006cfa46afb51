"""Vocabulary: the triples of kg.ttl, for the graph <kg:>."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import OntologyError

__all__ = ["read_vocabulary"]


def read_vocabulary(directory: Path) -> Iterator[ox.Triple]:
    """The triples of a folder's kg.ttl; a blank node raises OntologyError, since every node needs an IRI."""
    path = directory / "kg.ttl"
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: {error}", "Mend the Turtle there.") from error
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise OntologyError(f"{path}: a blank node beside {quad.predicate}", "Give it an IRI.")
        yield quad.triple
