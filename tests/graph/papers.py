"""Papers that contradict each other: knowledge made by hand, a few words a statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.model.ids import content_id, slug
from kgbuild.model.text import Document, Modality, Polarity, Span, TimeFrom
from kgbuild.model.world import (
    Entity,
    Event,
    EventTime,
    Evidence,
    Knowledge,
    Literal,
    Participant,
    Resolution,
    Statement,
    TimeInterval,
)

FAMILIES = {"kg:City": "city", "kg:Company": "company", "kg:Country": "country", "kg:Group": "group"}


@dataclass
class Papers:
    """Documents, by the words of one sentence each, and what they say."""

    documents: dict[str, Document] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    background: list[tuple[str, str, str]] = field(default_factory=list)
    canonical: dict[str, str] = field(default_factory=dict)

    def paper(self, id: str, published: str | None = "2025-03-04", text: str | None = None) -> str:
        words = text or f"So {id} writes."
        self.documents[id] = Document(id=id, text=words, published=published, publisher=f"The {id}", language="en")
        return id

    def entity(self, name: str, type: str = "kg:Person", id: str | None = None) -> str:
        found = id or f"{FAMILIES.get(type, 'person')}/{slug(name)}"
        self.entities[found] = Entity(id=found, type=type, name=name)
        return found

    def office(self, title: str, body: str) -> str:
        return self.entity(f"{title} of {body}", "kg:Position", f"position/{slug(body)}/{slug(title)}")

    def amount(self, number: int, unit: str, bound: str = "kg:number", *, group: bool = False) -> str:
        name = f"{number} {unit}"
        found = f"{'group' if group else 'quantity'}/{slug(unit)}/{bound.removeprefix('kg:')}-{number}"
        properties = ((bound, Literal(text=str(number), datatype="xsd:decimal")), ("kg:unit", Literal(text=unit)))
        kind = "kg:Group" if group else "kg:Money"
        self.entities[found] = Entity(id=found, type=kind, name=name, properties=properties)
        return found

    def event(
        self, id: str, type: str, *roles: tuple[str, str | Literal], when: str | None = None, asserted: bool = True
    ) -> str:
        time = EventTime(value=when, earliest=when, latest=when, source=TimeFrom.PHRASE) if when else None
        participants = tuple(Participant(role=role, filler=filler) for role, filler in roles)
        label = f"{type.removeprefix('kg:')} {id}{f', {when}' if when else ''}"
        found = f"event/{id}"
        self.events[found] = Event(
            id=found, type=type, label=label, participants=participants, time=time, asserted=asserted
        )
        return found

    def named_event(self, name: str, type: str, *, asserted: bool = True) -> str:
        """An event that papers know by its name."""
        found = self.entity(name, type, f"event/{slug(name)}")
        self.events[found] = Event(id=found, type=type, label=name, asserted=asserted)
        self.canonical[f"{found}#c1"] = found
        return found

    def say(
        self,
        paper: str,
        subject: str,
        predicate: str,
        object: str | Literal,
        *,
        event: str | None = None,
        no: bool = False,
        may: bool = False,
        will: bool = False,
        by: str | None = None,
        valid: TimeInterval | None = None,
    ) -> None:
        words = object.text if isinstance(object, Literal) else object
        parts = [paper, subject, predicate, words, event, str(no), str(will), by, str(valid)]
        name = content_id(parts)
        text = self.documents[paper].text
        place = Evidence(
            document_id=paper,
            frame_id=f"f{name}",
            sentence=Span(0, len(text)),
            exact=text,
            trigger="so",
            extractor="verbal",
            confidence=0.9,
        )
        self.statements.append(
            Statement(
                id=f"statement/{name}",
                subject=subject,
                predicate=predicate,
                object=object,
                event=event,
                polarity=Polarity.NEGATIVE if no else Polarity.POSITIVE,
                modality=Modality.POSSIBLE if may else Modality.PROBABLE if will else Modality.CERTAIN,
                claimants=(by,) if by else (),
                valid=valid,
                evidence=(place,),
            )
        )

    def happens(self, paper: str, event: str, *, no: bool = False, by: str | None = None) -> None:
        """The paper says that an event happened."""
        self.say(paper, event, "rdf:type", self.events[event].type, event=event, no=no, by=by)

    def inside(self, place: str, outer: str) -> None:
        self.background.append((place, "kg:locatedIn", outer))

    def knowledge(self) -> Knowledge:
        return Knowledge(
            documents=tuple(self.documents[id] for id in sorted(self.documents)),
            entities=tuple(self.entities[id] for id in sorted(self.entities)),
            events=tuple(self.events[id] for id in sorted(self.events)),
            statements=tuple(sorted(self.statements, key=lambda one: one.id)),
            background=tuple(self.background),
            resolution=Resolution(canonical=self.canonical),
        )
