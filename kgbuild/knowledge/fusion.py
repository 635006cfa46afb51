"""Fusion: what several documents or frames say, said once, with all its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from kgbuild.knowledge.local import EventDraft
from kgbuild.knowledge.speech import UNNAMED, VOICES
from kgbuild.knowledge.timing import choose_time
from kgbuild.model.ids import content_id
from kgbuild.model.world import Event, Evidence, Literal, Participant, Statement
from kgbuild.ontology.schema import Schema

__all__ = [
    "fuse_events",
    "fuse_statements",
    "identify_statement",
    "rename_ends",
    "rename_statement",
    "unite_statements",
]


def identify_statement(statement: Statement) -> str:
    """The id: a hash of all but the evidence."""
    value = statement.object
    literal = isinstance(value, Literal)
    valid = statement.valid
    parts = [
        statement.subject,
        statement.predicate,
        value.text if isinstance(value, Literal) else value,
        value.datatype if isinstance(value, Literal) else None,
        "literal" if literal else "node",
        statement.event,
        statement.polarity,
        statement.modality,
        str(len(statement.claimants)),
        *statement.claimants,
        statement.said_in,
        valid.start if valid else None,
        valid.end if valid else None,
    ]
    return f"statement/{content_id(parts)}"


def rename_ends(
    subject: str, predicate: str, target: str | Literal, ids: Mapping[str, str], schema: Schema
) -> tuple[str, str | Literal]:
    """Subject and object over canonical ids; of a symmetric predicate the smaller is the subject."""
    one, other = ids.get(subject, subject), _rename(target, ids)
    term = schema.predicates.get(predicate)
    if term is not None and term.symmetric and isinstance(other, str) and other < one:
        return other, one
    return one, other


def rename_statement(statement: Statement, ids: Mapping[str, str], schema: Schema) -> Statement:
    """The statement over canonical ids, its ends in their order."""
    subject, target = rename_ends(statement.subject, statement.predicate, statement.object, ids, schema)
    renamed = replace(
        statement,
        subject=subject,
        object=target,
        event=ids.get(statement.event, statement.event) if statement.event else None,
        said_in=ids.get(statement.said_in, statement.said_in) if statement.said_in else None,
        claimants=tuple(sorted({ids.get(claimant, claimant) for claimant in statement.claimants})),
    )
    return replace(renamed, id=identify_statement(renamed))


def fuse_statements(statements: Iterable[Statement], ids: Mapping[str, str], schema: Schema) -> tuple[Statement, ...]:
    """Statements over canonical ids, each once, evidence united and sorted. What a merge made reflexive is dropped."""
    renamed = (rename_statement(statement, ids, schema) for statement in statements)
    return unite_statements(statement for statement in renamed if statement.subject != statement.object)


def unite_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each statement once, with the evidence of all that have its id, sorted."""
    found: dict[str, Statement] = {}
    evidence: dict[str, set[Evidence]] = {}
    for statement in statements:
        found[statement.id] = statement
        evidence.setdefault(statement.id, set()).update(statement.evidence)
    return tuple(
        replace(found[name], evidence=tuple(sorted(evidence[name], key=_sort_evidence))) for name in sorted(found)
    )


def fuse_events(
    drafts: Iterable[EventDraft], asserted: Set[str], ids: Mapping[str, str], schema: Schema
) -> tuple[EventDraft, ...]:
    """Events over canonical ids, each once and with all its participants, sorted. `asserted`: the ids of those that
    somebody's own voice states."""
    groups: dict[str, list[EventDraft]] = {}
    for draft in drafts:
        groups.setdefault(ids.get(draft.event.id, draft.event.id), []).append(draft)
    return tuple(_merge(name, groups[name], ids, asserted, schema) for name in sorted(groups))


def _merge(
    name: str, drafts: list[EventDraft], ids: Mapping[str, str], asserted: Set[str], schema: Schema
) -> EventDraft:
    events = [draft.event for draft in drafts]
    time = None
    for event in events:
        time = choose_time(time, event.time)
    kinds = sorted({event.type for event in events}, key=lambda kind: (-len(schema.lineages.get(kind, ())), kind))
    quotes = [event.quoted for event in events if event.quoted is not None]
    phrases = [draft.phrase for draft in drafts if draft.phrase]
    merged = Event(
        id=name,
        type=kinds[0],
        label="",
        participants=_unite(events, ids),
        time=time,
        predicate=min((event.predicate for event in events if event.predicate), default=None),
        # An attribution's words, quotation kind and all, before those of a mere argument.
        quoted=min(quotes, key=lambda q: (q.quotation is None, -len(q.content), q.content, q.cue), default=None),
        asserted=name in asserted,
    )
    return EventDraft(event=merged, phrase=min(phrases, key=lambda phrase: (-len(phrase), phrase), default=None))


def _unite(events: Iterable[Event], ids: Mapping[str, str]) -> tuple[Participant, ...]:
    found = {
        Participant(role=participant.role, filler=_rename(participant.filler, ids))
        for event in events
        for participant in event.participants
    }
    named = {participant.role for participant in found if participant.role in VOICES and participant.filler != UNNAMED}
    kept = (p for p in found if p.filler != UNNAMED or p.role not in named)
    return tuple(sorted(kept, key=_sort_participant))


def _rename(node: str | Literal, ids: Mapping[str, str]) -> str | Literal:
    return ids.get(node, node) if isinstance(node, str) else node


def _sort_participant(participant: Participant) -> tuple[str, bool, str, str]:
    filler = participant.filler
    if isinstance(filler, Literal):
        return participant.role, True, filler.text, filler.datatype
    return participant.role, False, filler, ""


def _sort_evidence(evidence: Evidence) -> tuple[str, int, int, str, str]:
    return evidence.document_id, evidence.sentence.start, evidence.sentence.end, evidence.frame_id, evidence.trigger
