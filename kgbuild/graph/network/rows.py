"""Rows: a network's nodes and edges, one after the other, as a view shows them.

    node    label, kind ("person"), iri, type ("kg:Person"), names, statements, documents (how many of each)
    edge    label, predicate ("kg:met"), event (its label), weight (evidences), documents, earliest, latest, symmetric;
            with claims also asserted, polarity, modality, claimant

A row is a node's id, or an edge's source, target and id, and then the values of the columns, None where there is none.
Texts with several parts have "; " between them. Statements whose object is a class or a value join no two nodes: they make
nodes of whom they are about and count there. Named events are nodes too. A symmetric statement is one edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.network.columns import Column, ColumnType, Row, Value
from kgbuild.graph.network.measures import Measured, Measures, make_simple, measure_nodes
from kgbuild.graph.network.scratch import JOINER, Scratch
from kgbuild.graph.network.tables import Tables
from kgbuild.graph.network.view import Projection, View

__all__ = ["Rows"]

_REMEMBERED = 1 << 14

_NODE = (
    ("label", ColumnType.STRING),
    ("kind", ColumnType.STRING),
    ("iri", ColumnType.STRING),
    ("type", ColumnType.STRING),
    ("names", ColumnType.STRING),
    ("statements", ColumnType.LONG),
    ("documents", ColumnType.LONG),
)
_EDGE = (
    ("label", ColumnType.STRING),
    ("predicate", ColumnType.STRING),
    ("event", ColumnType.STRING),
    ("weight", ColumnType.LONG),
    ("documents", ColumnType.STRING),
    ("earliest", ColumnType.STRING),
    ("latest", ColumnType.STRING),
    ("symmetric", ColumnType.BOOLEAN),
)
_CLAIM = (
    ("asserted", ColumnType.BOOLEAN),
    ("polarity", ColumnType.STRING),
    ("modality", ColumnType.STRING),
    ("claimant", ColumnType.STRING),
)


# What an edge is called that stands for no statement of its own.
_PROJECTED = {
    Projection.MET: "met",
    Projection.SPOKE_OF: "spoke of",
    Projection.TOGETHER: "took part with",
}


def _make_columns(*columns: tuple[str, ColumnType]) -> tuple[Column, ...]:
    return tuple(Column(name=name, type=type) for name, type in columns)


class Rows:
    """What a view shows of a graph. `nodes()` and `edges()` may be read as often as wanted, in the order of ids."""

    def __init__(self, catalogue: Catalogue, view: View | None = None, measures: Measures | None = None) -> None:
        self.view = view or View()
        self.catalogue = catalogue
        self.scratch: Scratch = catalogue.scratch
        claims = _CLAIM if self.view.claims and not self.view.merged else ()
        self.edge_columns = _make_columns(*_EDGE, *claims)
        self.tables = Tables(self.scratch, self.view, catalogue)
        self._measured = Measured()
        if measures:
            nodes = (row[0] for row in self.tables.select_nodes())
            self._measured = measure_nodes(make_simple(self.pairs(), nodes), measures)
        self.node_columns = (*_make_columns(*_NODE), *self._measured.columns)
        self._find_label = lru_cache(_REMEMBERED)(self.scratch.find_label)

    def nodes(self) -> Iterator[Row]:
        """Each node's id and the values of its columns."""
        for row in self.tables.select_nodes():
            own, label, kind, iri, *rest = row
            yield (
                own,
                label if label is not None else self._find_label(own),
                kind or "thing",
                iri or self.catalogue.node(own).value,
                *rest,
                *self._measured.find(own),
            )

    def edges(self) -> Iterator[Row]:
        """Each edge's source, target and id, and the values of its columns."""
        return self._merge_edges() if self.view.merged else self._list_edges()

    def _list_edges(self) -> Iterator[Row]:
        if not self.view.claims:
            return self.tables.select_edges()
        return (
            (*row[:11], bool(row[11]), *row[12:14], self.name_claimants(row[14])) for row in self.tables.select_edges()
        )

    def name_claimants(self, claimants: Value | None) -> str | None:
        """The names of claimants that are given by their ids."""
        if not isinstance(claimants, str):
            return None
        return JOINER.join(self._find_label(one) for one in claimants.split(JOINER))

    def _merge_edges(self) -> Iterator[Row]:
        symmetric = self.catalogue.list_symmetric()
        undirected = self.view.projection in (Projection.MET, Projection.TOGETHER)
        projected = _PROJECTED.get(self.view.projection)
        for row in self.tables.select_merged():
            source, target, predicates, weight, documents, earliest, latest = row
            curies = predicates.split(" ") if projected is None else [self.view.projection.value]
            labels = dict.fromkeys(projected or self._find_label(curie) for curie in curies)
            even = undirected or all(curie in symmetric for curie in curies)
            own = f"{source} {target}"
            yield (
                source,
                target,
                own,
                JOINER.join(labels),
                JOINER.join(curies),
                None,
                weight,
                documents,
                earliest,
                latest,
                even or None,
            )

    def pairs(self) -> Iterator[tuple[str, str, int]]:
        """The ends and the weight of each edge, and nothing else."""
        return self.tables.select_pairs()
