"""Read-only: Oxigraph under rdflib for a graph that a build wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NoReturn, TypeVar

import rdflib
from oxrdflib import OxigraphStore
from rdflib.namespace import XSD
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node

from kgbuild.errors import StoreError
from kgbuild.graph.sparql import explain_errors

__all__ = ["ReadOnlyStore"]

Term = TypeVar("Term", bound=Node)
Triple = tuple[Node, Node, Node]
Pattern = tuple[Node | None, Node | None, Node | None]


class ReadOnlyStore(OxigraphStore):
    """Oxigraph under rdflib, with our errors, and without a way to write."""

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, object],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        with explain_errors(str(query), initNs):
            return _read_result(super().query(query, initNs, initBindings, queryGraph, **kwargs))

    def triples(
        self, triple_pattern: Pattern, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[Triple, Iterator[rdflib.Graph | None]]]:
        for triple, contexts in super().triples(triple_pattern, context):
            yield _make_plain(triple), contexts

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Nothing: rdflib names each graph that it is asked for."""

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise StoreError("a build's graph is read-only", "Change it with `kgbuild add` and `kgbuild remove`.")

    add = addN = remove = remove_graph = update = _refuse  # noqa: N815


def _read_result(result: Result) -> Result:
    # Read at once: errors come out here and not while a caller loops, and a closed graph's answers can still be read.
    if result.type == "CONSTRUCT" and result.graph is not None:
        plain = rdflib.Graph()
        plain += (_make_plain(triple) for triple in result.graph)
        result.graph = plain
    elif result.type == "SELECT":
        result.bindings = [{name: _strip(term) for name, term in row.items()} for row in result.bindings]
    return result


def _make_plain(triple: Triple) -> Triple:
    subject, predicate, object = triple
    return subject, predicate, _strip(object)


def _strip(term: Term) -> Term | rdflib.Literal:
    # To rdflib "a" and "a"^^xsd:string differ, and its parsers give the former; Oxigraph always names the datatype.
    if isinstance(term, rdflib.Literal) and term.datatype == XSD.string:
        return rdflib.Literal(str(term))
    return term
