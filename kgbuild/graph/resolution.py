"""Resolution: which local entity is which, as triples, and the judgements behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgbuild.graph.literals import make_decimal, make_text
from kgbuild.graph.naming import Naming
from kgbuild.model.ids import content_id
from kgbuild.model.world import Link, Match, Resolution

__all__ = ["describe_resolution"]

GAZETTEER = "gazetteer"


def describe_resolution(resolution: Resolution, links: Iterable[Link], naming: Naming) -> Iterator[ox.Triple]:
    """Canonical nodes of local entities and what their documents call them, then every judgement; what is compared carries
    no order (prov:used twice).

    Of links only those that a text's reading found are judgements; a gazetteer's are its own knowledge.
    """
    for local, canonical in resolution.canonical.items():
        yield ox.Triple(naming.local(local), naming.node("kg:canonical"), naming.node(canonical))
    for local, name in resolution.names.items():
        yield ox.Triple(naming.local(local), naming.node("skos:prefLabel"), make_text(name))
    for match in resolution.matches:
        yield from _describe_judgement(match, naming)
    for link in links:
        if link.method != GAZETTEER:
            compared = (naming.node(link.entity), naming.node(link.target))
            node = naming.node(f"judgement/{content_id([link.entity, link.target])}")
            yield from _describe_comparison(node, compared, "same", link.score, (link.method,), naming)


def _describe_judgement(match: Match, naming: Naming) -> Iterator[ox.Triple]:
    compared = (naming.local(match.left), naming.local(match.right))
    node = naming.node(f"judgement/{content_id([match.left, match.right])}")
    yield from _describe_comparison(node, compared, match.judgement, match.score, match.features, naming)


def _describe_comparison(
    node: ox.NamedNode,
    compared: tuple[ox.NamedNode, ox.NamedNode],
    verdict: str,
    score: float,
    features: tuple[str, ...],
    naming: Naming,
) -> Iterator[ox.Triple]:
    yield ox.Triple(node, naming.node("rdf:type"), naming.node("kg:Judgement"))
    for one in compared:
        yield ox.Triple(node, naming.node("prov:used"), one)
    yield ox.Triple(node, naming.node("kg:verdict"), naming.node(f"kg:{verdict}"))
    yield ox.Triple(node, naming.node("kg:similarity"), make_decimal(score))
    for feature in features:
        yield ox.Triple(node, naming.node("kg:features"), make_text(feature))
