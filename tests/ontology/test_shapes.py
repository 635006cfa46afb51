"""The shapes: valid SHACL, agreeing with kg.ttl, finding what is wrong."""

from __future__ import annotations

from rdflib import RDF, SH, Graph, Namespace

from kgbuild.ontology import Ontology, Prefixes, Schema, Section, load_ontology
from kgbuild.ontology.shapes import read_shapes

KG = Namespace("https://w3id.org/kgbuild/ns#")
SHAPE = Namespace("https://w3id.org/kgbuild/shapes#")
GRAPH = """
@prefix kg: <https://w3id.org/kgbuild/ns#> . @prefix ex: <https://example.org/kg/> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a a kg:Person, kg:Agent, kg:Entity ; rdfs:label "Una Berg" ; kg:met ex:b .
ex:b a kg:Person, kg:Agent, kg:Entity ; rdfs:label "Ines Prado" ; kg:met ex:a .
ex:e a kg:Meeting, kg:Event ; rdfs:label "Meeting" ; kg:participant ex:a, ex:b ; kg:time "2024-05"^^xsd:gYearMonth ;
    kg:earliest "2024-05-01"^^xsd:date ; kg:latest "2024-05-31"^^xsd:date .
ex:s a kg:Statement ; rdf:subject ex:a ; rdf:predicate kg:met ; rdf:object ex:b ; kg:event ex:e ;
    kg:polarity kg:positive ; kg:modality kg:certain ; prov:wasDerivedFrom ex:f .
ex:f a kg:Evidence ; oa:hasSource ex:d ; oa:hasSelector ex:c ; kg:trigger "met" ; kg:extractor "verbal" ;
    kg:confidence 0.9 .
ex:d a kg:Document ; rdfs:label "A paper" .
ex:c a oa:TextPositionSelector ; oa:start 0 ; oa:end 20 ; oa:exact "Una Berg met Prado." .
"""


def list_results(turtle: str) -> list[tuple[str, str]]:
    """(severity, focus node) of each result."""
    from pyshacl import validate

    data = Graph().parse(data=turtle, format="turtle")
    ontology = load_ontology()
    shapes = Graph().parse(data=read_shapes(ontology.directory, ontology.schema, ontology.prefixes), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return sorted(
        (str(report.value(result, SH.resultSeverity)).rpartition("#")[2], str(report.value(result, SH.focusNode))[-4:])
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


def test_a_good_graph_conforms() -> None:
    assert list_results(GRAPH) == []


def test_a_statement_needs_its_modality() -> None:
    assert list_results(GRAPH.replace("kg:modality kg:certain ;", "")) == [("Violation", "kg/s")]


def test_an_unasserted_event_has_no_class_of_events() -> None:
    assert list_results(
        GRAPH.replace("kg:Meeting, kg:Event ;", "kg:UnassertedEvent, kg:Event ; kg:kind kg:Meeting ;")
    ) == [("Violation", "kg/e")]


def test_dates_out_of_order() -> None:
    assert list_results(GRAPH.replace('"2024-05-31"', '"2024-04-30"')) == [("Violation", "kg/e")]


def test_an_odd_range_is_a_warning() -> None:
    found = list_results(GRAPH.replace("ex:b a kg:Person, kg:Agent, kg:Entity", "ex:b a kg:Topic, kg:Entity"))
    assert set(found) == {("Warning", "kg/b")}


def test_a_class_is_written_with_those_above_it() -> None:
    assert list_results(GRAPH.replace("ex:b a kg:Person, kg:Agent,", "ex:b a kg:Person,")) == [
        ("Violation", "kg/b"),
        ("Warning", "kg/b"),
        ("Warning", "kg/b"),
    ]


def test_evidence_of_nothing() -> None:
    found = list_results(GRAPH.replace("prov:wasDerivedFrom ex:f", "prov:wasDerivedFrom ex:g"))
    assert ("Violation", "kg/f") in found


def test_one_value_where_there_is_one() -> None:
    born = " kg:bornIn ex:l, ex:m . ex:l a kg:City, kg:Place, kg:Entity ; rdfs:label 'L' . ex:m a kg:City, kg:Place, kg:Entity ;"
    assert list_results(f"{GRAPH}\nex:a {born} rdfs:label 'M' .") == [("Warning", "kg/a")]


def test_every_predicate_and_class_has_its_shapes(ontology: Ontology, schema: Schema, prefixes: Prefixes) -> None:
    shapes = Graph().parse(data=read_shapes(ontology.directory, schema, prefixes), format="turtle")
    for term in schema.predicates.values():
        local = term.curie.removeprefix("kg:")
        if term.section in (Section.ROLES, Section.EDGES, Section.STATES):
            assert (SHAPE[f"{local}-domain"], SH.targetSubjectsOf, KG[local]) in shapes
            assert (SHAPE[f"{local}-range"], SH.targetObjectsOf, KG[local]) in shapes
        elif term.section is Section.STATEMENTS:
            assert (None, SH.path, KG[local]) in shapes
    for kind in schema.classes.values():
        if kind.section in (Section.ENTITIES, Section.EVENTS) and kind.parents:
            assert (None, SH.targetClass, KG[kind.curie.removeprefix("kg:")]) in shapes
