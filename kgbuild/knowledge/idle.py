"""Idle events: "a change" of nothing at no time, of which nothing else speaks, tells nothing that could be asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgbuild.knowledge.local import Asserted, EventDraft
from kgbuild.model.world import Statement
from kgbuild.ontology.schema import Schema

__all__ = ["without_idle"]


def without_idle(asserted: Asserted, told: Iterable[str], schema: Schema) -> Asserted:
    """What is asserted without the idle events. Those of a class of their own ("an arrest") and those in `told`, which have
    a name or a clause of their own, are never idle."""
    used = {*told, *_list_used(asserted)}
    idle = {draft.event.id for draft in asserted.events if _says_nothing(draft, schema) and draft.event.id not in used}
    return replace(
        asserted,
        events=tuple(draft for draft in asserted.events if draft.event.id not in idle),
        statements=tuple(one for one in asserted.statements if one.subject not in idle),
    )


def _says_nothing(draft: EventDraft, schema: Schema) -> bool:
    event = draft.event
    vague = event.type == "kg:Event" or schema.is_general(event.type)
    return vague and not event.participants and event.time is None and event.quoted is None


def _list_used(asserted: Asserted) -> Iterable[str]:
    for draft in asserted.events:
        yield from (one.filler for one in draft.event.participants if isinstance(one.filler, str))
    for statement in asserted.statements:
        yield from _list_mentioned(statement)


def _list_mentioned(statement: Statement) -> Iterable[str]:
    """The nodes that a statement needs; an event that it only says the class of is not one."""
    if isinstance(statement.object, str):
        yield statement.object
    if statement.said_in is not None:
        yield statement.said_in
    if statement.event is not None and statement.subject != statement.event:
        yield statement.event
