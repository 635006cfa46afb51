"""Events: their triples, asserted or not, and the documents that speak of the unasserted ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgbuild.graph.entities import describe_types
from kgbuild.graph.literals import encode_literal, make_text, make_time
from kgbuild.graph.naming import Naming
from kgbuild.model.world import Event, EventTime, Literal, Quoted, Statement
from kgbuild.ontology.schema import Schema

__all__ = ["describe_event", "find_documents"]


def describe_event(event: Event, schema: Schema, naming: Naming) -> Iterator[ox.Triple]:
    """What happened, or would: an unasserted event has its class as kg:kind and never as its type, so that a store
    which queries all graphs at once still tells a plan from a fact."""
    node = naming.node(event.id)
    if event.asserted:
        yield from describe_types(node, event.type, schema, naming)
    else:
        yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:UnassertedEvent"))
        yield ox.Triple(node, naming.node("kg:kind"), naming.node(event.type))
    yield ox.Triple(node, naming.node("rdfs:label"), make_text(event.label))
    if event.predicate is not None:
        yield ox.Triple(node, naming.node("kg:predicate"), naming.node(event.predicate))
    yield from _describe_participants(event, schema, naming)
    if event.time is not None:
        yield from _describe_time(node, event.time, naming)
    if event.quoted is not None:
        yield from _describe_words(node, event.quoted, naming)


def _describe_participants(event: Event, schema: Schema, naming: Naming) -> Iterator[ox.Triple]:
    node = naming.node(event.id)
    for participant in event.participants:
        if isinstance(participant.filler, Literal):
            yield ox.Triple(node, naming.node(participant.role), encode_literal(participant.filler, naming))
            continue
        filler = naming.node(participant.filler)
        yield ox.Triple(node, naming.node(participant.role), filler)
        if schema.is_participant(participant.role):
            yield ox.Triple(node, naming.node("kg:participant"), filler)


def _describe_time(node: ox.NamedNode, time: EventTime, naming: Naming) -> Iterator[ox.Triple]:
    dates = (
        ("kg:time", time.value),
        ("kg:earliest", time.earliest),
        ("kg:latest", time.latest),
        ("kg:startTime", time.start),
        ("kg:endTime", time.end),
    )
    for predicate, value in dates:
        if value is not None:
            yield ox.Triple(node, naming.node(predicate), make_time(value))
    if time.text is not None:
        yield ox.Triple(node, naming.node("kg:timeText"), make_text(time.text))
    if time.source is not None:
        yield ox.Triple(node, naming.node("kg:timeFrom"), naming.node(f"kg:{time.source}"))


def _describe_words(node: ox.NamedNode, quoted: Quoted, naming: Naming) -> Iterator[ox.Triple]:
    yield ox.Triple(node, naming.node("kg:content"), make_text(quoted.content))
    yield ox.Triple(node, naming.node("kg:cue"), make_text(quoted.cue))
    if quoted.quotation is not None:
        yield ox.Triple(node, naming.node("kg:quotation"), naming.node(f"kg:{quoted.quotation}"))


def find_documents(events: Mapping[str, Event], statements: Iterable[Statement]) -> Mapping[str, frozenset[str]]:
    """The documents that speak of each event: those of the statements that name it, and of the events that do."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        documents = {evidence.document_id for evidence in statement.evidence}
        for node in (statement.event, statement.subject, statement.object, statement.said_in):
            if isinstance(node, str) and node in events:
                found[node] |= documents
    waiting = list(found)
    while waiting:
        speaking = waiting.pop()
        for participant in events[speaking].participants:
            node = participant.filler
            if isinstance(node, str) and node in events and not found[speaking] <= found[node]:
                found[node] |= found[speaking]
                waiting.append(node)
    return {event: frozenset(documents) for event, documents in found.items()}
