"""Turtle: a file of terms as rows of CURIEs and texts, in file order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["Description", "read_descriptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """All that a file says of one subject: predicate CURIE to objects, as CURIEs or literal texts."""

    curie: str
    objects: Mapping[str, tuple[str, ...]]

    def all(self, *predicates: str) -> tuple[str, ...]:
        """The objects of these predicates, in file order within each."""
        return tuple(value for predicate in predicates for value in self.objects.get(predicate, ()))

    def one(self, predicate: str) -> str | None:
        """The first object of a predicate."""
        return next(iter(self.objects.get(predicate, ())), None)


def read_descriptions(path: Path, prefixes: Prefixes) -> tuple[Description, ...]:
    """The subjects that a Turtle file describes, in file order; blank nodes are left out."""
    import pyoxigraph  # 30 ms that only loading an ontology pays

    rows: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.BlankNode):
                row = rows.setdefault(prefixes.shrink(quad.subject.value), {})
                named = isinstance(quad.object, pyoxigraph.NamedNode)
                value = prefixes.shrink(quad.object.value) if named else quad.object.value
                row.setdefault(prefixes.shrink(quad.predicate.value), []).append(value)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: {error}", "Mend the Turtle there.") from error
    return tuple(
        Description(curie=curie, objects={predicate: tuple(values) for predicate, values in row.items()})
        for curie, row in rows.items()
    )
