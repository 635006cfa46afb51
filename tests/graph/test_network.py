"""The network: entities as nodes, statements as edges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from kgbuild.errors import SettingsError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.network import Measure, View
from kgbuild.graph.network.layout import place_nodes
from kgbuild.graph.network.measures import make_simple, score_nodes
from kgbuild.graph.network.tables import may_follow
from kgbuild.graph.store import write_graph
from kgbuild.model.world import Knowledge
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import GAZETTE, HARBOUR, KNOWLEDGE, evidence, state


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


# Views


@pytest.mark.parametrize(
    ("options", "edges"),
    [
        ({"predicates": ["met", "kg:acquired"]}, {"met", "acquired"}),
        ({"kinds": ["person"]}, {"met"}),
        ({"entities": True}, {"met", "acquired"}),
        ({"since": "2025"}, {"met"}),
        ({"until": "2024"}, {"held position"}),
        ({"since": "2024-12-31", "until": "2025-03-04"}, {"met", "held position"}),
        ({"since": "2025-03-05"}, set()),
        ({"least": 2}, {"met"}),
        ({"weight": "documents", "least": 2}, {"met"}),
        ({"weight": "statements", "least": 2}, set()),
        ({"projection": "met"}, {"met"}),
        ({"projection": "together"}, {"took part with"}),
        ({"projection": "spoke-of"}, {"spoke of"}),
    ],
)
def test_a_view_shows_a_part(graph: Graph, options: dict[str, object], edges: set[str]) -> None:
    assert {row["label"] for _, _, row in graph.network(**options).edges(data=True)} == edges


def test_one_edge_stands_for_all_between_two(ontology: Ontology, tmp_path: Path) -> None:
    more = (
        state("person/ana-sorel", "kg:praised", "person/tomas-brandt", evidence(HARBOUR, "f20", 1, "said")),
        state(
            "person/ana-sorel", "kg:praised", "person/tomas-brandt", evidence(GAZETTE, "f21", 0, "x"), event="event/a"
        ),
    )
    write_graph(replace(KNOWLEDGE, statements=(*KNOWLEDGE.statements, *more)), ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as graph:
        for weight, expected in (("statements", 3), ("documents", 2)):
            network = graph.network(weight=weight)
            (row,) = network.get_edge_data("person/ana-sorel", "person/tomas-brandt").values()
            assert (row["weight"], row["label"], row["predicate"]) == (expected, "met; praised", "kg:met; kg:praised")
            assert row["documents"] == f"{HARBOUR}; {GAZETTE}"
            assert (row["earliest"], "symmetric" in row) == ("2025-03-04", False)


def test_nodes_without_edges_stay_unless_edges_are_chosen(graph: Graph) -> None:
    assert "group/aide" in graph.network()
    assert "group/aide" not in graph.network(least=2)
    assert set(graph.network(projection="met")) == {"person/ana-sorel", "person/tomas-brandt"}


@pytest.mark.parametrize(
    "options", [{"kinds": ["persons"]}, {"since": "soon"}, {"since": "2025", "until": "2024"}, {"weight": "x"}]
)
def test_a_view_that_cannot_be(graph: Graph, options: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        graph.network(**options)


@pytest.mark.parametrize(
    ("later", "earlier", "follows"),
    [
        ("2025-03-04", "2025-03-04", True),
        ("2025", "2025-12-31", True),
        ("2025-03", "2025-04", False),
        ("2024-12", "2025", False),
        (None, "2025", True),
        ("2025-03-04T10:00", "2025-03-04T12:00", True),
    ],
)
def test_what_may_follow(later: str | None, earlier: str | None, follows: bool) -> None:
    assert may_follow(later, earlier) is follows


def test_an_ego_says_how_far_each_is(graph: Graph) -> None:
    near = graph.ego("Brandt", radius=2)
    assert dict(near.nodes(data="distance")) == {
        "person/tomas-brandt": 0,
        "person/ana-sorel": 1,
        "position/norland/foreign-minister": 2,
    }
    assert set(graph.ego("Brandt")) == {"person/tomas-brandt", "person/ana-sorel"}


def test_communities_of_two_and_more(graph: Graph) -> None:
    groups = graph.communities()
    assert [[item.id for item in group.members] for group in groups] == [
        ["person/ida-mohn", "company/kelp-ltd", "position/kelp-ltd/chief-executive"],
        ["person/ana-sorel", "person/tomas-brandt", "position/norland/foreign-minister"],
    ]
    assert graph.communities(View(predicates=("kg:praised",))) == ()


def test_a_layout_is_the_same_each_time_and_keeps_nodes_apart() -> None:
    simple = nx.disjoint_union(nx.random_regular_graph(3, 60, seed=1), nx.star_graph(9))
    simple = nx.relabel_nodes(nx.compose(simple, nx.path_graph(range(100, 102))), str)
    simple.add_nodes_from(["alone", "also alone"])
    places = place_nodes(simple)
    assert places == place_nodes(simple)
    assert len(set(places.values())) == len(simple)
    assert place_nodes(nx.Graph()) == {}


@pytest.mark.parametrize("measure", list(Measure))
def test_measures_are_of_every_node(measure: Measure) -> None:
    simple = make_simple([("a", "b", 2), ("b", "c", 1), ("b", "a", 1)], ["d"])
    scores = score_nodes(simple, measure)
    assert set(scores) == {"a", "b", "c", "d"}
    assert max(scores, key=lambda node: scores[node]) == "b"
    assert simple.edges["a", "b"]["weight"] == 3
