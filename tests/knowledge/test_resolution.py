"""Resolution and fusion: what several documents say of the same things, said once, in any order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.knowledge import make_knowledge
from kgbuild.model.text import MentionKind
from kgbuild.model.world import Judgement, Knowledge
from kgbuild.ontology.ontology import Ontology, load_ontology
from tests.knowledge.papers import write_meeting, write_person
from tests.knowledge.writing import Writing


def people(knowledge: Knowledge) -> set[str]:
    return {entity.id for entity in knowledge.entities if entity.type == "kg:Person"}


def test_two_documents_tell_of_one_meeting(ontology: Ontology) -> None:
    papers = [write_meeting("paper/1").reading(), write_meeting("paper/2", place=False).reading()]
    knowledge = make_knowledge(papers, ontology)
    [event] = knowledge.events
    [statement] = knowledge.statements
    assert [evidence.document_id for evidence in statement.evidence] == ["paper/1", "paper/2"]
    assert statement.event == event.id
    assert "event/alder-summit" in {entity.id for entity in knowledge.entities}


def test_surname_twins_stay_apart(ontology: Ontology) -> None:
    papers = [write_person("a", "Ada Moss"), write_person("b", "Bo Moss"), write_person("c", "Moss")]
    knowledge = make_knowledge([paper.reading() for paper in papers], ontology)
    assert people(knowledge) == {"person/ada-moss", "person/bo-moss", "person/moss"}
    verdicts = {(match.left, match.right): match.judgement for match in knowledge.resolution.matches}
    assert verdicts["a#c1", "b#c1"] is Judgement.DIFFERENT
    assert verdicts["a#c1", "c#c1"] is Judgement.UNSURE


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Moss", "Ada Moss", True),
        ("Ada J. Moss", "Ada Moss", True),
        ("Ada J. Moss", "Ada Jane Moss", True),
        ("Ada Jane Moss", "Ada Kim Moss", False),
        ("Ada Moss", "Adam Moss", False),
        ("José Peña", "Jose Pena", True),
        ("Ada Moss", "Moss", False),
    ],
)
def test_names_of_people(ontology: Ontology, one: str, other: str, same: bool) -> None:
    papers = [write_person("a", one).reading(), write_person("b", other).reading()]
    assert len(people(make_knowledge(papers, ontology))) == (1 if same else 2)


def test_a_surname_needs_context(ontology: Ontology) -> None:
    near = [write_person("a", "Ada Moss", "Bo Lind", "Cy Reed"), write_person("b", "Moss", "Bo Lind", "Cy Reed")]
    knowledge = make_knowledge([paper.reading() for paper in near], ontology)
    assert people(knowledge) == {"person/ada-moss", "person/bo-lind", "person/cy-reed"}
    match = next(match for match in knowledge.resolution.matches if "no given name -1.7" in match.features)
    assert match.features == (
        "same surname +1.0",
        "no given name -1.7",
        "only one such name +0.2",
        "both beside bo lind +0.9",
        "both beside cy reed +0.9",
    )


def test_a_first_word_alone_is_told_as_such(ontology: Ontology) -> None:
    papers = [write_person("a", "Ada Moss", "Bo Lind", "Cy Reed"), write_person("b", "Ada", "Bo Lind", "Cy Reed")]
    knowledge = make_knowledge([paper.reading() for paper in papers], ontology)
    [match] = [one for one in knowledge.resolution.matches if "one word alone -1.7" in one.features]
    assert match.features[0] == "first word of the other +1.0"
    assert "no given name -1.7" not in match.features


def test_an_office_is_context(ontology: Ontology) -> None:
    office = ("prime minister", "Norway")
    papers = [write_person("a", "Ada Moss", office=office), write_person("b", "Moss", office=office)]
    assert people(make_knowledge([paper.reading() for paper in papers], ontology)) == {"person/ada-moss"}


def test_a_surname_is_not_joined_to_one_of_its_own_document(ontology: Ontology) -> None:
    papers = [write_person("a", "Ada Moss", "Moss", "Bo Lind", "Cy Reed").reading()]
    assert "person/moss" in people(make_knowledge(papers, ontology))


def test_companies_by_name_and_legal_form_bodies_by_owner(ontology: Ontology) -> None:
    papers = []
    for id, name, country in (("a", "Acme Ltd", "Norway"), ("b", "Acme", "Chile"), ("c", "ACME Inc.", "Norway")):
        writing = Writing(f"{name} moved. The Fisheries Office of {country} agreed.", id)
        writing.mention(name, "kg:Company")
        office = writing.mention("Fisheries Office", "kg:GovernmentBody")
        writing.frame("Office", "kg:governmentOf", subject=office, object=writing.mention(country, "kg:Country"))
        papers.append(writing.reading())
    knowledge = make_knowledge(papers, ontology)
    assert len([entity for entity in knowledge.entities if entity.type == "kg:Company"]) == 1
    bodies = [entity.id for entity in knowledge.entities if entity.type == "kg:GovernmentBody"]
    assert len(bodies) == 2 and all(body.startswith("organization/fisheries-office-") for body in bodies)


def test_conflicting_links_keep_namesakes_apart(ontology: Ontology) -> None:
    papers = []
    for id in ("a", "b"):
        writing = Writing("Ada Moss spoke.", id)
        writing.mention("Ada Moss", "kg:Person", links=(f"https://people.example/{id}",))
        papers.append(writing.reading())
    assert len(people(make_knowledge(papers, ontology))) == 2


def test_an_acronym_is_its_only_full_name(ontology: Ontology) -> None:
    papers = []
    for id, name in (("a", "Harbour Workers Union"), ("b", "HWU"), ("c", "Bolt")):
        writing = Writing(f"{name} spoke.", id)
        writing.mention(name, "kg:Organization")
        papers.append(writing.reading())
    assert len(make_knowledge(papers, ontology).entities) == 2


@pytest.mark.parametrize(
    ("texts", "label", "others"),
    [
        (("US",), "US", ("United States",)),
        (("US", "United States"), "United States", ("US",)),
        (("US", "US", "United States"), "US", ("United States",)),
        (("American", "America"), "America", ("United States",)),
        (("American",), "United States", ()),
    ],
)
def test_a_country_is_one_node_called_what_most_documents_call_it(
    ontology: Ontology, texts: tuple[str, ...], label: str, others: tuple[str, ...]
) -> None:
    papers = []
    for number, name in enumerate(texts):
        writing = Writing(f"{name} banks closed.", f"paper/{number}")
        writing.mention(name, "kg:Country")
        papers.append(writing.reading())
    [country] = make_knowledge(papers, ontology).entities
    assert country.id == f"country/{label.lower().replace(' ', '-')}"
    assert (country.name, country.names) == (label, (label, *others))


def test_a_name_stays_as_it_is_written_and_its_country_comes_along(ontology: Ontology) -> None:
    writing = Writing("It rained in Bogota.")
    writing.mention("Bogota", "kg:City")
    knowledge = make_knowledge([writing.reading()], ontology)
    assert [(entity.id, entity.name) for entity in knowledge.entities] == [
        ("city/bogota", "Bogota"),
        ("country/colombia", "Colombia"),
    ]
    assert "Bogotá" in knowledge.entities[0].names
    assert ("city/bogota", "kg:locatedIn", "country/colombia") in knowledge.background
    assert set(knowledge.resolution.canonical.values()) == {"city/bogota"}


def test_namesakes_all_get_digits(ontology: Ontology) -> None:
    papers = []
    for id in ("a", "b"):
        writing = Writing("A diplomat spoke.", id)
        diplomat = writing.mention("A diplomat", "kg:Person", kind=MentionKind.NOMINAL, head="diplomat")
        writing.frame("spoke", "kg:Communication", speaker=diplomat)
        papers.append(writing.reading())
    assert people(make_knowledge(papers[:1], ontology)) == {"person/diplomat"}
    both = people(make_knowledge(papers, ontology))
    assert len(both) == 2 and all(re.fullmatch("person/diplomat-[0-9a-f]{6}", id) for id in both)


PAPERS = [
    write_meeting("paper/1").reading(),
    write_meeting("paper/2", place=False).reading(),
    write_person("paper/3", "Moss", "Bo Lind").reading(),
    write_person("paper/4", "Ada Moss", "Bo Lind", "Cy Reed", office=("prime minister", "Norway")).reading(),
    write_person("paper/5", "Moss", "Cy Reed", "Bo Lind", office=("premier", "Norway")).reading(),
    write_person("paper/6", "Bo Lind", office=("prime minister", "Chile")).reading(),
]
WHOLE = make_knowledge(PAPERS, load_ontology())


@settings(max_examples=20, deadline=None)
@given(st.permutations(PAPERS))
def test_the_order_of_documents_does_not_matter(papers: list[object]) -> None:
    readings = [paper for paper in PAPERS for other in papers if paper is other]
    shuffled = sorted(readings, key=lambda reading: [id(paper) for paper in papers].index(id(reading)))
    assert make_knowledge(shuffled, load_ontology()) == WHOLE
