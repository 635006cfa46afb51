"""Making knowledge: localise, assert, resolve, fuse, label, link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kgbuild.knowledge.assertion import assert_reading
from kgbuild.knowledge.background import list_background
from kgbuild.knowledge.fusion import fuse_events, fuse_statements
from kgbuild.knowledge.groups import tell_members
from kgbuild.knowledge.happenings import cluster_events, list_surroundings, place_narrowly
from kgbuild.knowledge.identities import identify_events
from kgbuild.knowledge.idle import without_idle
from kgbuild.knowledge.labels import label_event
from kgbuild.knowledge.linking import link_entity
from kgbuild.knowledge.local import EventDraft, LocalEntity, Standing
from kgbuild.knowledge.localise import localise
from kgbuild.knowledge.resolution import Canonical, Ledger, canonise, list_pairs, resolve
from kgbuild.knowledge.traits import add_traits
from kgbuild.model.judging import Judged
from kgbuild.model.text import Document, Frame, Reading
from kgbuild.model.world import Entity, Event, Knowledge, Link, Resolution, Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["make_knowledge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Local:
    """What one reading says, over its own ids."""

    document: Document
    entities: tuple[LocalEntity, ...]
    events: tuple[EventDraft, ...]
    statements: tuple[Statement, ...]
    aliases: Mapping[str, str]


def make_knowledge(
    readings: Iterable[Reading],
    ontology: Ontology,
    judgements: Iterable[Judged] = (),
    *,
    place: str = "judgements",
    ledger: Ledger | None = None,
) -> Knowledge:
    """All that the readings say, over canonical ids, each tuple sorted by id; their order does not matter.

    `judgements` on who is who are obeyed; `place` is what errors call their file; `ledger` is what is
    known of who is who, and what will be.
    """
    # One reading after the other is let go of: what it says is far smaller than it is.
    locals_ = sorted((_read_locally(reading, ontology) for reading in readings), key=lambda local: local.document.id)
    everything = [entity for one in locals_ for entity in one.entities]
    resolved = resolve(everything, ontology, judgements, place=place, ledger=ledger)
    canonical = canonise(everything, resolved.clusters, ontology)
    ids = dict(canonical.ids)
    ids |= {event: ids[alias] for one in locals_ for event, alias in one.aliases.items()}
    drafts = [draft for one in locals_ for draft in one.events]
    said = [statement for one in locals_ for statement in one.statements]
    statements = fuse_statements(said, ids, ontology.schema)
    fused = fuse_events(drafts, statements, ids, ontology.schema)
    local = frozenset(ids[entity.id] for entity in everything if entity.standing is Standing.LOCAL)
    around = list_surroundings(canonical.entries, ontology)
    merged = cluster_events(fused, statements, local, around, ontology)
    if merged:
        statements = fuse_statements(statements, merged, ontology.schema)
        fused = fuse_events(fused, statements, merged, ontology.schema)
    entities = canonical.entities
    names = {entity.id: entity.name for entity in entities} | {"kg:unnamed": "Somebody"}
    return Knowledge(
        documents=tuple(one.document for one in locals_),
        entities=entities,
        events=_label_events(place_narrowly(fused, around), names, ontology),
        statements=statements,
        links=tuple(_list_links(entities, everything, canonical, ontology)),
        background=list_background(canonical.entries, ontology.gazetteer, ontology.schema),
        resolution=Resolution(
            canonical=dict(sorted(canonical.ids.items())),
            matches=resolved.matches,
            names={local.id: local.entity.name for cluster in resolved.clusters for local in cluster},
            stale=resolved.stale,
            pairs=list_pairs(resolved.clusters, resolved.matches, said),
        ),
    )


def _read_locally(reading: Reading, ontology: Ontology) -> _Local:
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
    return _Local(
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


def _label_events(fused: Iterable[EventDraft], names: Mapping[str, str], ontology: Ontology) -> tuple[Event, ...]:
    """Events with their labels; a label may name other events by the labels that those would have alone."""
    drafts = tuple(fused)
    first = {draft.event.id: label_event(draft, names, ontology.schema) for draft in drafts}
    known = {**first, **names}
    labels = {d.event.id: names.get(d.event.id) or label_event(d, known, ontology.schema) for d in drafts}
    return tuple(replace(draft.event, label=labels[draft.event.id]) for draft in drafts)


def _list_links(
    entities: Iterable[Entity], everything: Iterable[LocalEntity], canonical: Canonical, ontology: Ontology
) -> Iterator[Link]:
    found: dict[str, list[str]] = {}
    for local in everything:
        found.setdefault(canonical.ids[local.id], []).extend(local.links)
    for entity in entities:
        entry = ontology.gazetteer.entries.get(canonical.entries.get(entity.id, ""))
        yield from link_entity(entity.id, entry, found.get(entity.id, ()))
