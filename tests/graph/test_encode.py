"""What a graph holds, and where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import OntologyError
from kgbuild.graph.encode import encode
from kgbuild.graph.naming import BASE, Naming
from kgbuild.graph.vocabulary import read_vocabulary
from kgbuild.model.world import Knowledge, Statement, TimeInterval
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import GAZETTE, HARBOUR, KNOWLEDGE

KG = "https://w3id.org/kgbuild/ns#"
HARBOUR_IRI = f"{BASE}document/{HARBOUR}"
OURS = (KG, "https://w3id.org/kgbuild/open/")


@pytest.fixture(scope="module")
def graphs(ontology: Ontology) -> dict[str, set[tuple[str, str, str]]]:
    """Triples as CURIEs and texts by graph, "" for the default graph."""
    return _read(KNOWLEDGE, ontology)


def _read(knowledge: Knowledge, ontology: Ontology) -> dict[str, set[tuple[str, str, str]]]:
    naming = Naming(ontology.prefixes)
    found: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for quad in encode(knowledge, ontology):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        value = naming.id(quad.object) if isinstance(quad.object, ox.NamedNode) else quad.object.value
        found[name].add((naming.id(quad.subject), naming.id(quad.predicate), value))
    return found


@pytest.mark.parametrize(
    "triple",
    [
        ("person/ana-sorel", "kg:met", "person/tomas-brandt"),
        ("person/tomas-brandt", "kg:met", "person/ana-sorel"),  # symmetric
        ("person/ana-sorel", "rdf:type", "kg:Person"),
        ("person/ana-sorel", "rdf:type", "kg:Agent"),  # a superclass
        ("person/ana-sorel", "rdfs:label", "Ana Sorel"),
        ("person/ana-sorel", "skos:altLabel", "Sorel"),
        ("person/ana-sorel", "kg:title", "Foreign Minister"),
        ("country/norland", "kg:metonym", "Oslo"),
        ("facility/aurora", "rdfs:label", "Aurora platform"),  # only planned with
        ("event/meeting", "rdf:type", "kg:Meeting"),
        ("event/meeting", "rdf:type", "kg:Event"),
        ("event/meeting", "kg:time", "2025-03-04"),
        ("event/meeting", "kg:timeFrom", "kg:phrase"),
        ("event/speech", "kg:participant", "person/tomas-brandt"),  # beside kg:speaker
        ("event/speech", "kg:content", "Sorel had ignored “every single warning”"),
        ("event/speech", "kg:quotation", "kg:mixed"),
        ("person/ida-mohn", "kg:heldPosition", "position/kelp-ltd/chief-executive"),
        ("person/ida-mohn", "kg:age", "61"),
        ("position/norland/foreign-minister", "kg:positionIn", "country/norland"),
        ("quantity/EUR/1200000000", "kg:number", "1200000000"),
        ("city/oslo", "owl:sameAs", "wd:Q585"),
        ("city/oslo", "kg:locatedIn", "country/norland"),
        ("open:dock-with", "rdf:type", "kg:OpenPredicate"),
        ("open:dock-with", "rdfs:label", "dock with"),
    ],
    ids=" ".join,
)
def test_default_graph_holds(graphs: dict[str, set[tuple[str, str, str]]], triple: tuple[str, str, str]) -> None:
    assert triple in graphs[""]


def test_default_graph_lacks_what_nobody_asserts(graphs: dict[str, set[tuple[str, str, str]]]) -> None:
    unasserted = {event.id for event in KNOWLEDGE.events if not event.asserted}
    assert not [triple for triple in graphs[""] if triple[0] in unasserted]
    assert not [triple for triple in graphs[""] if triple[1] == "open:dock-with"]
    assert not [triple for triple in graphs[""] if triple[2] in ("kg:Statement", "kg:Evidence", "kg:Document")]


def test_unasserted_event_has_a_kind_and_no_class(graphs: dict[str, set[tuple[str, str, str]]]) -> None:
    plan = {(predicate, value) for subject, predicate, value in graphs[HARBOUR_IRI] if subject == "event/resignation"}
    assert ("rdf:type", "kg:UnassertedEvent") in plan
    assert ("kg:kind", "kg:Departure") in plan
    assert ("rdf:type", "kg:Departure") not in plan
    assert ("kg:participant", "person/ana-sorel") in plan
    assert ("rdfs:label", "Departure of Ana Sorel") in plan


def test_unasserted_event_stands_only_where_it_is_spoken_of(graphs: dict[str, set[tuple[str, str, str]]]) -> None:
    told = {name for name, triples in graphs.items() if any(subject == "event/attack" for subject, _, _ in triples)}
    assert told == {GAZETTE}


def test_statement_of_two_documents_stands_in_both_with_its_own_evidence(
    graphs: dict[str, set[tuple[str, str, str]]],
) -> None:
    [met] = [statement.id for statement in KNOWLEDGE.statements if statement.predicate == "kg:met"]
    for name, frame in ((HARBOUR_IRI, f"document/{HARBOUR}#f1"), (GAZETTE, f"{GAZETTE}#f1")):
        assert (met, "rdf:predicate", "kg:met") in graphs[name]
        assert {
            value for subject, predicate, value in graphs[name] if (subject, predicate) == (met, "prov:wasDerivedFrom")
        } == {frame}


def test_document_says_who_printed_it_and_when(graphs: dict[str, set[tuple[str, str, str]]]) -> None:
    node = f"document/{HARBOUR}"
    assert {
        (node, "rdf:type", "kg:Document"),
        (node, "schema:headline", "Talks in Oslo"),
        (node, "schema:datePublished", "2025-03-05"),
        (node, "schema:publisher", "The Harbour"),
    } <= graphs[HARBOUR_IRI]
    assert (GAZETTE, "schema:datePublished", "2025-03-05T18:30:00") in graphs[GAZETTE]
    assert (GAZETTE, "schema:url", GAZETTE) in graphs[GAZETTE]


def test_resolution_and_gazetteer(graphs: dict[str, set[tuple[str, str, str]]]) -> None:
    resolution = graphs[f"{BASE}resolution"]
    assert (f"document/{HARBOUR}#c1", "kg:canonical", "person/ana-sorel") in resolution
    assert (f"{GAZETTE}#c1", "kg:canonical", "person/ana-sorel") in resolution
    features = {value for _, predicate, value in resolution if predicate == "kg:features"}
    assert "same office" in features and "gazetteer" not in features
    assert ("city/oslo", "kg:locatedIn", "country/norland") in graphs[f"{BASE}gazetteer"]
    assert ("city/oslo", "prov:wasDerivedFrom", "gazetteer/cities.csv") in graphs[f"{BASE}gazetteer"]
    assert ("kg:Meeting", "rdf:type", "owl:Class") in graphs[KG]


def test_no_blank_nodes_and_no_language_on_names(ontology: Ontology) -> None:
    names = {"http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel"}
    for quad in encode(KNOWLEDGE, ontology):
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        if quad.predicate.value in names and quad.graph_name == ox.DefaultGraph():
            assert isinstance(quad.object, ox.Literal)
            assert quad.object.language is None


def test_every_term_written_is_declared(ontology: Ontology) -> None:
    schema = ontology.schema
    declared = {*schema.classes, *schema.predicates, *schema.values}
    naming = Naming(ontology.prefixes)
    used = {
        naming.id(term)
        for quad in encode(KNOWLEDGE, ontology)
        if quad.graph_name != naming.node("kg:")
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode)
    }
    assert {term for term in used if term.startswith("kg:")} <= declared


def test_statement_layer_stays_small(ontology: Ontology) -> None:
    """At most 22 triples a statement, its evidence and selector included, with all that it can have."""
    [met] = [statement for statement in KNOWLEDGE.statements if statement.predicate == "kg:met"]
    full = replace(
        met,
        claimants=("person/ana-sorel",),
        said_in="event/speech",
        valid=TimeInterval(start="2024", end="2025"),
        evidence=met.evidence[:1],
    )
    assert len(_read(Knowledge(statements=(full,)), ontology)[HARBOUR_IRI]) == 22


def test_statement_without_evidence_is_a_bug(ontology: Ontology) -> None:
    bare = Statement(id="statement/x", subject="person/a", predicate="kg:met", object="person/b")
    with pytest.raises(ValueError, match="statement/x has no evidence"):
        list(encode(Knowledge(statements=(bare,)), ontology))


def test_quotation_that_its_document_does_not_hold_is_a_bug(ontology: Ontology) -> None:
    [met] = [statement for statement in KNOWLEDGE.statements if statement.predicate == "kg:met"]
    false = replace(met, evidence=(replace(met.evidence[0], exact="She never went."),))
    with pytest.raises(ValueError, match=r"does not say 'She never went\.'"):
        list(encode(replace(KNOWLEDGE, statements=(false,)), ontology))


def test_blank_node_in_the_ontology_is_an_error(tmp_path) -> None:
    (tmp_path / "kg.ttl").write_text("<https://e.example/a> <https://e.example/b> [] .")
    with pytest.raises(OntologyError, match="blank node"):
        list(read_vocabulary(tmp_path))


@pytest.mark.parametrize(
    ("id", "iri"),
    [
        ("seeds/a b.txt", f"{BASE}document/seeds%2Fa%20b.txt"),
        ("https://news.example/a?b=1", "https://news.example/a?b=1"),
        ("https://news.example/a#top", f"{BASE}document/https%3A%2F%2Fnews.example%2Fa%23top"),
        ("http://not an iri", f"{BASE}document/http%3A%2F%2Fnot%20an%20iri"),
        (f"{BASE}document/a", f"{BASE}document/https%3A%2F%2Fexample.org%2Fkg%2Fdocument%2Fa"),
        ("..", f"{BASE}document/%2E%2E"),
    ],
)
def test_document_iri(ontology: Ontology, id: str, iri: str) -> None:
    naming = Naming(ontology.prefixes)
    assert naming.document(id) == iri
    assert naming.document_id(iri) == id


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_document_id_reads_back(ontology: Ontology, id: str) -> None:
    naming = Naming(ontology.prefixes)
    assert naming.document_id(naming.document(id)) == id
    assert naming.document(id) == ox.NamedNode(naming.document(id)).value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_node_id_reads_back(ontology: Ontology, text: str) -> None:
    naming = Naming(ontology.prefixes)
    for id in (f"topic/{text}", f"open:{text}"):
        assert naming.id(naming.node(id)) == id
