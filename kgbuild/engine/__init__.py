"""Runs the half of the pipeline that takes one document at a time: on one core, so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kgbuild.model.text import Document, Reading

__all__ = ["Engine"]


class Engine(Protocol):
    """Reads documents, in order; the same documents give the same readings whatever the engine."""

    @property
    def version(self) -> str:
        """Of all that a reading depends on beside its document: rules, model, ontology."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in the order given, taking documents only as they are needed."""
