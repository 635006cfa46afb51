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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import pyoxigraph as ox

from kgbuild.graph.documents import describe_document
from kgbuild.graph.entities import describe_background, describe_entity, describe_links, describe_origins
from kgbuild.graph.events import describe_event, list_spoken
from kgbuild.graph.literals import make_text
from kgbuild.graph.naming import BASE, Naming
from kgbuild.graph.resolution import describe_resolution
from kgbuild.graph.statements import assert_statement, describe_evidence, describe_statement
from kgbuild.graph.vocabulary import read_vocabulary
from kgbuild.model.text import Document
from kgbuild.model.world import Entity, Event, Knowledge, Link, Literal, Match, Resolution, Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["GAZETTEER", "RESOLUTION", "Encoder", "encode"]

Triple = tuple[str, str, str | Literal]

RESOLUTION = "resolution"
GAZETTEER = "gazetteer"


def encode(knowledge: Knowledge, ontology: Ontology, *, base: str = BASE) -> Iterator[ox.Quad]:
    """The quads of a graph, in no particular order and some more than once: nodes are shared.

    A statement without evidence belongs to no document's graph and raises ValueError.
    """
    encoder = Encoder(ontology, base)
    events = {event.id: event for event in knowledge.events}
    typed = ((entity, entity.id not in events or events[entity.id].asserted) for entity in knowledge.entities)
    yield from encoder.encode_entities(typed)
    yield from encoder.encode_background(knowledge.links, knowledge.background)
    yield from encoder.encode_resolution(knowledge.resolution, knowledge.links)
    yield from encoder.encode_origins(knowledge.background)
    yield from encoder.encode_asserted(events.values(), knowledge.statements)
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in knowledge.statements:
        if not statement.evidence:
            raise ValueError(f"{statement.id} has no evidence: no document says it")
        for document_id in sorted({evidence.document_id for evidence in statement.evidence}):
            own = tuple(evidence for evidence in statement.evidence if evidence.document_id == document_id)
            said[document_id].append(replace(statement, evidence=own))
    for document in knowledge.documents:
        yield from encoder.encode_document(document, events, said.pop(document.id, ()))
    for document_id, statements in said.items():
        yield from encoder.encode_statements(document_id, events, statements)


class Encoder:
    """Quads of parts of a graph; a graph is the quads of all its parts."""

    def __init__(self, ontology: Ontology, base: str) -> None:
        self.ontology = ontology
        self.schema = ontology.schema
        self.naming = Naming(ontology.prefixes, base)

    def encode_entities(self, entities: Iterable[tuple[Entity, bool]]) -> Iterator[ox.Quad]:
        """What entities are and how they are called, in the default graph; with each, whether its type is known."""
        for entity, typed in entities:
            triples = describe_entity(entity, self.schema, self.naming, typed=typed)
            yield from _place(triples, ox.DefaultGraph())

    def encode_background(self, links: Iterable[Link], background: Sequence[Triple]) -> Iterator[ox.Quad]:
        """What the gazetteers know of entities, in the default graph."""
        yield from _place(describe_links(links, self.naming), ox.DefaultGraph())
        yield from _place(describe_background(background, self.schema, self.naming), ox.DefaultGraph())

    def encode_resolution(self, resolution: Resolution, links: Iterable[Link]) -> Iterator[ox.Quad]:
        """Who is who, and why."""
        return _place(describe_resolution(resolution, links, self.naming), self.naming.node(RESOLUTION))

    def encode_names(self, rows: Iterable[tuple[str, str, str | None]]) -> Iterator[ox.Quad]:
        """Which thing a local entity is, and what its document calls it."""
        known = tuple(rows)
        return self.encode_resolution(
            Resolution(
                canonical={local: node for local, node, _ in known},
                names={local: name for local, _, name in known if name is not None},
            ),
            (),
        )

    def encode_matches(self, matches: Iterable[Match]) -> Iterator[ox.Quad]:
        """Why things are or are not one."""
        return self.encode_resolution(Resolution(matches=tuple(matches)), ())

    def encode_origins(self, background: Sequence[Triple]) -> Iterator[ox.Quad]:
        """The gazetteers' knowledge once more, with where it is from, and the ontology."""
        naming = self.naming
        yield from _place(describe_background(background, self.schema, naming), naming.node(GAZETTEER))
        yield from _place(describe_origins(background, naming), naming.node(GAZETTEER))
        yield from _place(read_vocabulary(self.ontology.directory), naming.node("kg:"))

    def encode_asserted(self, events: Iterable[Event], statements: Iterable[Statement]) -> Iterator[ox.Quad]:
        """What some events and statements give to the default graph."""
        return _place(self._describe_asserted(tuple(events), tuple(statements)), ox.DefaultGraph())

    def _describe_asserted(self, events: Sequence[Event], statements: Sequence[Statement]) -> Iterator[ox.Triple]:
        naming = self.naming
        used = {event.predicate for event in events} | {statement.predicate for statement in statements}
        for predicate in sorted(name for name in used if name is not None and name.startswith("open:")):
            yield from describe_open_predicate(predicate, naming)
        for event in events:
            if event.asserted:
                yield from describe_event(event, self.schema, naming)
        for statement in statements:
            if statement.asserted:
                yield from assert_statement(statement, self.schema, naming)

    def encode_document(
        self, document: Document, events: Mapping[str, Event], statements: Sequence[Statement]
    ) -> Iterator[ox.Quad]:
        """What is known of a document and what it says, in its own graph. ValueError for a quotation that it does not hold."""
        for statement in statements:
            for evidence in statement.evidence:
                if evidence.sentence.text(document.text) != evidence.exact:
                    raise ValueError(
                        f"{statement.id}: {document.id} does not say {evidence.exact!r} at {evidence.sentence}"
                    )
        graph = ox.NamedNode(self.naming.document(document.id))
        yield from _place(describe_document(document, self.naming), graph)
        yield from self.encode_statements(document.id, events, statements)

    def encode_statements(
        self, document_id: str, events: Mapping[str, Event], statements: Sequence[Statement]
    ) -> Iterator[ox.Quad]:
        """What a document says: its statements with its evidence, and the events that nobody asserts."""
        naming = self.naming
        graph = ox.NamedNode(naming.document(document_id))
        for statement in statements:
            yield from _place(describe_statement(statement, naming), graph)
            for evidence in statement.evidence:
                yield from _place(describe_evidence(statement, evidence, naming), graph)
        for name in sorted(list_spoken(events, statements)):
            if not events[name].asserted:
                yield from _place(describe_event(events[name], self.schema, naming), graph)


def _place(triples: Iterable[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def describe_open_predicate(predicate: str, naming: Naming) -> Iterator[ox.Triple]:
    """What is known of a predicate that a text's own word names."""
    node = naming.node(predicate)
    yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:OpenPredicate"))
    yield ox.Triple(node, naming.node("rdfs:label"), make_text(predicate.removeprefix("open:").replace("-", " ")))
