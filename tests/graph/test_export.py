"""Exports, each read again by another program's reader and compared with what was written."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from lxml import etree

from kgbuild.errors import SettingsError, StoreError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.export import ExportFormat
from kgbuild.graph.export.formats import FOLDERS
from kgbuild.graph.export.gexf import fill_date
from kgbuild.graph.export.layout import Box, place_boxes
from kgbuild.graph.export.svg import write_svg
from kgbuild.graph.export.xml import clean_text, make_token
from kgbuild.graph.lines import split_line
from kgbuild.graph.network import Measure, Measures
from kgbuild.graph.store import write_graph
from kgbuild.graph.terms import Shortener
from kgbuild.model.world import Entity, Knowledge
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import GAZETTE, KNOWLEDGE, evidence, state

SCHEMA = Path(__file__).parent.parent / "data" / "xsd" / "graphml.xsd"
GEXF = "{http://gexf.net/1.3}"
SVG = "{http://www.w3.org/2000/svg}"

# rdflib's own parsers use what it deprecates.
RDFLIB = pytest.mark.filterwarnings("ignore::DeprecationWarning")

# What files of networks stumble over: parallel edges, loops, other scripts, markup, characters that XML cannot hold.
NASTY = Knowledge(
    documents=KNOWLEDGE.documents,
    entities=(
        Entity(id="person/a<b>&\"c'", type="kg:Person", name="A <b> & \"c'\x00\x0b d", names=("x\ty\nz\r",)),
        Entity(id="person/владимир", type="kg:Person", name="Владимир 李"),
        Entity(id="person/_x2F_", type="kg:Person", name="𝔘nder\ufffe score"),
    ),
    statements=tuple(
        sorted(
            (
                state("person/a<b>&\"c'", "kg:praised", "person/владимир", evidence(GAZETTE, "f1", 0, "a")),
                state(
                    "person/a<b>&\"c'",
                    "kg:praised",
                    "person/владимир",
                    evidence(GAZETTE, "f2", 0, "b"),
                    event="event/meeting",
                ),
                state("person/a<b>&\"c'", "kg:criticised", "person/владимир", evidence(GAZETTE, "f3", 0, "c")),
                state("person/владимир", "kg:praised", "person/a<b>&\"c'", evidence(GAZETTE, "f4", 0, "d")),
                state("person/_x2F_", "kg:praised", "person/_x2F_", evidence(GAZETTE, "f5", 0, "e")),
            ),
            key=lambda statement: statement.id,
        )
    ),
    events=(KNOWLEDGE.events[0],),
)


@pytest.fixture(scope="module", params=["plain", "nasty"])
def folder(request: pytest.FixtureRequest, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    write_graph(KNOWLEDGE if request.param == "plain" else NASTY, ontology, folder)
    return folder


@pytest.fixture
def any_graph(folder: Path, ontology: Ontology):
    with Graph.open(folder, ontology=ontology) as graph:
        yield graph


def export(graph: Graph, format: str, **options: object) -> bytes:
    stream = io.BytesIO()
    graph.export(format, stream, **options)
    return stream.getvalue()


def describe_edges(network, token=lambda id: id):
    rows = (
        network.edges(keys=True, data=True)
        if network.is_multigraph()
        else ((start, end, row["id"], row) for start, end, row in network.edges(data=True))
    )
    keep = ("label", "predicate", "weight", "documents", "earliest", "polarity", "modality", "asserted", "claimant")
    return sorted(
        (token(start), token(end), token(key), [(name, row[name]) for name in keep if name in row])
        for start, end, key, row in rows
    )


# RDF


def read_rdflib(dataset: rdflib.Dataset):
    default = str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
    for subject, predicate, term, graph in dataset.quads():
        name = "" if str(graph) in (default, "None") else str(graph)
        if isinstance(term, rdflib.Literal):
            kind = term.language or str(term.datatype or rdflib.XSD.string)
            yield str(subject), str(predicate), str(term), kind, name
        else:
            yield str(subject), str(predicate), str(term), "iri", name


def read_oxigraph(graph: Graph):
    for quad in graph.oxigraph:
        literal = isinstance(quad.object, ox.Literal)
        kind = (quad.object.language or quad.object.datatype.value) if literal else "iri"
        name = getattr(quad.graph_name, "value", "")
        yield quad.subject.value, quad.predicate.value, quad.object.value, kind, name


def read_triples(graph: Graph, *, union: bool):
    """What the store holds, without the names of graphs."""
    rows = read_oxigraph(graph)
    return {row[:4] for row in rows if union or not row[4]}


@RDFLIB
@pytest.mark.parametrize("format", ["trig", "nquads", "json-ld"])
def test_rdflib_reads_all_graphs_again(any_graph: Graph, format: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=export(any_graph, format.replace("-", "")).decode(), format=format)
    assert set(read_rdflib(dataset)) == set(read_oxigraph(any_graph))


@RDFLIB
@pytest.mark.parametrize("union", [False, True])
@pytest.mark.parametrize(("format", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_rdflib_reads_the_asserted_or_all_as_one_again(any_graph: Graph, format: str, name: str, union: bool) -> None:
    dataset = rdflib.Dataset()
    dataset.default_graph.parse(data=export(any_graph, format, union=union), format=name)
    expected = read_triples(any_graph, union=union)
    if format == "rdfxml":
        expected = {(*row[:2], clean_text(row[2]), row[3]) for row in expected}
    assert {row[:4] for row in read_rdflib(dataset)} == expected


@pytest.mark.parametrize("format", ["trig12", "nquads12"])
def test_rdf_12_is_the_same_graph_with_triples_as_terms(any_graph: Graph, format: str) -> None:
    syntax = ox.RdfFormat.TRIG if format == "trig12" else ox.RdfFormat.N_QUADS
    quads = set(ox.parse(export(any_graph, format), format=syntax))
    reifies = ox.NamedNode(f"{rdflib.RDF}reifies")
    stated = {quad.object for quad in quads if quad.predicate == reifies and quad.graph_name == ox.DefaultGraph()}
    asserted = any_graph.oxigraph.quads_for_pattern(None, None, None, ox.DefaultGraph())
    assert stated
    assert stated <= {quad.triple for quad in asserted}
    made = set()
    for quad in quads:
        if quad.predicate != reifies:
            made.add(quad)
        elif quad.graph_name != ox.DefaultGraph():
            for name in ("subject", "predicate", "object"):
                made.add(
                    ox.Quad(
                        quad.subject,
                        ox.NamedNode(f"{rdflib.RDF}{name}"),
                        getattr(quad.object, name),
                        quad.graph_name,
                    )
                )
    assert made == set(any_graph.oxigraph)


def test_an_asserted_triple_is_annotated_with_its_statement(graph: Graph) -> None:
    text = export(graph, "trig12").decode()
    (line,) = [line for line in text.splitlines() if "kg:met <person/tomas-brandt> ~ " in line]
    (met,) = [one for one in KNOWLEDGE.statements if one.predicate == "kg:met"]
    assert f"~ <{met.id}>" in line
    assert "open:dock-with <facility/aurora> ~" not in text


def test_json_ld_is_json_with_short_names(graph: Graph) -> None:
    whole = json.loads(export(graph, "jsonld"))
    assert whole["@context"]["kg"] == "https://w3id.org/kgbuild/ns#"
    (sorel,) = [node for node in whole["@graph"] if node["@id"] == "person/ana-sorel"]
    assert "kg:Person" in sorel["@type"]
    assert sorel["kg:met"] == "person/tomas-brandt"
    (meeting,) = [node for node in whole["@graph"] if node["@id"] == "event/meeting"]
    assert meeting["kg:earliest"] == "2025-03-04"


@pytest.mark.parametrize("format", ["graphml", "trig"])
def test_only_plain_formats_hold_all_as_one(graph: Graph, format: str) -> None:
    with pytest.raises(SettingsError, match="no union"):
        graph.export(format, io.BytesIO(), union=True)


def test_what_is_in_the_store_and_not_in_a_file_is_sorted_first(
    graph: Graph, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgbuild.graph.lines.MOST_IN_MEMORY", 2000)  # so that some go through files
    with Graph(graph.oxigraph, ontology.prefixes) as other:
        for format in SINGLE:
            assert export(graph, format) == export(other, format)


def test_a_changed_graph_is_noticed(out: Path, ontology: Ontology, tmp_path: Path) -> None:
    lines = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    (tmp_path / "graph.nq").write_bytes(b"".join([*lines[2:], *lines[:2]]))
    with Graph.open(tmp_path, ontology=ontology) as other, pytest.raises(StoreError, match="not sorted"):
        export(other, "nquads")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("<s> <p> <o> .", ("<s>", "<p>", "<o>", "")),
        ("<s> <p> <o> <g> .", ("<s>", "<p>", "<o>", "<g>")),
        ('<s> <p> "a <b> c" .', ("<s>", "<p>", '"a <b> c"', "")),
        ('<s> <p> "a <b>"@en <g> .', ("<s>", "<p>", '"a <b>"@en', "<g>")),
        ('<s> <p> "a <b>"^^<d> .', ("<s>", "<p>", '"a <b>"^^<d>', "")),
        ('<s> <p> "a <b"^^<d> <g> .', ("<s>", "<p>", '"a <b"^^<d>', "<g>")),
        ('<s> <p> "\\" <x> ." <g> .', ("<s>", "<p>", '"\\" <x> ."', "<g>")),
    ],
)
def test_lines_are_taken_apart(line: str, parts: tuple[str, str, str, str]) -> None:
    assert split_line(line) == parts


@pytest.mark.parametrize(
    ("iri", "relative"),
    [
        ("https://b.example/a/b", "a/b"),
        ("https://b.example/a/b:c", "a/b:c"),
        ("https://b.example/b:c", "https://b.example/b:c"),
        ("https://b.example/a/../c", "https://b.example/a/../c"),
        ("https://b.example//c", "https://b.example//c"),
        ("https://b.example/", "https://b.example/"),
        ("https://b.example/#c", "https://b.example/#c"),
        ("https://c.example/a", "https://c.example/a"),
    ],
)
def test_only_what_is_read_back_is_relative(ontology: Ontology, iri: str, relative: str) -> None:
    assert Shortener(ontology.prefixes, "https://b.example/").relate(iri) == relative


def test_turtle_and_nquads_are_what_the_build_wrote(any_graph: Graph, folder: Path) -> None:
    assert export(any_graph, "turtle") == (folder / "graph.ttl").read_bytes()
    assert export(any_graph, "nquads") == (folder / "graph.nq").read_bytes()


# Networks


@pytest.mark.parametrize("claims", [False, True])
def test_networkx_reads_graphml_again(any_graph: Graph, claims: bool) -> None:
    network = any_graph.network(claims=claims)
    read = nx.read_graphml(io.BytesIO(export(any_graph, "graphml", claims=claims)), force_multigraph=True)
    assert sorted(read.nodes) == sorted(make_token(node) for node in network)
    assert describe_edges(read) == describe_edges(network, make_token)


@pytest.mark.parametrize("claims", [False, True])
def test_networkx_reads_gexf_again(any_graph: Graph, claims: bool) -> None:
    network = any_graph.network(claims=claims)
    read = nx.read_gexf(io.BytesIO(export(any_graph, "gexf", claims=claims)))
    assert sorted(read.nodes) == sorted(make_token(node) for node in network)
    assert describe_edges(read) == describe_edges(network, make_token)


def test_texts_come_back_but_for_what_xml_cannot_hold(ontology: Ontology, tmp_path: Path) -> None:
    write_graph(NASTY, ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as graph:
        for read in (
            nx.read_graphml(io.BytesIO(export(graph, "graphml"))),
            nx.read_gexf(io.BytesIO(export(graph, "gexf"))),
        ):
            labels = {row["label"] for _, row in read.nodes(data=True)}
            assert labels == {"A <b> & \"c' d", "Владимир 李", "𝔘nder score", "oslo", "ana-sorel", "tomas-brandt"}
            assert "x\ty\nz\r" in {row.get("names") for _, row in read.nodes(data=True)}


@pytest.mark.parametrize("claims", [False, True])
def test_graphml_keeps_to_its_schema(any_graph: Graph, claims: bool) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(etree.fromstring(export(any_graph, "graphml", claims=claims)))


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_every_edge_has_its_own_id_a_label_and_a_weight(any_graph: Graph, format: str) -> None:
    tree = etree.fromstring(export(any_graph, format, claims=True))
    edges = [edge for edge in tree.iter() if etree.QName(edge).localname == "edge"]
    ids = [edge.get("id") for edge in edges]
    assert len(ids) == len(set(ids)) == any_graph.network(claims=True).number_of_edges()
    for edge in edges:
        data = {child.get("key"): child.text for child in edge} | dict(edge.attrib)
        assert data.get("edgelabel") or data.get("label")
        assert float(data["weight"]) >= 1


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_nothing_is_none(any_graph: Graph, format: str) -> None:
    assert b">None<" not in export(any_graph, format, claims=True)
    assert b'"None"' not in export(any_graph, format, claims=True)


@pytest.mark.parametrize("claims", [False, True])
def test_gexf_keeps_to_the_schema_of_its_last_version(any_graph: Graph, claims: bool) -> None:
    """The schema of 1.2 has no `kind`, which tells parallel edges apart, and looks for positions in GEXF's own namespace."""
    folder = os.environ.get("KGBUILD_SCHEMAS")
    if not folder:
        pytest.skip("KGBUILD_SCHEMAS names no folder with gexf.xsd, which is not kept here")
    measures = Measures(communities=True, layout=True) if claims else None
    text = export(any_graph, "gexf", claims=claims, measures=measures).decode()
    text = re.sub(
        r'(<edge [^>]*?) kind="[^"]*"', r"\1", text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    )
    text = text.replace("<viz:position", "<position")
    schema = etree.XMLSchema(etree.parse(Path(folder) / "gexf.xsd"))
    schema.assertValid(etree.fromstring(text.replace('version="1.3"', 'version="1.2"').encode()))


