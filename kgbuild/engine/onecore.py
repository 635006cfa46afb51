"""One core: documents are read in this process, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from kgbuild.model.text import Document, Reading
from kgbuild.ontology.ontology import Ontology
from kgbuild.reading import Reader

__all__ = ["OneCore"]


class OneCore:
    """An Engine. The model is loaded when the first document comes, or the version is asked for."""

    def __init__(self, ontology: Ontology, *, model: str) -> None:
        self.ontology = ontology
        self.model = model

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.ontology, model=self.model)

    @property
    def version(self) -> str:
        return self.reader.version

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        yield from self.reader.read(documents)
