"""Named queries: each says what it answers, and answers it."""

from __future__ import annotations

import re

import pytest

from kgbuild.errors import QueryError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.named import named_queries, run_named
from kgbuild.ontology.ontology import Ontology

NAMES = [
    "claims",
    "criticised",
    "denied",
    "links",
    "offices",
    "places",
    "planned",
    "said-about",
    "said-by",
    "sources",
    "timeline",
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
            "offices",
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
            "claims",
            {"claimant": "Sorel"},
            ("who", "subject", "polarity", "modality"),
            [("Ana Sorel", "Ana Sorel ignore every single warning", "negative", "certain")],
        ),
        ("claims", {"claimant": "unnamed"}, ("who", "subject"), [("unnamed", "Attack on Norland")]),
        ("denied", {}, ("subject", "who"), [("Ana Sorel ignore every single warning", "Ana Sorel")]),
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
        ("planned", {"name": "Nobody"}, ("subject",), []),
        ("criticised", {}, ("who",), []),
        (
            "timeline",
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
    found = run_named(graph, name, **parameters)
    assert [tuple(record.get(column) for column in columns) for record in found.records()] == rows


def test_unknown_names_and_parameters_are_told(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"no query named 'met'.*who-met-whom"):
        run_named(graph, "met")
    with pytest.raises(QueryError, match=r"said-by has no parameter 'who'\. It has speaker"):
        run_named(graph, "said-by", who="Brandt")