def test_gexf_declares_what_it_uses(any_graph: Graph) -> None:
    tree = etree.fromstring(export(any_graph, "gexf", claims=True))
    for domain in ("node", "edge"):
        declared = {
            attribute.get("id")
            for columns in tree.iter(f"{GEXF}attributes")
            if columns.get("class") == domain
            for attribute in columns
        }
        used = {value.get("for") for item in tree.iter(f"{GEXF}{domain}") for value in item.iter(f"{GEXF}attvalue")}
        assert used <= declared


def test_gexf_keeps_predicates_and_dates(graph: Graph) -> None:
    tree = etree.fromstring(export(graph, "gexf"))
    edges = {edge.get("kind"): edge for edge in tree.iter(f"{GEXF}edge")}
    assert (edges["kg:met"].get("start"), edges["kg:met"].get("end")) == ("2025-03-04", "2025-03-04")
    # until 2024-12 is until its last day
    assert (edges["kg:heldPosition"].get("start"), edges["kg:heldPosition"].get("end")) == (None, "2024-12-31")
    assert tree.find(f"{GEXF}graph").get("mode") == "dynamic"


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03T10:00", "2024-02-03", "2024-02-03"),
        ("2024-13", None, None),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_gexf_fills_dates_up(date: str | None, first: str | None, last: str | None) -> None:
    assert (fill_date(date, last=False), fill_date(date, last=True)) == (first, last)


