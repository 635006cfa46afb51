"""Statements: who claims what, how surely, and from which words it was read; at most 22 triples a statement."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgbuild.graph.literals import encode_literal, make_decimal, make_text, make_time
from kgbuild.graph.naming import Naming
from kgbuild.model.world import Evidence, Literal, Statement
from kgbuild.ontology.schema import Schema

__all__ = ["assert_statement", "describe_evidence", "describe_statement"]


def assert_statement(statement: Statement, schema: Schema, naming: Naming) -> Iterator[ox.Triple]:
    """The plain triple of a statement, both ways round where its predicate is symmetric."""
    triple = _make_triple(statement, naming)
    yield triple
    term = schema.predicates.get(statement.predicate)
    if term is not None and term.symmetric and isinstance(triple.object, ox.NamedNode):
        yield ox.Triple(triple.object, triple.predicate, triple.subject)


def describe_statement(statement: Statement, naming: Naming) -> Iterator[ox.Triple]:
    """A statement without its evidence."""
    node = naming.node(statement.id)
    plain = _make_triple(statement, naming)
    yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:Statement"))
    yield ox.Triple(node, naming.node("rdf:subject"), plain.subject)
    yield ox.Triple(node, naming.node("rdf:predicate"), plain.predicate)
    yield ox.Triple(node, naming.node("rdf:object"), plain.object)
    yield ox.Triple(node, naming.node("kg:polarity"), naming.node(f"kg:{statement.polarity}"))
    yield ox.Triple(node, naming.node("kg:modality"), naming.node(f"kg:{statement.modality}"))
    for claimant in statement.claimants:
        yield ox.Triple(node, naming.node("kg:claimant"), naming.node(claimant))
    for predicate, event in (("kg:event", statement.event), ("kg:saidIn", statement.said_in)):
        if event is not None:
            yield ox.Triple(node, naming.node(predicate), naming.node(event))
    if statement.valid is not None:
        for predicate, value in (("kg:validFrom", statement.valid.start), ("kg:validUntil", statement.valid.end)):
            if value is not None:
                yield ox.Triple(node, naming.node(predicate), make_time(value))


def describe_evidence(statement: Statement, evidence: Evidence, naming: Naming) -> Iterator[ox.Triple]:
    """Where a statement was read: one node a frame, one selector a sentence, both shared."""
    node = naming.part(evidence.document_id, evidence.frame_id)
    sentence = naming.selector(evidence.document_id, evidence.sentence)
    yield ox.Triple(naming.node(statement.id), naming.node("prov:wasDerivedFrom"), node)
    yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:Evidence"))
    yield ox.Triple(node, naming.node("oa:hasSource"), ox.NamedNode(naming.document(evidence.document_id)))
    yield ox.Triple(node, naming.node("oa:hasSelector"), sentence)
    yield ox.Triple(node, naming.node("kg:trigger"), make_text(evidence.trigger))
    yield ox.Triple(node, naming.node("kg:extractor"), make_text(evidence.extractor))
    yield ox.Triple(node, naming.node("kg:confidence"), make_decimal(evidence.confidence))
    yield ox.Triple(sentence, naming.node("rdf:type"), naming.node("oa:TextPositionSelector"))
    yield ox.Triple(sentence, naming.node("oa:start"), ox.Literal(evidence.sentence.start))
    yield ox.Triple(sentence, naming.node("oa:end"), ox.Literal(evidence.sentence.end))
    yield ox.Triple(sentence, naming.node("oa:exact"), make_text(evidence.exact))


def _make_triple(statement: Statement, naming: Naming) -> ox.Triple:
    filler = statement.object
    return ox.Triple(
        naming.node(statement.subject),
        naming.node(statement.predicate),
        encode_literal(filler, naming) if isinstance(filler, Literal) else naming.node(filler),
    )
