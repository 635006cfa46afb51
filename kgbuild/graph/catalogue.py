"""Catalogue: what the nodes of a store are called and what they are, each looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgbuild.graph.lines import Lines
from kgbuild.graph.naming import BASE, Naming
from kgbuild.ontology.prefixes import Prefixes

if TYPE_CHECKING:
    from kgbuild.graph.network.scratch import Scratch

__all__ = ["Catalogue", "Kind", "Node", "Term"]

Node = ox.NamedNode
Term = ox.NamedNode | ox.Literal
_ASSERTED = ox.DefaultGraph()


class Kind(StrEnum):
    """What a node is, coarsely: what readers colour and filter by."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    COUNTRY = "country"
    PLACE = "place"
    POSITION = "position"
    WORK = "work"
    TOPIC = "topic"
    QUANTITY = "quantity"
    EVENT = "event"
    THING = "thing"


# The first that fits: a country is a place and an agent, but a country before all.
_KINDS = (
    ("kg:Country", Kind.COUNTRY),
    ("kg:Person", Kind.PERSON),
    ("kg:Organization", Kind.ORGANIZATION),
    ("kg:Group", Kind.GROUP),
    ("kg:Place", Kind.PLACE),
    ("kg:Position", Kind.POSITION),
    ("kg:Work", Kind.WORK),
    ("kg:Topic", Kind.TOPIC),
    ("kg:Quantity", Kind.QUANTITY),
    ("kg:Event", Kind.EVENT),
)


