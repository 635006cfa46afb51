"""Namesakes: one name is one person, unless offices, countries or lives tell two."""

from __future__ import annotations

import pytest

from kgbuild.knowledge import make_knowledge
from kgbuild.knowledge.local import LocalEntity, Standing, Traits
from kgbuild.knowledge.resolution import resolve
from kgbuild.model.world import Entity
from kgbuild.ontology.ontology import Ontology
from tests.knowledge.papers import write_person


def name_person(document: str, name: str, traits: Traits, *beside: str) -> LocalEntity:
    return LocalEntity(
        entity=Entity(id=f"{document}#c1", type="kg:Person", name=name, names=(name,)),
        document_id=document,
        standing=Standing.NAME,
        traits=traits,
        context=frozenset({name.lower(), *beside}),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Traits(), Traits(), True),
        (Traits(countries=frozenset({"norway"})), Traits(countries=frozenset({"norway"})), True),
        (Traits(countries=frozenset({"norway"})), Traits(countries=frozenset({"chile"})), False),
        (Traits(born=1940), Traits(born=1941), True),
        (Traits(born=1940), Traits(born=1980), False),
        (Traits(occupations=frozenset({"surgeon"})), Traits(occupations=frozenset({"footballer"})), False),
        (Traits(occupations=frozenset({"tree-surgeon"})), Traits(occupations=frozenset({"surgeon-in-oslo"})), True),
        # offices are held one after the other, and anybody may be a witness
        (Traits(occupations=frozenset({"senator"})), Traits(occupations=frozenset({"mayor-of-oslo"})), True),
        (Traits(occupations=frozenset({"witness"})), Traits(occupations=frozenset({"surgeon"})), True),
    ],
)
def test_one_name_is_one_person_unless_their_lives_differ(
    ontology: Ontology, one: Traits, other: Traits, same: bool
) -> None:
    entities = [name_person("a", "Ada Moss", one, "bo lind"), name_person("b", "Ada Moss", other, "cy reed")]
    assert len(resolve(entities, ontology).clusters) == (1 if same else 2)


def test_offices_of_two_countries_are_of_two_people(ontology: Ontology) -> None:
    papers = [
        write_person("a", "Ada Moss", office=("prime minister", "Norway")),
        write_person("b", "Ada Moss", office=("prime minister", "Chile")),
        write_person("c", "Ada Moss", office=("prime minister", "Norway")),
    ]
    knowledge = make_knowledge([paper.reading() for paper in papers], ontology)
    people = {local: node for local, node in knowledge.resolution.canonical.items() if "person/" in node}
    assert people["a#c1"] == people["c#c1"] != people["b#c1"]


def test_a_first_word_that_many_share_is_nobody(ontology: Ontology) -> None:
    surnames = [f"{first}{last}" for first in ("Ber", "Hol", "Lin") for last in ("dal", "gard", "sen", "vik")]
    full = [name_person(f"d{n}", f"Ada {surname}", Traits(), "bo lind") for n, surname in enumerate(surnames)]
    few = [*full[:1], name_person("x", "Ada", Traits(), "bo lind", "cy reed")]
    assert any(match.right == "x#c1" for match in resolve(few, ontology).matches)
    many = [*full, name_person("x", "Ada", Traits(), "bo lind", "cy reed")]
    assert not any(match.right == "x#c1" for match in resolve(many, ontology).matches)
