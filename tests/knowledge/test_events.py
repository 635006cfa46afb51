"""Events: frames with their participants, direct edges, times and labels."""

from __future__ import annotations

import pytest

from kgbuild.knowledge import make_knowledge
from kgbuild.model.text import MentionKind, Modality, Polarity, Quantity
from kgbuild.model.world import Event, EventTime, Knowledge, Literal, Participant, Statement
from kgbuild.ontology.ontology import Ontology
from tests.knowledge.papers import write_meeting
from tests.knowledge.writing import Writing


def triples(knowledge: Knowledge) -> set[tuple[str, str, str | Literal]]:
    return {(statement.subject, statement.predicate, statement.object) for statement in knowledge.statements}


def roles(event: Event) -> set[tuple[str, str | Literal]]:
    return {(participant.role, participant.filler) for participant in event.participants}


def test_a_meeting_has_its_edge_place_time_occasion_and_label(ontology: Ontology) -> None:
    knowledge = make_knowledge([write_meeting().reading()], ontology)
    [event] = knowledge.events
    assert event.asserted
    assert event.label == "Meeting of Ada Moss and Bo Lind, 2025-03-03"
    assert roles(event) == {
        ("kg:participant", "person/ada-moss"),
        ("kg:participant", "person/bo-lind"),
        ("kg:place", "city/oslo"),
        ("kg:occasion", "event/alder-summit"),
    }
    assert event.time is not None
    assert (event.time.value, event.time.earliest, event.time.latest) == ("2025-03-03", "2025-03-03", "2025-03-03")
    assert triples(knowledge) == {("person/ada-moss", "kg:met", "person/bo-lind")}
    [statement] = knowledge.statements
    assert statement.event == event.id
    [evidence] = statement.evidence
    assert evidence.exact.startswith("Ada Moss met") and evidence.exact.endswith("summit.")
    assert (evidence.frame_id, evidence.trigger, evidence.extractor, evidence.confidence) == (
        "f1",
        "met",
        "verbal",
        0.88,
    )


def test_what_an_event_lies_in_is_background(ontology: Ontology) -> None:
    knowledge = make_knowledge([write_meeting().reading()], ontology)
    assert ("city/oslo", "kg:locatedIn", "country/norway") in knowledge.background
    assert ("city/oslo", "kg:capitalOf", "country/norway") in knowledge.background
    assert "Norway" in {entity.name for entity in knowledge.entities}
    linked = {link.entity for link in knowledge.links}
    assert {"city/oslo", "country/norway"} <= linked


def test_an_event_of_more_than_six_has_no_pairs(ontology: Ontology) -> None:
    names = ["Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus"]
    for count in (3, 6, 7):
        writing = Writing(f"{' Moss, '.join(names[:count])} Moss met.")
        people = tuple(writing.mention(f"{name} Moss", "kg:Person") for name in names[:count])
        writing.frame("met", "kg:Meeting", participant=people)
        statements = make_knowledge([writing.reading()], ontology).statements
        pairs = count * (count - 1) // 2 if count <= 6 else 1
        assert len(statements) == pairs
        assert {s.predicate for s in statements} == ({"kg:met"} if count <= 6 else {"rdf:type"})


def test_an_intransitive_is_stated_as_its_class(ontology: Ontology) -> None:
    writing = Writing("Ada Moss wept.")
    writing.frame("wept", "kg:Emotion", experiencer=writing.mention("Ada Moss", "kg:Person"))
    knowledge = make_knowledge([writing.reading()], ontology)
    [event] = knowledge.events
    assert triples(knowledge) == {(event.id, "rdf:type", "kg:Emotion")}
    assert event.label == "Emotion: Ada Moss"


def test_a_plan_is_not_asserted(ontology: Ontology) -> None:
    writing = Writing("Ada Moss will visit Oslo.")
    writing.frame(
        "visit",
        "kg:Visit",
        modality=Modality.INTENDED,
        visitor=writing.mention("Ada Moss", "kg:Person"),
        destination=writing.mention("Oslo", "kg:City"),
    )
    knowledge = make_knowledge([writing.reading()], ontology)
    assert triples(knowledge) == {("person/ada-moss", "kg:visited", "city/oslo")}
    assert not knowledge.statements[0].asserted
    assert not knowledge.events[0].asserted


