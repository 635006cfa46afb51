"""Which rules read a text: a version that changes whenever their code does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kgbuild.model.sources import hash_sources

__all__ = ["rules_version"]

READING = Path(__file__).parent
MODEL = READING.parent / "model"
ONTOLOGY = READING.parent / "ontology"


@cache
def rules_version() -> str:
    """A hash of all code that makes a reading, found out once a process, so that cached readings of other code are not
    taken for its own."""
    return hash_sources((READING, MODEL, ONTOLOGY))
