"""Claims: who says what, in which words, inside what."""

from __future__ import annotations

from kgbuild.knowledge import make_knowledge
from kgbuild.model.text import AttributionKind, MentionKind, Polarity
from kgbuild.model.world import Event, Knowledge
from kgbuild.ontology.ontology import Ontology
from tests.knowledge.writing import Writing


def fillers(event: Event, role: str) -> list[str]:
    return [str(participant.filler) for participant in event.participants if participant.role == role]


def find(knowledge: Knowledge, type: str) -> Event:
    [event] = [event for event in knowledge.events if event.type == type]
    return event


def test_a_claim_carries_its_source_and_the_words(ontology: Ontology) -> None:
    writing = Writing('Ada Moss told reporters that Bo Lind "attacked" Cy Reed.')
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    reed = writing.mention("Cy Reed", "kg:Person")
    reporters = writing.mention("reporters", "kg:Group", kind=MentionKind.NOMINAL)
    claim = writing.attribution(moss, "told", 'Bo Lind "attacked" Cy Reed', kind=AttributionKind.MIXED)
    writing.frame("told", "kg:Communication", speaker=moss, addressee=reporters)
    writing.frame("attacked", "kg:Attack", attacker=lind, target=reed, attributions=(claim,))
    knowledge = make_knowledge([writing.reading()], ontology)
    said = find(knowledge, "kg:Communication")
    assert said.asserted and said.quoted is not None
    assert said.quoted.content == 'Bo Lind "attacked" Cy Reed'
    assert (said.quoted.quotation, said.quoted.cue) == ("mixed", "told")
    assert fillers(said, "kg:speaker") == ["person/ada-moss"]
    assert fillers(said, "kg:about") == ["person/bo-lind", "person/cy-reed"]
    assert fillers(said, "kg:addressee") == ["group/reporters"]
    assert said.label == 'Ada Moss said: Bo Lind "attacked" Cy Reed'
    attack = next(statement for statement in knowledge.statements if statement.predicate == "kg:attacked")
    assert not attack.asserted
    assert (attack.claimants, attack.said_in) == (("person/ada-moss",), said.id)
    assert not find(knowledge, "kg:Attack").asserted


def test_a_denial_is_asserted_and_what_it_denies_is_negative(ontology: Ontology) -> None:
    writing = Writing("Acme denied that it had bought Bolt.")
    acme = writing.mention("Acme", "kg:Company", chain="acme")
    it = writing.mention("it", None, kind=MentionKind.PRONOUN, chain="acme")
    bolt = writing.mention("Bolt", "kg:Company")
    denial = writing.attribution(acme, "denied", "that it had bought Bolt")
    writing.frame("denied", "kg:Denial", speaker=acme)
    writing.frame("bought", "kg:Acquisition", buyer=it, target=bolt, polarity=Polarity.NEGATIVE, attributions=(denial,))
    knowledge = make_knowledge([writing.reading()], ontology)
    said = find(knowledge, "kg:Denial")
    assert said.asserted
    assert said.label == "Denial by Acme: that it had bought Bolt"
    bought = next(statement for statement in knowledge.statements if statement.predicate == "kg:acquired")
    assert (bought.polarity, bought.claimants) == (Polarity.NEGATIVE, ("organization/acme",))
    assert (bought.subject, bought.object) == ("organization/acme", "organization/bolt")


