"""A small, rich Knowledge made by hand: what two short articles and a gazetteer would give."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.model.ids import content_id
from kgbuild.model.text import Document, Modality, Polarity, Span, TimeFrom
from kgbuild.model.world import (
    Entity,
    Event,
    EventTime,
    Evidence,
    Judgement,
    Knowledge,
    Link,
    Literal,
    Match,
    Participant,
    Quoted,
    Resolution,
    Statement,
    TimeInterval,
)

HARBOUR = "harbour.txt"
GAZETTE = "https://news.example/gazette/42"

SENTENCES = {
    HARBOUR: (
        "Foreign Minister Ana Sorel met Tomas Brandt in Oslo on Tuesday.",
        "Brandt said Sorel had ignored “every single warning”.",
        "Sorel denied that she had ignored them.",
        "Norland plans to dock the ferry with the Aurora platform.",
        "An aide told reporters that Brandt thinks Sorel will resign.",
        "Former chief executive Ida Mohn paid 1.2 billion euros for Kelp Ltd.",
    ),
    GAZETTE: ("Sorel and Brandt held talks in Oslo.", "Norland's harbour was attacked, it was reported."),
}


def _text(document_id: str) -> str:
    return " ".join(SENTENCES[document_id])


def evidence(document_id: str, frame_id: str, sentence: int, trigger: str, confidence: float = 0.9) -> Evidence:
    """A frame's evidence in one of the sentences above."""
    exact = SENTENCES[document_id][sentence]
    start = _text(document_id).index(exact)
    return Evidence(
        document_id=document_id,
        frame_id=frame_id,
        sentence=Span(start, start + len(exact)),
        exact=exact,
        trigger=trigger,
        extractor="verbal",
        confidence=confidence,
    )


def state(
    subject: str,
    predicate: str,
    object: str | Literal,
    *evidence: Evidence,
    event: str | None = None,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.CERTAIN,
    claimants: tuple[str, ...] = (),
    said_in: str | None = None,
    valid: TimeInterval | None = None,
) -> Statement:
    """A statement whose id is made of its content."""
    words = object.text if isinstance(object, Literal) else object
    parts = [subject, predicate, words, event, polarity, modality, *claimants, said_in]
    return Statement(
        id=f"statement/{content_id(parts)}",
        subject=subject,
        predicate=predicate,
        object=object,
        event=event,
        polarity=polarity,
        modality=modality,
        claimants=claimants,
        said_in=said_in,
        valid=valid,
        evidence=evidence,
    )


def role(role: str, *fillers: str | Literal) -> Iterable[Participant]:
    return (Participant(role=role, filler=filler) for filler in fillers)


