"""What is claimed of the world, and by whom: the nouns of the world floor.

Knowledge keeps document-local ids ("<document>#c3" for chain c3); `Resolution` maps them to canonical ones
("person/marco-rubio"). A node is named by a string: a canonical id, an event id ("event/<hash>"), a position, topic or
quantity id, or a CURIE of the ontology ("kg:Meeting", "open:dock-with").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from kgbuild.model.text import Document, Modality, Polarity, Span, TimeFrom

if TYPE_CHECKING:
    from kgbuild.model.judging import Pair

__all__ = [
    "Entity",
    "Event",
    "EventTime",
    "Evidence",
    "Judgement",
    "Knowledge",
    "Link",
    "Literal",
    "Match",
    "Participant",
    "Quoted",
    "Resolution",
    "Statement",
    "TimeInterval",
]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Literal:
    """A value in RDF's sense; `datatype` is a CURIE ("xsd:integer")."""

    text: str
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """ISO 8601 prefixes, precision kept; None is open or unknown."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When an event was: `value` an ISO date of the text's precision that XSD can write (else None); `earliest` and `latest`
    inclusive ISO dates between which it was; `start` and `end` only for what lasted; `text` the words of a vague time."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    start: str | None = None
    end: str | None = None
    text: str | None = None
    source: TimeFrom | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing in the world. `names` are true names (best first); `metonyms` ("Moscow") and `titles` ("the Russian leader")
    are how it was also referred to and never count as names. `properties` are further (predicate CURIE, value) facts of
    the entity itself, such as kg:positionIn of a position or kg:number of a quantity."""

    id: str
    type: str
    name: str
    names: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    properties: tuple[tuple[str, str | Literal], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """`role` is a CURIE ("kg:speaker"), `filler` a node or a literal."""

    role: str
    filler: str | Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What a communication says: the exact words, how they are quoted, and the word that introduces them."""

    content: str
    quotation: str | None
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`type` is an event class, or "kg:Event" with `predicate` an open predicate. `asserted`: whether its statement is."""

    id: str
    type: str
    label: str
    participants: tuple[Participant, ...] = ()
    time: EventTime | None = None
    predicate: str | None = None
    quoted: Quoted | None = None
    asserted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a statement was read: `frame_id` as in readings.jsonl, `sentence` and `exact` its span and characters."""

    document_id: str
    frame_id: str
    sentence: Span
    exact: str
    trigger: str
    extractor: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Subject, predicate, object, with who claims it and how. `claimants=()` is the publisher's own voice."""

    id: str
    subject: str
    predicate: str
    object: str | Literal
    event: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.CERTAIN
    claimants: tuple[str, ...] = ()
    said_in: str | None = None
    valid: TimeInterval | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def asserted(self) -> bool:
        """Positive, certain, and nobody's claim: its plain triple stands in the default graph."""
        return self.polarity is Polarity.POSITIVE and self.modality is Modality.CERTAIN and not self.claimants


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two local entities, how much they look alike (0 to 1), and why."""

    left: str
    right: str
    score: float
    judgement: Judgement
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entity's page elsewhere: `target` is a full IRI."""

    entity: str
    target: str
    score: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Local entity id -> canonical id, and the matches that decided it. `names`: what its document calls a local entity that
    bears a name. `stale`: judgements that fit nothing any more, by
    line, with the reason. `pairs`: what is worth a look, most of all first."""

    canonical: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    matches: tuple[Match, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    stale: tuple[tuple[int, str], ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that the documents say, over canonical ids, each tuple sorted by id. `background` are triples (node, predicate
    CURIE, node or literal) that the gazetteers know of entities that occur."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    background: tuple[tuple[str, str, str | Literal], ...] = ()
    resolution: Resolution = field(default_factory=Resolution)
