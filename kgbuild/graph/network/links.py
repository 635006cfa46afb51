"""Links: what joins two nodes of a network without being a statement between them, for paths, neighbours and ranks.

    event       took part in one event; the label is the event's, the weight the number of its evidences
    place       took part in an event at the place
    office      an office and the organisation or country whose it is (kg:positionIn)
    gazetteer   what the gazetteers know (kg:locatedIn, kg:capitalOf)

Not written into files: a link has no statement of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import networkx as nx
import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.graph.network.claims import Claim
from kgbuild.graph.network.make import JOINER, Value, describe_edge, describe_node, find_participants

__all__ = ["add_links"]

# Beyond, an event says little of any two who took part; the ontology's direct edges stop here too.
MOST_PARTICIPANTS = 6


def add_links(network: nx.MultiDiGraph, claims: Iterable[Claim], catalogue: Catalogue, *, all_claims: bool) -> None:
    """Adds the links of the statements that the network shows, then those of its nodes."""
    joined = {frozenset(ends) for ends in network.edges()}
    for group in _group_by_event(claims):
        for one, other, origin in _list_pairs(group[0], catalogue):
            ends = catalogue.id(one), catalogue.id(other)
            if frozenset(ends) not in joined:
                key = f"{catalogue.id(group[0].node)} {' '.join(ends)}"
                network.add_edge(*ends, key=key, **_describe_link(group, origin, catalogue, all_claims=all_claims))
    for origin, found in (("office", _list_offices(network, catalogue)), ("gazetteer", _list_known(catalogue))):
        for subject, predicate, object in found:
            _add_background(network, (subject, predicate, object), origin, catalogue)


def _group_by_event(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Statements of one event that are made in the same way; what is asserted first."""
    groups: defaultdict[tuple[bool, str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event is not None:
            claimants = " ".join(node.value for node in claim.claimants)
            manner = (not claim.asserted, claim.event.value, claim.polarity, claim.modality, claimants)
            groups[manner].append(claim)
    for manner in sorted(groups):
        yield groups[manner]


def _list_pairs(claim: Claim, catalogue: Catalogue) -> Iterator[tuple[Node, Node, str]]:
    if claim.event is None:
        return
    participants = find_participants(claim.event, catalogue)
    if len(participants) > MOST_PARTICIPANTS:
        return
    yield from ((one, other, "event") for one, other in combinations(participants, 2))
    for place in catalogue.nodes(claim.event, "kg:place", asserted=False):
        yield from ((node, place, "place") for node in participants if node != place)


def _describe_link(group: list[Claim], origin: str, catalogue: Catalogue, *, all_claims: bool) -> dict[str, Value]:
    row = describe_edge(group[0], catalogue, claims=all_claims)
    row["label"] = row.get("event", row["label"])
    row["predicate"] = catalogue.type(group[0].event) if group[0].event is not None else row["predicate"]
    row["weight"] = sum(claim.weight for claim in group)
    row["documents"] = JOINER.join(sorted({document for claim in group for document in claim.documents}))
    return row | {"symmetric": True, "origin": origin}


def _list_offices(network: nx.MultiDiGraph, catalogue: Catalogue) -> list[tuple[Node, Node, Node]]:
    predicate = catalogue.node("kg:positionIn")
    return [
        (office, predicate, owner)
        for office in (catalogue.node(node) for node in sorted(network))
        for owner in catalogue.nodes(office, "kg:positionIn")
    ]


def _list_known(catalogue: Catalogue) -> list[tuple[Node, Node, Node]]:
    found = [
        (quad.subject, quad.predicate, quad.object)
        for quad in catalogue.store.quads_for_pattern(None, None, None, catalogue.node("gazetteer"))
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
        and catalogue.id(quad.predicate).startswith("kg:")
    ]
    return sorted(found, key=lambda triple: [node.value for node in triple])


def _add_background(
    network: nx.MultiDiGraph, triple: tuple[Node, Node, Node], origin: str, catalogue: Catalogue
) -> None:
    subject, predicate, object = triple
    ends = catalogue.id(subject), catalogue.id(object)
    if any(row["predicate"] == catalogue.id(predicate) for row in (network.get_edge_data(*ends) or {}).values()):
        return
    for node in (subject, object):
        if catalogue.id(node) not in network:
            network.add_node(catalogue.id(node), **describe_node(node, (), catalogue))
    row: dict[str, Value] = {"label": catalogue.label(predicate), "predicate": catalogue.id(predicate)}
    network.add_edge(*ends, key=f"{catalogue.id(predicate)} {' '.join(ends)}", **row, weight=1, origin=origin)
