"""Links: what joins two nodes of a network without being a statement between them, for paths, neighbours and ranks.

    event       took part in one event; the label is the event's, the weight the number of its evidences
    place       took part in an event at the place
    office      an office and the organisation or country whose it is (kg:positionIn)
    gazetteer   what the gazetteers know (kg:locatedIn, kg:capitalOf)

Not written into files: a link has no statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

import networkx as nx
import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue, Node
from kgbuild.graph.network.columns import Value
from kgbuild.graph.network.happenings import Happening, list_happenings
from kgbuild.graph.network.rows import Rows
from kgbuild.graph.network.scratch import JOINER, Scratch
from kgbuild.graph.network.tables import MOST_PARTICIPANTS

__all__ = ["add_links"]


def add_links(network: nx.MultiDiGraph, rows: Rows) -> None:
    """Adds the links of the statements that the network shows, then those of its nodes."""
    catalogue = rows.catalogue
    joined = {frozenset(ends) for ends in network.edges()}
    for _, same in groupby(list_happenings(rows), key=lambda one: one.manner):
        group = list(same)
        for one, other, origin in _list_pairs(group[0].event, catalogue.scratch):
            if frozenset((one, other)) not in joined:
                key = f"{group[0].statement} {one} {other}"
                network.add_edge(one, other, key=key, **_describe_link(group, origin, rows))
    for origin, found in (("office", _list_offices(network, catalogue)), ("gazetteer", _list_known(catalogue))):
        for triple in found:
            _add_background(network, triple, origin, catalogue)


def _list_pairs(event: str, scratch: Scratch) -> Iterator[tuple[str, str, str]]:
    participants = scratch.list_parts(event, "kg:participant")
    if len(participants) > MOST_PARTICIPANTS:
        return
    yield from ((one, other, "event") for one, other in combinations(participants, 2))
    for place in scratch.list_parts(event, "kg:place"):
        yield from ((node, place, "place") for node in participants if node != place)


def _describe_link(group: list[Happening], origin: str, rows: Rows) -> dict[str, Value]:
    first = group[0]
    row: dict[str, Value] = {"label": first.label, "predicate": first.type, "event": first.label}
    row |= {"weight": sum(one.evidence for one in group)}
    row |= {"documents": JOINER.join(sorted({document for one in group for document in one.documents}))}
    row |= {name: date for name, date in (("earliest", first.earliest), ("latest", first.latest)) if date is not None}
    row |= {"symmetric": True, "origin": origin}
    return row | first.describe_manner() if rows.view.claims else row


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
            network.add_node(catalogue.id(node), **_describe_node(node, catalogue))
    row: dict[str, Value] = {"label": catalogue.label(predicate), "predicate": catalogue.id(predicate)}
    network.add_edge(*ends, key=f"{catalogue.id(predicate)} {' '.join(ends)}", **row, weight=1, origin=origin)


def _describe_node(node: Node, catalogue: Catalogue) -> dict[str, Value]:
    row: dict[str, Value] = {"label": catalogue.label(node), "kind": catalogue.kind(node).value, "iri": node.value}
    if catalogue.type(node):
        row["type"] = catalogue.type(node)
    names = catalogue.texts(node, "skos:altLabel")
    if names:
        row["names"] = JOINER.join(names)
    return row | {"statements": 0, "documents": 0}
