"""Telling: a reading as what its document says, over its own ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.knowledge.assertion import assert_reading
from kgbuild.knowledge.groups import tell_members
from kgbuild.knowledge.identities import identify_events
from kgbuild.knowledge.idle import without_idle
from kgbuild.knowledge.local import EventDraft, LocalEntity, LocalKnowledge, Standing
from kgbuild.knowledge.localise import localise
from kgbuild.knowledge.traits import add_traits
from kgbuild.model.text import Frame, Reading
from kgbuild.model.world import Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["read_locally"]


def read_locally(reading: Reading, ontology: Ontology) -> LocalKnowledge:
    """What one reading says, over its own ids."""
    reading = tell_members(reading)
    identities = identify_events(reading, ontology.schema)
    localised = localise(reading, ontology, identities)
    told = (identities.frames.get(frame.id, "") for frame in reading.frames if not _is_noun(frame))
    asserted = without_idle(
        assert_reading(localised, identities, ontology), (*localised.aliases, *told), ontology.schema
    )
    published = reading.document.published
    entities = add_traits((*localised.entities, *asserted.entities), asserted.statements, published, ontology)
    needed = set(_list_needed(asserted.events, asserted.statements))
    kept = [entity for entity in entities if entity.id in needed or _is_known(entity)]
    known = {entity.id for entity in kept} | {entity.owner for entity in kept}
    return LocalKnowledge(
        document=reading.document,
        entities=tuple(entity for entity in entities if entity.id in known),
        events=asserted.events,
        statements=asserted.statements,
        aliases=localised.aliases,
    )


def _is_noun(frame: Frame) -> bool:
    return (frame.trigger.pos or "").startswith("N")


def _is_known(entity: LocalEntity) -> bool:
    """Whether it is worth a node though nothing is said of it: a name, an office of somebody, an amount of money."""
    return not entity.passing and entity.standing not in (Standing.KIND, Standing.LOCAL)


def _list_needed(events: Iterable[EventDraft], statements: Iterable[Statement]) -> Iterator[str]:
    for draft in events:
        yield from (p.filler for p in draft.event.participants if isinstance(p.filler, str))
    for statement in statements:
        yield from (node for node in (statement.subject, statement.object) if isinstance(node, str))
        yield from statement.claimants
