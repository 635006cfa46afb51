"""The network: entities as nodes, statements as edges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.graph.dataset import Graph
from kgbuild.graph.store import write_graph
from kgbuild.model.world import Knowledge
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import KNOWLEDGE


def list_edges(network, **wanted):
    return sorted(
        (start, row["label"], end) for start, end, row in network.edges(data=True) if wanted.items() <= row.items()
    )


def test_asserted_statements_between_two_nodes_are_edges(graph: Graph) -> None:
    assert list_edges(graph.network()) == [
        ("person/ana-sorel", "holds position", "position/norland/foreign-minister"),
        ("person/ana-sorel", "met", "person/tomas-brandt"),
        ("person/ida-mohn", "acquired", "company/kelp-ltd"),
        ("person/ida-mohn", "held position", "position/kelp-ltd/chief-executive"),
    ]


def test_claims_add_what_is_planned_with_how_it_is_put(graph: Graph) -> None:
    network = graph.network(claims=True)
    assert network.number_of_edges() == 5
    assert list_edges(network, asserted=False, modality="intended", polarity="positive") == [
        ("country/norland", "dock with", "facility/aurora")
    ]


def test_an_edge_is_keyed_by_its_statement(graph: Graph) -> None:
    ids = {statement.id for statement in KNOWLEDGE.statements}
    assert {key for _, _, key in graph.network(claims=True).edges(keys=True)} <= ids


def test_a_statement_of_two_documents_is_one_edge_of_their_weight(graph: Graph) -> None:
    (row,) = graph.network().get_edge_data("person/ana-sorel", "person/tomas-brandt").values()
    assert row == {
        "label": "met",
        "predicate": "kg:met",
        "event": "Meeting of Ana Sorel and Tomas Brandt, 2025-03-04",
        "weight": 2,
        "documents": "harbour.txt; https://news.example/gazette/42",
        "earliest": "2025-03-04",
        "latest": "2025-03-04",
        "symmetric": True,
    }


def test_a_node_says_what_it_is(graph: Graph) -> None:
    assert graph.network().nodes["person/ana-sorel"] == {
        "label": "Ana Sorel",
        "kind": "person",
        "type": "kg:Person",
        "iri": "https://example.org/kg/person/ana-sorel",
        "names": "Sorel",
        "statements": 3,
        "documents": 2,
    }


def test_a_country_is_a_country_before_it_is_a_place(graph: Graph) -> None:
    row = graph.network(claims=True).nodes["country/norland"]
    assert (row["kind"], row["type"]) == ("country", "kg:Country")


def test_who_only_takes_part_in_an_event_is_a_node_without_edges(graph: Graph) -> None:
    network = graph.network()
    assert network.nodes["group/aide"]["statements"] == 1
    assert network.degree("group/aide") == 0


def test_attributes_are_texts_and_numbers(graph: Graph) -> None:
    network = graph.network(claims=True)
    rows = [row for _, row in network.nodes(data=True)] + [row for _, _, row in network.edges(data=True)]
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, bool}


def test_claimants_are_named(ontology: Ontology, tmp_path: Path) -> None:
    claimed = tuple(
        replace(one, claimants=("person/ida-mohn", "kg:unnamed")) if one.predicate == "kg:met" else one
        for one in KNOWLEDGE.statements
    )
    write_graph(replace(KNOWLEDGE, statements=claimed), ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as graph:
        assert list_edges(graph.network(), label="met") == []
        assert list_edges(graph.network(claims=True), claimant="Ida Mohn; unnamed source", asserted=False) == [
            ("person/ana-sorel", "met", "person/tomas-brandt")
        ]


def test_order_is_that_of_ids_not_of_the_store(graph: Graph, ontology: Ontology, tmp_path: Path) -> None:
    backwards = replace(KNOWLEDGE, entities=KNOWLEDGE.entities[::-1], statements=KNOWLEDGE.statements[::-1])
    write_graph(backwards, ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as other:
        assert list(other.network(claims=True).edges(keys=True)) == list(graph.network(claims=True).edges(keys=True))
        assert list(other.network().nodes(data=True)) == list(graph.network().nodes(data=True))


@pytest.mark.parametrize("claims", [False, True])
def test_an_empty_graph_is_an_empty_network(ontology: Ontology, tmp_path: Path, claims: bool) -> None:
    write_graph(Knowledge(), ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as graph:
        assert len(graph.network(claims=claims)) == 0
