"""Shapes: what is written keeps them, and what breaks them is named."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgbuild.errors import ShapeError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.encode import encode
from kgbuild.graph.naming import Naming
from kgbuild.graph.validate import check_shapes, validate
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import ENTITIES, GAZETTE, HARBOUR, KNOWLEDGE, evidence, state

# pyshacl and rdflib warn of their own ways.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_what_is_written_keeps_the_shapes(graph: Graph, ontology: Ontology) -> None:
    assert [str(violation) for violation in validate(graph, ontology)] == []


def test_what_breaks_a_shape_is_named(ontology: Ontology) -> None:
    naming = Naming(ontology.prefixes)
    polarity = naming.node("kg:polarity")
    quads = [quad for quad in encode(KNOWLEDGE, ontology) if quad.predicate != polarity]
    found = validate(quads, ontology)
    assert {violation.focus for violation in found} == {st.id for st in KNOWLEDGE.statements}
    assert {violation.path for violation in found} == {"kg:polarity"}
    (met,) = [one for one in KNOWLEDGE.statements if one.predicate == "kg:met"]
    (broken,) = [violation for violation in found if violation.focus == met.id]
    assert broken.sentences == (
        (HARBOUR, "Foreign Minister Ana Sorel met Tomas Brandt in Oslo on Tuesday."),
        (GAZETTE, "Sorel and Brandt held talks in Oslo."),
    )
    with pytest.raises(ShapeError, match=r"breaks its shapes 14 times(.|\n)*and 9 more"):
        check_shapes(quads, ontology)


def test_an_odd_end_is_a_warning_with_its_sentence(ontology: Ontology) -> None:
    place = replace(ENTITIES[0], type="kg:Place")
    odd = tuple(place if one.id == "city/oslo" else one for one in ENTITIES)
    met = state("person/ana-sorel", "kg:met", "city/oslo", evidence(GAZETTE, "f9", 0, "talks"))
    knowledge = replace(KNOWLEDGE, entities=odd, statements=(*KNOWLEDGE.statements, met))
    found = validate(encode(knowledge, ontology), ontology)
    (warning,) = [one for one in found if "kg:met" in one.message and one.message.startswith("The object")]
    assert (warning.severity, warning.focus, warning.label) == ("warning", "city/oslo", "Oslo")
    assert str(warning) == (
        f'city/oslo (Oslo): The object of kg:met is of kg:Agent.\n    {GAZETTE}: "Sorel and Brandt held talks in Oslo."'
    )
    check_shapes(encode(knowledge, ontology), ontology)


def test_no_quads_break_nothing(ontology: Ontology) -> None:
    assert validate(list[ox.Quad](), ontology) == ()
