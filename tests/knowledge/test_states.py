"""States and what fills them: offices, occupations, topics, names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.knowledge import make_knowledge
from kgbuild.model.text import Argument, AttributionKind, MentionKind
from kgbuild.model.world import Entity, Knowledge, Literal, Participant, TimeInterval
from kgbuild.ontology.ontology import Ontology
from tests.knowledge.writing import Writing


def triples(knowledge: Knowledge) -> set[tuple[str, str, str | Literal]]:
    return {(statement.subject, statement.predicate, statement.object) for statement in knowledge.statements}


def entity(knowledge: Knowledge, id: str) -> Entity:
    [found] = [entity for entity in knowledge.entities if entity.id == id]
    return found


def test_an_office_is_one_node_however_it_is_worded(ontology: Ontology) -> None:
    writing = Writing("Norwegian Foreign Minister Ada Moss left. Bo Lind is Norway's former foreign minister.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    nominal = MentionKind.NOMINAL
    now = writing.mention("Norwegian Foreign Minister", "kg:Position", kind=nominal, head="Foreign Minister")
    once = writing.mention("Norway's former foreign minister", "kg:Position", kind=nominal, head="foreign minister")
    norway = writing.mention("Norwegian", "kg:Country", chain="norway")
    writing.mention("Norway", "kg:Country", chain="norway")
    writing.frame("Minister", "kg:positionIn", subject=now, object=norway)
    writing.frame("minister", "kg:positionIn", subject=once, object=norway)
    writing.frame("Minister", "kg:holdsPosition", subject=moss, object=now)
    writing.frame("minister", "kg:heldPosition", subject=lind, object=once)
    knowledge = make_knowledge([writing.reading()], ontology)
    assert triples(knowledge) == {
        ("person/ada-moss", "kg:holdsPosition", "position/norway/foreign-minister"),
        ("person/bo-lind", "kg:heldPosition", "position/norway/foreign-minister"),
        ("position/norway/foreign-minister", "kg:positionIn", "country/norway"),
    }
    office = entity(knowledge, "position/norway/foreign-minister")
    assert office.properties == (("kg:positionIn", "country/norway"),)
    assert all(statement.event is None for statement in knowledge.statements)
    assert entity(knowledge, "country/norway").names == ("Norway",)


def test_a_counterpart_has_the_office_of_whose_counterpart_he_is(ontology: Ontology) -> None:
    writing = Writing("Norwegian Foreign Minister Ada Moss met her Peruvian counterpart, Bo Lind.")
    moss = writing.mention("Ada Moss", "kg:Person", chain="moss")
    writing.mention("her", "kg:Person", kind=MentionKind.PRONOUN, chain="moss")
    lind = writing.mention("Bo Lind", "kg:Person")
    nominal = MentionKind.NOMINAL
    office = writing.mention("Norwegian Foreign Minister", "kg:Position", kind=nominal, head="Foreign Minister")
    other = writing.mention("her Peruvian counterpart", "kg:Position", kind=nominal, head="counterpart")
    norway, peru = writing.mention("Norwegian", "kg:Country"), writing.mention("Peruvian", "kg:Country")
    writing.frame("Minister", "kg:positionIn", subject=office, object=norway)
    writing.frame("Minister", "kg:holdsPosition", subject=moss, object=office)
    writing.frame("counterpart", "kg:positionIn", subject=other, object=peru)
    writing.frame("counterpart", "kg:holdsPosition", subject=lind, object=other)
    knowledge = make_knowledge([writing.reading()], ontology)
    assert ("person/bo-lind", "kg:holdsPosition", "position/peru/foreign-minister") in triples(knowledge)
    assert entity(knowledge, "position/peru/foreign-minister").name == "Foreign Minister"


def test_a_title_without_a_body_is_an_occupation(ontology: Ontology) -> None:
    writing = Writing("Ada Moss is a lawyer. Bo Lind was a lawyer.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    one = writing.mention("a lawyer", "kg:Position", kind=MentionKind.NOMINAL, head="lawyer")
    other = writing.mention("a lawyer", "kg:Position", kind=MentionKind.NOMINAL, head="lawyer", nth=2)
    writing.frame("lawyer", "kg:holdsPosition", subject=moss, object=one)
    writing.frame("lawyer", "kg:heldPosition", nth=2, subject=lind, object=other)
    knowledge = make_knowledge([writing.reading()], ontology)
    assert triples(knowledge) == {
        ("person/ada-moss", "kg:occupation", "topic/lawyer"),
        ("person/bo-lind", "kg:formerOccupation", "topic/lawyer"),
    }
    assert not [entity for entity in knowledge.entities if entity.type == "kg:Position"]


def test_a_state_keeps_its_valid_time_and_its_words(ontology: Ontology) -> None:
    writing = Writing("Ada Moss was a member of Acme from 2014 to 2016. She is 41.")
    moss = writing.mention("Ada Moss", "kg:Person", chain="moss")
    she = writing.mention("She", None, kind=MentionKind.PRONOUN, chain="moss")
    acme = writing.mention("Acme", "kg:Company")
    writing.frame("member", "kg:memberOf", subject=moss, object=acme, when="2014/2016")
    writing.frame("is", "kg:age", subject=she, words={"object": "41"})
    knowledge = make_knowledge([writing.reading()], ontology)
    assert triples(knowledge) == {
        ("person/ada-moss", "kg:memberOf", "organization/acme"),
        ("person/ada-moss", "kg:age", Literal(text="41")),
    }
    member = next(statement for statement in knowledge.statements if statement.predicate == "kg:memberOf")
    assert member.valid == TimeInterval(start="2014", end="2016")


def test_metonyms_and_titles_are_no_names(ontology: Ontology) -> None:
    writing = Writing("Norway agreed, Oslo said. The Nordic kingdom gave in. Oslo is cold.")
    writing.mention("Norway", "kg:Country", chain="norway")
    writing.mention("Oslo", "kg:Country", chain="norway")
    writing.mention("The Nordic kingdom", "kg:Country", kind=MentionKind.NOMINAL, head="kingdom", chain="norway")
    writing.mention("Oslo", "kg:City", nth=2)
    knowledge = make_knowledge([writing.reading()], ontology)
    norway = entity(knowledge, "country/norway")
    assert (norway.names, norway.metonyms, norway.titles) == (("Norway",), ("Oslo",), ("The Nordic kingdom",))
    assert entity(knowledge, "city/oslo").type == "kg:City"


def test_a_topic_is_one_node_a_lemma(ontology: Ontology) -> None:
    writing = Writing(
        "Ada Moss fears the drug prices in Oslo. Bo Lind wants a drug price of his own. A lack of progress hurts."
    )
    nominal = MentionKind.NOMINAL
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    prices = writing.mention("the drug prices in Oslo", None, kind=nominal, head="prices")
    price = writing.mention("a drug price", "kg:Topic", kind=nominal, head="price")
    lack = writing.mention("A lack of progress", "kg:Topic", kind=nominal, head="lack")
    writing.frame("fears", "kg:Emotion", experiencer=moss, stimulus=prices)
    writing.frame("wants", "kg:Emotion", experiencer=lind, stimulus=price)
    writing.frame("hurts", None, agent=lack)
    knowledge = make_knowledge([writing.reading()], ontology)
    topics = {entity.id: entity.name for entity in knowledge.entities if entity.type == "kg:Topic"}
    assert topics == {"topic/drug-price": "drug prices", "topic/lack-of-progress": "lack of progress"}


def test_what_is_only_described_and_nothing_said_of_is_no_entity(ontology: Ontology) -> None:
    writing = Writing("The rubble lay there. Ada Moss wept.")
    writing.mention("The rubble", "kg:Topic", kind=MentionKind.NOMINAL, head="rubble")
    writing.mention("Ada Moss", "kg:Person")
    assert [entity.id for entity in make_knowledge([writing.reading()], ontology).entities] == ["person/ada-moss"]


def test_pronouns_of_nobody_known_are_no_entities(ontology: Ontology) -> None:
    writing = Writing('She met Bo Lind. "They lied," he said.')
    she = writing.mention("She", None, kind=MentionKind.PRONOUN)
    they = writing.mention("They", None, kind=MentionKind.PRONOUN)
    he = writing.mention("he", "kg:Person", kind=MentionKind.PRONOUN, nth=2)
    claim = writing.attribution(he, "said", '"They lied,"', kind=AttributionKind.DIRECT)
    writing.frame("met", "kg:Meeting", participant=(she, writing.mention("Bo Lind", "kg:Person")))
    writing.frame("said", "kg:Communication", speaker=he)
    writing.frame("lied", None, agent=they, attributions=(claim,))
    knowledge = make_knowledge([writing.reading()], ontology)
    assert [entity.id for entity in knowledge.entities] == ["person/bo-lind"]
    assert {statement.predicate for statement in knowledge.statements} == {"rdf:type"}
    said = next(event for event in knowledge.events if event.type == "kg:Communication")
    assert Participant(role="kg:speaker", filler="kg:unnamed") in said.participants
    lied = next(statement for statement in knowledge.statements if statement.claimants)
    assert lied.claimants == ("kg:unnamed",)


@pytest.mark.parametrize("held", [True, False])
def test_an_office_owns_nothing_but_its_holder_does(ontology: Ontology, held: bool) -> None:
    writing = Writing("The owner of Acme, Ada Moss, wept.")
    owner = writing.mention("owner of Acme", "kg:Position", kind=MentionKind.NOMINAL, head="owner")
    moss, acme = writing.mention("Ada Moss", "kg:Person"), writing.mention("Acme", "kg:Company")
    writing.frame("owner", "kg:ownerOf", subject=owner, object=acme)
    if held:
        writing.frame("owner", "kg:holdsPosition", subject=moss, object=owner)
    owned = {triple for triple in triples(make_knowledge([writing.reading()], ontology)) if triple[1] == "kg:ownerOf"}
    assert owned == ({("person/ada-moss", "kg:ownerOf", "organization/acme")} if held else set())


def test_a_state_as_argument_leaves_its_words_or_its_bearer(ontology: Ontology) -> None:
    writing = Writing("Ada Moss fears the owner. Bo Lind hates that Acme has been big for more than a hundred years.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    acme = writing.mention("Acme", "kg:Company")
    state = writing.frame("owner", "kg:ownerOf", object=acme)
    big = writing.frame("big", "kg:hasAttribute", subject=acme, words={"object": "big"})
    writing.frame("fears", "kg:Emotion", experiencer=moss, stimulus=state)
    long = Argument(
        role="stimulus", span=writing.span("that Acme has been big for more than a hundred years"), frame=big
    )
    hate = writing.frame("hates", "kg:Emotion", experiencer=lind)
    writing.frames = [replace(f, arguments=(*f.arguments, long)) if f.id == hate else f for f in writing.frames]
    found = {
        participant.filler
        for event in make_knowledge([writing.reading()], ontology).events
        for participant in event.participants
        if participant.role in ("kg:stimulus", "kg:participant")
    }
    assert found == {"topic/owner", "organization/acme"}


def test_a_ministry_bears_the_name_of_its_country(ontology: Ontology) -> None:
    writing = Writing("Norway's Foreign Ministry agreed.")
    writing.mention("Norway", "kg:Country")
    writing.mention("Norway's Foreign Ministry", "kg:GovernmentBody", head="Foreign Ministry")
    knowledge = make_knowledge([writing.reading()], ontology)
    [body] = [entity for entity in knowledge.entities if entity.type == "kg:GovernmentBody"]
    assert body.id == "organization/norways-foreign-ministry"
    assert body.properties == (("kg:governmentOf", "country/norway"),)
    assert set(body.names) == {"Norway's Foreign Ministry", "Foreign Ministry"}


def test_what_a_title_says_after_its_noun_is_the_title_but_its_owner_is_not(ontology: Ontology) -> None:
    writing = Writing("Ada Moss is US Secretary of State. Bo Lind is secretary of defence of Norway.")
    nominal = MentionKind.NOMINAL
    one = writing.mention("US Secretary of State", "kg:Position", kind=nominal, head="Secretary")
    other = writing.mention("secretary of defence of Norway", "kg:Position", kind=nominal, head="secretary")
    writing.frame("Secretary", "kg:positionIn", subject=one, object=writing.mention("US", "kg:Country"))
    writing.frame("secretary", "kg:positionIn", subject=other, object=writing.mention("Norway", "kg:Country"))
    positions = {e.id for e in make_knowledge([writing.reading()], ontology).entities if e.type == "kg:Position"}
    assert positions == {"position/us/secretary-of-state", "position/norway/secretary-of-defence"}


def test_an_event_noun_without_a_frame_is_an_event_that_nobody_states(ontology: Ontology) -> None:
    writing = Writing("Ada Moss fears the long war in the north.")
    war = writing.mention("the long war in the north", "kg:War", kind=MentionKind.NOMINAL, head="war")
    writing.frame("fears", "kg:Emotion", experiencer=writing.mention("Ada Moss", "kg:Person"), stimulus=war)
    knowledge = make_knowledge([writing.reading()], ontology)
    [found] = [event for event in knowledge.events if event.type == "kg:War"]
    assert (found.asserted, found.label) == (False, "Long war in the north")


def test_words_that_point_back_are_no_topics_of_all_documents(ontology: Ontology) -> None:
    papers = []
    for id in ("a", "b"):
        writing = Writing("Ada Moss fears some of them.", id)
        them = writing.mention("some of them", "kg:Topic", kind=MentionKind.NOMINAL, head="some")
        writing.frame("fears", "kg:Emotion", experiencer=writing.mention("Ada Moss", "kg:Person"), stimulus=them)
        papers.append(writing.reading())
    topics = [entity.id for entity in make_knowledge(papers, ontology).entities if entity.type == "kg:Topic"]
    assert len(topics) == 2 and all(topic.startswith("topic/some-of-them-") for topic in topics)


def test_a_body_of_one_country_is_not_its_namesake_of_another(ontology: Ontology) -> None:
    writing = Writing("Norway's Congress agreed.")
    writing.mention("Norway", "kg:Country")
    writing.mention("Norway's Congress", "kg:GovernmentBody", head="Congress")
    knowledge = make_knowledge([writing.reading()], ontology)
    [body] = [entity for entity in knowledge.entities if entity.type == "kg:GovernmentBody"]
    assert body.id == "organization/norways-congress"


def test_an_office_without_a_body_is_its_documents_own_and_a_mere_title_an_occupation(ontology: Ontology) -> None:
    papers = []
    for id in ("a", "b"):
        writing = Writing("Interior Minister Ada Moss met the engineer Bo Lind.", id)
        moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
        nominal = MentionKind.NOMINAL
        minister = writing.mention("Interior Minister", "kg:Position", kind=nominal)
        engineer = writing.mention("engineer", "kg:Position", kind=nominal)
        writing.frame("Minister", "kg:holdsPosition", subject=moss, object=minister)
        writing.frame("engineer", "kg:holdsPosition", subject=lind, object=engineer)
        papers.append(writing.reading())
    assert triples(make_knowledge(papers[:1], ontology)) == {
        ("person/ada-moss", "kg:holdsPosition", "position/interior-minister"),
        ("person/bo-lind", "kg:occupation", "topic/engineer"),
    }
    offices = [entity.id for entity in make_knowledge(papers, ontology).entities if entity.type == "kg:Position"]
    assert len(offices) == 2


def test_a_lot_of_a_thing_is_the_thing_and_a_pronoun_no_topic(ontology: Ontology) -> None:
    writing = Writing("A lot of clerks at Acme fear it.")
    clerks = writing.mention("A lot of clerks at Acme", "kg:Group", kind=MentionKind.NOMINAL, head="lot")
    writing.frame("fear", "kg:Emotion", experiencer=clerks, words={"stimulus": "it"})
    [group] = make_knowledge([writing.reading()], ontology).entities
    assert (group.id, group.name) == ("group/clerks", "clerks")


@pytest.mark.parametrize(
    ("words", "head", "counted"),
    [
        ("Twelve people", "people", ("kg:number", "12", "person")),
        ("at least 14 people", "people", ("kg:atLeast", "14", "person")),
        ("the 1,200 sailors", "sailors", ("kg:number", "1200", "sailor")),
        ("up to twenty-five young recruits", "recruits", ("kg:atMost", "25", "recruit")),
        ("the 2012 protesters", "protesters", None),
        ("the first protesters", "protesters", None),
        ("several protesters", "protesters", None),
    ],
)
def test_a_counted_group_has_its_number(
    words: str, head: str, counted: tuple[str, str, str] | None, ontology: Ontology
) -> None:
    writing = Writing(f"On Monday {words} left the harbour.")
    group = writing.mention(words, "kg:Group", kind=MentionKind.NOMINAL, head=head)
    writing.frame("left", "kg:Departure", lemma="leave", person=group)
    [found] = [entity for entity in make_knowledge([writing.reading()], ontology).entities if entity.type == "kg:Group"]
    expected = (
        {counted[0]: Literal(text=counted[1], datatype="xsd:decimal"), "kg:unit": Literal(text=counted[2])}
        if counted
        else {}
    )
    assert dict(found.properties) == expected
