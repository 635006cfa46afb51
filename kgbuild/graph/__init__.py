"""Graph floor: Knowledge -> quads -> store -> SPARQL, networkx, files."""

from __future__ import annotations

from kgbuild.graph.dataset import Graph

__all__ = ["Graph"]
