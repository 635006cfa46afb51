"""Turtle: the default graph, which is what is asserted. RDF 1.1 Turtle, https://www.w3.org/TR/turtle/."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.formats import format_turtle

__all__ = ["write_turtle"]


def write_turtle(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces: the same bytes as graph.ttl."""
    quads = catalogue.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    yield format_turtle(quads, catalogue.naming.prefixes, catalogue.naming.base)
