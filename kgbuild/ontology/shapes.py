"""Shapes: where the SHACL shapes of an ontology lie."""

from __future__ import annotations

from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.ontology.location import find_ontology

__all__ = ["find_shapes"]


def find_shapes(directory: Path | None = None) -> Path:
    """The Turtle file of shapes that a graph made by this ontology must satisfy."""
    path = (directory or find_ontology()) / "shapes.ttl"
    if not path.is_file():
        raise OntologyError(f"{path} is missing", "Put the SHACL shapes there; an empty file checks nothing.")
    return path
