"""Identity: why things that documents name came out as one, or as two."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kgbuild.errors import AmbiguousNameError
from kgbuild.graph.answers.explanation import list_judgements, name_local
from kgbuild.graph.answers.finding import find_entity
from kgbuild.graph.answers.items import Item, make_item
from kgbuild.graph.catalogue import Catalogue, Node

__all__ = ["ComparisonRow", "Identity", "NamedRow", "explain_identity"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class NamedRow:
    """A document's own thing, and what the document calls it."""

    local: str
    document: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """Two documents' things, how alike they are, what was decided, and why."""

    left: NamedRow
    right: NamedRow
    verdict: str
    score: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Two things that may be one; `comparisons` are those that bear on it, what people judged first, then the least sure of
    what joins, the likeliest of what parts."""

    left: Item
    right: Item
    members: tuple[NamedRow, ...]
    comparisons: tuple[ComparisonRow, ...]

    @property
    def joined(self) -> bool:
        return self.left == self.right


def explain_identity(catalogue: Catalogue, left: str, right: str) -> Identity:
    """Why two names mean one thing of the graph, or two; a name twice may mean its two bearers. Raises as `find_entity`."""
    first, second = _find_two(catalogue, left, right)
    near = {local: make_named(local, catalogue) for local in _list_locals(first, catalogue)}
    far = [make_named(local, catalogue) for local in _list_locals(second, catalogue)]
    known = {row.local: row for row in (*near.values(), *far)}
    others = {row.local: row for row in far}
    found: dict[tuple[str, str], ComparisonRow] = {}
    for local, row in near.items():
        for judgement in list_judgements(local, catalogue):
            other = others.get(judgement.other)
            if other is not None:
                pair = min(row, other), max(row, other)
                found[pair[0].local, pair[1].local] = ComparisonRow(
                    left=pair[0],
                    right=pair[1],
                    verdict=judgement.verdict,
                    score=judgement.score,
                    features=judgement.features,
                )
    sign = 1 if first == second else -1
    return Identity(
        left=make_item(first, catalogue),
        right=make_item(second, catalogue),
        members=tuple(sorted(known.values())),
        comparisons=tuple(
            sorted(
                found.values(),
                key=lambda row: ("judged by hand" not in row.features, sign * row.score, row.left, row.right),
            )
        ),
    )


def _find_two(catalogue: Catalogue, left: str, right: str) -> tuple[Node, Node]:
    try:
        return find_entity(catalogue, left), find_entity(catalogue, right)
    except AmbiguousNameError as error:
        if left != right or len(error.candidates) != 2:
            raise
        one, other = (find_entity(catalogue, iri) for _, _, iri in error.candidates)
        return one, other


def make_named(local: Node, catalogue: Catalogue) -> NamedRow:
    """The row of a document's own thing."""
    name = name_local(local, catalogue)
    document = name.rpartition("#")[0]
    called = next(iter(catalogue.texts(local, "skos:prefLabel", asserted=False)), "")
    return NamedRow(local=name, document=document, name=called)


def _list_locals(node: Node, catalogue: Catalogue) -> list[Node]:
    quads = catalogue.store.quads_for_pattern(None, catalogue.node("kg:canonical"), node, None)
    return [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]
