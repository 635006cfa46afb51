"""Graph floor: Knowledge -> quads -> store -> SPARQL, networkx, files.

`Graph` is loaded when it is first used, since rdflib takes its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.graph.dataset import Graph

__all__ = ["Graph"]


def __getattr__(name: str) -> object:
    if name != "Graph":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kgbuild.graph.dataset import Graph

    return Graph
