"""Claims: the statements of a store in columns, read by predicate in bulk, for projections of the whole graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue, Node, Term

__all__ = ["Claim", "read_claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement with the number of its evidences and the documents that make it; `claimants` are nodes."""

    node: Node
    subject: Node
    predicate: Node
    object: Term
    event: Node | None
    polarity: str
    modality: str
    claimants: tuple[Node, ...]
    earliest: str | None
    latest: str | None
    weight: int
    documents: tuple[str, ...]

    @property
    def asserted(self) -> bool:
        """Positive, certain, and the publisher's own."""
        return self.polarity == "positive" and self.modality == "certain" and not self.claimants


def read_claims(catalogue: Catalogue) -> Iterator[Claim]:
    """All statements of all documents, by id."""
    columns = _Columns(catalogue)
    for node in sorted(columns.documents, key=lambda one: one.value):
        claim = columns.make_claim(node)
        if claim is not None:
            yield claim


class _Columns:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.documents = self._read_documents()
        names = ("rdf:subject", "rdf:predicate", "rdf:object", "kg:event", "kg:polarity", "kg:modality")
        self.columns = {name: dict(self._read(name)) for name in (*names, "kg:validFrom", "kg:validUntil")}
        self.dates = {name: dict(self._read(name)) for name in ("kg:earliest", "kg:latest")}
        self.claimants = self._read_sets("kg:claimant")
        self.evidence = self._read_sets("prov:wasDerivedFrom")

    def _read_documents(self) -> dict[Node, list[str]]:
        found: defaultdict[Node, list[str]] = defaultdict(list)
        node = self.catalogue.node
        for quad in self.catalogue.store.quads_for_pattern(None, node("rdf:type"), node("kg:Statement"), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
                found[quad.subject].append(self.catalogue.naming.document_id(quad.graph_name.value))
        return found

    def _read(self, predicate: str) -> Iterator[tuple[Node, Term]]:
        for quad in self.catalogue.store.quads_for_pattern(None, self.catalogue.node(predicate), None, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.subject, quad.object

    def _read_sets(self, predicate: str) -> dict[Node, set[Node]]:
        found: defaultdict[Node, set[Node]] = defaultdict(set)
        for subject, term in self._read(predicate):
            if isinstance(term, ox.NamedNode):
                found[subject].add(term)
        return found

    def make_claim(self, node: Node) -> Claim | None:
        subject, predicate, term, event, polarity, modality, start, end = (
            column.get(node) for column in self.columns.values()
        )
        if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or term is None:
            return None
        happened = event if isinstance(event, ox.NamedNode) else None
        return Claim(
            node=node,
            subject=subject,
            predicate=predicate,
            object=term,
            event=happened,
            polarity=self._read_value(polarity),
            modality=self._read_value(modality),
            claimants=tuple(sorted(self.claimants.get(node, ()), key=lambda one: one.value)),
            earliest=self._find_date(happened, "kg:earliest", start),
            latest=self._find_date(happened, "kg:latest", end),
            weight=len(self.evidence.get(node, ())) or 1,
            documents=tuple(sorted(self.documents[node])),
        )

    def _find_date(self, event: Node | None, predicate: str, valid: Term | None) -> str | None:
        found = self.dates[predicate].get(event) if event is not None else valid
        return found.value if isinstance(found, ox.Literal) else None

    def _read_value(self, term: Term | None) -> str:
        return self.catalogue.id(term).removeprefix("kg:") if isinstance(term, ox.NamedNode) else ""
