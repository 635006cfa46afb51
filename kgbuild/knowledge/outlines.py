"""Outlines: what the rest of the world needs to know of a document, which is far less than what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.knowledge.fusion import fuse_events
from kgbuild.knowledge.happenings import is_single
from kgbuild.knowledge.local import EventDraft, LocalKnowledge, Mentioned, Outline, Standing, Told
from kgbuild.model.world import Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["outline_document"]

SENTENCES = 2  # of those that name a thing, which people may be shown


def outline_document(local: LocalKnowledge, ontology: Ontology) -> Outline:
    """The entities of a document, the events that others may tell of too, and where its named things stand."""
    drafts = {draft.event.id: draft for draft in fuse_events(local.events, frozenset(), {}, ontology.schema)}
    shared = {name for name, draft in drafts.items() if name in local.aliases or is_single(draft.event, ontology.cues)}
    waiting = list(shared)
    while waiting:
        # What takes part in an event is described wherever the event is.
        for node in _list_events(drafts[waiting.pop()], drafts):
            if node not in shared:
                shared.add(node)
                waiting.append(node)
    return Outline(
        document_id=local.document.id,
        entities=local.entities,
        aliases=local.aliases,
        events=tuple(drafts[name] for name in sorted(shared)),
        told=tuple(dict.fromkeys(_list_told(local.statements, shared))),
        mentioned=tuple(_list_mentioned(local)),
    )


def _list_events(draft: EventDraft, drafts: dict[str, EventDraft]) -> Iterator[str]:
    for participant in draft.event.participants:
        if isinstance(participant.filler, str) and participant.filler in drafts:
            yield participant.filler


def _list_told(statements: Iterable[Statement], shared: set[str]) -> Iterator[Told]:
    for statement in statements:
        if statement.asserted and statement.event in shared:
            target = statement.object if isinstance(statement.object, str) else None
            yield Told(
                event=statement.event or "", predicate=statement.predicate, subject=statement.subject, object=target
            )


def _list_mentioned(local: LocalKnowledge) -> Iterator[Mentioned]:
    named = {entity.id for entity in local.entities if entity.standing is Standing.NAME}
    count: dict[str, int] = {}
    found: dict[str, set[tuple[int, str]]] = {}
    for statement in local.statements:
        for node in {statement.subject, statement.object, *statement.claimants}:
            if isinstance(node, str) and node in named:
                count[node] = count.get(node, 0) + 1
                for evidence in statement.evidence:
                    found.setdefault(node, set()).add((evidence.sentence.start, " ".join(evidence.exact.split())))
    for node in sorted(count):
        sentences = tuple(words for _, words in sorted(found.get(node, ()))[:SENTENCES])
        yield Mentioned(local=node, statements=count[node], sentences=sentences)
