"""Answers of a built graph that need no SPARQL. No spaCy is loaded."""

from __future__ import annotations

from kgbuild.graph.answers.entity import EntityAnswer, show_entity
from kgbuild.graph.answers.finding import find_entity
from kgbuild.graph.catalogue import Catalogue
from kgbuild.pipeline.queries import open_graph
from kgbuild.settings import Settings

__all__ = ["show"]


def show(name: str, *, settings: Settings | None = None) -> EntityAnswer:
    """What the graph knows of the one thing that a name fits; AmbiguousNameError where several do."""
    with open_graph(settings) as graph:
        catalogue = Catalogue(graph.oxigraph, graph.prefixes)
        return show_entity(catalogue, find_entity(catalogue, name))
