"""Events: their triples, asserted or not, and which of them a document speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgbuild.graph.entities import describe_types
from kgbuild.graph.literals import encode_literal, make_text, make_time
from kgbuild.graph.naming import Naming
from kgbuild.model.world import Event, EventTime, Literal, Quoted, Statement
from kgbuild.ontology.schema import Schema

__all__ = ["describe_event", "list_spoken"]


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


def list_spoken(events: Mapping[str, Event], statements: Iterable[Statement]) -> frozenset[str]:
    """The events that statements speak of: those that they name, and those that take part in these."""
    found: set[str] = set()
    for statement in statements:
        for node in (statement.event, statement.subject, statement.object, statement.said_in):
            if isinstance(node, str) and node in events:
                found.add(node)
    waiting = list(found)
    while waiting:
        for participant in events[waiting.pop()].participants:
            node = participant.filler
            if isinstance(node, str) and node in events and node not in found:
                found.add(node)
                waiting.append(node)
    return frozenset(found)
