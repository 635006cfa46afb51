"""What one document knows: its own entities, before they are compared with those of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kgbuild.model.text import Document, Reading
from kgbuild.model.world import Entity, Event, Statement

__all__ = [
    "Asserted",
    "EventDraft",
    "LocalEntity",
    "LocalKnowledge",
    "Localised",
    "Mentioned",
    "Outline",
    "Standing",
    "Told",
    "Traits",
]


class Standing(StrEnum):
    """By what a thing is the same thing elsewhere."""

    NAME = "name"  # by its name: compared with the named things of other documents
    KIND = "kind"  # by its kind: one node for each lemma, such as a topic
    LOCAL = "local"  # by nothing: described, and known in its document only
    POSITION = "position"  # by its owner and its title
    QUANTITY = "quantity"  # by its number and unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a document says of a thing that tells it from its namesakes, each by the name or key that all documents share.

    `countries` it belongs to, `bodies` that it works for or is part of; `born` is the year, `spouses` the folded names.
    """

    countries: frozenset[str] = frozenset()
    occupations: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    spouses: frozenset[str] = frozenset()
    born: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """An entity of one document; `entity.id` is "<document>#<chain>".

    `entry` is its key in the gazetteer. `owner` is the local id of the body or country that it belongs to, `owner_name`
    what that is called. `key` is what it is the same by, where that is not a name. `offices` are "<owner>/<title>".
    `context` names what its document is about, itself too. `traits` is what else tells it from namesakes. `passing`: kept
    only where a statement or an event needs it.
    """

    entity: Entity
    document_id: str
    standing: Standing
    entry: str | None = None
    links: tuple[str, ...] = ()
    owner: str | None = None
    owner_name: str | None = None
    key: str | None = None
    offices: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    traits: Traits = Traits()
    passing: bool = False

    @property
    def id(self) -> str:
        return self.entity.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Localised:
    """A reading's entities. `nodes`: mention id -> local id or event id. `aliases`: event id -> local id of the named event
    that it is; `named` has those too that nobody asserts. `phrases`: event id -> the noun phrase that names it in the text.
    `bare`: events of nouns that no frame covers -> their class."""

    reading: Reading
    entities: tuple[LocalEntity, ...]
    nodes: Mapping[str, str]
    aliases: Mapping[str, str]
    named: Mapping[str, str]
    phrases: Mapping[str, str]
    bare: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event that still lacks its label; `phrase` is what the text calls it."""

    event: Event
    phrase: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asserted:
    """What a reading says of its entities, over local ids; statements have no id yet. `entities` are those that only
    the arguments of frames gave rise to."""

    events: tuple[EventDraft, ...]
    statements: tuple[Statement, ...]
    entities: tuple[LocalEntity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalKnowledge:
    """What one document says, over its own ids. `aliases`: event id -> local id of the named event that it is."""

    document: Document
    entities: tuple[LocalEntity, ...]
    events: tuple[EventDraft, ...]
    statements: tuple[Statement, ...]
    aliases: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That a document asserts something of an event; `object` is None where it is a value."""

    event: str
    predicate: str
    subject: str
    object: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """How many statements of its document name a local entity, and the first sentences of those."""

    local: str
    statements: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What others need to know of a document: its entities, the events that others may tell of (and what takes part in
    them) with what it asserts of those, and where its named things stand."""

    document_id: str
    entities: tuple[LocalEntity, ...]
    aliases: Mapping[str, str]
    events: tuple[EventDraft, ...]
    told: tuple[Told, ...]
    mentioned: tuple[Mentioned, ...]