MEETING = Event(
    id="event/meeting",
    type="kg:Meeting",
    label="Meeting of Ana Sorel and Tomas Brandt, 2025-03-04",
    participants=(*role("kg:participant", "person/ana-sorel", "person/tomas-brandt"), *role("kg:place", "city/oslo")),
    time=EventTime(value="2025-03-04", earliest="2025-03-04", latest="2025-03-04", source=TimeFrom.PHRASE),
    asserted=True,
)
SPEECH = Event(
    id="event/speech",
    type="kg:Communication",
    label="Tomas Brandt said",
    participants=(*role("kg:speaker", "person/tomas-brandt"), *role("kg:about", "person/ana-sorel")),
    time=EventTime(earliest="2025-03-03", latest="2025-03-09", text="this week", source=TimeFrom.CLAUSE),
    quoted=Quoted(content="Sorel had ignored “every single warning”", quotation="mixed", cue="said"),
    asserted=True,
)
IGNORING = Event(
    id="event/ignoring",
    type="kg:Event",
    predicate="open:ignore",
    label="Ana Sorel ignore every single warning",
    participants=tuple(role("kg:participant", "person/ana-sorel")),
)
DENIAL = Event(
    id="event/denial",
    type="kg:Denial",
    label="Ana Sorel denied",
    participants=(*role("kg:speaker", "person/ana-sorel"), *role("kg:occasion", "event/docking")),
    quoted=Quoted(content="that she had ignored them", quotation="indirect", cue="denied"),
    asserted=True,
)
DOCKING = Event(
    id="event/docking",
    type="kg:Event",
    predicate="open:dock-with",
    label="Norland dock with the Aurora platform",
    participants=(*role("kg:participant", "country/norland"), *role("kg:count", Literal(text="several"))),
)
AIDE = Event(
    id="event/aide",
    type="kg:Communication",
    label="an aide told reporters",
    participants=tuple(role("kg:speaker", "group/aide")),
    quoted=Quoted(content="that Brandt thinks Sorel will resign", quotation="indirect", cue="told"),
    asserted=True,
)
THOUGHT = Event(
    id="event/thought",
    type="kg:Attitude",
    label="Tomas Brandt thinks",
    participants=tuple(role("kg:holder", "person/tomas-brandt")),
    quoted=Quoted(content="Sorel will resign", quotation=None, cue="thinks"),
)
RESIGNATION = Event(
    id="event/resignation",
    type="kg:Departure",
    label="Departure of Ana Sorel",
    participants=tuple(role("kg:person", "person/ana-sorel")),
)
ATTACK = Event(
    id="event/attack",
    type="kg:Attack",
    label="Attack on Norland",
    participants=tuple(role("kg:target", "country/norland")),
    time=EventTime(text="in recent months"),
)
PURCHASE = Event(
    id="event/purchase",
    type="kg:Acquisition",
    label="Acquisition of Kelp Ltd by Ida Mohn",
    participants=(
        *role("kg:buyer", "person/ida-mohn"),
        *role("kg:target", "company/kelp-ltd"),
        *role("kg:price", "quantity/EUR/1200000000"),
    ),
    asserted=True,
)

STATEMENTS = (
    state(
        "person/ana-sorel",
        "kg:met",
        "person/tomas-brandt",
        evidence(HARBOUR, "f1", 0, "met", 0.95),
        evidence(GAZETTE, "f1", 0, "talks", 0.7),
        event="event/meeting",
    ),
    state("event/speech", "rdf:type", "kg:Communication", evidence(HARBOUR, "f2", 1, "said"), event="event/speech"),
    state(
        "event/ignoring",
        "rdf:type",
        "kg:Event",
        evidence(HARBOUR, "f3", 1, "ignored"),
        event="event/ignoring",
        claimants=("person/tomas-brandt",),
        said_in="event/speech",
    ),
    state("event/denial", "rdf:type", "kg:Denial", evidence(HARBOUR, "f4", 2, "denied"), event="event/denial"),
    state(
        "event/ignoring",
        "rdf:type",
        "kg:Event",
        evidence(HARBOUR, "f5", 2, "ignored"),
        event="event/ignoring",
        polarity=Polarity.NEGATIVE,
        claimants=("person/ana-sorel",),
        said_in="event/denial",
    ),
    state(
        "country/norland",
        "open:dock-with",
        "facility/aurora",
        evidence(HARBOUR, "f6", 3, "dock"),
        event="event/docking",
        modality=Modality.INTENDED,
    ),
    state("event/aide", "rdf:type", "kg:Communication", evidence(HARBOUR, "f7", 4, "told"), event="event/aide"),
    state(
        "event/thought",
        "rdf:type",
        "kg:Attitude",
        evidence(HARBOUR, "f8", 4, "thinks"),
        event="event/thought",
        claimants=("group/aide",),
        said_in="event/aide",
    ),
    state(
        "event/resignation",
        "rdf:type",
        "kg:Departure",
        evidence(HARBOUR, "f9", 4, "resign"),
        event="event/resignation",
        modality=Modality.PROBABLE,
        claimants=("person/tomas-brandt",),
        said_in="event/thought",
    ),
    state(
        "person/ana-sorel",
        "kg:holdsPosition",
        "position/norland/foreign-minister",
        evidence(HARBOUR, "f10", 0, "Foreign Minister"),
    ),
    state(
        "person/ida-mohn",
        "kg:heldPosition",
        "position/kelp-ltd/chief-executive",
        evidence(HARBOUR, "f11", 5, "chief executive"),
        valid=TimeInterval(end="2024-12"),
    ),
    state(
        "person/ida-mohn",
        "kg:acquired",
        "company/kelp-ltd",
        evidence(HARBOUR, "f12", 5, "paid"),
        event="event/purchase",
    ),
    state("person/ida-mohn", "kg:age", Literal(text="61", datatype="xsd:integer"), evidence(HARBOUR, "f13", 5, "Mohn")),
    state(
        "event/attack",
        "rdf:type",
        "kg:Attack",
        evidence(GAZETTE, "f2", 1, "attacked"),
        event="event/attack",
        claimants=("kg:unnamed",),
    ),
)