def test_a_claim_inside_a_claim_belongs_to_the_inner_source(ontology: Ontology) -> None:
    writing = Writing("Ada Moss said Bo Lind claimed Cy Reed wept.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    outer = writing.attribution(moss, "said", "Bo Lind claimed Cy Reed wept")
    inner = writing.attribution(lind, "claimed", "Cy Reed wept", within=outer)
    writing.frame(
        "wept", "kg:Emotion", experiencer=writing.mention("Cy Reed", "kg:Person"), attributions=(outer, inner)
    )
    knowledge = make_knowledge([writing.reading()], ontology)
    by_cue = {event.quoted.cue: event for event in knowledge.events if event.quoted}
    said, claimed = by_cue["said"], by_cue["claimed"]
    assert said.asserted and not claimed.asserted
    statements = {statement.event: statement for statement in knowledge.statements}
    assert (statements[said.id].claimants, statements[said.id].said_in) == ((), None)
    assert (statements[claimed.id].claimants, statements[claimed.id].said_in) == (("person/ada-moss",), said.id)
    wept = next(s for s in knowledge.statements if s.object == "kg:Emotion")
    assert (wept.claimants, wept.said_in) == (("person/bo-lind",), claimed.id)


def test_a_source_that_is_not_named_is_a_claimant_too(ontology: Ontology) -> None:
    writing = Writing("It was reported that Ada Moss wept.")
    report = writing.attribution(None, "reported", "Ada Moss wept")
    writing.frame("wept", "kg:Emotion", experiencer=writing.mention("Ada Moss", "kg:Person"), attributions=(report,))
    knowledge = make_knowledge([writing.reading()], ontology)
    assert all(s.claimants == ("kg:unnamed",) for s in knowledge.statements if s.object == "kg:Emotion")
    assert fillers(find(knowledge, "kg:Communication"), "kg:speaker") == ["kg:unnamed"]


def test_joint_sources_are_claimants_of_one_statement(ontology: Ontology) -> None:
    writing = Writing("Ada Moss and Bo Lind said Cy Reed wept.")
    moss, lind = writing.mention("Ada Moss", "kg:Person"), writing.mention("Bo Lind", "kg:Person")
    one = writing.attribution(moss, "said", "Cy Reed wept")
    writing.attribution(lind, "said", "Cy Reed wept")
    writing.frame("said", "kg:Communication", speaker=(moss, lind))
    writing.frame("wept", "kg:Emotion", experiencer=writing.mention("Cy Reed", "kg:Person"), attributions=(one,))
    knowledge = make_knowledge([writing.reading()], ontology)
    wept = next(s for s in knowledge.statements if s.object == "kg:Emotion")
    assert wept.claimants == ("person/ada-moss", "person/bo-lind")
    assert fillers(find(knowledge, "kg:Communication"), "kg:speaker") == ["person/ada-moss", "person/bo-lind"]


def test_an_attitude_has_a_holder(ontology: Ontology) -> None:
    writing = Writing("Ada Moss hopes that Bo Lind weeps.")
    moss = writing.mention("Ada Moss", "kg:Person")
    writing.mention("Bo Lind", "kg:Person")
    writing.attribution(moss, "hopes", "that Bo Lind weeps", kind=AttributionKind.ATTITUDE)
    knowledge = make_knowledge([writing.reading()], ontology)
    [event] = knowledge.events
    assert event.type == "kg:Attitude"
    assert fillers(event, "kg:holder") == ["person/ada-moss"] and not fillers(event, "kg:speaker")


def test_a_quotation_that_goes_on_is_an_utterance_of_its_own(ontology: Ontology) -> None:
    writing = Writing('"I wept," Ada Moss said. "I laughed."')
    moss = writing.mention("Ada Moss", "kg:Person")
    writing.attribution(moss, "said", '"I wept,"', kind=AttributionKind.DIRECT)
    writing.attribution(moss, "said", '"I laughed."', kind=AttributionKind.DIRECT)
    writing.frame("said", "kg:Communication", speaker=moss)
    knowledge = make_knowledge([writing.reading()], ontology)
    contents = {event.quoted.content: event for event in knowledge.events if event.quoted}
    assert set(contents) == {'"I wept,"', '"I laughed."'}
    later = next(s for s in knowledge.statements if s.event == contents['"I laughed."'].id)
    assert later.evidence[0].exact == '"I laughed."'


def test_long_contents_are_cut_in_labels_only(ontology: Ontology) -> None:
    content = "the harbour would stay shut for weeks because of the ice that had come down from the north in the night"
    writing = Writing(f"Ada Moss said {content}.")
    writing.attribution(writing.mention("Ada Moss", "kg:Person"), "said", content)
    [event] = make_knowledge([writing.reading()], ontology).events
    assert event.quoted is not None and event.quoted.content == content
    assert len(event.label) <= 80 and event.label.endswith("…")
