"""Survey of a reading: what its frames tell about its mentions before entities are made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgbuild.knowledge.identities import Identities
from kgbuild.model.text import Frame, Mention, MentionKind, Modality, Polarity, Reading, Span
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema

__all__ = ["Survey", "survey_reading"]

# States whose object is what an office or body belongs to.
OWNED_BY = ("kg:positionIn", "kg:governmentOf", "kg:partOf", "kg:subsidiaryOf")
OFFICE = ("kg:holdsPosition", "kg:heldPosition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """`owners`: mention id of an office or body -> that of its owner. `offices`: mention id of a holder -> those of the
    offices. `agents`: mentions in roles that only agents fill. `triggers`: at
    each character of one (span, event id, whether it is asserted)."""

    reading: Reading
    ontology: Ontology
    mentions: Mapping[str, Mention]
    owners: Mapping[str, str]
    offices: Mapping[str, tuple[str, ...]]
    agents: frozenset[str]
    triggers: Mapping[int, tuple[tuple[Span, str, bool], ...]]

    @property
    def text(self) -> str:
        return self.reading.document.text

    def head_text(self, mention: Mention) -> str:
        return mention.head.text(self.text)

    def full_text(self, mention: Mention) -> str:
        return mention.span.text(self.text)

    def countries_of(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The countries said to own one of the mentions, by a frame or before its name: "Norway's Congress"."""
        before = _list_possessors(self.reading, mentions)
        found = (self.owners.get(mention.id) or before.get(mention.id, "") for mention in mentions)
        return tuple(self.mentions[name] for name in found if name in self.mentions)

    def find_office(self, mention: Mention) -> Mention:
        """The mention whose words name an office: the mention itself, of "his Peruvian counterpart" the office that he holds."""
        if self.head_text(mention).lower() not in self.ontology.cues.words("people.counterparts"):
            return mention
        inside = (m for m in self.reading.mentions if m.span.start == mention.span.start and m.chain != mention.chain)
        chains = {m.chain for m in inside if m.chain is not None and m.span.end < mention.span.end}
        held = (self.offices.get(m.id, ()) for m in self.reading.mentions if m.chain in chains)
        return next((self.mentions[office] for offices in held for office in offices), mention)

    def covering(self, mentions: Sequence[Mention]) -> tuple[tuple[str, bool], ...]:
        """Events whose trigger is the head of one of the mentions, in text order, with whether they are asserted."""
        heads = [mention.head for mention in mentions if mention.kind is not MentionKind.PRONOUN]
        places = {place for head in heads for place in range(head.start, head.end)}
        found = {trigger for place in places for trigger in self.triggers.get(place, ())}
        return tuple(dict.fromkeys((event, asserted) for _, event, asserted in sorted(found)))


def survey_reading(reading: Reading, ontology: Ontology, identities: Identities) -> Survey:
    """What the frames of a reading tell about its mentions."""
    owners: dict[str, str] = {}
    offices: dict[str, list[str]] = {}
    agents: set[str] = set()
    for frame in reading.frames:
        agents.update(_list_agents(frame, ontology.schema))
        if frame.polarity is Polarity.NEGATIVE:
            continue
        if frame.type in OWNED_BY:
            owners.update((one, other) for one, other in _pair(frame) if one not in owners)
        if frame.type in OFFICE:
            for holder, office in _pair(frame):
                offices.setdefault(holder, []).append(office)
    bodies = [mention for mention in reading.mentions if mention.type == "kg:GovernmentBody"]
    return Survey(
        reading=reading,
        ontology=ontology,
        mentions={mention.id: mention for mention in reading.mentions},
        owners={**_list_possessors(reading, bodies), **owners},
        offices={holder: tuple(held) for holder, held in offices.items()},
        agents=frozenset(agents),
        triggers=_index_triggers(reading.frames, identities),
    )


def _index_triggers(frames: Sequence[Frame], identities: Identities) -> dict[int, tuple[tuple[Span, str, bool], ...]]:
    found: dict[int, tuple[tuple[Span, str, bool], ...]] = {}
    for frame in frames:
        if frame.id in identities.frames:
            trigger = frame.trigger.span, identities.frames[frame.id], is_asserted(frame)
            for place in range(frame.trigger.span.start, frame.trigger.span.end):
                found[place] = (*found.get(place, ()), trigger)
    return found


def _list_possessors(reading: Reading, bodies: Sequence[Mention]) -> dict[str, str]:
    """Bodies with the country before their name: "Norway's Foreign Ministry", "the Norwegian parliament"."""
    countries = [mention for mention in reading.mentions if mention.type == "kg:Country"]
    return {
        body.id: country.id
        for body in bodies
        for country in countries
        if country.id != body.id and body.span.start <= country.span.start and country.span.end <= body.head.end
    }


def is_asserted(frame: Frame) -> bool:
    """Whether the publisher says in its own voice that it is so."""
    return frame.polarity is Polarity.POSITIVE and frame.modality is Modality.CERTAIN and not frame.attributions


def _pair(frame: Frame) -> list[tuple[str, str]]:
    return [
        (one.mention, other.mention)
        for one in frame.fillers("subject")
        for other in frame.fillers("object")
        if one.mention and other.mention
    ]


def _list_agents(frame: Frame, schema: Schema) -> list[str]:
    found: list[str] = []
    for argument in frame.arguments:
        role = schema.role(argument.role)
        if argument.mention and role and schema.predicates[role].range == ("kg:Agent",):
            found.append(argument.mention)
    return found
