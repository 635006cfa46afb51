"""Resolution: which local entities of different documents are one, and what it is called."""

from __future__ import annotations

from kgbuild.knowledge.resolution.canonical import Canonical, canonise
from kgbuild.knowledge.resolution.ledger import Ledger, format_ledger, read_ledger
from kgbuild.knowledge.resolution.pairs import list_pairs
from kgbuild.knowledge.resolution.resolving import Resolved, resolve

__all__ = ["Canonical", "Ledger", "Resolved", "canonise", "format_ledger", "list_pairs", "read_ledger", "resolve"]