class Catalogue:
    """Ids, labels and classes of a store's nodes; what it needs of the ontology it reads from the graph <kg:>.

    `nquads`: the file of the same quads, if there is one.
    """

    def __init__(self, store: ox.Store, prefixes: Prefixes, nquads: Path | None = None) -> None:
        self.store = store
        self.lines = Lines(store, nquads)
        self.folder = nquads.parent if nquads is not None else None
        self.naming = Naming(prefixes, find_base(store, Naming(prefixes)))
        self._vocabulary = self.naming.node("kg:")
        self._labels: dict[Term, str] = {}
        self._types: dict[Node, str] = {}
        self._ids: dict[Node, str] = {}
        self._lineages = self._read_lineages()
        self.roles = frozenset(self._list_section("roles")) | frozenset(self._list_section("edges"))
        self.symmetric = frozenset(
            quad.subject
            for quad in store.quads_for_pattern(
                None, self.node("rdf:type"), self.node("owl:SymmetricProperty"), self._vocabulary
            )
            if isinstance(quad.subject, ox.NamedNode)
        )

    def _read_lineages(self) -> dict[str, frozenset[str]]:
        parents: defaultdict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(None, self.node("rdfs:subClassOf"), None, self._vocabulary):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                parents[self.naming.id(quad.subject)].add(self.naming.id(quad.object))
        lineages = {}
        for curie in list(parents):
            lineage = [curie]
            for ancestor in lineage:
                lineage += sorted(parents.get(ancestor, set()) - set(lineage))
            lineages[curie] = frozenset(lineage)
        return lineages

    def _list_section(self, section: str) -> Iterator[str]:
        wanted = ox.Literal(section)
        for quad in self.store.quads_for_pattern(None, self.node("kg:section"), wanted, self._vocabulary):
            if isinstance(quad.subject, ox.NamedNode):
                yield self.naming.id(quad.subject)

    @cached_property
    def scratch(self) -> Scratch:
        """The statements as rows, for networks."""
        from kgbuild.graph.network.kept import open_rows
        from kgbuild.graph.network.scratch import Scratch

        return Scratch(self, open_rows(self.folder))

    def node(self, id: str) -> Node:
        """The IRI of an id or CURIE."""
        return self.naming.node(id)

    def id(self, node: Node) -> str:
        """The id or CURIE of an IRI."""
        if node not in self._ids:
            self._ids[node] = self.naming.id(node)
        return self._ids[node]

    def label(self, term: Term) -> str:
        """What a node is called, asserted or not; a term's English label; a literal's text; else the end of its IRI."""
        if isinstance(term, ox.Literal):
            return term.value
        if term not in self._labels:
            self._labels[term] = self._find_label(term)
        return self._labels[term]

    def _find_label(self, node: Node) -> str:
        found = self.texts(node, "rdfs:label") or self.texts(node, "rdfs:label", asserted=False)
        return found[0] if found else self.id(node).rpartition(":")[2].rpartition("/")[2]

    def type(self, node: Node) -> str:
        """The most specific class of a node as a CURIE, of an unasserted event its kg:kind; "" where it has none."""
        if node not in self._types:
            found = set(self.ids(node, "rdf:type"))
            found = found or set(self.ids(node, "kg:kind", asserted=False))
            self._types[node] = self.find_narrowest(found)
        return self._types[node]

    def find_narrowest(self, classes: set[str]) -> str:
        """The most specific of some classes; "" of none."""
        wider = {above for curie in classes for above in self._lineages.get(curie, frozenset()) if above != curie}
        # Several remain where sources differ: the deepest, then by name.
        return min(classes - wider, key=lambda curie: (-len(self._lineages.get(curie, ())), curie), default="")

    def list_symmetric(self) -> frozenset[str]:
        """The predicates that hold both ways round, as CURIEs."""
        return frozenset(self.id(node) for node in self.symmetric)

    def is_a(self, curie: str, ancestor: str) -> bool:
        """Whether a class is another or lies under it."""
        return curie == ancestor or ancestor in self._lineages.get(curie, frozenset())

    def list_classes(self) -> tuple[str, ...]:
        """The ontology's classes, by name."""
        return tuple(sorted(self._lineages))

    def list_narrower(self, curie: str) -> tuple[str, ...]:
        """A class and all that lie under it, by name."""
        return tuple(sorted({curie, *(one for one in self._lineages if self.is_a(one, curie))}))

    def is_general(self, curie: str) -> bool:
        """Whether a class of events has no roles but those of all events: it says little of what happened."""
        lineage = self._lineages.get(curie, frozenset()) - {"kg:Event"}
        return not any(True for one in lineage for _ in self.objects(self.node(one), "kg:hasRole", asserted=False))

    def kind(self, node: Node) -> Kind:
        """What a node is, coarsely."""
        return self.find_kind(self.type(node))

    def find_kind(self, curie: str) -> Kind:
        """What is of a class, coarsely."""
        return next((kind for ancestor, kind in _KINDS if self.is_a(curie, ancestor)), Kind.THING)

    def objects(self, node: Node, predicate: str, *, asserted: bool = True) -> Iterator[Term]:
        """What the default graph says of a node, or, not `asserted`, what all graphs do."""
        graph = _ASSERTED if asserted else None
        for quad in self.store.quads_for_pattern(node, self.node(predicate), None, graph):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.object

    def nodes(self, node: Node, predicate: str, *, asserted: bool = True) -> tuple[Node, ...]:
        """The nodes among the objects, by IRI, each once."""
        found = {term for term in self.objects(node, predicate, asserted=asserted) if isinstance(term, ox.NamedNode)}
        return tuple(sorted(found, key=lambda one: one.value))

    def ids(self, node: Node, predicate: str, *, asserted: bool = True) -> tuple[str, ...]:
        """The ids of the nodes among the objects."""
        return tuple(self.id(one) for one in self.nodes(node, predicate, asserted=asserted))

    def texts(self, node: Node, predicate: str, *, asserted: bool = True) -> tuple[str, ...]:
        """The texts of the literals among the objects, sorted, each once."""
        found = self.objects(node, predicate, asserted=asserted)
        return tuple(sorted({term.value for term in found if isinstance(term, ox.Literal)}))

    def states(self, node: Node) -> Iterator[tuple[Node, Node, Term]]:
        """The asserted triples of a node, as subject or object, whose predicates are the ontology's states."""
        quads = [
            *self.store.quads_for_pattern(node, None, None, _ASSERTED),
            *self.store.quads_for_pattern(None, None, node, _ASSERTED),
        ]
        for quad in quads:
            if self.text(quad.predicate, "kg:section") == "states":
                start, end = quad.subject, quad.object
                if isinstance(start, ox.NamedNode) and isinstance(end, ox.NamedNode | ox.Literal):
                    yield start, quad.predicate, end

    def text(self, node: Node, predicate: str) -> str | None:
        """The first of the texts that any graph gives."""
        return next(iter(self.texts(node, predicate, asserted=False)), None)


def find_base(store: ox.Store, naming: Naming) -> str:
    """The base of a store's IRIs, as its statements show it."""
    for quad in store.quads_for_pattern(None, naming.node("rdf:type"), naming.node("kg:Statement"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            base, found, _ = quad.subject.value.rpartition("statement/")
            if found and quad.graph_name != naming.node("kg:"):
                return base
    return BASE
