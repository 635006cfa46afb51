"""kgbuild: a folder of news articles -> a knowledge graph that can be queried and trusted.

    from kgbuild import Graph, build, read

    build(["seeds/"], out="out")
    for row in Graph.open("out").query('SELECT ?a ?b { ?a kg:met ?b }'):
        print(row)

Importing this loads nothing heavy; the three names load what they need when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.graph import Graph
    from kgbuild.pipeline.builds import build
    from kgbuild.pipeline.reads import read

__all__ = ["Graph", "__version__", "build", "read"]

__version__ = "0.1.0"

_PLACES = {"Graph": "kgbuild.graph", "build": "kgbuild.pipeline.builds", "read": "kgbuild.pipeline.reads"}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
