"""Labels: what a person calls an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.knowledge.local import EventDraft
from kgbuild.model.world import Event, EventTime, Literal
from kgbuild.ontology.schema import Schema

__all__ = ["label_event"]

MAX_LABEL = 80
MAX_NAMES = 4


def label_event(draft: EventDraft, names: Mapping[str, str], schema: Schema) -> str:
    """ "Meeting of Ada Moss and Bo Lind, 2025-07-10", "Ada Moss said: the runway was wet", else the text's phrase."""
    event = draft.event
    if event.quoted is not None:
        return _label_speech(event, names, schema)
    kind = _capitalise(schema.label(event.type))
    if event.predicate is not None:
        kind = _capitalise(event.predicate.removeprefix("open:").replace("-", " "))
    when = _write_time(event.time)
    parties = _label_parties(event, names, schema)
    if parties:
        return _cut(f"{kind} {parties}") + when
    if draft.phrase:
        return _cut(_capitalise(draft.phrase)) + when
    nodes = (p.filler for p in event.participants if not str(p.filler).startswith("event/"))
    fillers = _list_names(nodes, names)
    return _cut(f"{kind}: {', '.join(fillers[:MAX_NAMES])}" if fillers else kind) + when


def _label_speech(event: Event, names: Mapping[str, str], schema: Schema) -> str:
    role = "kg:holder" if schema.is_a(event.type, "kg:Attitude") else "kg:speaker"
    speakers = _join(_list_names((p.filler for p in event.participants if p.role == role), names)) or "Somebody"
    content = " ".join(event.quoted.content.split()) if event.quoted else ""
    if event.type == "kg:Communication":
        return _cut(f"{speakers} said: {content}")
    return _cut(f"{_capitalise(schema.label(event.type))} by {speakers}: {content}")


def _label_parties(event: Event, names: Mapping[str, str], schema: Schema) -> str:
    """The main participants: "of Ada Moss and Bo Lind" where they are alike, "of <object> by <subject>" where not."""
    for edge in schema.edges(event.type):
        subjects = _list_names((p.filler for p in event.participants if p.role == edge.subject_role), names)
        if edge.subject_role == edge.object_role:
            if len(subjects) > 1:
                return f"of {_join(subjects)}"
            continue
        objects = _list_names((p.filler for p in event.participants if p.role == edge.object_role), names)
        if objects and subjects and edge.object_role == "kg:addressee":
            return f"by {_join(subjects)} to {_join(objects)}"
        if objects and subjects:
            return f"of {_join(objects)} by {_join(subjects)}"
    return ""


def _list_names(fillers: Iterable[str | Literal], names: Mapping[str, str]) -> list[str]:
    found = (filler.text if isinstance(filler, Literal) else names.get(filler) for filler in fillers)
    return list(dict.fromkeys(name for name in found if name))


def _join(names: list[str]) -> str:
    shown = [*names[:MAX_NAMES], *(["others"] if len(names) > MAX_NAMES else [])]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _write_time(time: EventTime | None) -> str:
    if time is None:
        return ""
    when = time.value or time.text
    if when is None and time.earliest and time.latest:
        when = f"{time.earliest} to {time.latest}"
    return f", {when}" if when else ""


def _capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cut(words: str) -> str:
    return words if len(words) <= MAX_LABEL else words[: MAX_LABEL - 1].rstrip() + "…"
