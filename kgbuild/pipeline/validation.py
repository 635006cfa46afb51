"""Whether a built graph keeps its shapes."""

from __future__ import annotations

from kgbuild.graph.validate import VIOLATION, Violation
from kgbuild.graph.validate import validate as find_violations
from kgbuild.ontology.ontology import load_ontology
from kgbuild.ontology.shapes import read_shapes
from kgbuild.pipeline.queries import open_graph
from kgbuild.settings import Settings, load_settings

__all__ = ["VIOLATION", "Violation", "format_shapes", "validate"]


def validate(settings: Settings | None = None) -> tuple[Violation, ...]:
    """What breaks the shapes of the ontology, violations before warnings."""
    settings = settings or load_settings()
    ontology = load_ontology(settings.ontology_directory, settings.gazetteer_directory)
    with open_graph(settings) as graph:
        return find_violations(graph, ontology)


def format_shapes(settings: Settings | None = None) -> str:
    """All shapes in Turtle, for any SHACL engine."""
    settings = settings or load_settings()
    ontology = load_ontology(settings.ontology_directory, settings.gazetteer_directory)
    return read_shapes(ontology.directory, ontology.schema, ontology.prefixes)
