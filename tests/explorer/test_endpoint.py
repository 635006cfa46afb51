"""The endpoint, asked by real clients: curl, SPARQLWrapper, rdflib's SPARQLStore."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from tests.explorer.conftest import Served, serve

MET = "SELECT ?a ?b { ?a kg:met ?b } ORDER BY ?a"
TRIPLES = "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
SOREL = "https://example.org/kg/person/ana-sorel"
BRANDT = "https://example.org/kg/person/tomas-brandt"
HARBOUR = "https://example.org/kg/document/harbour.txt"


def curl(*arguments: str | Path) -> tuple[int, str, str]:
    """Status, content type and body."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    shown = "\n%{http_code} %{content_type}"
    done = subprocess.run(
        ["curl", "-sS", "-w", shown, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=60
    )
    body, _, last = done.stdout.rpartition("\n")
    status, _, kind = last.partition(" ")
    return int(status), kind.partition(";")[0], body


def test_curl_by_get_form_and_text(served: Served) -> None:
    sent = (
        ("-G", "--data-urlencode", f"query={MET}"),
        ("--data-urlencode", f"query={MET}"),
        ("-H", "Content-Type: application/sparql-query", "--data-binary", MET),
    )
    for arguments in sent:
        status, kind, body = curl(served.sparql, *arguments)
        assert (status, kind) == (200, "application/sparql-results+json")
        assert [row["a"]["value"] for row in json.loads(body)["results"]["bindings"]] == [SOREL, BRANDT]


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        ("application/sparql-results+json", MET, "application/sparql-results+json"),
        ("application/sparql-results+xml", MET, "application/sparql-results+xml"),
        ("text/csv", MET, "text/csv"),
        ("text/tab-separated-values", MET, "text/tab-separated-values"),
        ("text/turtle;q=0.5, text/csv;q=0.4", MET, "text/csv"),
        ("text/csv;q=0.4, application/json", MET, "application/sparql-results+json"),
        ("text/turtle", TRIPLES, "text/turtle"),
        ("application/n-triples", TRIPLES, "application/n-triples"),
        ("application/rdf+xml", TRIPLES, "application/rdf+xml"),
        ("application/ld+json", TRIPLES, "application/ld+json"),
        ("application/trig", TRIPLES, "application/trig"),
        ("application/n-quads", TRIPLES, "application/n-quads"),
        ("text/n3", TRIPLES, "text/n3"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", TRIPLES, "application/rdf+xml"),
        ("*/*", TRIPLES, "text/turtle"),
    ],
)
def test_an_answer_comes_in_the_format_asked_for(served: Served, accept: str, query: str, kind: str) -> None:
    status, found, body = curl(served.sparql, "-H", f"Accept: {accept}", "--data-urlencode", f"query={query}")
    assert (status, found) == (200, kind)
    assert "ana-sorel" in body


def test_a_client_may_say_which_graphs_it_means(served: Served) -> None:
    count = "query=SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }"
    assert curl(served.sparql, "-H", "Accept: text/csv", "-d", count)[2] == "n\n0\n"
    inside = curl(served.sparql, "-H", "Accept: text/csv", "-d", count, "-d", f"default-graph-uri={HARBOUR}")[2]
    assert inside == "n\n13\n"
    graphs = "query=SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    one = curl(served.sparql, "-H", "Accept: text/csv", "-d", graphs, "-d", f"named-graph-uri={HARBOUR}")[2]
    assert one == f"g\n{HARBOUR}\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("-d", "query=SELECT ?a { ?a kg:met }"), 400, "line 1, column 23: expected an object"),
        (("-d", "query=ASK {}&query=ASK {}"), 400, "given 2 times"),
        (("-d", "x=y"), 400, "nothing is asked"),
        (("-H", "Content-Type: text/plain", "-d", "ASK {}"), 415, "text/plain is no query"),
        (("-H", "Accept: text/csv", "-d", f"query={TRIPLES}"), 406, "triples cannot be written as csv"),
        (("-H", "Accept: image/png", "-d", "query=ASK {}"), 406, "no format"),
        (("-d", "query=SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }"), 400, "SERVICE"),
        (("-d", "update=DROP ALL"), 403, "read-only"),
        (("-G", "-d", "update=DROP+ALL"), 400, "by POST"),
        (("-H", "Host: attacker.example", "-d", "query=ASK {}"), 421, "attacker.example"),
        (("-X", "PUT"), 405, ""),
        (("-d", f"query={ENDLESS}"), 503, "took longer than 2 s"),
    ],
)
def test_errors_are_texts_that_say_what_to_do(
    served: Served, arguments: tuple[str, ...], status: int, said: str
) -> None:
    found, kind, body = curl(served.sparql, *arguments)
    assert found == status
    assert said in body
    assert kind in ("text/plain", "application/json") if status == 405 else kind == "text/plain"