ENTITIES = (
    Entity(id="city/oslo", type="kg:City", name="Oslo"),
    Entity(id="company/kelp-ltd", type="kg:Company", name="Kelp Ltd"),
    Entity(id="country/norland", type="kg:Country", name="Norland", metonyms=("Oslo",)),
    Entity(id="facility/aurora", type="kg:Facility", name="Aurora platform"),
    Entity(id="group/aide", type="kg:Group", name="aide"),
    Entity(
        id="person/ana-sorel",
        type="kg:Person",
        name="Ana Sorel",
        names=("Ana Sorel", "Sorel"),
        titles=("Foreign Minister",),
    ),
    Entity(id="person/ida-mohn", type="kg:Person", name="Ida Mohn"),
    Entity(id="person/tomas-brandt", type="kg:Person", name="Tomas Brandt", names=("Tomas Brandt", "Brandt")),
    Entity(
        id="position/kelp-ltd/chief-executive",
        type="kg:Position",
        name="chief executive of Kelp Ltd",
        properties=(("kg:positionIn", "company/kelp-ltd"),),
    ),
    Entity(
        id="position/norland/foreign-minister",
        type="kg:Position",
        name="Foreign Minister of Norland",
        properties=(("kg:positionIn", "country/norland"),),
    ),
    Entity(
        id="quantity/EUR/1200000000",
        type="kg:Money",
        name="1.2 billion euros",
        properties=(
            ("kg:number", Literal(text="1200000000", datatype="xsd:decimal")),
            ("kg:unit", Literal(text="EUR")),
        ),
    ),
)

KNOWLEDGE = Knowledge(
    documents=(
        Document(
            id=HARBOUR,
            text=_text(HARBOUR),
            title="Talks in Oslo",
            published="2025-03-05",
            publisher="The Harbour",
            language="en",
        ),
        Document(id=GAZETTE, text=_text(GAZETTE), url=GAZETTE, published="2025-03-05T18:30"),
    ),
    entities=ENTITIES,
    events=(MEETING, SPEECH, IGNORING, DENIAL, DOCKING, AIDE, THOUGHT, RESIGNATION, ATTACK, PURCHASE),
    statements=tuple(sorted(STATEMENTS, key=lambda statement: statement.id)),
    links=(Link(entity="city/oslo", target="http://www.wikidata.org/entity/Q585", score=1.0, method="gazetteer"),),
    background=(
        ("city/oslo", "kg:locatedIn", "country/norland"),
        ("city/oslo", "kg:capitalOf", "country/norland"),
        ("city/oslo", "prov:wasDerivedFrom", "gazetteer/cities.csv"),
    ),
    resolution=Resolution(
        canonical={
            f"{HARBOUR}#c1": "person/ana-sorel",
            f"{HARBOUR}#c2": "person/tomas-brandt",
            f"{GAZETTE}#c1": "person/ana-sorel",
        },
        matches=(
            Match(
                left=f"{HARBOUR}#c1",
                right=f"{GAZETTE}#c1",
                score=0.93,
                judgement=Judgement.SAME,
                features=("same last name", "same office"),
            ),
        ),
    ),
)
