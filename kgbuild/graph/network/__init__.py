"""Network: RDF -> networkx. The word "edge" lives here, in export and in the ontology's direct edges."""

from kgbuild.graph.network.make import make_network
from kgbuild.graph.network.measures import Measure, Measures
from kgbuild.graph.network.view import Projection, View, Weight, make_view

__all__ = ["Measure", "Measures", "Projection", "View", "Weight", "make_network", "make_view"]
