"""Dataset: a build's graph as an rdflib Dataset on Oxigraph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox
import rdflib
from rdflib.namespace import NamespaceManager

from kgbuild.errors import StoreError
from kgbuild.graph.readonly import ReadOnlyStore
from kgbuild.graph.solutions import AnswerFormat, Solutions, format_result, make_solutions
from kgbuild.graph.sparql import evaluate_query
from kgbuild.graph.store import open_store
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.prefixes import Prefixes, load_prefixes

__all__ = ["Graph"]


class Graph(rdflib.Dataset):
    """What a build wrote, read-only.

    rdflib's methods see rdflib's terms; `query` is evaluated by Oxigraph and knows the ontology's prefixes. Queries see
    the default graph, which is what is asserted, unless they say GRAPH. `select` gives plain rows, and faster.

        with Graph.open(Path("out")) as graph:
            graph.select("SELECT ?a ?b { ?a kg:met ?b }").rows
    """

    def __init__(self, store: ox.Store, prefixes: Prefixes) -> None:
        super().__init__(store=ReadOnlyStore(store=store))
        self.namespace_manager = NamespaceManager(self, bind_namespaces="none")
        for prefix, namespace in prefixes.items():
            self.bind(prefix, namespace, override=True, replace=True)
        self.prefixes = prefixes
        self._oxigraph: ox.Store | None = store

    @classmethod
    def open(cls, path: Path | str, *, ontology: Ontology | None = None) -> Self:  # type: ignore[override]
        """The graph in an output folder, or in its store. Many processes may read one at once.

        Without a store it is loaded from graph.nq. Raises StoreError where there is neither.
        """
        prefixes = load_prefixes(find_ontology() / "prefixes.ttl") if ontology is None else ontology.prefixes
        return cls(open_store(Path(path)), prefixes)

    @property
    def default_context(self) -> rdflib.Graph:
        """The default graph; rdflib 7 still reads it under this name, and warns of that itself."""
        return self._default_context

    @default_context.setter
    def default_context(self, graph: rdflib.Graph) -> None:
        self._default_context = graph

    @property
    def oxigraph(self) -> ox.Store:
        """The store itself, for bulk reading."""
        if self._oxigraph is None:
            raise StoreError("the graph is closed", "Open it again with Graph.open().")
        return self._oxigraph

    def select(self, text: str, bindings: Mapping[str, str] | None = None) -> Solutions:
        """The rows of a query of any form. `bindings` gives variables (without "?") a text, by a closing VALUES.

        QueryError where the query does not parse or cannot be evaluated.
        """
        return make_solutions(evaluate_query(self.oxigraph, text, self.prefixes, bindings or {}))

    def format_answer(self, text: str, format: AnswerFormat, bindings: Mapping[str, str] | None = None) -> bytes:
        """The answer to a query as a file: csv, tsv, json or xml by SPARQL's standards for rows, turtle for triples."""
        result = evaluate_query(self.oxigraph, text, self.prefixes, bindings or {})
        return format_result(result, format, self.prefixes)

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Lets the store go; closing twice is no error."""
        if self._oxigraph is not None:
            self._oxigraph = None
            super().close(commit_pending_transaction)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
