"""Resolving local entities: properties that hold for any of them, and the forms that names take."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.errors import JudgementError
from kgbuild.knowledge.local import LocalEntity, Standing, Traits
from kgbuild.knowledge.resolution import resolve
from kgbuild.model.judging import Judged, Key
from kgbuild.model.world import Entity, Judgement
from kgbuild.ontology.ontology import Ontology, load_ontology

ONTOLOGY = load_ontology()
STORY = ("bo lind", "cy reed", "harbour trust")
NAMES = (
    "Ada Moss",
    "A. Moss",
    "Moss",
    "Ada Moss Lind",
    "Adda Moss",
    "Bo Moss",
    "Moss Ltd",
    "Moss",
    "MHT",
    "Moss Harbour Trust",
)


def make(
    document: str,
    name: str,
    *beside: str,
    kind: str = "kg:Person",
    office: str | None = None,
    traits: Traits | None = None,
    owner: str | None = None,
) -> LocalEntity:
    return LocalEntity(
        entity=Entity(id=f"{document}#{name}", type=kind, name=name, names=(name,)),
        document_id=document,
        standing=Standing.NAME,
        offices=frozenset([office] if office else []),
        traits=traits or Traits(),
        owner_name=owner,
        context=frozenset(beside),
    )


def count(ontology: Ontology, *entities: LocalEntity) -> int:
    return len(resolve(entities, ontology).clusters)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Moss", "ADA MOSS"),
        ("Ada Moss", "A. Moss"),
        ("Ada Moss", "Dr. Ada Moss"),
        ("Ada Moss", "Mrs Moss"),
        ("Robert Moss", "Bob Moss"),
        ("Bob Moss", "Rob Moss"),
        ("Sergey Petrovsky", "Sergei Petrovskiy"),
        ("Mohammed Harun", "Muhammad Haroon"),
        ("Ada Moss", "Ada Moss-Lind"),
        ("Ada Moss", "Ada Jane Moss"),
        ("Wei Jun", "Wei"),
        ("José Peña", "Jose Pena"),
        ("Pope Felix", "Pope Felix"),
    ],
)
def test_forms_of_one_name_are_one_where_the_story_is_one(ontology: Ontology, one: str, other: str) -> None:
    assert count(ontology, make("a", one, *STORY), make("b", other, *STORY)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Moss", "Bo Moss"),
        ("Ada Moss", "B. Moss"),
        ("Ada Jane Moss", "Ada Kim Moss"),
        ("Cy Moss Sr.", "Cy Moss Jr."),
        ("Ada Moss", "Ada Lind"),
        ("Ada Moss", "Adam Moss"),
        ("Pope Felix", "Pope Paul"),
    ],
)
def test_other_names_are_others_whatever_the_story(ontology: Ontology, one: str, other: str) -> None:
    assert count(ontology, make("a", one, *STORY), make("b", other, *STORY)) == 2


def test_namesakes_of_other_countries_ages_and_trades_are_two(ontology: Ontology) -> None:
    norway, chile = Traits(countries=frozenset({"country/norway"})), Traits(countries=frozenset({"country/chile"}))
    assert count(ontology, make("a", "Ada Moss", traits=norway), make("b", "Ada Moss", traits=chile)) == 2
    assert count(ontology, make("a", "Ada Moss", traits=norway), make("b", "Ada Moss", traits=norway)) == 1
    old, young = Traits(born=1938), Traits(born=1968)
    assert count(ontology, make("a", "Ada Moss", *STORY, traits=old), make("b", "Ada Moss", *STORY, traits=young)) == 2


def test_a_married_name_needs_the_husband_or_office_and_story(ontology: Ontology) -> None:
    office = "country/norway/prime-minister"
    one, other = (make(id, name, *STORY, office=office) for id, name in (("a", "Ada Moss"), ("b", "Ada Lind")))
    assert count(ontology, one, other) == 1
    wife = make("a", "Ada Moss", *STORY, traits=Traits(spouses=frozenset({"cy lind"})))
    assert count(ontology, wife, make("b", "Ada Lind", *STORY)) == 1


def test_a_surname_goes_to_whom_the_story_tells_of(ontology: Ontology) -> None:
    ada, bo = make("a", "Ada Moss", *STORY), make("b", "Bo Moss", "di falk", "ed vik", "fjord line")
    clusters = resolve([ada, bo, make("c", "Moss", *STORY)], ontology).clusters
    assert [{local.document_id for local in members} for members in clusters] == [{"a", "c"}, {"b"}]
    assert count(ontology, ada, bo, make("c", "Moss", *STORY, "di falk", "ed vik", "fjord line")) == 3


def test_companies_subsidiaries_and_acronyms(ontology: Ontology) -> None:
    company, body = "kg:Company", "kg:Organization"
    assert count(ontology, make("a", "Bolt", kind=company), make("b", "Bolt Inc.", kind=company)) == 1
    assert count(ontology, make("a", "Bolt", *STORY, kind=company), make("b", "Bolt Energy", *STORY, kind=company)) == 2
    assert count(ontology, make("a", "Oslo Labour Centre", kind=body), make("b", "Oslo Labor Center", kind=body)) == 1
    union = make("a", "Harbour Workers Union", kind=body)
    assert count(ontology, union, make("b", "HWU", kind=body)) == 1
    assert count(ontology, union, make("b", "HWU", kind=body), make("c", "Hull Writers Union", kind=body)) == 3


def test_one_name_in_several_classes_is_one_where_the_story_is_one(ontology: Ontology) -> None:
    assert count(ontology, make("a", "Bolt Runner", *STORY, kind="kg:Product"), make("b", "Bolt Runner", *STORY)) == 1
    assert count(ontology, make("a", "Bolt", kind="kg:Product"), make("b", "Bolt")) == 2


def test_what_the_score_is_made_of(ontology: Ontology) -> None:
    [match] = resolve([make("a", "Ada Moss", "bo lind"), make("b", "A. Moss", "bo lind")], ontology).matches
    assert match.features == (
        "same surname +1.0",
        "initial -0.3",
        "only one such name +0.2",
        "both beside bo lind +0.9",
    )
    assert (match.score, match.judgement) == (0.86, Judgement.SAME)


def judge(verdict: Judgement, one: LocalEntity, other: LocalEntity, line: int = 1, type: str | None = None) -> Judged:
    keys = (Key(document=local.document_id, name=local.entity.name) for local in (one, other))
    left, right = keys
    return Judged(verdict=verdict, left=left, right=right, line=line, type=type)


def test_judgements_beat_the_score(ontology: Ontology) -> None:
    ada, bo, other = make("a", "Ada Moss", *STORY), make("b", "Bo Lind"), make("c", "Ada Moss", *STORY)
    joined = resolve([ada, bo, other], ontology, [judge(Judgement.SAME, ada, bo)])
    assert len(joined.clusters) == 1
    parted = resolve([ada, bo, other], ontology, [judge(Judgement.DIFFERENT, ada, other)])
    assert len(parted.clusters) == 3
    both = [judge(Judgement.SAME, ada, bo, 1), judge(Judgement.DIFFERENT, bo, other, 4)]
    assert [len(members) for members in resolve([ada, bo, other], ontology, both).clusters] == [2, 1]
    unsure = resolve([ada, bo, other], ontology, [judge(Judgement.UNSURE, ada, other)])
    assert len(unsure.clusters) == 2


def test_judgements_contradict_each_other_by_way_of_others(ontology: Ontology) -> None:
    one, two, three = make("a", "Ada Moss"), make("b", "Ada Berg"), make("c", "Ada Lind")
    judgements = [
        judge(Judgement.SAME, one, two, 3),
        judge(Judgement.SAME, two, three, 8),
        judge(Judgement.DIFFERENT, one, three, 13),
    ]
    with pytest.raises(
        JudgementError, match=r'mine, line 13: "Ada Moss" in a and "Ada Lind" in c .* lines 3 and 8 say'
    ):
        resolve([one, two, three], ontology, judgements, place="mine")
    with pytest.raises(JudgementError, match="lines 3 and 8"):  # whether the documents are there or not
        resolve([], ontology, judgements, place="mine")


def test_a_class_settles_what_is_read_as_two(ontology: Ontology) -> None:
    person, town = make("a", "Bolt"), make("b", "Bolt", kind="kg:City")
    with pytest.raises(JudgementError, match=r'kg:Person and kg:City, .* Add type = "kg:Person"'):
        resolve([person, town], ontology, [judge(Judgement.SAME, person, town)])
    [members] = resolve([person, town], ontology, [judge(Judgement.SAME, person, town, type="kg:Company")]).clusters
    assert {local.entity.type for local in members} == {"kg:Company"}


LOCALS = st.builds(
    make,
    st.sampled_from(["a", "b", "c", "d", "e"]),
    st.sampled_from(NAMES),
    st.sampled_from(STORY),
    st.sampled_from(["di falk", "ed vik"]),
    kind=st.sampled_from(["kg:Person", "kg:Company", "kg:Place"]),
    office=st.sampled_from([None, "country/norway/minister", "country/chile/minister"]),
    traits=st.builds(Traits, born=st.sampled_from([None, 1940, 1970])),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(LOCALS, max_size=9, unique_by=lambda local: local.id).flatmap(
        lambda entities: st.tuples(st.just(entities), st.permutations(entities))
    ),
    st.data(),
)
def test_the_order_of_entities_does_not_matter(
    orders: tuple[list[LocalEntity], list[LocalEntity]], data: st.DataObject
) -> None:
    entities, shuffled = orders
    judgements: list[Judged] = []
    if len(entities) > 1:
        one, other = data.draw(st.lists(st.sampled_from(entities), min_size=2, max_size=2, unique_by=id))
        if one.entity.type == other.entity.type:
            judgements = [judge(data.draw(st.sampled_from(list(Judgement))), one, other)]
    found = resolve(entities, ONTOLOGY, judgements)
    assert resolve(shuffled, ONTOLOGY, judgements) == found
    assert sorted(local.id for members in found.clusters for local in members) == sorted(e.id for e in entities)
    home = {local.id: number for number, members in enumerate(found.clusters) for local in members}
    for one in judgements:
        left, right = (home[f"{key.document}#{key.name}"] for key in (one.left, one.right))
        if one.verdict is not Judgement.UNSURE:
            assert (left == right) == (one.verdict is Judgement.SAME)
    for match in found.matches:
        assert match.left < match.right and 0 <= match.score <= 1
        assert match.judgement is not Judgement.SAME or home[match.left] == home[match.right]
