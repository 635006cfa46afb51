"""Decode: statements out of quads; `decode(encode(knowledge))` gives its statements again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

import pyoxigraph as ox

from kgbuild.errors import StoreError
from kgbuild.graph.literals import decode_literal, read_time
from kgbuild.graph.naming import BASE, Naming
from kgbuild.model.text import Modality, Polarity, Span
from kgbuild.model.world import Evidence, Statement, TimeInterval
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["decode"]

Term = ox.NamedNode | ox.Literal


def decode(quads: Iterable[ox.Quad], prefixes: Prefixes, *, base: str = BASE) -> tuple[Statement, ...]:
    """The statements of the documents' graphs, by id; claimants and evidence sorted, evidence by place in the text.

    StoreError where a statement or its evidence lacks a part.
    """
    decoder = _Decoder(quads, Naming(prefixes, base))
    return tuple(sorted(decoder.list_statements(), key=lambda statement: statement.id))


class _Decoder:
    """What the named graphs say of each node."""

    def __init__(self, quads: Iterable[ox.Quad], naming: Naming) -> None:
        self.naming = naming
        self.rows: defaultdict[ox.NamedNode, defaultdict[ox.NamedNode, set[Term]]]
        self.rows = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            named = isinstance(quad.graph_name, ox.NamedNode)
            if named and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                self.rows[quad.subject][quad.predicate].add(quad.object)

    def list_statements(self) -> list[Statement]:
        kind, statement = self.naming.node("rdf:type"), self.naming.node("kg:Statement")
        return [self.make_statement(node) for node, row in self.rows.items() if statement in row.get(kind, ())]

    def make_statement(self, node: ox.NamedNode) -> Statement:
        filler = self.one(node, "rdf:object")
        evidence = (self.make_evidence(place) for place in self.nodes(node, "prov:wasDerivedFrom"))
        return Statement(
            id=self.naming.id(node),
            subject=self.id(node, "rdf:subject"),
            predicate=self.id(node, "rdf:predicate"),
            object=decode_literal(filler, self.naming) if isinstance(filler, ox.Literal) else self.naming.id(filler),
            event=next(iter(self.ids(node, "kg:event")), None),
            polarity=Polarity(self.id(node, "kg:polarity").removeprefix("kg:")),
            modality=Modality(self.id(node, "kg:modality").removeprefix("kg:")),
            claimants=tuple(self.ids(node, "kg:claimant")),
            said_in=next(iter(self.ids(node, "kg:saidIn")), None),
            valid=self.make_interval(node),
            evidence=tuple(sorted(evidence, key=lambda one: (one.document_id, one.sentence, one.frame_id))),
        )

    def make_interval(self, node: ox.NamedNode) -> TimeInterval | None:
        start, end = (self.texts(node, predicate) for predicate in ("kg:validFrom", "kg:validUntil"))
        if not start and not end:
            return None
        return TimeInterval(start=read_time(start[0]) if start else None, end=read_time(end[0]) if end else None)

    def make_evidence(self, node: ox.NamedNode) -> Evidence:
        sentence = self.nodes(node, "oa:hasSelector")[0]
        source = self.nodes(node, "oa:hasSource")[0].value
        return Evidence(
            document_id=self.naming.document_id(source),
            frame_id=unquote(node.value.rpartition("#")[2]),
            sentence=Span(int(self.text(sentence, "oa:start")), int(self.text(sentence, "oa:end"))),
            exact=self.text(sentence, "oa:exact"),
            trigger=self.text(node, "kg:trigger"),
            extractor=self.text(node, "kg:extractor"),
            confidence=float(self.text(node, "kg:confidence")),
        )

    def all(self, node: ox.NamedNode, predicate: str) -> list[Term]:
        return sorted(self.rows[node][self.naming.node(predicate)], key=str)

    def one(self, node: ox.NamedNode, predicate: str) -> Term:
        found = self.all(node, predicate)
        if not found:
            raise StoreError(f"{node.value} has no {predicate}", "Run `kgbuild build` again.")
        return found[0]

    def nodes(self, node: ox.NamedNode, predicate: str) -> list[ox.NamedNode]:
        return [term for term in self.all(node, predicate) if isinstance(term, ox.NamedNode)]

    def texts(self, node: ox.NamedNode, predicate: str) -> list[ox.Literal]:
        return [term for term in self.all(node, predicate) if isinstance(term, ox.Literal)]

    def text(self, node: ox.NamedNode, predicate: str) -> str:
        return self.one(node, predicate).value

    def ids(self, node: ox.NamedNode, predicate: str) -> list[str]:
        return sorted(self.naming.id(term) for term in self.nodes(node, predicate))

    def id(self, node: ox.NamedNode, predicate: str) -> str:
        return self.naming.id(ox.NamedNode(self.text(node, predicate)))
