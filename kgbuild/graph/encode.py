"""Encode: knowledge as quads, RDF 1.1 without blank nodes.

    default graph     asserted triples; type and names of every entity; what the gazetteers know of them
    <d>               one a document: its statements and their evidence, its unasserted events, its metadata
    <b/resolution>    which local entity is which, and the judgements behind it
    <b/gazetteer>     the gazetteers' triples again, with their origin
    <kg:>             the ontology

Where each triple goes is decided here; what the triples are, in the modules named for what they describe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgbuild.graph.documents import describe_document
from kgbuild.graph.entities import describe_background, describe_entity, describe_links, describe_origins
from kgbuild.graph.events import describe_event, find_documents
from kgbuild.graph.literals import make_text
from kgbuild.graph.naming import BASE, Naming
from kgbuild.graph.resolution import describe_resolution
from kgbuild.graph.statements import assert_statement, describe_evidence, describe_statement
from kgbuild.graph.vocabulary import read_vocabulary
from kgbuild.model.world import Event, Knowledge
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema

__all__ = ["GAZETTEER", "RESOLUTION", "encode"]

RESOLUTION = "resolution"
GAZETTEER = "gazetteer"


def encode(knowledge: Knowledge, ontology: Ontology, *, base: str = BASE) -> Iterator[ox.Quad]:
    """The quads of a graph, in no particular order and some more than once: nodes are shared.

    A statement without evidence belongs to no document's graph and raises ValueError.
    """
    naming = Naming(ontology.prefixes, base)
    events = {event.id: event for event in knowledge.events}
    yield from _place(_describe_asserted(knowledge, events, ontology.schema, naming), ox.DefaultGraph())
    yield from _describe_documents(knowledge, events, ontology.schema, naming)
    resolution = describe_resolution(knowledge.resolution, knowledge.links, naming)
    yield from _place(resolution, naming.node(RESOLUTION))
    yield from _place(describe_background(knowledge.background, ontology.schema, naming), naming.node(GAZETTEER))
    yield from _place(describe_origins(knowledge.background, naming), naming.node(GAZETTEER))
    yield from _place(read_vocabulary(ontology.directory), naming.node("kg:"))


def _place(triples: Iterable[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _describe_asserted(
    knowledge: Knowledge, events: dict[str, Event], schema: Schema, naming: Naming
) -> Iterator[ox.Triple]:
    for entity in knowledge.entities:
        # A named event that nobody asserts ("the Geneva summit", planned) keeps its names, without a type of event.
        known = events.get(entity.id)
        yield from describe_entity(entity, schema, naming, typed=known is None or known.asserted)
    yield from describe_links(knowledge.links, naming)
    yield from describe_background(knowledge.background, schema, naming)
    yield from _describe_open_predicates(knowledge, naming)
    for event in knowledge.events:
        if event.asserted:
            yield from describe_event(event, schema, naming)
    for statement in knowledge.statements:
        if statement.asserted:
            yield from assert_statement(statement, schema, naming)


def _describe_open_predicates(knowledge: Knowledge, naming: Naming) -> Iterator[ox.Triple]:
    used = {event.predicate for event in knowledge.events} | {st.predicate for st in knowledge.statements}
    for predicate in sorted(name for name in used if name is not None and name.startswith("open:")):
        node = naming.node(predicate)
        yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:OpenPredicate"))
        label = predicate.removeprefix("open:").replace("-", " ")
        yield ox.Triple(node, naming.node("rdfs:label"), make_text(label))


def _describe_documents(
    knowledge: Knowledge, events: dict[str, Event], schema: Schema, naming: Naming
) -> Iterator[ox.Quad]:
    for document in knowledge.documents:
        yield from _place(describe_document(document, naming), ox.NamedNode(naming.document(document.id)))
    for statement in knowledge.statements:
        by_document: defaultdict[str, list[ox.Triple]] = defaultdict(list)
        for evidence in statement.evidence:
            by_document[evidence.document_id] += describe_evidence(statement, evidence, naming)
        if not by_document:
            raise ValueError(f"{statement.id} has no evidence: no document says it")
        for document_id, evidence_triples in by_document.items():
            graph = ox.NamedNode(naming.document(document_id))
            yield from _place(describe_statement(statement, naming), graph)
            yield from _place(evidence_triples, graph)
    for event_id, documents in find_documents(events, knowledge.statements).items():
        if not events[event_id].asserted:
            for document_id in documents:
                triples = describe_event(events[event_id], schema, naming)
                yield from _place(triples, ox.NamedNode(naming.document(document_id)))
