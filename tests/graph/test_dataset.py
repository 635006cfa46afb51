"""kgbuild.Graph: rdflib's interface, Oxigraph's speed, our errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS

from kgbuild.errors import QueryError, StoreError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.solutions import AnswerFormat
from kgbuild.ontology.ontology import Ontology

# rdflib's own Dataset warns of what it calls itself.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context"),
    pytest.mark.filterwarnings("ignore:Dataset.contexts"),
]
BASE = "https://example.org/kg/"
MET = "SELECT ?a ?b { ?x kg:met ?y . ?x rdfs:label ?a . ?y rdfs:label ?b } ORDER BY ?a"
SCRIPTS = [
    MET,
    "SELECT ?u ?words { ?u kg:speaker/rdfs:label 'Tomas Brandt' ; kg:content ?words } ORDER BY ?u",
    "SELECT ?e ?kind { GRAPH ?d { ?e a kg:UnassertedEvent ; kg:kind ?kind } } ORDER BY ?e",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?d (COUNT(?s) AS ?n) { GRAPH ?d { ?s a kg:Statement } } GROUP BY ?d ORDER BY ?d",
]


def test_it_is_an_rdflib_dataset(graph: Graph) -> None:
    assert isinstance(graph, rdflib.Dataset)
    [who] = graph.subjects(RDFS.label, rdflib.Literal("Ana Sorel"))
    assert who == rdflib.URIRef(f"{BASE}person/ana-sorel")
    assert graph.namespace_manager.expand_curie("kg:met") == rdflib.URIRef("https://w3id.org/kgbuild/ns#met")
    assert graph.value(who, RDFS.label) == rdflib.Literal("Ana Sorel")
    assert {row.l for row in graph.query("SELECT ?l { ?x kg:age ?age ; rdfs:label ?l }")} == {
        rdflib.Literal("Ida Mohn")
    }
    built = graph.query("CONSTRUCT { ?x rdfs:label ?l } WHERE { ?x kg:age ?age ; rdfs:label ?l }").graph
    assert list(built.objects()) == [rdflib.Literal("Ida Mohn")]
    statements = graph.graph(f"{BASE}document/harbour.txt")
    assert len(list(statements.subjects(rdflib.RDF.type, None))) > 10


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_backend_gives_the_same_rows(
    graph: Graph, out: Path, ontology: Ontology, text: str, tmp_path: Path
) -> None:
    """Oxigraph on disk, Oxigraph in memory, rdflib in memory."""
    (tmp_path / "graph.nq").write_bytes((out / "graph.nq").read_bytes())
    rows = [[str(term) for term in row] for row in graph.query(text)]
    with Graph.open(tmp_path, ontology=ontology) as memory:
        assert [[str(term) for term in row] for row in memory.query(text)] == rows
    plain = rdflib.Dataset().parse(data=(out / "graph.nq").read_bytes(), format="nquads")
    prefixes = dict(ontology.prefixes.items())
    assert [[str(term) for term in row] for row in plain.query(text, initNs=prefixes)] == rows
    assert [list(row) for row in graph.select(text).rows] == rows


def test_queries_are_oxigraphs(graph: Graph) -> None:
    # LATERAL is Oxigraph's; rdflib's own evaluator does not know it.
    assert len(graph.query("SELECT * { ?x kg:met ?y LATERAL { ?x rdfs:label ?l } }")) == 2


def test_queries_see_what_is_asserted_unless_they_say_graph(graph: Graph) -> None:
    assert graph.select("SELECT * { ?s a kg:Statement }").rows == ()
    assert len(graph.select("SELECT DISTINCT ?s { GRAPH ?d { ?s a kg:Statement } }")) == 14


def test_prefixes_of_the_text_win(graph: Graph) -> None:
    text = "PREFIX kg: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?l { ?x kg:label ?l ; kg:label 'Oslo' }"
    assert graph.select(text).rows == (("Oslo",),)
    assert [str(row.l) for row in graph.query(text)] == ["Oslo"]


def test_select_gives_forms_and_kinds(graph: Graph) -> None:
    found = graph.select("SELECT ?x ?age ?gone { ?x kg:age ?age OPTIONAL { ?x kg:spouse ?gone } }")
    assert found.variables == ("x", "age", "gone")
    assert found.rows == ((f"{BASE}person/ida-mohn", "61", None),)
    assert found.kinds == (("iri", "http://www.w3.org/2001/XMLSchema#integer", None),)
    assert list(found.records()) == [{"x": f"{BASE}person/ida-mohn", "age": "61"}]


def test_select_answers_every_form_of_query(graph: Graph) -> None:
    assert graph.select("ASK { ?x kg:met ?y }").rows == (("true",),)
    built = graph.select("CONSTRUCT { ?y kg:met ?x } WHERE { ?x kg:met ?y }")
    assert (built.variables, len(built)) == (("subject", "predicate", "object"), 2)


@pytest.mark.parametrize("name", ["Brandt", 'x" } #', "\\", "new\nline", "😀"])
def test_bindings_are_texts_whatever_they_hold(graph: Graph, name: str) -> None:
    found = graph.select("SELECT ?l { ?x skos:altLabel ?name ; rdfs:label ?l } # end", {"name": name})
    assert found.rows == ((("Tomas Brandt",),) if name == "Brandt" else ())


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("SELECT * {\n  ?s foo:bar ?o }", "line 2, column 6: the prefix foo:", "Declare the prefix foo:"),
        ("SELECT * {\n  ?s kg:met }", "line 2, column 13: expected an object", "a predicate and an object"),
        ("SELEC", "line 1", "Did you mean SELECT?"),
        ("INSERT DATA { kg:a kg:b kg:c }", "line 1", "read-only"),
    ],
)
def test_errors_say_where_and_what_to_do(graph: Graph, text: str, place: str, remedy: str) -> None:
    for ask in (graph.select, graph.query):
        with pytest.raises(QueryError) as caught:
            ask(text)
        assert place in caught.value.problem
        assert remedy in caught.value.remedy


def test_a_service_out_of_reach_is_an_error_of_the_query(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"cannot be answered.*over the network"):
        graph.select("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match=r"cannot be answered.*over the network"):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_answers_as_files(graph: Graph) -> None:
    assert graph.format_answer(MET, AnswerFormat.CSV) == b"a,b\r\nAna Sorel,Tomas Brandt\r\nTomas Brandt,Ana Sorel\r\n"
    assert len(json.loads(graph.format_answer(MET, AnswerFormat.JSON))["results"]["bindings"]) == 2
    assert json.loads(graph.format_answer("ASK { ?x kg:met ?y }", AnswerFormat.JSON))["boolean"] is True
    turtle = graph.format_answer("CONSTRUCT WHERE { ?x kg:met ?y }", AnswerFormat.TURTLE)
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 2
    with pytest.raises(QueryError, match="CONSTRUCT"):
        graph.format_answer(MET, AnswerFormat.TURTLE)
    with pytest.raises(QueryError, match="turtle"):
        graph.format_answer("CONSTRUCT WHERE { ?x kg:met ?y }", AnswerFormat.CSV)


def test_nothing_can_be_written(graph: Graph) -> None:
    a = rdflib.URIRef("https://e.example/a")
    for write in (
        lambda: graph.add((a, a, a)),
        lambda: graph.remove((None, None, None)),
        lambda: graph.update("CLEAR ALL"),
        lambda: graph.graph(a).add((a, a, a)),
    ):
        with pytest.raises(StoreError, match="read-only"):
            write()


def test_closing_twice_is_no_error_and_asking_then_is(out: Path, ontology: Ontology) -> None:
    graph = Graph.open(out, ontology=ontology)
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        graph.select(MET)


def test_prefixes_come_without_loading_an_ontology(out: Path) -> None:
    with Graph.open(str(out)) as graph:
        assert len(graph.select(MET)) == 2


def test_graph_is_a_name_of_the_package() -> None:
    import kgbuild

    assert kgbuild.Graph is Graph
