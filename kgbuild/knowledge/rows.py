"""Rows: outlines as JSON, fast to read back, since every build reads those of all documents.

Fields stand by place and not by name. A row is only for the version of kgbuild that wrote it, which its reader sees to.
"""

from __future__ import annotations

import json
from typing import TypeAlias

from kgbuild.knowledge.local import EventDraft, LocalEntity, Mentioned, Outline, Standing, Told, Traits
from kgbuild.model.text import TimeFrom
from kgbuild.model.world import Entity, Event, EventTime, Literal, Participant, Quoted

__all__ = ["format_outline", "parse_outline"]

Row: TypeAlias = "list[Row] | dict[str, Row] | str | int | float | bool | None"


def format_outline(outline: Outline) -> str:
    """The outline as one line of JSON, the same for the same outline."""
    contexts = list(dict.fromkeys(entity.context for entity in outline.entities))
    row = [
        outline.document_id,
        [sorted(context) for context in contexts],
        [[*_format_entity(one), contexts.index(one.context)] for one in outline.entities],
        dict(sorted(outline.aliases.items())),
        [_format_draft(one) for one in outline.events],
        [[one.event, one.predicate, one.subject, one.object] for one in outline.told],
        [[one.local, one.statements, *one.sentences] for one in outline.mentioned],
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def parse_outline(text: str) -> Outline:
    """The outline of a text that `format_outline` gave."""
    document, contexts, entities, aliases, events, told, mentioned = json.loads(text)
    shared = [frozenset(context) for context in contexts]
    return Outline(
        document_id=document,
        entities=tuple(_parse_entity(row, document, shared) for row in entities),
        aliases=aliases,
        events=tuple(_parse_draft(*row) for row in events),
        told=tuple(Told(event=e, predicate=p, subject=s, object=o) for e, p, s, o in told),
        mentioned=tuple(
            Mentioned(local=local, statements=count, sentences=tuple(sentences))
            for local, count, *sentences in mentioned
        ),
    )


def _format_entity(local: LocalEntity) -> list[Row]:
    entity, traits = local.entity, local.traits
    return [
        entity.id,
        entity.type,
        entity.name,
        list(entity.names),
        list(entity.metonyms),
        list(entity.titles),
        [[predicate, _format_value(value)] for predicate, value in entity.properties],
        local.standing.value,
        local.entry,
        list(local.links),
        local.owner,
        local.owner_name,
        local.key,
        list[Row](sorted(local.offices)),
        None if traits == Traits() else _format_traits(traits),
        local.passing,
    ]


def _parse_entity(row: list, document: str, contexts: list[frozenset[str]]) -> LocalEntity:  # type: ignore[type-arg]
    id, type, name, names, metonyms, titles, properties, standing, entry, links, owner, owner_name, key = row[:13]
    offices, traits, passing, context = row[13:]
    return LocalEntity(
        entity=Entity(
            id=id,
            type=type,
            name=name,
            names=tuple(names),
            metonyms=tuple(metonyms),
            titles=tuple(titles),
            properties=tuple((predicate, _parse_value(value)) for predicate, value in properties),
        ),
        document_id=document,
        standing=Standing(standing),
        entry=entry,
        links=tuple(links),
        owner=owner,
        owner_name=owner_name,
        key=key,
        offices=frozenset(offices),
        context=contexts[context],
        traits=_NONE if traits is None else _parse_traits(*traits),
        passing=passing,
    )


_NONE = Traits()


def _format_traits(traits: Traits) -> list[Row]:
    sets = (traits.countries, traits.occupations, traits.bodies, traits.spouses)
    return [*(list[Row](sorted(words)) for words in sets), traits.born]


def _parse_traits(
    countries: list[str], occupations: list[str], bodies: list[str], spouses: list[str], born: int | None
) -> Traits:
    return Traits(
        countries=frozenset(countries),
        occupations=frozenset(occupations),
        bodies=frozenset(bodies),
        spouses=frozenset(spouses),
        born=born,
    )


def _format_draft(draft: EventDraft) -> list[Row]:
    event, time, quoted = draft.event, draft.event.time, draft.event.quoted
    return [
        draft.phrase,
        event.id,
        event.type,
        event.predicate,
        [[one.role, _format_value(one.filler)] for one in event.participants],
        _format_time(time) if time else None,
        [quoted.content, quoted.quotation, quoted.cue] if quoted else None,
    ]


def _parse_draft(
    phrase: str | None,
    id: str,
    type: str,
    predicate: str | None,
    participants: list[tuple[str, str | list[str]]],
    time: list[str | None] | None,
    quoted: tuple[str, str | None, str] | None,
) -> EventDraft:
    event = Event(
        id=id,
        type=type,
        label="",
        participants=tuple(Participant(role=role, filler=_parse_value(value)) for role, value in participants),
        time=_parse_time(*time) if time else None,
        predicate=predicate,
        quoted=Quoted(content=quoted[0], quotation=quoted[1], cue=quoted[2]) if quoted else None,
    )
    return EventDraft(event=event, phrase=phrase)


def _format_time(time: EventTime) -> list[Row]:
    return [time.value, time.earliest, time.latest, time.start, time.end, time.text, time.source]


def _parse_time(*parts: str | None) -> EventTime:
    value, earliest, latest, start, end, text, source = parts
    return EventTime(
        value=value,
        earliest=earliest,
        latest=latest,
        start=start,
        end=end,
        text=text,
        source=TimeFrom(source) if source else None,
    )


def _format_value(value: str | Literal) -> str | list[Row]:
    return value if isinstance(value, str) else [value.text, value.datatype]


def _parse_value(value: str | list[str]) -> str | Literal:
    return value if isinstance(value, str) else Literal(text=value[0], datatype=value[1])