def test_the_description_says_what_there_is(served: Served) -> None:
    for accept in ("text/turtle", "application/rdf+xml", "*/*"):
        status, kind, body = curl(served.sparql, "-H", f"Accept: {accept}")
        assert status == 200
        graph = rdflib.Graph().parse(data=body, format="xml" if "xml" in kind else "turtle")
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        assert graph.value(rdflib.URIRef(served.sparql), sd.endpoint) == rdflib.URIRef(served.sparql)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in SPARQLWrapper
def test_sparqlwrapper(served: Served) -> None:
    client = SPARQLWrapper(served.sparql)
    for method in ("GET", "POST"):
        client.setMethod(method)
        client.setQuery(MET)
        client.setReturnFormat(JSON)
        rows = client.queryAndConvert()["results"]["bindings"]
        assert [row["a"]["value"] for row in rows] == [SOREL, BRANDT]
        client.setReturnFormat(XML)
        assert len(client.queryAndConvert().getElementsByTagName("result")) == 2
        for format in (CSV, TSV):
            client.setReturnFormat(format)
            assert SOREL.encode() in client.queryAndConvert()
        client.setQuery(TRIPLES)
        client.setReturnFormat(RDFXML)
        assert len(client.queryAndConvert()) == 2
        client.setReturnFormat(TURTLE)
        assert b"met" in client.queryAndConvert()
    client.setQuery("ASK { ?a kg:met ?b }")
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["boolean"] is True


def test_rdflib(served: Served) -> None:
    graph = rdflib.Graph(store=SPARQLStore(served.sparql))
    rows = graph.query("PREFIX kg: <https://w3id.org/kgbuild/ns#> SELECT ?a { ?a kg:met ?b } ORDER BY ?a")
    assert [str(row[0]) for row in rows] == [SOREL, BRANDT]
    met = rdflib.URIRef("https://w3id.org/kgbuild/ns#met")
    assert set(graph.subjects(met)) == {rdflib.URIRef(SOREL), rdflib.URIRef(BRANDT)}
    assert graph.query("ASK { ?a ?b ?c }").askAnswer is True


def test_graph_store_reads(served: Served) -> None:
    status, kind, body = curl(f"{served.url}/graphs?default")
    assert (status, kind) == (200, "text/turtle")
    assert (rdflib.URIRef(SOREL), None, None) in rdflib.Graph().parse(data=body, format="turtle")
    status, kind, body = curl(f"{served.url}/graphs?graph={HARBOUR}", "-H", "Accept: application/n-triples")
    assert (status, kind) == (200, "application/n-triples")
    assert len(rdflib.Graph().parse(data=body, format="nt")) > 100
    assert curl("-I", f"{served.url}/graphs?default")[0] == 200
    assert curl(f"{served.url}/graphs?graph=https://a.example/none")[0] == 404
    assert curl(f"{served.url}/graphs")[0] == 400
    assert curl(f"{served.url}/graphs?graph=no-iri")[0] == 400
    for method in ("PUT", "POST", "DELETE"):
        assert curl("-X", method, f"{served.url}/graphs?default", "-d", "")[0] == 403


def test_a_writable_store_takes_changes_from_who_has_the_token(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("<https://a.example/s> a <https://a.example/C> .")
    with serve(tmp_path / "own", "--writable") as server:
        update = ("--data-urlencode", "update=INSERT DATA { <https://a.example/x> a <https://a.example/C> }")
        assert curl(server.sparql, *update)[0] == 401
        assert curl(server.sparql, *update, "-H", "Authorization: Bearer wrong")[0] == 401
        let = ("-H", f"Authorization: Bearer {server.token}")
        assert curl(server.sparql, *update, *let)[0] == 204
        count = ("-H", "Accept: text/csv", "-d", "query=SELECT (COUNT(*) AS ?n) { ?s a ?c }")
        assert curl(server.sparql, *count)[2] == "n\n1\n"
        named = f"{server.url}/graphs?graph=https://a.example/g"
        turtle = ("-H", "Content-Type: text/turtle")
        assert curl(named, "-T", file)[0] == 401
        assert curl(named, "-T", file, *turtle, *let)[0] == 201
        assert curl(named, "-T", file, *turtle, *let)[0] == 204
        assert curl(named, "-d", "<https://a.example/t> a <https://a.example/C> .", *turtle, *let)[0] == 204
        assert len(rdflib.Graph().parse(data=curl(named)[2], format="turtle")) == 2
        status, _, body = curl(named, "-d", "<https://a.example/t> a", *turtle, *let)
        assert (status, "do not parse" in body) == (400, True)
        assert curl(named, "-d", "x", "-H", "Content-Type: image/png", *let)[0] == 415
        assert curl("-X", "DELETE", named, *let)[0] == 204
        assert curl("-X", "DELETE", named, *let)[0] == 404
        status, _, body = curl(server.sparql, "-d", "update=INSERT DATA { <x:a> <x:b> }", *let)
        assert (status, "expected an object" in body) == (400, True)
    with serve(tmp_path / "own") as server:
        assert curl(server.sparql, *count)[2] == "n\n1\n"
