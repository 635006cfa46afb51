"""Make: entities as nodes and statements as edges of a networkx MultiDiGraph, in an order that the store does not set.

A node is named by its id ("person/ana-sorel"), an edge's key is its statement's id ("statement/4f0c..."). Attributes
are texts and numbers only, so that any networkx writer can write them; what is unknown has no attribute. Lists are
joined by "; ".

    node    label, type ("kg:Person"), kind ("person"), iri, names, statements, documents (how many of each)
    edge    label, predicate ("kg:met"), event (its label), weight (evidences), documents, earliest, latest;
            with claims also asserted, polarity, modality, claimant

Statements whose object is a class or a value join no two nodes: they make nodes of whom they are about and count there.
Named events are nodes too. A symmetric statement is one edge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

import networkx as nx
import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.graph.network.claims import Claim, read_claims

__all__ = ["JOINER", "make_network"]

JOINER = "; "
Value = str | int | float | bool


def make_network(catalogue: Catalogue, *, claims: bool = False, links: bool = False) -> nx.MultiDiGraph:
    """The network of what is asserted; with `claims`, of all that is claimed, denied or planned too.

    With `links`, nodes are also joined by what is no statement between them, each edge saying its `origin`: the same
    event ("event", "place"), whose office an office is ("office"), what the gazetteers know ("gazetteer").
    """
    found = [claim for claim in read_claims(catalogue) if claims or claim.asserted]
    network = nx.MultiDiGraph(base=catalogue.naming.base)
    _add_nodes(network, found, catalogue)
    for claim in found:
        if is_edge(claim, catalogue):
            ends = (catalogue.id(claim.subject), catalogue.id(_node(claim.object)))
            network.add_edge(*ends, key=catalogue.id(claim.node), **describe_edge(claim, catalogue, claims=claims))
    if links:
        from kgbuild.graph.network.links import add_links

        add_links(network, found, catalogue, all_claims=claims)
    return network


def is_edge(claim: Claim, catalogue: Catalogue) -> bool:
    """Whether a statement joins two nodes."""
    return isinstance(claim.object, ox.NamedNode) and claim.predicate != catalogue.node("rdf:type")


def _node(term: ox.NamedNode | ox.Literal) -> Node:
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term} is a value, not a node")
    return term


def _add_nodes(network: nx.MultiDiGraph, claims: Iterable[Claim], catalogue: Catalogue) -> None:
    about: defaultdict[Node, list[Claim]] = defaultdict(list)
    for claim in claims:
        for node in _list_nodes(claim, catalogue):
            about[node].append(claim)
    for node in sorted(about, key=lambda one: one.value):
        network.add_node(catalogue.id(node), **describe_node(node, about[node], catalogue))


def _list_nodes(claim: Claim, catalogue: Catalogue) -> set[Node]:
    nodes = set()
    if is_edge(claim, catalogue):
        nodes |= {claim.subject, _node(claim.object)}
    elif claim.subject != claim.event:
        nodes.add(claim.subject)
    if claim.event is not None:
        nodes |= set(find_participants(claim.event, catalogue))
        nodes |= set(catalogue.nodes(claim.event, "kg:place", asserted=False))
    return nodes


def find_participants(event: Node, catalogue: Catalogue) -> tuple[Node, ...]:
    """Who and what takes part in an event, asserted or not; other events do not count."""
    found = catalogue.nodes(event, "kg:participant", asserted=False)
    return tuple(node for node in found if node != event)


def describe_node(node: Node, claims: Iterable[Claim], catalogue: Catalogue) -> dict[str, Value]:
    """A node's attributes; `claims` are the statements about it."""
    about = list(claims)
    row: dict[str, Value] = {"label": catalogue.label(node), "kind": catalogue.kind(node).value, "iri": node.value}
    if catalogue.type(node):
        row["type"] = catalogue.type(node)
    names = catalogue.texts(node, "skos:altLabel")
    if names:
        row["names"] = JOINER.join(names)
    row["statements"] = len(about)
    row["documents"] = len(set(chain.from_iterable(claim.documents for claim in about)))
    return row


def describe_edge(claim: Claim, catalogue: Catalogue, *, claims: bool) -> dict[str, Value]:
    """An edge's attributes."""
    row: dict[str, Value] = {"label": catalogue.label(claim.predicate), "predicate": catalogue.id(claim.predicate)}
    if claim.event is not None:
        row["event"] = catalogue.label(claim.event)
    row["weight"] = claim.weight
    row["documents"] = JOINER.join(claim.documents)
    row |= {name: date for name, date in (("earliest", claim.earliest), ("latest", claim.latest)) if date is not None}
    if claim.predicate in catalogue.symmetric:
        row["symmetric"] = True
    if claims:
        row |= {"asserted": claim.asserted, "polarity": claim.polarity, "modality": claim.modality}
        if claim.claimants:
            row["claimant"] = JOINER.join(catalogue.label(claimant) for claimant in claim.claimants)
    return row
