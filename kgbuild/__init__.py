"""kgbuild: a folder of news articles -> a knowledge graph that can be queried and trusted."""

from __future__ import annotations

__version__ = "0.1.0"
