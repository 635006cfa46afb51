"""Quads: a store's graphs in an order that the store does not set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pyoxigraph as ox

__all__ = ["Term", "group_by_graph", "group_by_subject"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_FIRST = {_TYPE: 0, _LABEL: 1}


def group_by_graph(store: ox.Store) -> Iterator[tuple[ox.NamedNode | None, list[ox.Triple]]]:
    """The default graph (None) and then the named ones by IRI, each with its triples: subjects by IRI, types and labels
    first, the rest by predicate and object."""
    names = sorted((name for name in store.named_graphs() if isinstance(name, ox.NamedNode)), key=str)
    yield None, _sort(store, ox.DefaultGraph())
    for name in names:
        yield name, _sort(store, name)


def _sort(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Triple]:
    return sorted((quad.triple for quad in store.quads_for_pattern(None, None, None, graph)), key=_order)


def _order(triple: ox.Triple) -> tuple[str, int, str, str]:
    predicate = str(triple.predicate)
    return str(triple.subject), _FIRST.get(predicate, 2), predicate, str(triple.object)


def group_by_subject(triples: list[ox.Triple]) -> Iterator[tuple[str, list[tuple[str, list[Term]]]]]:
    """Sorted triples as (subject, [(predicate, [object, ...]), ...]), IRIs as plain texts."""
    for subject, rows in groupby(triples, key=lambda triple: _name(triple.subject)):
        pairs = [(_name(row.predicate), row.object) for row in rows]
        grouped = groupby(pairs, key=itemgetter(0))
        yield subject, [(predicate, [term for _, term in group]) for predicate, group in grouped]


def _name(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