@pytest.mark.parametrize(
    ("id", "token"),
    [
        ("person/ana-sorel", "person:ana-sorel"),
        ("person/владимир", "person:владимир"),
        ("a:b", "a_x3A_b"),
        ("_x3A_", "_x5F_x3A_"),
        ("kg:met a b", "kg_x3A_met_x20_a_x20_b"),
        ("a_b", "a_b"),
    ],
)
def test_ids_as_tokens(id: str, token: str) -> None:
    assert make_token(id) == token


@pytest.mark.parametrize("claims", [False, True])
def test_networkx_reads_cytoscape_again(any_graph: Graph, claims: bool) -> None:
    network = any_graph.network(claims=claims)
    read = nx.cytoscape_graph(json.loads(export(any_graph, "cytoscape", claims=claims)))
    assert sorted(read.nodes) == sorted(network)
    assert {row["label"] for _, row in read.nodes(data=True)} == {row["label"] for _, row in network.nodes(data=True)}
    assert describe_edges(read) == describe_edges(network)


@pytest.mark.parametrize("claims", [False, True])
def test_igraph_reads_graphml_again(any_graph: Graph, tmp_path: Path, claims: bool) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    any_graph.export("graphml", tmp_path / "graph.graphml", claims=claims)
    read = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
    network = any_graph.network(claims=claims)
    assert sorted(read.vs["label"]) == sorted(
        clean_text(row["label"]).replace("\r", "") for _, row in network.nodes(data=True)
    )
    ids = read.vs["id"]  # of edges igraph reads no ids
    found = sorted((ids[edge.source], ids[edge.target], edge["predicate"], edge["weight"]) for edge in read.es)
    assert found == sorted(
        (make_token(start), make_token(end), row["predicate"], row["weight"])
        for start, end, row in network.edges(data=True)
    )


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("claims", [False, True])
def test_gephi_csv_has_all_nodes_and_edges(any_graph: Graph, tmp_path: Path, claims: bool) -> None:
    any_graph.export("gephi-csv", tmp_path, claims=claims)
    network = any_graph.network(claims=claims)
    nodes = {row["Id"]: row for row in read_table(tmp_path / "nodes.csv")}
    assert {id: row["Label"] for id, row in nodes.items()} == {id: row["label"] for id, row in network.nodes(data=True)}
    found = [
        (
            row["Source"],
            row["Target"],
            row["Id"],
            row["Type"],
            row["Kind"],
            row["Label"],
            row["Weight"],
            row["earliest"],
        )
        for row in read_table(tmp_path / "edges.csv")
    ]
    assert sorted(found) == sorted(
        (*ends, "Directed", row["predicate"], row["label"], str(row["weight"]), row.get("earliest", ""))
        for *ends, row in network.edges(keys=True, data=True)
    )


