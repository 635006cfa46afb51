"""Of the places of one event, those that contain another of them say nothing new."""

from __future__ import annotations

from kgbuild.knowledge.happenings import place_narrowly
from kgbuild.knowledge.local import EventDraft
from kgbuild.model.world import Event, Participant


def make_event(*places: str) -> EventDraft:
    participants = tuple(Participant(role="kg:place", filler=place) for place in places)
    return EventDraft(event=Event(id="event/e", type="kg:Meeting", label="", participants=participants))


def list_places(draft: EventDraft) -> list[object]:
    return [participant.filler for participant in draft.event.participants]


def test_the_city_and_not_its_country() -> None:
    around = {"city/lima": frozenset({"country/peru"})}
    (placed,) = place_narrowly([make_event("city/lima", "country/peru")], around)
    assert list_places(placed) == ["city/lima"]


def test_two_cities_stay() -> None:
    around = {"city/lima": frozenset({"country/peru"}), "city/quito": frozenset({"country/ecuador"})}
    (placed,) = place_narrowly([make_event("city/lima", "city/quito")], around)
    assert list_places(placed) == ["city/lima", "city/quito"]


def test_a_country_alone_stays() -> None:
    (placed,) = place_narrowly([make_event("country/peru")], {"city/lima": frozenset({"country/peru"})})
    assert list_places(placed) == ["country/peru"]
