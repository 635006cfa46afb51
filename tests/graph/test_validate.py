"""Shapes: what is written keeps them, and what breaks them is named."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgbuild.errors import ShapeError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.encode import encode
from kgbuild.graph.naming import Naming
from kgbuild.graph.validate import check_shapes, validate
from kgbuild.ontology.ontology import Ontology
from tests.graph.knowledge import KNOWLEDGE

# pyshacl and rdflib warn of their own ways.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_what_is_written_keeps_the_shapes(graph: Graph, ontology: Ontology) -> None:
    assert [str(violation) for violation in validate(graph, ontology)] == []


def test_what_breaks_a_shape_is_named(ontology: Ontology) -> None:
    naming = Naming(ontology.prefixes)
    polarity = naming.node("kg:polarity")
    quads = [quad for quad in encode(KNOWLEDGE, ontology) if quad.predicate != polarity]
    found = validate(quads, ontology)
    assert {violation.focus for violation in found} == {naming.node(st.id).value for st in KNOWLEDGE.statements}
    assert {violation.path for violation in found} == {polarity.value}
    with pytest.raises(ShapeError, match=r"breaks its shapes 14 times(.|\n)*and 9 more"):
        check_shapes(quads, ontology)


def test_no_quads_break_nothing(ontology: Ontology) -> None:
    assert validate(list[ox.Quad](), ontology) == ()
