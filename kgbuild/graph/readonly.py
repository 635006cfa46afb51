"""Read-only: Oxigraph under rdflib for a graph that a build wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import rdflib
from oxrdflib import OxigraphStore
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from kgbuild.errors import StoreError
from kgbuild.graph.sparql import explain_error

__all__ = ["ReadOnlyStore"]


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
        try:
            return super().query(query, initNs, initBindings, queryGraph, **kwargs)
        except (SyntaxError, OSError, RuntimeError) as error:
            if isinstance(error, NotImplementedError):
                raise  # rdflib then evaluates a prepared query itself
            raise explain_error(str(query), error, initNs) from error

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Nothing: rdflib names each graph that it is asked for."""

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise StoreError("a build's graph is read-only", "Change it with `kgbuild add` and `kgbuild remove`.")

    add = addN = remove = remove_graph = update = _refuse  # noqa: N815
