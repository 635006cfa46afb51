"""Happenings: which events of several documents are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.knowledge import make_knowledge
from kgbuild.model.text import Reading, TimeFrom
from kgbuild.ontology.ontology import Ontology
from tests.knowledge.writing import Writing


def tell(id: str, when: str, place: str | None = None, source: TimeFrom = TimeFrom.PHRASE, times: int = 1) -> Reading:
    """A paper that tells of a meeting, or of several at that time."""
    writing = Writing(" ".join(["Ada Moss met Bo Lind in Oslo or Bergen."] * times), id)
    for nth in range(1, times + 1):
        people = tuple(writing.mention(name, "kg:Person", chain=name, nth=nth) for name in ("Ada Moss", "Bo Lind"))
        where = {"place": writing.mention(place, "kg:City", nth=nth)} if place else {}
        writing.frame("met", "kg:Meeting", lemma="meet", when=when, nth=nth, participant=people, **where)
    reading = writing.reading()
    return replace(reading, frames=tuple(replace(frame, time_from=source) for frame in reading.frames))


def test_a_meeting_that_six_papers_report_is_one_event_with_six_sources(ontology: Ontology) -> None:
    papers = [
        tell("1", "2025-03-03"),
        tell("2", "2025-03-03", place="Oslo"),
        tell("3", "2025-03-03"),
        tell("4", "2025-W10"),
        tell("5", "2025-03-04", source=TimeFrom.DATELINE),
        tell("6", "2025-03-03", source=TimeFrom.DATELINE),
    ]
    knowledge = make_knowledge(papers, ontology)
    assert make_knowledge(papers[::-1], ontology) == knowledge
    [event] = knowledge.events
    [statement] = knowledge.statements
    assert [evidence.document_id for evidence in statement.evidence] == ["1", "2", "3", "4", "5", "6"]
    assert event.time is not None and event.time.value == "2025-03-03"
    assert event.id == min(event.id for paper in papers for event in make_knowledge([paper], ontology).events)


@pytest.mark.parametrize(
    "papers",
    [
        [tell("1", "2025-03-03"), tell("2", "2025-03-04")],
        [tell("1", "2025-03-03", place="Oslo"), tell("2", "2025-03-03", place="Bergen")],
        [tell("1", "2025-03-03"), tell("2", "2025-03")],
        [tell("1", "2025-03-03"), tell("2", "2025-03-08", source=TimeFrom.DATELINE)],
        [tell("1", "2025-03-03", times=2)],
    ],
)
def test_other_days_and_places_are_other_events(ontology: Ontology, papers: list[Reading]) -> None:
    assert len(make_knowledge(papers, ontology).events) == 2


def test_what_may_be_one_of_two_is_neither(ontology: Ontology) -> None:
    papers = [tell("1", "2025-03-03"), tell("2", "2025-03-05"), tell("3", "2025-W10")]
    assert len(make_knowledge(papers, ontology).events) == 3


def talk(id: str, *verbs: str, when: str = "2025-03-03", place: str | None = None) -> Reading:
    """A paper that tells that two met, held talks, or both."""
    writing = Writing(" ".join(f"Ada Moss {verb} Bo Lind in Oslo or Bergen." for verb in verbs), id)
    for nth, verb in enumerate(verbs, 1):
        people = tuple(writing.mention(name, "kg:Person", chain=name, nth=nth) for name in ("Ada Moss", "Bo Lind"))
        where = {"place": writing.mention(place, "kg:City", nth=nth)} if place else {}
        kind = {"met": "kg:Meeting", "phoned": "kg:Call"}.get(verb, "kg:Negotiation")
        writing.frame(verb, kind, when=when, participant=people, **where)
    return writing.reading()


def test_a_meeting_that_another_paper_calls_talks_is_one_event(ontology: Ontology) -> None:
    papers = [talk("1", "held talks with", place="Oslo"), talk("2", "met"), talk("3", "met", place="Oslo")]
    knowledge = make_knowledge(papers, ontology)
    assert make_knowledge(papers[::-1], ontology) == knowledge
    [event] = knowledge.events
    assert event.type == "kg:Meeting"
    said = {one.predicate: [evidence.document_id for evidence in one.evidence] for one in knowledge.statements}
    assert said == {"kg:met": ["2", "3"], "kg:negotiatedWith": ["1"]}
    assert {one.event for one in knowledge.statements} == {event.id}


@pytest.mark.parametrize(
    "papers",
    [
        [talk("1", "met"), talk("2", "phoned")],
        [talk("1", "met"), talk("2", "held talks with", when="2025-03-04")],
        [talk("1", "met", place="Oslo"), talk("2", "held talks with", place="Bergen")],
        [talk("1", "met", "held talks with")],
        # The second knows of both, and which the first means nobody knows but by the word.
        [talk("1", "met"), talk("2", "met", "held talks with")],
    ],
)
def test_other_deeds_days_and_places_are_other_events(ontology: Ontology, papers: list[Reading]) -> None:
    assert len(make_knowledge(papers, ontology).events) == 2