def test_what_did_not_happen_is_not_what_happened(ontology: Ontology) -> None:
    # The second frame is marked as the same event, but the text denies it.
    writing = Writing("Ada Moss met Bo Lind. She never met him.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    first = writing.frame("met", "kg:Meeting", participant=(moss, lind))
    writing.frame("met", "kg:Meeting", nth=2, participant=(moss, lind), polarity=Polarity.NEGATIVE, same=first)
    knowledge = make_knowledge([writing.reading()], ontology)
    assert [event.asserted for event in knowledge.events].count(True) == 1
    assert {s.polarity for s in knowledge.statements} == {Polarity.POSITIVE, Polarity.NEGATIVE}


def test_two_frames_of_one_event_are_one_node(ontology: Ontology) -> None:
    writing = Writing("Ada Moss met Bo Lind. The meeting in Oslo was short.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    first = writing.frame("met", "kg:Meeting", participant=(moss, lind))
    writing.mention("The meeting in Oslo", "kg:Meeting", kind=MentionKind.NOMINAL, head="meeting")
    writing.frame("meeting", "kg:Meeting", place=writing.mention("Oslo", "kg:City"), same=first, when="2025-W10")
    [event] = make_knowledge([writing.reading()], ontology).events
    assert ("kg:place", "city/oslo") in roles(event) and ("kg:participant", "person/bo-lind") in roles(event)
    assert event.time is not None and event.time.earliest == "2025-03-03" and event.time.value is None


def test_an_open_predicate_takes_its_patient_or_its_first_preposition(ontology: Ontology) -> None:
    writing = Writing("Ada Moss juggled the knives. The Heron docked with the Gull at dawn. Bo Lind sneezed.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    knives = writing.mention("the knives", "kg:Weapon", kind=MentionKind.NOMINAL, head="knives")
    heron = writing.mention("The Heron", "kg:Product", head="Heron")
    gull = writing.mention("the Gull", "kg:Product", head="Gull")
    writing.frame("juggled", None, lemma="juggle", agent=moss, patient=knives)
    writing.frame("docked", None, lemma="dock", agent=heron, prep_with=gull)
    writing.frame("sneezed", None, lemma="sneeze", agent=lind)
    knowledge = make_knowledge([writing.reading()], ontology)
    sneeze = next(event for event in knowledge.events if event.predicate == "open:sneeze")
    assert triples(knowledge) == {
        ("person/ada-moss", "open:juggle", "weapon/knive"),
        ("product/heron", "open:dock-with", "product/gull"),
        (sneeze.id, "rdf:type", "kg:Event"),
    }
    dock = next(event for event in knowledge.events if event.predicate == "open:dock-with")
    assert dock.type == "kg:Event"
    assert roles(dock) == {("kg:agent", "product/heron"), ("open:with", "product/gull")}


def test_a_nominal_in_a_role_is_the_event_of_its_frame(ontology: Ontology) -> None:
    writing = Writing("The flood killed Ada Moss.")
    flood = writing.mention("The flood", "kg:Disaster", kind=MentionKind.NOMINAL, head="flood")
    writing.frame("flood", "kg:Disaster")
    writing.frame("killed", "kg:Death", cause=flood, person=writing.mention("Ada Moss", "kg:Person"))
    knowledge = make_knowledge([writing.reading()], ontology)
    disaster = next(event for event in knowledge.events if event.type == "kg:Disaster")
    assert (disaster.id, "kg:killed", "person/ada-moss") in triples(knowledge)
    assert disaster.label == "Flood"


def test_where_it_was_may_be_a_happening(ontology: Ontology) -> None:
    writing = Writing("Ada Moss criticised Bo Lind in a Cabinet meeting.")
    meeting = writing.mention("a Cabinet meeting", "kg:Meeting", kind=MentionKind.NOMINAL, head="meeting")
    writing.frame("meeting", "kg:Meeting")
    writing.frame(
        "criticised",
        "kg:Criticism",
        speaker=writing.mention("Ada Moss", "kg:Person"),
        target=writing.mention("Bo Lind", "kg:Person"),
        place=meeting,
    )
    knowledge = make_knowledge([writing.reading()], ontology)
    criticism = next(event for event in knowledge.events if event.type == "kg:Criticism")
    cabinet = next(event for event in knowledge.events if event.type == "kg:Meeting")
    assert ("kg:occasion", cabinet.id) in roles(criticism)
    assert cabinet.label == "Cabinet meeting"


def test_quantities_are_nodes_and_counts_are_literals(ontology: Ontology) -> None:
    writing = Writing("Acme bought Bolt for more than 1.2 billion euros. The two held several calls.")
    acme, bolt = writing.mention("Acme", "kg:Company"), writing.mention("Bolt", "kg:Company")
    price = writing.mention(
        "1.2 billion euros", "kg:Money", kind=MentionKind.QUANTITY, value=Quantity(number=1.2e9, unit="EUR")
    )
    writing.frame("bought", "kg:Acquisition", buyer=acme, target=bolt, price=price)
    writing.frame("calls", "kg:Call", participant=(acme, bolt), words={"count": "several"})
    knowledge = make_knowledge([writing.reading()], ontology)
    money = next(entity for entity in knowledge.entities if entity.type == "kg:Money")
    assert money.id == "quantity/EUR/at-least-1200000000"
    assert money.properties == (
        ("kg:atLeast", Literal(text="1200000000", datatype="xsd:decimal")),
        ("kg:unit", Literal(text="EUR")),
    )
    call = next(event for event in knowledge.events if event.type == "kg:Call")
    assert ("kg:count", Literal(text="several")) in roles(call)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-02", EventTime(value="2025-02", earliest="2025-02-01", latest="2025-02-28")),
        ("2025-W28", EventTime(earliest="2025-07-07", latest="2025-07-13", text="then")),
        ("PAST_REF", EventTime(text="then")),
        ("2014/2016", EventTime(earliest="2014-01-01", latest="2016-12-31", start="2014", end="2016", text="then")),
        ("2024-03/..", EventTime(earliest="2024-03-01", start="2024-03", text="then")),
        ("P2M", EventTime(text="then")),
        (None, EventTime(text="then")),
    ],
)
def test_times_keep_the_precision_of_the_text(ontology: Ontology, value: str | None, expected: EventTime) -> None:
    writing = Writing("Ada Moss wept then.")
    then = writing.mention("then", None, kind=MentionKind.TIME, value=value)
    writing.frame("wept", "kg:Emotion", experiencer=writing.mention("Ada Moss", "kg:Person"), time=then, when=value)
    [event] = make_knowledge([writing.reading()], ontology).events
    assert event.time is not None
    found = event.time
    assert (found.value, found.earliest, found.latest, found.start, found.end, found.text) == (
        expected.value,
        expected.earliest,
        expected.latest,
        expected.start,
        expected.end,
        expected.text,
    )


def test_two_frames_of_one_trigger_are_two_events(ontology: Ontology) -> None:
    writing = Writing("Ada Moss shot Bo Lind dead.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    writing.frame("shot", "kg:Attack", attacker=moss, target=lind)
    writing.frame("shot", "kg:Death", agent=moss, person=lind)
    knowledge = make_knowledge([writing.reading()], ontology)
    assert len({event.id for event in knowledge.events}) == 2
    by_predicate: dict[str, Statement] = {statement.predicate: statement for statement in knowledge.statements}
    assert by_predicate["kg:attacked"].event != by_predicate["kg:killed"].event


@pytest.mark.parametrize(
    ("words", "value", "property", "id"),
    [
        ("$2.4 million", Quantity(number=2.4e6, unit="USD"), "kg:number", "quantity/USD/2400000"),
        ("up to 90 million euros", Quantity(number=9e7, unit="EUR"), "kg:atMost", "quantity/EUR/at-most-90000000"),
        ("more than six years", "P6Y", "kg:atLeast", "quantity/year/at-least-6"),
    ],
)
def test_amounts_fill_open_predicates_and_roles(
    ontology: Ontology, words: str, value: str | Quantity, property: str, id: str
) -> None:
    writing = Writing(f"Clerks said that Ada Moss had hidden {words}.")
    moss, clerks = writing.mention("Ada Moss", "kg:Person"), writing.mention("Clerks", "kg:Group")
    bare = words.removeprefix("up to ").removeprefix("more than ")
    kind = MentionKind.QUANTITY if isinstance(value, Quantity) else MentionKind.TIME
    amount = writing.mention(bare, None, kind=kind, value=value)
    claim = writing.attribution(clerks, "said", f"Ada Moss had hidden {words}")
    writing.frame("hidden", None, lemma="hide", agent=moss, patient=amount, attributions=(claim,))
    knowledge = make_knowledge([writing.reading()], ontology)
    assert ("person/ada-moss", "open:hide", id) in triples(knowledge)
    [quantity] = [entity for entity in knowledge.entities if entity.id == id]
    assert quantity.name == bare
    assert property in dict(quantity.properties) and "kg:unit" in dict(quantity.properties)
    assert quantity.type == ("kg:Money" if kind is MentionKind.QUANTITY else "kg:Quantity")


def test_a_score_is_text_and_whole(ontology: Ontology) -> None:
    writing = Writing("Acton beat Bolton 3-1.")
    one, other = writing.mention("Acton", "kg:Team"), writing.mention("Bolton", "kg:Team")
    writing.frame("beat", "kg:Match", winner=one, loser=other, words={"score": "1"})
    [event] = make_knowledge([writing.reading()], ontology).events
    assert Participant(role="kg:score", filler=Literal(text="3-1")) in event.participants


@pytest.mark.parametrize("modality", [Modality.CERTAIN, Modality.PROBABLE])
def test_of_an_event_with_a_name_each_paper_says_when_it_is(modality: Modality, ontology: Ontology) -> None:
    papers = []
    for day in ("2025-03-03", "2025-03-04"):
        writing = Writing(f"The Alder Forum in Oslo is on {day}.", f"paper/{day}")
        writing.mention("The Alder Forum", "kg:Gathering", head="Alder Forum")
        oslo = writing.mention("Oslo", "kg:City")
        writing.frame("Forum", "kg:Gathering", when=day, place=oslo, modality=modality)
        papers.append(writing.reading())
    knowledge = make_knowledge(papers, ontology)
    named = {event.id for event in knowledge.events if event.id == "event/alder-forum"}
    planned = {event.id for event in knowledge.events if ("prov:specializationOf", "event/alder-forum") in roles(event)}
    assert (len(named), len(planned)) == ((1, 0) if modality is Modality.CERTAIN else (0, 2))
    told = [one for one in knowledge.statements if one.subject in named | planned]
    assert {one.valid.start for one in told if one.valid} == {"2025-03-03", "2025-03-04"}
    assert {(one.predicate, one.object, one.modality) for one in told} == {("rdf:type", "kg:Gathering", modality)}
