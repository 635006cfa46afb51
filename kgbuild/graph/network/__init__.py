"""Network: RDF -> networkx. The word "edge" lives here, in export and in the ontology's direct edges."""

from kgbuild.graph.network.make import make_network

__all__ = ["make_network"]
