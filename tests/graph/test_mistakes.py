"""Queries that do not parse: the line, the column, what was expected, and the mark under the place."""

from __future__ import annotations

import pytest

from kgbuild.errors import QuerySyntaxError
from kgbuild.graph.dataset import Graph


@pytest.mark.parametrize(
    ("text", "line", "column", "problem", "remedy"),
    [
        ("SELECT ?a { ?a kg:met }", 1, 23, "expected an object, found }", "A triple is"),
        ("SELECT ?a { ?a }", 1, 16, "expected a predicate, found }", "A triple is"),
        ("SELECT ?a {\n ?a kg:met ?b ?c .\n}", 2, 15, "expected . or ; after the object", "full stop"),
        ("SELECT ?a { ?a kg:met ?b", 1, 25, "expected }, found the end", "Close the { of line 1"),
        ("SELECT ?a { ?a kg:met ?b }}", 1, 27, "this } closes nothing", "Leave it out"),
        ("SELECT ?a { FILTER(?a = 1 }", 1, 27, "expected ) before this }", "Close the ( of line 1"),
        ("SELECT ?a { ?a rdfs:label 'Berg }", 1, 27, "this text has no closing '", "three quotes"),
        ("SELECT ?a { ?a <https://a.example/b c> ?d }", 1, 16, "this is no IRI", "%20"),
        ("SELECT ?a {\n  ?a ex:b ?c }", 2, 6, "the prefix ex: is not declared", "Declare the prefix ex:"),
        ("SELECT ?a { ?a ?b ?c\n FILTR(?a > 1) }", 2, 2, "FILTR is no word of SPARQL", "Did you mean FILTER?"),
        ("SELECT ?a { ?a rdfs:label Berg }", 1, 27, "Berg is no word of SPARQL", "texts stand in quotes"),
        ("SELEC ?a { ?a ?b ?c }", 1, 1, "expected SELECT, ASK, CONSTRUCT or DESCRIBE", "Did you mean SELECT?"),
        ("PREFIX x <https://a.example/> ASK {}", 1, 9, "expected a colon", "PREFIX x: <...>"),
        ("SELECT { ?a ?b ?c }", 1, 8, "expected a ?variable or *", "what you want to see"),
        ("SELECT ?a { ?a ?b ?c } ORDER ?a", 1, 30, "expected BY, found ?a", "ORDER BY"),
        ("SELECT ?b (COUNT(?a) AS ?n) { ?a ?p ?b }", 1, 41, "neither grouped by nor counted", "GROUP BY"),
        ("", 1, 1, "expected SELECT", "Nothing is asked"),
        ("DROP ALL", 1, 1, "expected SELECT", "read-only"),
    ],
)
def test_place_and_expectation(graph: Graph, text: str, line: int, column: int, problem: str, remedy: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        graph.select(text)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert problem in error.problem
    assert remedy in error.remedy
    shown = str(error).split("\n")
    assert shown[1] == f"    {text.split(chr(10))[line - 1]}"
    assert shown[2] == " " * (4 + column - 1) + "^"


def test_any_other_mistake_shows_where_the_engine_stopped(graph: Graph) -> None:
    with pytest.raises(QuerySyntaxError, match=r"line 1, column 28: this cannot stand here"):
        graph.select("SELECT ?a { FILTER(?a > ) }")


def test_quoted_words_are_no_mistakes(graph: Graph) -> None:
    text = "# } FILTR\n"
    text += (
        "SELECT ?a { ?a rdfs:label \"FILTR } ex:b\" , '''a'b''' , 'x'@en . FILTER(?a != <https://a.example/#FILTR>) }"
    )
    assert graph.select(text).rows == ()


def test_tabs_stay_under_the_mark(graph: Graph) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        graph.select("SELECT ?a {\n\t?a kg:met }")
    assert str(caught.value).split("\n")[2] == "    \t          ^"
