"""The schema: terms, roles, edges, states."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError, UnknownTermError
from kgbuild.ontology import Edge, Prefixes, Schema, load_schema

EDGES = """
Meeting met participant participant
Call spokeWith participant participant
Visit visited visitor destination
Gathering participatedIn participant event
Gathering hosted host event
Agreement agreedWith party party
Agreement signed party instrument
Support supported supporter supported
Criticism criticised speaker target
Rejection rejected agent rejected
Combat attacked attacker target
Combat fought belligerent belligerent
Death killed agent person
Death killed cause person
Election elected electorate winner
Election defeated winner loser
Appointment appointed appointer person
Appointment succeeded person predecessor
Departure left person organization
Departure dismissed agent person
Marriage spouse spouse spouse
Match defeated winner loser
Denial denied speaker matter
Announcement told speaker addressee
Transaction soldTo seller buyer
"""


@pytest.mark.parametrize("row", EDGES.split("\n")[1:-1])
def test_direct_edges(schema: Schema, row: str) -> None:
    event_class, predicate, subject, target = (f"kg:{name}" for name in row.split())
    symmetric = schema.predicates[predicate].symmetric
    edge = Edge(predicate=predicate, subject_role=subject, object_role=target, symmetric=symmetric)
    assert edge in schema.edges(event_class)


def test_an_edge_joins_roles_that_its_event_has(schema: Schema) -> None:
    for event_class in filter(schema.is_event, schema.classes):
        for edge in schema.edges(event_class):
            assert {edge.subject_role, edge.object_role} <= {*schema.classes[event_class].roles, "kg:event"}


def test_symmetric_edges_join_fillers_of_one_role(schema: Schema) -> None:
    edges = [edge for edges in schema.edges_by_class.values() for edge in edges]
    assert all(edge.symmetric == (edge.subject_role == edge.object_role) for edge in edges)


def test_ancestors_nearest_first(schema: Schema) -> None:
    assert schema.ancestors("kg:Praise") == ("kg:Praise", "kg:Communication", "kg:Event")
    assert schema.ancestors("kg:Country") == ("kg:Country", "kg:Place", "kg:Agent", "kg:Entity")


def test_is_a(schema: Schema) -> None:
    assert schema.is_a("kg:Country", "kg:Agent")
    assert schema.is_event("kg:Warning")
    assert not schema.is_event("kg:Person")
    assert not schema.is_event("kg:UnassertedEvent")
    assert not schema.is_a("kg:NoSuchClass", "kg:Entity")


def test_roles(schema: Schema) -> None:
    assert schema.role("speaker") == "kg:speaker"
    assert schema.role("met") is None
    assert schema.role("subject") is None
    assert schema.classes["kg:Visit"].roles[:2] == ("kg:visitor", "kg:destination")
    assert "kg:addressee" in schema.classes["kg:Threat"].roles
    assert "kg:place" in schema.classes["kg:Threat"].roles


def test_participants_are_people_and_things(schema: Schema) -> None:
    assert all(map(schema.is_participant, ("kg:participant", "kg:speaker", "kg:weapon", "kg:supported", "kg:spouse")))
    assert not any(map(schema.is_participant, ("kg:price", "kg:content", "kg:charge", "kg:time", "kg:topic", "kg:met")))


def test_states_and_their_past(schema: Schema) -> None:
    assert schema.is_state("kg:holdsPosition")
    assert schema.past("kg:holdsPosition") == "kg:heldPosition"
    assert schema.past("kg:spouse") == "kg:formerSpouse"
    assert schema.past("kg:bornIn") is None
    assert not schema.is_state("kg:met")


def test_flags(schema: Schema) -> None:
    assert schema.predicates["kg:locatedIn"].transitive
    assert schema.predicates["kg:siblingOf"].symmetric
    assert schema.predicates["kg:polarity"].functional
    assert schema.predicates["kg:age"].datatype


def test_labels(schema: Schema) -> None:
    assert schema.label("kg:InternationalOrganization") == "international organization"
    assert schema.label("kg:hypothetical") == "hypothetical"


def test_an_unknown_term_suggests_a_near_one(schema: Schema) -> None:
    with pytest.raises(UnknownTermError, match="kg:Meeting"):
        schema.ancestors("kg:Meating")


def test_plover_codes(schema: Schema) -> None:
    assert schema.classes["kg:Negotiation"].plover == "CONSULT"
    assert schema.classes["kg:Ceasefire"].plover == "RETREAT"


def test_a_term_without_section_is_named(tmp_path: Path, prefixes: Prefixes) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("@prefix kg: <https://w3id.org/kgbuild/ns#> .\nkg:Lonely a kg:Thing .\n")
    with pytest.raises(OntologyError, match="kg:Lonely"):
        load_schema(path, prefixes)


def test_bad_turtle_names_the_file(tmp_path: Path, prefixes: Prefixes) -> None:
    path = tmp_path / "kg.ttl"
    path.write_text("kg:Lonely a\n")
    with pytest.raises(OntologyError, match=r"kg\.ttl"):
        load_schema(path, prefixes)
