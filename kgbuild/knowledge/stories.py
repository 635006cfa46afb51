"""Stories: what one document says, over the ids that all documents share."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kgbuild.knowledge.fusion import fuse_events, fuse_statements
from kgbuild.knowledge.happenings import place_narrowly
from kgbuild.knowledge.labels import label_event
from kgbuild.knowledge.local import EventDraft, LocalKnowledge, Outline
from kgbuild.knowledge.worlds import World
from kgbuild.model.ids import content_id
from kgbuild.model.text import Document
from kgbuild.model.world import Event, Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["Story", "stamp_story", "tell_story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A document's statements with its own evidence, and the events that it speaks of as all documents together tell them;
    both are sorted by id."""

    document: Document
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]


def tell_story(local: LocalKnowledge, world: World, ontology: Ontology) -> Story:
    """What a document of a world says there."""
    statements = fuse_statements(local.statements, world.ids, ontology.schema)
    asserted = frozenset(st.event for st in statements if st.asserted and st.event is not None)
    own = fuse_events(local.events, asserted, world.ids, ontology.schema)
    drafts = {draft.event.id: world.shared.get(draft.event.id, draft) for draft in own}
    drafts.update(_follow_shared(drafts.values(), world))
    ordered = (drafts[name] for name in sorted(drafts))
    return Story(
        document=local.document,
        events=_label_events(place_narrowly(ordered, world.around), world.names, ontology),
        statements=statements,
    )


def stamp_story(outline: Outline, world: World) -> str:
    """A hash of all that a document's story takes from the world; the same world of the same document tells the same."""
    used = [entity.id for entity in outline.entities]
    events = [draft.event.id for draft in outline.events]
    parts: list[str | None] = []
    for name in (*used, *sorted(outline.aliases), *events):
        node = world.ids.get(name)
        parts += (name, node, world.names.get(node or ""), *sorted(world.around.get(node or "", ())))
    shared = (world.shared[node] for name in events if (node := world.ids.get(name, name)) in world.shared)
    drafts = {draft.event.id: draft for draft in shared}
    drafts.update(_follow_shared(drafts.values(), world))
    for name in sorted(drafts):
        parts.append(repr(drafts[name]))
        for participant in drafts[name].event.participants:
            node = str(participant.filler)
            parts += (world.names.get(node), *sorted(world.around.get(node, ())))
    return content_id(parts)


def _follow_shared(drafts: Iterable[EventDraft], world: World) -> Iterator[tuple[str, EventDraft]]:
    """The shared events that others need which take part in them, and so on."""
    waiting = [draft for draft in drafts if draft.event.id in world.shared]
    seen = {draft.event.id for draft in waiting}
    while waiting:
        for participant in waiting.pop().event.participants:
            node = participant.filler
            if isinstance(node, str) and node in world.shared and node not in seen:
                seen.add(node)
                waiting.append(world.shared[node])
                yield node, world.shared[node]


def _label_events(found: Iterable[EventDraft], names: dict[str, str], ontology: Ontology) -> tuple[Event, ...]:
    """Events with their labels; a label may name other events by the labels that those would have alone."""
    drafts = tuple(found)
    first = {draft.event.id: label_event(draft, names, ontology.schema) for draft in drafts}
    known = ChainMap(names, first)
    labels = {d.event.id: names.get(d.event.id) or label_event(d, known, ontology.schema) for d in drafts}
    return tuple(replace(draft.event, label=labels[draft.event.id]) for draft in drafts)
