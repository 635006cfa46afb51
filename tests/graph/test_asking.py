"""Asking in child processes: limits on time, memory and answers hold, and the next question is answered."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kgbuild.errors import LimitError, NoSuchEntityError, QueryError, QuerySyntaxError, StoreError
from kgbuild.graph.asking import Asker, Change, Form, Limits, NamedQuestion, Question, Reply
from kgbuild.graph.solutions import AnswerFormat
from kgbuild.graph.store import write_graph
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import KNOWLEDGE

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
GREEDY = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?i ?l"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "answer"


def ask(asker: Asker, ontology: Ontology, text: str, to: Path, *formats: AnswerFormat) -> Reply:
    prefixes = dict(ontology.prefixes.items())
    return asker.ask(Question(text=text, prefixes=prefixes, formats=formats or (AnswerFormat.CSV,), to=to))


def test_an_answer_is_written_in_the_first_format_that_fits(out: Path, ontology: Ontology, to: Path) -> None:
    with Asker(out) as asker:
        formats = (AnswerFormat.TURTLE, AnswerFormat.NTRIPLES, AnswerFormat.CSV)
        reply = ask(asker, ontology, "SELECT ?a { ?a kg:met ?b } ORDER BY ?a LIMIT 1", to, *formats)
        assert (reply.form, reply.format) == (Form.ROWS, AnswerFormat.CSV)
        assert to.read_bytes() == b"a\r\nhttps://example.org/kg/person/ana-sorel\r\n"
        reply = ask(asker, ontology, "CONSTRUCT WHERE { ?a kg:met ?b }", to, *formats)
        assert (reply.form, reply.format) == (Form.TRIPLES, AnswerFormat.TURTLE)
        with pytest.raises(QueryError, match="triples cannot be written as csv"):
            ask(asker, ontology, "CONSTRUCT WHERE { ?a kg:met ?b }", to)


@pytest.mark.parametrize(
    ("text", "limits", "problem"),
    [
        (ENDLESS, Limits(seconds=0.7), "took longer than 0.7 s"),
        (GREEDY, Limits(seconds=60, megabytes=60), "more than 60 MB of memory"),
        (LONG, Limits(seconds=60, megabytes=5), "answer is larger than 5 MB"),
    ],
)
def test_limits_hold_and_the_next_question_is_answered(
    out: Path, ontology: Ontology, to: Path, text: str, limits: Limits, problem: str
) -> None:
    with Asker(out, limits=limits) as asker:
        started = time.monotonic()
        with pytest.raises(LimitError, match=problem):
            ask(asker, ontology, text, to)
        assert time.monotonic() - started < limits.seconds + 4
        ask(asker, ontology, "ASK { ?a kg:met ?b }", to)
        assert to.read_bytes() == b"true\n"


def test_errors_cross_from_the_child(out: Path, ontology: Ontology, to: Path) -> None:
    prefixes = dict(ontology.prefixes.items())
    with Asker(out) as asker:
        with pytest.raises(QuerySyntaxError, match="line 1, column 17"):
            ask(asker, ontology, "SELECT * { ?a a }", to)
        named = NamedQuestion(
            name="said-by", parameters=(("speaker", "Nobody"),), prefixes=prefixes, formats=(AnswerFormat.CSV,), to=to
        )
        with pytest.raises(NoSuchEntityError, match="Nobody"):
            asker.ask(named)
        with pytest.raises(QueryError, match="SERVICE"):
            ask(asker, ontology, "SELECT * { SERVICE <https://a.example/sparql> { ?a ?b ?c } }", to)
    with pytest.raises(StoreError, match="closed"):
        ask(asker, ontology, "ASK {}", to)


def test_a_store_that_a_build_replaced_is_seen(tmp_path: Path, ontology: Ontology, to: Path) -> None:
    out = tmp_path / "out"
    write_graph(KNOWLEDGE, ontology, out)
    with Asker(out) as asker:
        ask(asker, ontology, "SELECT (COUNT(*) AS ?n) { ?a kg:met ?b }", to)
        assert to.read_bytes() == b"n\r\n2\r\n"
        write_graph(type(KNOWLEDGE)(), ontology, out)
        ask(asker, ontology, "SELECT (COUNT(*) AS ?n) { ?a kg:met ?b }", to)
        assert to.read_bytes() == b"n\r\n0\r\n"


def test_what_is_changed_stays_when_a_query_is_killed(tmp_path: Path, ontology: Ontology, to: Path) -> None:
    with Asker(tmp_path, writable=True, limits=Limits(seconds=5)) as asker:
        asker.ask(Change(text="INSERT DATA { <https://a.example/a> a <https://a.example/b> }", prefixes={}))
        asker.ask(
            Change(text="INSERT DATA { " + " ".join(f"<x:{n}> a <x:b> ." for n in range(300)) + " }", prefixes={})
        )
        with pytest.raises(LimitError):
            ask(asker, ontology, ENDLESS, to)
        ask(asker, ontology, "SELECT (COUNT(*) AS ?n) { ?a a ?b }", to)
        assert to.read_bytes() == b"n\r\n301\r\n"
    with Asker(tmp_path) as asker, pytest.raises(QuerySyntaxError, match="read-only"):
        ask(asker, ontology, "DROP ALL", to)
