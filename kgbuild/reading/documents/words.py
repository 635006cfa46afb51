"""What the documents need of the ontology: word lists and maps by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

__all__ = ["Words"]


class Words(Protocol):
    """The cues of the ontology, as far as they are asked here."""

    def words(self, name: str) -> frozenset[str]: ...

    def map(self, name: str) -> Mapping[str, str]: ...
