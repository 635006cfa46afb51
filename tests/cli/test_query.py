"""kgbuild query: where the query comes from, and how the answer is written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kgbuild.graph.named import named_queries
from tests.cli.conftest import Runner

MET = "SELECT ?who { ?a kg:met ?b . ?a rdfs:label ?who } ORDER BY ?who"
TRIPLES = "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"


def test_a_table_in_a_pipe_is_aligned_text(run: Runner, out: Path) -> None:
    answer = run("query", MET, "--out", out)
    assert answer.status == 0
    names = ["Anna Berg", "Marta Berg", "Otto Lund", "Otto Lund", "Rosa Vila", "Rosa Vila"]
    assert answer.stdout.splitlines() == ["who", "----------", *names]


def test_iris_in_tables_are_short(run: Runner, out: Path) -> None:
    answer = run("query", "SELECT ?a ?p { ?a ?p ?b . ?a rdfs:label 'Anna Berg' FILTER(?p = kg:met) }", "--out", out)
    assert answer.stdout.splitlines()[-1].split() == ["<person/anna-berg>", "kg:met"]


def test_csv_and_json(run: Runner, out: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("query", MET, "--format", "csv", "--out", out).stdout)))
    assert rows[:2] == [["who"], ["Anna Berg"]]
    answer = json.loads(run("query", MET, "--format", "json", "--out", out).stdout)
    assert answer["head"]["vars"] == ["who"]
    assert len(answer["results"]["bindings"]) == 6


def test_triples_are_turtle(run: Runner, out: Path) -> None:
    assert "kg:met" in run("query", TRIPLES, "--out", out).stdout
    refused = run("query", TRIPLES, "--format", "csv", "--out", out)
    assert (refused.status, "turtle" in refused.stderr, refused.stdout) == (2, True, "")
    refused = run("query", MET, "--format", "turtle", "--out", out)
    assert (refused.status, "CONSTRUCT" in refused.stderr) == (2, True)


@pytest.mark.parametrize("hidden", ["# CONSTRUCT\n", "PREFIX x: <http://a.example/CONSTRUCT#> "])
def test_a_keyword_in_a_comment_or_iri_is_none(run: Runner, out: Path, hidden: str) -> None:
    assert run("query", hidden + MET, "--format", "csv", "--out", out).status == 0


def test_a_query_from_a_file(run: Runner, out: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(MET)
    assert "Marta Berg" in run("query", "--file", "q.rq", "--out", out).stdout
    assert run("query", "--file", "none.rq", "--out", out).status == 2


def test_named_queries(run: Runner, out: Path) -> None:
    listed = run("query", "--list").stdout
    assert "who-met-whom" in listed
    everybody = run("query", "who-met-whom", "--out", out).stdout
    assert "Anna Berg" in everybody
    one = run("query", "who-met-whom", "name=Rosa Vila", "--out", out).stdout
    assert "Anna Berg" not in one
    assert "Marta Berg" in one
    for wrong in (["who-met"], ["who-met-whom", "nome=Rosa"], ["who-met-whom", "Rosa"]):
        assert run("query", *wrong, "--out", out).status == 2


def test_a_named_query_fits_its_table_and_is_whole_as_csv(run: Runner, out: Path) -> None:
    table = run("query", "who-met-whom", "--out", out)
    assert table.stdout.splitlines()[0].split() == ["one", "other", "kind", "when", "place", "occasion"]
    assert (table.status, table.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(run("query", "who-met-whom", "--format", "csv", "--out", out).stdout)))
    assert rows[0] == ["one", "other", "kind", "when", "earliest", "latest", "time", "place", "occasion"]
    assert ["Anna Berg", "Otto Lund", "Meeting"] in [row[:3] for row in rows]


@pytest.mark.parametrize("name", ["claims", "denied", "planned", "offices", "said-by", "sources", "criticised"])
def test_the_columns_of_a_named_querys_table_exist(run: Runner, out: Path, name: str) -> None:
    answer = run("query", name, "--out", out)
    assert answer.status == 0
    assert max(map(len, answer.stdout.splitlines())) <= 100


def test_a_source_without_headline_shows_its_first_words(run: Runner, out: Path) -> None:
    assert "Otto Lund met Rosa Vila." in run("query", "sources", "--out", out).stdout


def test_prose_is_cut_in_a_pipe_and_iris_are_not(run: Runner, out: Path) -> None:
    prose, iri = "word " * 40, f"https://a.example/{'x' * 200}"
    answer = run("query", f'SELECT ?text ?iri {{ VALUES (?text ?iri) {{ ("{prose}" <{iri}>) }} }}', "--out", out)
    assert f"word…  {iri}" in answer.stdout
    assert prose.strip() in run("query", f'SELECT ?text {{ VALUES ?text {{ "{prose}" }} }}', "--out", out).stdout
    assert answer.stderr == "cells that end in … are cut; --format csv or json gives all of them\n"
    assert (
        run("query", f'SELECT ?text {{ VALUES ?text {{ "{prose}" }} }}', "--format", "csv", "--out", out).stderr == ""
    )


def test_an_answer_without_rows_says_so(run: Runner, out: Path) -> None:
    answer = run("query", "SELECT ?a { ?a kg:sued ?b }", "--out", out)
    assert (answer.status, answer.stderr) == (0, "no rows\n")


@pytest.mark.parametrize("format", ["table", "csv"])
def test_a_term_that_the_ontology_does_not_have_is_named(run: Runner, out: Path, format: str) -> None:
    answer = run("query", "SELECT ?a { ?a kg:mett ?b }", "--format", format, "--out", out)
    assert answer.status == 0
    assert answer.stderr.splitlines()[0] == "kg:mett is not a term of the ontology. Did you mean kg:met?"
    for text in ("PREFIX kg: <https://a.example/> SELECT ?a { ?a kg:mett ?b }", "SELECT ?a { ?a kg:met ?b } # kg:mett"):
        assert "is not a term" not in run("query", text, "--out", out).stderr


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_the_terms_of_named_queries_are_known(run: Runner, out: Path, name: str) -> None:
    assert "is not a term" not in run("query", named_queries()[name].text, "--out", out).stderr


def test_a_named_query_can_be_shown_and_asked_as_sparql(run: Runner, out: Path, tmp_path: Path) -> None:
    shown = run("query", "met-since", "name=lund", "--show", "--out", out).stdout
    assert shown.startswith("PREFIX kg: <")
    assert "UNDEF" not in shown
    (tmp_path / "met.rq").write_text(shown, encoding="utf-8")
    again = run("query", "--file", tmp_path / "met.rq", "--format", "csv", "--out", out).stdout
    assert again == run("query", "met-since", "name=lund", "--format", "csv", "--out", out).stdout


def test_a_named_query_gives_everything_if_asked(run: Runner, out: Path) -> None:
    asked = run("query", "claims-by", "--all", "--format", "csv", "--out", out)
    assert (asked.status, asked.stderr) == (0, "")
    assert asked.stdout == run("query", "claims-by", "--format", "csv", "--out", out).stdout


def test_a_query_that_does_not_parse_says_where(run: Runner, out: Path) -> None:
    failed = run("query", "SELECT ?a { ?a kg:met }", "--out", out)
    assert failed.status == 2
    assert "line 1" in failed.stderr


def test_a_query_that_never_ends_is_ended(run: Runner, out: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
    failed = run("query", endless, "--timeout", "0.7", "--out", out)
    assert (failed.status, failed.stdout) == (2, "")
    assert failed.stderr == "kgbuild: the query took longer than 0.7 s. Ask for less, or raise --timeout.\n"


def test_parameters_are_looked_up(run: Runner, out: Path) -> None:
    shown = run("query", "met-since", "name=lund", "--format", "csv", "--out", out).stdout
    met = [line.split(",")[:3] for line in shown.splitlines()[1:]]
    assert met == [["Otto Lund", "Anna Berg", "Meeting"], ["Otto Lund", "Rosa Vila", "Meeting"]]
    several = run("query", "met-since", "name=Berg", "--out", out)
    assert "'Berg' fits 2 entities" in several.stderr
    nobody = run("query", "met-since", "name=Anna Bergh", "--out", out)
    assert "Nearest names" in nobody.stderr


def test_without_a_graph_the_remedy_is_to_build_one(run: Runner, tmp_path: Path) -> None:
    failed = run("query", MET)
    assert failed.status == 1
    assert "kgbuild build" in failed.stderr
    (tmp_path / "out").mkdir()
    assert "kgbuild build" in run("query", MET).stderr
