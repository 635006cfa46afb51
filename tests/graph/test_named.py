"""Named queries: each says what it answers, and answers it."""

from __future__ import annotations

import re

import pytest

from kgbuild.errors import NoSuchEntityError, QueryError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.named import find_query, named_queries, probe_limit
from kgbuild.ontology.ontology import Ontology

NAMES = [
    "claims-about",
    "claims-by",
    "conflicts",
    "criticised",
    "denied-by",
    "first-reported-by",
    "links",
    "met-since",
    "most-connected",
    "offices-of",
    "places",
    "planned",
    "said-about",
    "said-by",
    "sources",
    "sources-of",
    "timeline-of",
    "who-met-whom",
]
HARBOUR = "https://example.org/kg/document/harbour.txt"


def test_these_exist() -> None:
    assert list(named_queries()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_first_line_says_what_it_answers(name: str) -> None:
    query = named_queries()[name]
    assert query.text.startswith(f"# {query.purpose}\n")
    assert "?" in query.purpose
    assert "ORDER BY" in query.text  # rows come in the same order each time


@pytest.mark.parametrize("name", NAMES)
def test_terms_asked_for_are_declared(ontology: Ontology, name: str) -> None:
    schema = ontology.schema
    terms = set(re.findall(r"kg:\w+", named_queries()[name].text))
    assert terms <= {*schema.classes, *schema.predicates, *schema.values}


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "rows"),
    [
        (
            "who-met-whom",
            {"name": "Brandt"},
            ("one", "other", "kind", "earliest", "place"),
            [("Ana Sorel", "Tomas Brandt", "Meeting", "2025-03-04", "Oslo")],
        ),
        (
            "offices-of",
            {},
            ("who", "state", "office", "of"),
            [
                ("Ana Sorel", "holds", "Foreign Minister of Norland", "Norland"),
                ("Ida Mohn", "held", "chief executive of Kelp Ltd", "Kelp Ltd"),
            ],
        ),
        (
            "said-by",
            {"speaker": "Brandt"},
            ("who", "content", "quotation", "sentence", "document"),
            [
                (
                    "Tomas Brandt",
                    "Sorel will resign",  # only the aide says that he thinks so
                    None,
                    "An aide told reporters that Brandt thinks Sorel will resign.",
                    HARBOUR,
                ),
                (
                    "Tomas Brandt",
                    "Sorel had ignored “every single warning”",
                    "mixed",
                    "Brandt said Sorel had ignored “every single warning”.",
                    HARBOUR,
                ),
            ],
        ),
        (
            "said-about",
            {"name": "Sorel"},
            ("speaker", "content"),
            [("Tomas Brandt", "Sorel had ignored “every single warning”")],
        ),
        (
            "claims-by",
            {"claimant": "Sorel"},
            ("who", "subject", "polarity", "modality"),
            [("Ana Sorel", "Ana Sorel ignore every single warning", "negative", "certain")],
        ),
        ("claims-by", {"claimant": "unnamed"}, ("who", "subject"), [("unnamed", "Attack on Norland")]),
        ("denied-by", {}, ("subject", "who"), [("Ana Sorel ignore every single warning", "Ana Sorel")]),
        (
            "planned",
            {},
            ("subject", "predicate", "object", "modality", "who"),
            [
                ("Departure of Ana Sorel", "type", "Departure", "probable", "Tomas Brandt"),
                ("Norland", "dock-with", "Aurora platform", "intended", "the publisher"),
            ],
        ),
        ("planned", {"name": "Sorel"}, ("subject",), [("Departure of Ana Sorel",)]),
        ("planned", {"name": "Mohn"}, ("subject",), []),
        ("denied-by", {"denier": "Sorel"}, ("who",), [("Ana Sorel",)]),
        ("denied-by", {"denier": "Brandt"}, ("who",), []),
        ("denied-by", {"about": "Sorel"}, ("who",), [("Ana Sorel",)]),
        (
            "claims-about",
            {"name": "Sorel"},
            ("claim", "who"),
            [
                ("Ana Sorel ignore every single warning", "Ana Sorel"),
                ("Ana Sorel ignore every single warning", "Tomas Brandt"),
                ("Departure of Ana Sorel", "Tomas Brandt"),
            ],
        ),
        (
            "conflicts",
            {},
            ("kind", "other_side"),
            [("said and denied", "Sorel denied that she had ignored them.")],
        ),
        (
            "met-since",
            {"name": "Brandt", "since": "2025-03"},
            ("who", "whom", "kind", "when", "place"),
            [("Tomas Brandt", "Ana Sorel", "Meeting", "2025-03-04", "Oslo")],
        ),
        ("met-since", {"name": "Brandt", "since": "2025-03-05"}, ("whom",), []),
        ("offices-of", {"name": "Kelp"}, ("who", "state"), [("Ida Mohn", "held")]),
        (
            "most-connected",
            {"kind": "person"},
            ("who", "connections"),
            [("Ana Sorel", "2"), ("Ida Mohn", "2"), ("Tomas Brandt", "1")],
        ),
        (
            "first-reported-by",
            {"publisher": "harbour", "about": "Brandt"},
            ("first", "published", "sentence"),
            [],
        ),
        ("sources-of", {"name": "Mohn"}, ("document", "publisher"), [(HARBOUR, "The Harbour")]),
        ("criticised", {}, ("who",), []),
        (
            "timeline-of",
            {},
            ("earliest", "label"),
            [
                ("2025-03-03", "Tomas Brandt said"),
                ("2025-03-04", "Meeting of Ana Sorel and Tomas Brandt, 2025-03-04"),
            ],
        ),
        (
            "places",
            {"name": "Norland"},
            ("place", "kind", "in"),
            [("Oslo", "capital of", "Norland"), ("Oslo", "lies in", "Norland")],
        ),
        ("links", {}, ("thing", "kind", "link"), [("Oslo", "City", "http://www.wikidata.org/entity/Q585")]),
        (
            "sources",
            {},
            ("document", "publisher", "statements"),
            [(HARBOUR, "The Harbour", "13"), ("https://news.example/gazette/42", None, "2")],
        ),
    ],
)
def test_answers(
    graph: Graph,
    name: str,
    parameters: dict[str, str],
    columns: tuple[str, ...],
    rows: list[tuple[str | None, ...]],
) -> None:
    found = graph.named(name, **parameters)
    assert [tuple(record.get(column) for column in columns) for record in found.records()] == rows


