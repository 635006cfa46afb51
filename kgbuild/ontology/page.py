"""A page of the ontology."""

from __future__ import annotations

from kgbuild.ontology.ontology import Ontology

__all__ = ["ontology_page"]


def ontology_page(ontology: Ontology) -> str:
    """One HTML page that shows the ontology."""
    return f"<html><title>{ontology.version}</title></html>"
