"""The world floor: readings -> what is claimed of the world, and by whom. Pure Python; no model, no RDF."""

from __future__ import annotations

from kgbuild.knowledge.making import make_knowledge

__all__ = ["make_knowledge"]
