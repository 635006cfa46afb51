"""Items: the parts that answers are made of: a node that can be read, a place in a text, a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.graph.catalogue import Catalogue, Kind, Node, Term
from kgbuild.graph.literals import encode_literal
from kgbuild.model.world import Evidence, Literal

__all__ = ["Citation", "Item", "Moment", "make_citation", "make_citations", "make_item", "make_moment", "make_term"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Item:
    """A node: `label` is what to show of it, `type` the CURIE of its class ("" unknown)."""

    label: str
    id: str
    type: str
    kind: Kind
    iri: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Citation:
    """A sentence of a document; `start` and `end` are code points of the document's text."""

    document: str
    start: int
    end: int
    title: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was: `value` an ISO date as exact as the text's, else between `earliest` and `latest`, inclusive;
    `text` the words of a vague time."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    text: str | None = None

    @property
    def words(self) -> str:
        """The time in few words, "" where nothing is known."""
        if self.value is not None or self.earliest == self.latest:
            return self.value or self.earliest or self.text or ""
        between = f"{self.earliest or '..'} to {self.latest or '..'}"
        return f"{self.text} ({between})" if self.text else between


def make_item(term: Term, catalogue: Catalogue) -> Item:
    """A node, or a value that stands in its place."""
    if not isinstance(term, Node):
        return Item(label=term.value, id=term.value, type=catalogue.id(term.datatype), kind=Kind.THING, iri="")
    return Item(
        label=catalogue.label(term),
        id=catalogue.id(term),
        type=catalogue.type(term),
        kind=catalogue.kind(term),
        iri=term.value,
    )


def make_term(value: str | Literal, catalogue: Catalogue) -> Term:
    """The RDF term of a statement's object."""
    return encode_literal(value, catalogue.naming) if isinstance(value, Literal) else catalogue.node(value)


def make_citation(evidence: Evidence, catalogue: Catalogue) -> Citation:
    """Where an evidence stands."""
    return Citation(
        document=evidence.document_id,
        title=find_title(evidence.document_id, catalogue),
        sentence=evidence.exact,
        start=evidence.sentence.start,
        end=evidence.sentence.end,
    )


def make_citations(evidence: Iterable[Evidence], catalogue: Catalogue) -> tuple[Citation, ...]:
    """Where evidences stand, each sentence once, in order of documents and text."""
    return tuple(sorted({make_citation(one, catalogue) for one in evidence}))


def find_title(document_id: str, catalogue: Catalogue) -> str:
    """The headline of a document, else its id."""
    node = Node(catalogue.naming.document(document_id))
    return catalogue.text(node, "schema:headline") or document_id


def make_moment(event: Node, catalogue: Catalogue) -> Moment:
    """When an event was, asserted or not."""
    return Moment(
        value=catalogue.text(event, "kg:time"),
        earliest=catalogue.text(event, "kg:earliest"),
        latest=catalogue.text(event, "kg:latest"),
        text=catalogue.text(event, "kg:timeText"),
    )
