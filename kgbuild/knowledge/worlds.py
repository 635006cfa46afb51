"""Worlds: what holds across documents: who is who, what each thing is, which events several documents tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.knowledge.background import Triple, list_background
from kgbuild.knowledge.fusion import fuse_events, rename_ends
from kgbuild.knowledge.happenings import cluster_events, list_surroundings
from kgbuild.knowledge.linking import link_entity
from kgbuild.knowledge.local import EventDraft, LocalEntity, Outline, Standing, Told
from kgbuild.knowledge.resolution import Canonical, Ledger, canonise, list_pairs, resolve
from kgbuild.memory import uncollected
from kgbuild.model.judging import Judged
from kgbuild.model.world import Entity, Link, Resolution
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema

__all__ = ["World", "make_world"]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the documents have in common. `ids`: local entity or event -> what it is called in the graph, where that
    differs; `names`: id -> what people call it. `shared` are the events whose local id is not their own or that such events
    need, and whether anybody asserts them. `around`: place -> the places that contain it."""

    ids: Mapping[str, str]
    names: dict[str, str]
    shared: Mapping[str, EventDraft]
    around: Mapping[str, frozenset[str]]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    background: tuple[Triple, ...]
    resolution: Resolution

    def is_typed(self, entity: Entity) -> bool:
        """A named event that nobody asserts ("the Geneva summit", planned) keeps its names, without a type of event."""
        event = self.shared.get(entity.id)
        return event is None or event.event.asserted


@uncollected()
def make_world(
    outlines: Iterable[Outline],
    ontology: Ontology,
    judgements: Iterable[Judged] = (),
    *,
    place: str = "judgements",
    ledger: Ledger | None = None,
) -> World:
    """The world of some documents, whose order does not matter.

    `judgements` on who is who are obeyed; `place` is what errors call their file; `ledger` is what is
    known of who is who, and what will be.
    """
    known = sorted(outlines, key=lambda outline: outline.document_id)
    everything = [entity for outline in known for entity in outline.entities]
    resolved = resolve(everything, ontology, judgements, place=place, ledger=ledger)
    canonical = canonise(everything, resolved.clusters, ontology)
    around = list_surroundings(canonical.entries, ontology)
    ids = dict(canonical.ids)
    ids |= {event: ids[alias] for outline in known for event, alias in outline.aliases.items()}
    local = frozenset(ids[entity.id] for entity in everything if entity.standing is Standing.LOCAL)
    leaders = _find_clusters(known, ids, local, around, ontology)
    ids = {name: leaders.get(node, node) for name, node in ids.items()} | leaders
    return World(
        ids=ids,
        names={entity.id: entity.name for entity in canonical.entities} | {"kg:unnamed": "Somebody"},
        shared=_share_events(known, ids, ontology.schema),
        around=around,
        entities=canonical.entities,
        links=tuple(_list_links(everything, canonical, ontology)),
        background=list_background(canonical.entries, ontology.gazetteer, ontology.schema),
        resolution=Resolution(
            canonical=dict(sorted(canonical.ids.items())),
            matches=resolved.matches,
            names={local.id: local.entity.name for cluster in resolved.clusters for local in cluster},
            stale=resolved.stale,
            pairs=list_pairs(
                resolved.clusters, resolved.matches, (one for outline in known for one in outline.mentioned)
            ),
        ),
    )


def _find_clusters(
    outlines: Sequence[Outline],
    ids: Mapping[str, str],
    local: frozenset[str],
    around: Mapping[str, frozenset[str]],
    ontology: Ontology,
) -> dict[str, str]:
    """Canonical event -> the event that it is one with, where several documents tell of one."""
    drafts = (draft for outline in outlines for draft in outline.events)
    fused = fuse_events(drafts, frozenset(), ids, ontology.schema)
    return dict(cluster_events(fused, _rename_told(outlines, ids, ontology.schema), local, around, ontology))


def _rename_told(outlines: Iterable[Outline], ids: Mapping[str, str], schema: Schema) -> Iterator[tuple[str, Told]]:
    """What documents assert of events, over canonical ids; what a merge made reflexive is dropped."""
    for outline in outlines:
        for one in outline.told:
            subject, target = ids.get(one.subject, one.subject), None
            if one.object is not None:
                subject, other = rename_ends(one.subject, one.predicate, one.object, ids, schema)
                target = str(other)
            if subject != target:
                event = ids.get(one.event, one.event)
                yield outline.document_id, replace(one, event=event, subject=subject, object=target)


def _share_events(outlines: Sequence[Outline], ids: Mapping[str, str], schema: Schema) -> Mapping[str, EventDraft]:
    """The events that are called otherwise than in their documents, with all that takes part in them."""
    groups: dict[str, list[EventDraft]] = {}
    for outline in outlines:
        for draft in outline.events:
            groups.setdefault(ids.get(draft.event.id, draft.event.id), []).append(draft)
    waiting = [ids[draft.event.id] for drafts in groups.values() for draft in drafts if draft.event.id in ids]
    shared = set(waiting)
    while waiting:
        for draft in groups[waiting.pop()]:
            for participant in draft.event.participants:
                node = ids.get(str(participant.filler), participant.filler)
                if isinstance(node, str) and node in groups and node not in shared:
                    shared.add(node)
                    waiting.append(node)
    asserted = frozenset(told.event for _, told in _rename_told(outlines, ids, schema))
    fused = fuse_events((draft for name in shared for draft in groups[name]), asserted, ids, schema)
    return {draft.event.id: draft for draft in fused}


def _list_links(everything: Iterable[LocalEntity], canonical: Canonical, ontology: Ontology) -> Iterator[Link]:
    found: dict[str, list[str]] = {}
    for local in everything:
        found.setdefault(canonical.ids[local.id], []).extend(local.links)
    for entity in canonical.entities:
        entry = ontology.gazetteer.entries.get(canonical.entries.get(entity.id, ""))
        yield from link_entity(entity.id, entry, found.get(entity.id, ()))