def test_neo4j_csv_says_what_each_column_is(graph: Graph, tmp_path: Path) -> None:
    graph.export("neo4j-csv", tmp_path, claims=True)
    nodes, edges = read_table(tmp_path / "nodes.csv"), read_table(tmp_path / "edges.csv")
    (sorel,) = [row for row in nodes if row["id:ID"] == "person/ana-sorel"]
    assert (sorel[":LABEL"], sorel["label"], sorel["statements:long"]) == ("Person", "Ana Sorel", "6")
    assert {row[":TYPE"] for row in edges} == {"MET", "ACQUIRED", "HELD_POSITION", "HOLDS_POSITION", "DOCK_WITH"}
    assert {(row[":START_ID"], row[":END_ID"]) for row in edges} == set(graph.network(claims=True).edges())
    assert {row["asserted:boolean"] for row in edges} == {"true", "false"}


def test_parquet_has_all_nodes_and_edges(any_graph: Graph, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow, of kgbuild[parquet], is not installed")
    any_graph.export("parquet", tmp_path, claims=True)
    network = any_graph.network(claims=True)
    nodes = pq.read_table(tmp_path / "nodes.parquet").to_pylist()
    assert {row.pop("id"): {name: value for name, value in row.items() if value is not None} for row in nodes} == dict(
        network.nodes(data=True)
    )
    edges = pq.read_table(tmp_path / "edges.parquet").to_pylist()
    found = {
        (row.pop("source"), row.pop("target"), row.pop("id")): {
            n: value for n, value in row.items() if value is not None
        }
        for row in edges
    }
    assert found == {tuple(ends): row for *ends, row in network.edges(keys=True, data=True)}


@pytest.mark.parametrize("format", sorted(FOLDERS))
def test_two_files_need_a_folder(graph: Graph, format: str) -> None:
    with pytest.raises(SettingsError, match="two files"):
        graph.export(format, io.BytesIO())


@pytest.mark.parametrize("format", ["graphml", "gexf", "cytoscape"])
def test_what_is_computed_is_written(graph: Graph, format: str) -> None:
    measures = Measures(communities=True, centralities=tuple(Measure), layout=True)
    data = export(graph, format, measures=measures)
    assert data == export(graph, format, measures=measures)
    if format == "graphml":
        row = nx.read_graphml(io.BytesIO(data)).nodes["person:ana-sorel"]
        assert (row["community"], row["degree"]) == (2, 2.0)
        assert 0 < row["pagerank"] < 1
        assert isinstance(row["x"], float)
    elif format == "gexf":
        row = nx.read_gexf(io.BytesIO(data)).nodes["person:ana-sorel"]
        assert {"x", "y", "z"} == set(row["viz"]["position"])
        assert row["community"] == 2
    else:
        (node,) = [one for one in json.loads(data)["elements"]["nodes"] if one["data"]["id"] == "person/ana-sorel"]
        assert set(node["position"]) == {"x", "y"}
        assert node["data"]["betweenness"] > 0


# The picture


def test_svg_shows_joined_things_and_what_joins_them(graph: Graph) -> None:
    tree = etree.fromstring(export(graph, "svg"))
    texts = [text.text for text in tree.iter(f"{SVG}text")]
    assert {"Ana Sorel", "Tomas Brandt", "met, 2025-03-04", "holds position", "acquired"} <= set(texts)
    assert "aide" not in texts
    assert "not asserted" not in texts


def test_svg_dashes_what_is_not_asserted(graph: Graph) -> None:
    tree = etree.fromstring(export(graph, "svg", claims=True))
    assert "not asserted" in {text.text for text in tree.iter(f"{SVG}text")}
    assert any(path.get("stroke-dasharray") for path in tree.iter(f"{SVG}path"))


def test_svg_of_nothing_is_a_picture() -> None:
    assert etree.fromstring("".join(write_svg(nx.MultiDiGraph())).encode()).get("width") == "48"


def test_boxes_do_not_overlap() -> None:
    boxes = [Box(80, 20) for _ in range(14)]
    place_boxes(boxes, [(0, at) for at in range(1, 10)] + [(11, 12)], 40)
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            assert abs(one.x - other.x) >= 80 or abs(one.y - other.y) >= 20


# All


SINGLE = [one for one in ExportFormat if one not in FOLDERS]


@pytest.mark.parametrize("format", SINGLE)
def test_the_order_of_knowledge_changes_no_byte(
    graph: Graph, ontology: Ontology, tmp_path: Path, format: ExportFormat
) -> None:
    backwards = replace(
        KNOWLEDGE,
        documents=KNOWLEDGE.documents[::-1],
        entities=KNOWLEDGE.entities[::-1],
        events=KNOWLEDGE.events[::-1],
        statements=KNOWLEDGE.statements[::-1],
    )
    write_graph(backwards, ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as other:
        assert export(graph, format, claims=True) == export(other, format, claims=True)


@pytest.mark.parametrize("format", SINGLE)
def test_a_file_is_written_whole_beside_its_place(graph: Graph, tmp_path: Path, format: ExportFormat) -> None:
    target = tmp_path / "new" / f"graph.{format}"
    graph.export(format, target)
    assert target.read_bytes() == export(graph, format)
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_cannot_be_written_leaves_what_was_there(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "graph.graphml").mkdir()
    with pytest.raises(StoreError, match="could not be written"):
        graph.export("graphml", tmp_path / "graph.graphml")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.graphml"]


@pytest.mark.parametrize("format", ["graphml", "gexf", "cytoscape"])
def test_a_network_of_nothing_can_be_read(ontology: Ontology, tmp_path: Path, format: str) -> None:
    write_graph(Knowledge(), ontology, tmp_path)
    with Graph.open(tmp_path, ontology=ontology) as graph:
        data = export(graph, format)
    if format == "graphml":
        etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.fromstring(data))
        assert not nx.read_graphml(io.BytesIO(data))
    elif format == "gexf":
        assert not nx.read_gexf(io.BytesIO(data))
    else:
        assert not nx.cytoscape_graph(json.loads(data))
