"""The world floor: readings -> what is claimed of the world, and by whom. Pure Python; no model, no RDF."""

from __future__ import annotations

from kgbuild.knowledge.making import make_knowledge
from kgbuild.knowledge.resolution import Ledger, format_ledger, read_ledger

__all__ = ["Ledger", "format_ledger", "make_knowledge", "read_ledger"]
