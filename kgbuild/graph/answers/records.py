"""Records: the statements about a node, read with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.graph.decode import decode
from kgbuild.model.world import Statement

__all__ = ["find_events", "find_statements", "read_statements"]


def read_statements(catalogue: Catalogue, nodes: Iterable[Node]) -> tuple[Statement, ...]:
    """Statements by their nodes, sorted by id."""
    return decode(_read_quads(catalogue, set(nodes)), catalogue.naming.prefixes, base=catalogue.naming.base)


def _read_quads(catalogue: Catalogue, nodes: set[Node]) -> Iterator[ox.Quad]:
    store, derived, selector = catalogue.store, catalogue.node("prov:wasDerivedFrom"), catalogue.node("oa:hasSelector")
    places = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None, None):
            yield quad
            if quad.predicate == derived:
                places.add(quad.object)
    sentences = set()
    for place in places:
        for quad in store.quads_for_pattern(_node(place), None, None, None):
            yield quad
            if quad.predicate == selector:
                sentences.add(quad.object)
    for sentence in sentences:
        yield from store.quads_for_pattern(_node(sentence), None, None, None)


def _node(term: object) -> Node:
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term} is no node")
    return term


def find_statements(catalogue: Catalogue, node: Node) -> set[Node]:
    """The statements that have a node as subject or object, or an event in which it has a role."""
    found = set(_list_subjects(catalogue, "rdf:subject", node)) | set(_list_subjects(catalogue, "rdf:object", node))
    for event in find_events(catalogue, node):
        found |= set(_list_subjects(catalogue, "kg:event", event))
    return found


def find_events(catalogue: Catalogue, node: Node) -> set[Node]:
    """The nodes that say anything of a node, among which are the events in which it has a role; and the node itself."""
    own = {catalogue.node(name) for name in ("rdf:subject", "rdf:object", "kg:claimant", "kg:canonical", "prov:used")}
    quads = catalogue.store.quads_for_pattern(None, None, node, None)
    found = {quad.subject for quad in quads if quad.predicate not in own and isinstance(quad.subject, ox.NamedNode)}
    return {subject for subject in found if isinstance(subject, ox.NamedNode)} | {node}


def _list_subjects(catalogue: Catalogue, predicate: str, node: Node) -> Iterator[Node]:
    for quad in catalogue.store.quads_for_pattern(None, catalogue.node(predicate), node, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject
