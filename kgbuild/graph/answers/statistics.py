"""Statistics: how much of what a graph holds."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue

__all__ = ["Statistics", "count_graph"]

Counts = tuple[tuple[str, int], ...]

_PREDICATES = """SELECT ?term (COUNT(DISTINCT ?st) AS ?n)
WHERE { GRAPH ?d { ?st a kg:Statement ; rdf:predicate ?term } } GROUP BY ?term"""
_NODES = "SELECT DISTINCT ?node WHERE { ?node a %s }"
_UNASSERTED = "SELECT DISTINCT ?node WHERE { GRAPH ?d { ?node a kg:UnassertedEvent } }"
_STATEMENTS = "SELECT (COUNT(DISTINCT ?st) AS ?n) WHERE { GRAPH ?d { ?st a kg:Statement %s } }"
_EVIDENCE = "SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { GRAPH ?d { ?e a kg:Evidence } }"
_DOCUMENTS = "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { GRAPH ?d { ?d a kg:Document } }"
_TRIPLES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_ASSERTED_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_LAYER = """SELECT (COUNT(*) AS ?n) WHERE { VALUES ?class { kg:Statement kg:Evidence oa:TextPositionSelector }
GRAPH ?d { ?node a ?class ; ?p ?o } }"""
_LARGEST = """SELECT (MAX(?n) AS ?largest) WHERE { SELECT ?node ?d (COUNT(*) AS ?n) WHERE {
GRAPH ?d { ?node a %s ; ?p ?o FILTER(?p != prov:wasDerivedFrom) } } GROUP BY ?node ?d }"""
_NOT_ASSERTED = """; kg:polarity ?polarity ; kg:modality ?modality
FILTER(?polarity != kg:positive || ?modality != kg:certain || EXISTS { GRAPH ?d { ?st kg:claimant ?who } })"""
_GRAPHS = (("resolution", "resolution"), ("gazetteer", "gazetteer"), ("kg:", "ontology"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts; those by class or predicate are by label, most first. A class of events counts asserted ones.

    `triples` are by kind of graph. `layer_mean` and `layer_most` are triples a statement in the statement layer
    (statements, evidence, sentences; `layer_most` with one evidence), `graph_mean` those of the whole graph without
    the ontology.
    """

    documents: int
    entities: Counts
    events: Counts
    unasserted_events: int
    statements: int
    asserted: int
    claimed: int
    negative: int
    planned: int
    predicates: Counts
    evidence: int
    triples: Counts
    layer_mean: float
    layer_most: int
    graph_mean: float


def count_graph(catalogue: Catalogue) -> Statistics:
    """The statistics of a graph."""
    return _Counter(catalogue).count()


class _Counter:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.prefixes = dict(catalogue.naming.prefixes.items())

    def count(self) -> Statistics:
        statements = self.number(_STATEMENTS % "")
        triples = self.count_triples()
        inside = sum(number for kind, number in triples if kind != "ontology")
        return Statistics(
            documents=self.number(_DOCUMENTS),
            entities=self.count_classes("kg:Entity"),
            events=self.count_classes("kg:Event"),
            unasserted_events=len(self.rows(_UNASSERTED)),
            statements=statements,
            asserted=statements - self.number(_STATEMENTS % _NOT_ASSERTED),
            claimed=self.number(_STATEMENTS % "; kg:claimant ?who"),
            negative=self.number(_STATEMENTS % "; kg:polarity kg:negative"),
            planned=self.number(_STATEMENTS % "; kg:modality ?m FILTER(?m != kg:certain)"),
            predicates=self.count_predicates(),
            evidence=self.number(_EVIDENCE),
            triples=triples,
            layer_mean=_divide(self.number(_LAYER), statements),
            layer_most=self.count_largest(),
            graph_mean=_divide(inside, statements),
        )

    def rows(self, text: str) -> list[tuple[ox.NamedNode | ox.Literal | None, ...]]:
        found = self.catalogue.store.query(text, prefixes=self.prefixes)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError(f"not a SELECT: {text}")
        return [
            tuple(term if isinstance(term, ox.NamedNode | ox.Literal) else None for term in solution)
            for solution in found
        ]

    def number(self, text: str) -> int:
        return next((int(row[0].value) for row in self.rows(text) if row[0] is not None), 0)

    def count_classes(self, curie: str) -> Counts:
        counts: dict[str, int] = {}
        for row in self.rows(_NODES % curie):
            if isinstance(row[0], ox.NamedNode):
                label = self.catalogue.label(self.catalogue.node(self.catalogue.type(row[0])))
                counts[label] = counts.get(label, 0) + 1
        return _sort(counts)

    def count_predicates(self) -> Counts:
        counts: dict[str, int] = {}
        for term, number in self.rows(_PREDICATES):
            if term is not None and number is not None:
                label = self.catalogue.label(term)
                counts[label] = counts.get(label, 0) + int(number.value)
        return _sort(counts)

    def count_triples(self) -> Counts:
        own = {self.catalogue.node(id): kind for id, kind in _GRAPHS}
        counts = {"asserted": self.number(_ASSERTED_TRIPLES), "documents": 0, **dict.fromkeys(own.values(), 0)}
        for graph, number in self.rows(_TRIPLES):
            if isinstance(graph, ox.NamedNode) and number is not None:
                kind = own.get(graph, "documents")
                counts[kind] = counts.get(kind, 0) + int(number.value)
        return tuple(counts.items())

    def count_largest(self) -> int:
        parts = ("kg:Statement", "kg:Evidence", "oa:TextPositionSelector")
        # One more for the triple that joins a statement to its evidence.
        return sum(self.number(_LARGEST % part) for part in parts) + 1


def _sort(counts: dict[str, int]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _divide(number: int, by: int) -> float:
    return round(number / by, 2) if by else 0.0
