"""Resolution: which local entities of different documents are one, and what it is called."""

from __future__ import annotations

from kgbuild.knowledge.resolution.canonical import Canonical, canonise
from kgbuild.knowledge.resolution.pairs import list_pairs
from kgbuild.knowledge.resolution.resolving import Resolved, resolve

__all__ = ["Canonical", "Resolved", "canonise", "list_pairs", "resolve"]
