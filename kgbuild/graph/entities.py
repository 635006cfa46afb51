"""Entities: the triples of what a thing is and how it is called, and those of the gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgbuild.graph.literals import encode_literal, make_text
from kgbuild.graph.naming import Naming
from kgbuild.model.world import Entity, Link, Literal
from kgbuild.ontology.schema import Schema

__all__ = ["describe_background", "describe_entity", "describe_links", "describe_origins", "describe_types"]

ORIGIN = "prov:wasDerivedFrom"


def describe_types(node: ox.NamedNode, type: str, schema: Schema, naming: Naming) -> Iterator[ox.Triple]:
    """A node's class with every kg: superclass, so that no query needs inference."""
    for ancestor in schema.ancestors(type):
        yield ox.Triple(node, naming.node("rdf:type"), naming.node(ancestor))


def describe_entity(entity: Entity, schema: Schema, naming: Naming, *, typed: bool = True) -> Iterator[ox.Triple]:
    """What an entity is, its names, what stands for it, and its own properties. Names carry no language."""
    node = naming.node(entity.id)
    if typed:
        yield from describe_types(node, entity.type, schema, naming)
    yield ox.Triple(node, naming.node("rdfs:label"), make_text(entity.name))
    other = [name for name in entity.names if name != entity.name]
    for predicate, texts in (("skos:altLabel", other), ("kg:metonym", entity.metonyms), ("kg:title", entity.titles)):
        for text in texts:
            yield ox.Triple(node, naming.node(predicate), make_text(text))
    for predicate, value in entity.properties:
        yield _make_triple(entity.id, predicate, value, naming)


def describe_links(links: Iterable[Link], naming: Naming) -> Iterator[ox.Triple]:
    """The pages of entities elsewhere."""
    for link in links:
        yield ox.Triple(naming.node(link.entity), naming.node("owl:sameAs"), naming.node(link.target))


def describe_background(
    background: Iterable[tuple[str, str, str | Literal]], schema: Schema, naming: Naming
) -> Iterator[ox.Triple]:
    """What the gazetteers know of entities that occur."""
    for subject, predicate, value in background:
        if predicate == "rdf:type" and isinstance(value, str):
            yield from describe_types(naming.node(subject), value, schema, naming)
        elif predicate != ORIGIN:
            yield _make_triple(subject, predicate, value, naming)


def describe_origins(background: Iterable[tuple[str, str, str | Literal]], naming: Naming) -> Iterator[ox.Triple]:
    """From which file of the gazetteers each thing's background is."""
    files: set[str] = set()
    for subject, predicate, value in background:
        if predicate == ORIGIN and isinstance(value, str):
            yield _make_triple(subject, predicate, value, naming)
            files.add(value)
    for file in sorted(files):
        yield ox.Triple(naming.node(file), naming.node("rdf:type"), naming.node("prov:Entity"))
        yield ox.Triple(naming.node(file), naming.node("rdfs:label"), make_text(file.rpartition("/")[2]))


def _make_triple(subject: str, predicate: str, value: str | Literal, naming: Naming) -> ox.Triple:
    filler = encode_literal(value, naming) if isinstance(value, Literal) else naming.node(value)
    return ox.Triple(naming.node(subject), naming.node(predicate), filler)
