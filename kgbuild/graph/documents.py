"""Documents: their metadata as triples."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pyoxigraph as ox

from kgbuild.graph.literals import make_text, make_time
from kgbuild.graph.naming import Naming, is_web_iri
from kgbuild.model.text import Document

__all__ = ["describe_document"]


def describe_document(document: Document, naming: Naming) -> Iterator[ox.Triple]:
    """What is known of a document besides what it says."""
    node = ox.NamedNode(naming.document(document.id))
    yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:Document"))
    yield ox.Triple(node, naming.node("rdfs:label"), make_text(document.title or document.id))
    digest = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    yield ox.Triple(node, naming.node("kg:sha256"), make_text(digest))
    texts = (
        ("schema:headline", document.title),
        ("schema:publisher", document.publisher),
        ("schema:author", document.byline),
        ("schema:inLanguage", document.language),
    )
    for predicate, text in texts:
        if text is not None:
            yield ox.Triple(node, naming.node(predicate), make_text(text))
    if document.published is not None:
        yield ox.Triple(node, naming.node("schema:datePublished"), make_time(document.published))
    if document.url is not None:
        page = ox.NamedNode(document.url) if is_web_iri(document.url) else make_text(document.url)
        yield ox.Triple(node, naming.node("schema:url"), page)