def test_unknown_names_and_parameters_are_told(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"no query named 'met'.*who-met-whom"):
        graph.named("met")
    with pytest.raises(QueryError, match=r"said-by has no parameter 'who'\. It has speaker"):
        graph.named("said-by", who="Brandt")


def test_values_are_looked_up(graph: Graph) -> None:
    assert [row[0] for row in graph.named("said-by", speaker="BRANDT").rows] == ["Tomas Brandt"] * 2
    with pytest.raises(NoSuchEntityError, match="Nearest names: Tomas Brandt"):
        graph.named("said-by", speaker="Tomas Brant")
    with pytest.raises(QueryError, match="since: 'soon' is no date"):
        graph.named("met-since", since="soon")
    with pytest.raises(QueryError, match=r"'persn' is no class.*Person"):
        graph.named("most-connected", kind="persn")
    with pytest.raises(QueryError, match="is no date"):
        graph.named("met-since", since='2025" } #')


@pytest.mark.parametrize("name", NAMES)
def test_a_broad_question_is_cut_where_the_cut_can_be_told(graph: Graph, name: str) -> None:
    text = find_query(name).fill({}, graph.catalogue)
    probe = probe_limit(text)
    whole = find_query(name).fill({}, graph.catalogue, everything=True)
    if probe is None:
        assert whole == text
        return
    limit, more = probe
    assert limit == 3000
    assert not len(graph.select(more))
    assert "LIMIT" not in whole
    assert graph.select(whole).rows == graph.select(text).rows


def test_what_is_beyond_the_limit_is_probed(graph: Graph) -> None:
    text = find_query("claims-by").fill({}, graph.catalogue)
    _, more = probe_limit(text.replace("3000", "1")) or (0, "")
    assert len(graph.select(more)) == 1


def test_a_filled_query_is_plain(graph: Graph) -> None:
    for given in ({}, {"about": "Brandt"}, {"denier": "Brandt", "about": "Brandt"}):
        text = find_query("denied-by").fill(given, graph.catalogue)
        assert "UNDEF" not in text
        assert not re.search("# with(out)? ", text)


def test_queries_still_answer_to_the_names_they_had() -> None:
    assert [find_query(name).name for name in ("claims", "denied", "offices", "timeline")] == [
        "claims-by",
        "denied-by",
        "offices-of",
        "timeline-of",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_itself_is_sparql(graph: Graph, name: str) -> None:
    graph.select(named_queries()[name].text)
