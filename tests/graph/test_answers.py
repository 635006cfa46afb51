"""Answers: find, show, explain, path, neighbours, rank, stats, on the knowledge made by hand."""

from __future__ import annotations

import pytest

from kgbuild.errors import AmbiguousNameError, NoSuchEntityError
from kgbuild.graph.answers.identity import explain_identity
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.dataset import Graph

BASE = "https://example.org/kg/"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ana Sorel", "person/ana-sorel"),
        ("Sorel", "person/ana-sorel"),
        ("person/ana-sorel", "person/ana-sorel"),
        ("https://example.org/kg/person/ana-sorel", "person/ana-sorel"),
        ("<https://example.org/kg/person/ana-sorel>", "person/ana-sorel"),
        ("  ana   SOREL ", "person/ana-sorel"),
        ("Mohn", "person/ida-mohn"),
        ("kelp", "company/kelp-ltd"),
        ("Kelp Ltd", "company/kelp-ltd"),
        # a city's own name before a country's metonym
        ("Oslo", "city/oslo"),
        ("Órslo", None),
        # a title is how somebody was called, too
        ("foreign minister", "position/norland/foreign-minister"),
        # an event only where no thing fits
        ("Meeting of Ana Sorel and Tomas Brandt, 2025-03-04", "event/meeting"),
    ],
)
def test_find(graph: Graph, name: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(NoSuchEntityError):
            graph.find(name)
    else:
        assert graph.find(name) == BASE + id


def test_find_names_what_is_nearest(graph: Graph) -> None:
    with pytest.raises(NoSuchEntityError, match=r"Nearest names: Ana Sorel\."):
        graph.find("Anna Sorell")


def test_find_lists_all_that_a_name_fits(graph: Graph) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        graph.find("of")
    assert caught.value.candidates == (
        ("Foreign Minister of Norland", "position", f"{BASE}position/norland/foreign-minister"),
        ("chief executive of Kelp Ltd", "position", f"{BASE}position/kelp-ltd/chief-executive"),
    )


def test_show_says_what_a_thing_is(graph: Graph) -> None:
    answer = graph.show("Sorel")
    assert (answer.item.label, answer.item.type, answer.names, answer.titles) == (
        "Ana Sorel",
        "kg:Person",
        ("Sorel",),
        ("Foreign Minister",),
    )
    assert graph.show("Oslo").links == ("http://www.wikidata.org/entity/Q585",)
    assert graph.show("Norland").metonyms == ("Oslo",)


def test_show_gives_states_with_time_and_sentence(graph: Graph) -> None:
    (held, age) = sorted(graph.show("Ida Mohn").states, key=lambda row: row.predicate, reverse=True)
    assert (held.predicate, held.object.label, held.since, held.until) == (
        "held position",
        "chief executive of Kelp Ltd",
        None,
        "2024-12",
    )
    assert held.citations[0].sentence == "Former chief executive Ida Mohn paid 1.2 billion euros for Kelp Ltd."
    assert (age.predicate, age.object.label) == ("age", "61")


def test_show_gives_what_gazetteers_know_without_a_sentence(graph: Graph) -> None:
    rows = [(row.subject.label, row.predicate, row.object.label, row.citations) for row in graph.show("Oslo").states]
    assert rows == [
        ("Oslo", "capital of", "Norland", ()),
        ("Oslo", "located in", "Norland", ()),
    ]


def test_show_gives_events_with_role_time_place_and_sentences(graph: Graph) -> None:
    row = next(row for row in graph.show("Brandt").events if row.item.type == "kg:Meeting")
    assert row.item.label == "Meeting of Ana Sorel and Tomas Brandt, 2025-03-04"
    assert [(role, item.label) for role, item in row.others] == [("participant", "Ana Sorel")]
    assert (row.roles, row.when.words, [place.label for place in row.places]) == (
        ("participant",),
        "2025-03-04",
        ["Oslo"],
    )
    assert [(one.document, one.title, one.sentence) for one in row.citations] == [
        ("harbour.txt", "Talks in Oslo", "Foreign Minister Ana Sorel met Tomas Brandt in Oslo on Tuesday."),
        (
            "https://news.example/gazette/42",
            "https://news.example/gazette/42",
            "Sorel and Brandt held talks in Oslo.",
        ),
    ]


def test_show_gives_the_narrowest_role(graph: Graph) -> None:
    (row,) = graph.show("Kelp Ltd").events
    assert row.roles == ("target",)
    assert [(role, item.label) for role, item in row.others] == [("buyer", "Ida Mohn"), ("price", "1.2 billion euros")]


def test_show_gives_what_was_said_verbatim(graph: Graph) -> None:
    said, thought = graph.show("Brandt").said
    assert (said.cue, said.content, said.quotation) == ("said", "Sorel had ignored “every single warning”", "mixed")
    assert ([item.label for item in said.about], said.when.words, said.asserted) == (
        ["Ana Sorel"],
        "this week (2025-03-03 to 2025-03-09)",
        True,
    )
    assert said.citations[0].sentence == "Brandt said Sorel had ignored “every single warning”."
    # that he thinks so is the aide's word, not the publisher's
    assert (thought.content, thought.asserted, [item.label for item in thought.reported_by]) == (
        "Sorel will resign",
        False,
        ["aide"],
    )


def test_show_gives_what_others_say_of_a_thing(graph: Graph) -> None:
    (row,) = graph.show("Sorel").said_of
    assert (row.speaker.label, row.content) == ("Tomas Brandt", "Sorel had ignored “every single warning”")


def test_show_gives_claims_with_claimant_and_how_they_are_put(graph: Graph) -> None:
    rows = [
        (row.words, [who.label for who in row.claimants], row.polarity, row.modality)
        for row in graph.show("Sorel").claims
    ]
    assert rows == [
        ("Ana Sorel ignore every single warning", ["Tomas Brandt"], "positive", "certain"),
        ("Ana Sorel ignore every single warning", ["Ana Sorel"], "negative", "certain"),
        ("Departure of Ana Sorel", ["Tomas Brandt"], "positive", "probable"),
    ]
    assert [row.words for row in graph.show("Norland").claims] == [
        "Norland dock with Aurora platform",
        "Attack on Norland",
    ]


def test_nothing_claimed_is_among_events(graph: Graph) -> None:
    assert [row.item.label for row in graph.show("Norland").events] == []


@pytest.mark.parametrize("predicate", ["met", "kg:met", "Met"])
def test_explain_finds_a_symmetric_statement_from_both_sides(graph: Graph, predicate: str) -> None:
    forth = graph.explain("Sorel", predicate, "Brandt")
    back = graph.explain("Brandt", predicate, "Sorel")
    assert [one.id for one in forth.statements] == [one.id for one in back.statements] != []


def test_explain_gives_sentence_rule_and_resolution(graph: Graph) -> None:
    (explained,) = graph.explain("Sorel", "met", "Brandt").statements
    first, second = explained.evidence
    assert (explained.asserted, explained.claim.words) == (True, "Ana Sorel met Tomas Brandt")
    assert (first.frame, first.trigger, first.extractor, first.confidence) == ("f1", "met", "verbal", 0.95)
    assert (first.citation.start, first.citation.end) == (0, 63)
    assert [(row.local, row.canonical.label) for row in first.resolved] == [
        ("harbour.txt#c1", "Ana Sorel"),
        ("harbour.txt#c2", "Tomas Brandt"),
    ]
    (judgement,) = first.resolved[0].judgements
    assert (judgement.other, judgement.verdict, judgement.score) == ("https://news.example/gazette/42#c1", "same", 0.93)
    assert judgement.features == ("same last name", "same office")
    assert second.citation.document == "https://news.example/gazette/42"


def test_why_two_names_are_one_thing_or_two(graph: Graph) -> None:
    catalogue = Catalogue(graph.oxigraph, graph.prefixes)
    one = explain_identity(catalogue, "Ana Sorel", "Sorel")
    assert one.joined and [row.local for row in one.members] == ["harbour.txt#c1", "https://news.example/gazette/42#c1"]
    (row,) = one.comparisons
    assert (row.verdict, row.score, row.left.document) == ("same", 0.93, "harbour.txt")
    two = explain_identity(catalogue, "Sorel", "Brandt")
    assert (two.joined, two.comparisons) == (False, ())


def test_explain_finds_open_predicates_plans_and_values(graph: Graph) -> None:
    (planned,) = graph.explain("Norland", "dock with", "Aurora platform").statements
    assert (planned.asserted, planned.claim.modality) == (False, "intended")
    assert graph.explain("Norland", "open:dock-with", "Aurora platform").statements == (planned,)
    assert graph.explain("Ida Mohn", "age", "61").statements[0].claim.object.label == "61"


def test_explain_does_not_turn_a_directed_statement_round(graph: Graph) -> None:
    assert len(graph.explain("Ida Mohn", "acquired", "Kelp Ltd").statements) == 1
    turned = graph.explain("Kelp Ltd", "acquired", "Ida Mohn")
    assert (turned.statements, turned.others) == ((), ("acquired",))


def test_explain_names_what_else_joins_the_two(graph: Graph) -> None:
    answer = graph.explain("Sorel", "criticised", "Brandt")
    assert (answer.statements, answer.others) == ((), ("met",))


def list_words(graph: Graph, start: str, end: str, claims: bool = False, limit: int = 1) -> list[str]:
    return [path.words for path in graph.path(start, end, claims=claims, limit=limit).paths]


def test_path_is_the_shortest(graph: Graph) -> None:
    assert list_words(graph, "Sorel", "Brandt") == ["Ana Sorel -met- Tomas Brandt"]


def test_path_is_the_same_backwards(graph: Graph) -> None:
    assert list_words(graph, "Brandt", "Foreign Minister of Norland") == [
        "Tomas Brandt -met- Ana Sorel -holds position-> Foreign Minister of Norland"
    ]
    assert list_words(graph, "Foreign Minister of Norland", "Brandt") == [
        "Foreign Minister of Norland <-holds position- Ana Sorel -met- Tomas Brandt"
    ]


def test_path_goes_by_the_country_of_an_office_and_not_by_where_two_met(graph: Graph) -> None:
    assert list_words(graph, "Brandt", "Norland", limit=9) == [
        "Tomas Brandt -met- Ana Sorel -holds position-> Foreign Minister of Norland -position in-> Norland"
    ]


def test_path_goes_to_the_place_of_an_event(graph: Graph) -> None:
    assert list_words(graph, "Brandt", "Oslo") == [
        "Tomas Brandt -Meeting of Ana Sorel and Tomas Brandt, 2025-03-04- Oslo"
    ]


def test_path_takes_claims_only_when_asked(graph: Graph) -> None:
    assert list_words(graph, "Norland", "Aurora platform") == []
    (path,) = graph.path("Norland", "Aurora platform", claims=True).paths
    assert path.words == "Norland -dock with-> Aurora platform"
    (edge,) = path.steps[0].edges
    assert (edge.asserted, edge.modality, edge.origin) == (False, "intended", "statement")


def test_where_nothing_joins_two_there_is_no_path(graph: Graph) -> None:
    answer = graph.path("Sorel", "Mohn")
    assert (answer.start.label, answer.end.label, answer.paths) == ("Ana Sorel", "Ida Mohn", ())


def test_a_thing_is_no_step_from_itself(graph: Graph) -> None:
    (path,) = graph.path("Sorel", "Sorel").paths
    assert (path.steps, path.words) == ((), "")


def test_neighbours_come_with_what_joins_them(graph: Graph) -> None:
    rows = graph.neighbours("Sorel")
    assert [(row.item.label, row.weight) for row in rows] == [
        ("Oslo", 2),
        ("Tomas Brandt", 2),
        ("Foreign Minister of Norland", 1),
    ]
    (met,) = rows[1].edges
    assert (met.label, met.symmetric, met.documents) == (
        "met",
        True,
        ("harbour.txt", "https://news.example/gazette/42"),
    )


@pytest.mark.parametrize("by", ["pagerank", "degree", "betweenness"])
def test_rank_is_of_joined_things_without_offices(graph: Graph, by: str) -> None:
    rows = graph.rank(by=by)
    assert [row.place for row in rows] == [1, 2, 3, 4, 5]
    assert rows[0].item.label == "Ana Sorel"
    assert {row.item.label for row in rows} == {"Ana Sorel", "Ida Mohn", "Kelp Ltd", "Norland", "Tomas Brandt"}
    assert (rows[0].statements, rows[0].documents) == (3, 2)


def test_rank_can_show_everything_and_be_short(graph: Graph) -> None:
    assert "position" in {row.item.kind for row in graph.rank(everything=True)}
    assert len(graph.rank(limit=2)) == 2
    assert "Aurora platform" in {row.item.label for row in graph.rank(claims=True)}


def test_stats(graph: Graph) -> None:
    stats = graph.stats()
    assert (stats.documents, stats.statements, stats.asserted, stats.evidence) == (2, 14, 8, 15)
    assert (stats.claimed, stats.negative, stats.planned, stats.unasserted_events) == (5, 1, 2, 5)
    assert dict(stats.entities)["person"] == 3
    assert dict(stats.events) == {"communication": 2, "acquisition": 1, "denial": 1, "meeting": 1}
    assert dict(stats.predicates)["met"] == 1
    assert [kind for kind, _ in stats.triples] == ["asserted", "documents", "resolution", "gazetteer", "ontology"]
    assert sum(number for _, number in stats.triples) == len(graph.oxigraph)
    assert (stats.layer_mean, stats.layer_most <= 22) == (17.79, True)
