"""Events of nobody at no time, told by a noun alone, are no nodes of the graph."""

from __future__ import annotations

from kgbuild.knowledge.idle import without_idle
from kgbuild.knowledge.local import Asserted, EventDraft
from kgbuild.model.world import Event, Participant
from kgbuild.ontology import load_ontology


def draft(key: str, kind: str, *participants: Participant) -> EventDraft:
    return EventDraft(event=Event(id=key, type=kind, label="", participants=participants))


def test_only_what_tells_nothing_goes() -> None:
    drafts = (
        draft("event/idle", "kg:Change"),
        draft("event/open", "kg:Event"),
        draft("event/verb", "kg:Change"),
        draft("event/arrest", "kg:Arrest"),
        draft("event/filled", "kg:Change", Participant(role="kg:agent", filler="a.txt#c1")),
        draft("event/whole", "kg:Change", Participant(role="kg:topic", filler="event/part")),
        draft("event/part", "kg:Change"),
    )
    asserted = Asserted(events=drafts, statements=(), entities=())
    kept = without_idle(asserted, ["event/verb"], load_ontology().schema)
    assert [one.event.id for one in kept.events] == [
        "event/verb", "event/arrest", "event/filled", "event/whole", "event/part",
    ]  # fmt: skip
