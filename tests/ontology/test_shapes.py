"""The shapes: valid SHACL, agreeing with kg.ttl, finding what is wrong."""

from __future__ import annotations

from rdflib import RDF, SH, Graph, Namespace
from rdflib.collection import Collection

from kgbuild.ontology import Prefixes, Schema, Section, find_shapes

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
ex:c a oa:TextPositionSelector ; oa:start 0 ; oa:end 20 ; oa:exact "Una Berg met Prado." .
"""


def list_results(turtle: str) -> list[tuple[str, str]]:
    """(severity, focus node) of each result."""
    from pyshacl import validate

    data = Graph().parse(data=turtle, format="turtle")
    shapes = Graph().parse(find_shapes(), format="turtle")
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


def test_domains_and_ranges_agree_with_the_schema(schema: Schema, prefixes: Prefixes) -> None:
    shapes = Graph().parse(find_shapes(), format="turtle")
    for term in schema.predicates.values():
        if term.section not in (Section.EDGES, Section.STATES):
            continue
        local = term.curie.removeprefix("kg:")
        ends = {"domain": term.domain} if term.datatype else {"domain": term.domain, "range": term.range}
        for end, classes in ends.items():
            shape = SHAPE[f"{local}-{end}"]
            single = set(shapes.objects(shape, SH["class"]))
            alternatives = {
                shapes.value(choice, SH["class"])
                for found in shapes.objects(shape, SH["or"])
                for choice in Collection(shapes, found)
            }
            assert {prefixes.shrink(str(found)) for found in single | alternatives} == set(classes), term.curie
