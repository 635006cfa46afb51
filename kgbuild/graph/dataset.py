"""Dataset: a build's graph as an rdflib Dataset on Oxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

import pyoxigraph as ox
import rdflib
from rdflib.namespace import NamespaceManager

from kgbuild.errors import StoreError
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.declared import list_terms
from kgbuild.graph.export import ExportFormat, export_graph
from kgbuild.graph.readonly import ReadOnlyStore
from kgbuild.graph.solutions import AnswerFormat, Solutions, make_solutions, write_answer
from kgbuild.graph.sparql import evaluate_query, explain_errors
from kgbuild.graph.store import NQUADS, open_store
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.prefixes import Prefixes, load_prefixes

if TYPE_CHECKING:
    import networkx as nx

    from kgbuild.graph.answers.conflicts import Conflict
    from kgbuild.graph.answers.connection import NeighbourRow, PathAnswer, RankRow
    from kgbuild.graph.answers.entity import EntityAnswer
    from kgbuild.graph.answers.explanation import Explanation
    from kgbuild.graph.answers.groups import Community, Slice
    from kgbuild.graph.answers.statistics import Statistics
    from kgbuild.graph.network import Measures, View

__all__ = ["Graph"]


class Graph(rdflib.Dataset):
    """What a build wrote, read-only.

    rdflib's methods see rdflib's terms; `query` is evaluated by Oxigraph and knows the ontology's prefixes. Queries see
    the default graph, which is what is asserted, unless they say GRAPH. `select` gives plain rows, and faster.

        with Graph.open(Path("out")) as graph:
            graph.select("SELECT ?a ?b { ?a kg:met ?b }").rows
    """

    def __init__(self, store: ox.Store, prefixes: Prefixes, nquads: Path | None = None) -> None:
        super().__init__(store=ReadOnlyStore(store=store))
        self.namespace_manager = NamespaceManager(self, bind_namespaces="none")
        for prefix, namespace in prefixes.items():
            self.bind(prefix, namespace, override=True, replace=True)
        self.prefixes = prefixes
        self._oxigraph: ox.Store | None = store
        self._nquads = nquads

    @classmethod
    def open(cls, path: Path | str, *, ontology: Ontology | None = None) -> Self:  # type: ignore[override]
        """The graph in an output folder, or in its store. Many processes may read one at once.

        Without a store it is loaded from graph.nq. Raises StoreError where there is neither.
        """
        prefixes = load_prefixes(find_ontology() / "prefixes.ttl") if ontology is None else ontology.prefixes
        return cls(open_store(Path(path)), prefixes, Path(path) / NQUADS)

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
        with explain_errors(text, self.prefixes.namespaces):
            return make_solutions(evaluate_query(self.oxigraph, text, self.prefixes, bindings or {}))

    def named(self, name: str, /, *, everything: bool = False, **parameters: str) -> Solutions:
        """The rows of a named query; names among the parameters are looked up.

        Of a broad one those of the first 3,000 things found, unless `everything` is wanted. QueryError where there is no
        such query or parameter, AmbiguousNameError and NoSuchEntityError where a name fits several things or none.
        """
        from kgbuild.graph.named import find_query

        return self.select(find_query(name).fill(parameters, self.catalogue, everything=everything))

    def format_answer(self, text: str, format: AnswerFormat, bindings: Mapping[str, str] | None = None) -> bytes:
        """The answer to a query as a file: csv, tsv, json or xml by SPARQL's standards for rows, turtle for triples."""
        with explain_errors(text, self.prefixes.namespaces):
            target = BytesIO()
            write_answer(
                evaluate_query(self.oxigraph, text, self.prefixes, bindings or {}), (format,), target, self.prefixes
            )
            return target.getvalue()

    def list_terms(self) -> frozenset[str]:
        """The IRIs of the ontology's terms, as the graph holds them."""
        return list_terms(self.oxigraph, self.prefixes)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What nodes are called and what they are."""
        return Catalogue(self.oxigraph, self.prefixes, self._nquads)

    def network(
        self,
        *,
        claims: bool = False,
        entities: bool = False,
        kinds: Iterable[str] = (),
        predicates: Iterable[str] = (),
        since: str | None = None,
        until: str | None = None,
        weight: str = "evidence",
        least: int = 1,
        projection: str = "statements",
    ) -> nx.MultiDiGraph:
        """Entities as nodes, asserted statements as edges; `claims` adds those that are claimed, denied or planned.

        `entities`, `kinds` and `predicates` keep only some; `since` and `until` what may have been then. With `weight`
        "statements" or "documents" two nodes are joined once, by how many; `least` keeps edges of that weight. The
        `projection` "met" joins who met, "spoke-of" who spoke of whom, "together" who took part in one event.
        """
        from kgbuild.graph.network import make_network, make_view

        view = make_view(
            claims=claims,
            entities=entities,
            kinds=kinds,
            predicates=predicates,
            since=since,
            until=until,
            weight=weight,
            least=least,
            projection=projection,
        )
        return make_network(self.catalogue, view)

    def find(self, name: str) -> str:
        """The IRI of what a name fits best. AmbiguousNameError, NoSuchEntityError."""
        return self._find(name).value

    def show(self, name: str) -> EntityAnswer:
        """What is known of an entity: what it is, did, said, and what is said and claimed of it."""
        from kgbuild.graph.answers.entity import show_entity

        return show_entity(self.catalogue, self._find(name))

    def explain(self, subject: str, predicate: str, object: str) -> Explanation:
        """Why the graph says that a subject stands in a relation to an object: sentence, rule, resolution."""
        from kgbuild.graph.answers.explanation import explain_statement

        return explain_statement(self.catalogue, subject, predicate, object)

    def conflicts(self, about: str | None = None, *, claims: bool = True) -> tuple[Conflict, ...]:
        """What cannot both hold, with both sides' evidence, the gravest first; `about`: only what concerns this thing."""
        from kgbuild.graph.answers.conflicts import list_conflicts

        return list_conflicts(self.catalogue, about=self._find(about) if about else None, claims=claims)

    def path(self, start: str, end: str, *, claims: bool = False, limit: int = 1) -> PathAnswer:
        """The shortest paths between two entities."""
        from kgbuild.graph.answers.connection import find_paths

        return find_paths(self.catalogue, self._find(start), self._find(end), claims=claims, limit=limit)

    def neighbours(self, name: str, *, claims: bool = False) -> tuple[NeighbourRow, ...]:
        """What is next to an entity, and what joins them."""
        from kgbuild.graph.answers.connection import list_neighbours

        return list_neighbours(self.catalogue, self._find(name), claims=claims)

    def rank(
        self, *, by: str = "pagerank", claims: bool = False, limit: int | None = 20, everything: bool = False
    ) -> tuple[RankRow, ...]:
        """The most central entities by one of `Measure`, such as pagerank; `everything`: offices, topics, events too."""
        from kgbuild.graph.answers.connection import Measure, rank_entities

        return rank_entities(self.catalogue, by=Measure(by), claims=claims, limit=limit, everything=everything)

    def communities(self, view: View | None = None) -> tuple[Community, ...]:
        """Groups of nodes that are joined more among one another than to others, the largest first."""
        from kgbuild.graph.answers.groups import list_communities
        from kgbuild.graph.network import View

        return list_communities(self.catalogue, view or View())

    def ego(self, name: str, *, radius: int = 1, view: View | None = None) -> nx.MultiDiGraph:
        """The network of what is at most `radius` edges away from an entity; each node says its `distance`."""
        from kgbuild.graph.answers.groups import find_ego
        from kgbuild.graph.network import View

        return find_ego(self.catalogue, self._find(name), view or View(), radius)

    def slices(self, by: str = "month", view: View | None = None) -> tuple[Slice, ...]:
        """The network year by year, month by month or day by day."""
        from kgbuild.graph.answers.groups import Period, list_slices
        from kgbuild.graph.network import View

        return list_slices(self.catalogue, view or View(), Period(by))

    def stats(self) -> Statistics:
        """How much of what the graph holds."""
        from kgbuild.graph.answers.statistics import count_graph

        return count_graph(self.catalogue)

    def _find(self, name: str) -> ox.NamedNode:
        from kgbuild.graph.answers.finding import find_entity

        return find_entity(self.catalogue, name)

    def export(
        self,
        format: ExportFormat | str,
        target: Path | BinaryIO,
        *,
        union: bool = False,
        claims: bool = False,
        view: View | None = None,
        measures: Measures | None = None,
    ) -> None:
        """Writes the graph to a file or stream, in a format of `ExportFormat`; CSV and Parquet are two files in a folder.

        `union` makes Turtle, N-Triples and RDF/XML hold all graphs as one; `claims` adds to a network what is claimed,
        `view` says all that it shows, `measures` what is computed of its nodes.
        """
        from kgbuild.graph.network import View

        export_graph(
            self.catalogue,
            ExportFormat(format),
            target,
            union=union,
            view=view or View(claims=claims),
            measures=measures,
        )

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
