"""The questions that the graph of each article must answer, and the rows that must come."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Variable
from rdflib.plugins.sparql import prepareQuery

if TYPE_CHECKING:
    from kgbuild import Graph

HERE = Path(__file__).parent
SEED = HERE.parent.parent / "seeds" / "000_2d38411afb00a98b.txt"
EVERY = "every"
ARTICLES = {path.parent.name: path for path in sorted(HERE.glob("*/article.*"))} | {"seed": SEED}
PREFIXES = {
    "kg": "https://w3id.org/kgbuild/ns#",
    "open": "https://w3id.org/kgbuild/open/",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "time": "http://www.w3.org/2006/time#",
}

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question put to one article."""

    topic: str
    path: Path

    def __str__(self) -> str:
        return f"{self.topic}/{self.path.stem}"


def list_questions(suffix: str) -> list[Question]:
    """Every question with every article it is put to."""
    own = [
        Question(topic=path.parent.name, path=path)
        for path in sorted(HERE.glob(f"*/*{suffix}"))
        if path.parent.name in ARTICLES
    ]
    shared = [
        Question(topic=topic, path=path)
        for topic in sorted(ARTICLES)
        for path in sorted(HERE.glob(f"{EVERY}/*{suffix}"))
    ]
    return own + shared


def mark_failures(questions: list[Question]) -> list[object]:
    """The questions, those of known-failures.toml as tests that must fail until they are mended."""
    reasons = tomllib.loads((HERE / "known-failures.toml").read_text(encoding="utf-8"))
    return [
        pytest.param(question, marks=pytest.mark.xfail(strict=True, reason=reasons[str(question)]))
        if str(question) in reasons
        else question
        for question in questions
    ]


def read_rows(path: Path) -> tuple[Row, set[Row]]:
    """The header and the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return tuple(header), {tuple(row) for row in rows}


def describe_difference(expected: set[Row], given: set[Row]) -> str:
    """The rows that are missing (-) and those that are too many (+), one a line."""
    missing = [f"- {' | '.join(row)}" for row in sorted(expected - given)]
    excess = [f"+ {' | '.join(row)}" for row in sorted(given - expected)]
    return "\n".join([*missing, *excess])


@pytest.fixture(scope="session")
def open_graph(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Graph]:
    """A function that gives an article's graph; each is built once a session."""
    from kgbuild import Graph, build

    graphs: dict[str, Graph] = {}

    def open_topic(topic: str) -> Graph:
        if topic not in graphs:
            out = tmp_path_factory.mktemp(topic)
            build([ARTICLES[topic]], out=out)
            graphs[topic] = Graph.open(out)
        return graphs[topic]

    return open_topic


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.rq")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_questions_are_well_formed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# "), "the first line says the question in English"
    header, rows = read_rows(path.with_suffix(".csv"))
    variables = prepareQuery(text, initNs=PREFIXES).algebra.PV
    assert header == tuple(str(variable) for variable in variables)
    assert all(len(row) == len(header) for row in rows)
    assert path.parent.name in {*ARTICLES, EVERY}


def test_every_table_has_its_question() -> None:
    tables = {path.with_suffix("") for path in HERE.glob("*/*.csv")}
    assert tables == {path.with_suffix("") for path in HERE.glob("*/*.rq")}


@pytest.mark.parametrize("question", mark_failures(list_questions(".rq")), ids=str)
def test_question_is_answered(question: Question, open_graph: Callable[[str], Graph]) -> None:
    text = question.path.read_text(encoding="utf-8")
    header, expected = read_rows(question.path.with_suffix(".csv"))
    given = {
        tuple(str(binding.get(Variable(name), "")) for name in header)
        for binding in open_graph(question.topic).query(text).bindings
    }
    assert given == expected, f"{text}\n{describe_difference(expected, given)}"


@pytest.mark.parametrize("question", list_questions("-path.json"), ids=str)
def test_path_is_found(question: Question, open_graph: Callable[[str], Graph]) -> None:
    asked = json.loads(question.path.read_text(encoding="utf-8"))
    start, end = asked["args"]
    answer = str(open_graph(question.topic).path(start, end))
    assert start in answer and end in answer, f"{asked['question']}\n{answer}"
    assert answer.index(start) < answer.index(end)


@pytest.mark.parametrize("question", list_questions("-rank.json"), ids=str)
def test_most_central_is_plausible(question: Question, open_graph: Callable[[str], Graph]) -> None:
    asked = json.loads(question.path.read_text(encoding="utf-8"))
    first = str(next(iter(open_graph(question.topic).rank())))
    assert any(name in first for name in asked["first_among"]), f"{asked['question']}\n{first}"
