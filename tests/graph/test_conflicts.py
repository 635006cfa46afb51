"""conflicts: what cannot both hold, and what only looks so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgbuild.graph.answers.conflicts import Conflict, ConflictKind, Standing, list_conflicts
from kgbuild.graph.dataset import Graph
from kgbuild.graph.store import write_graph
from kgbuild.model.world import Literal, TimeInterval
from kgbuild.ontology.ontology import Ontology
from tests.graph.papers import Papers

Ask = Callable[[Papers], tuple[Conflict, ...]]


@pytest.fixture
def ask(ontology: Ontology, tmp_path: Path) -> Ask:
    def list_all(papers: Papers) -> tuple[Conflict, ...]:
        write_graph(papers.knowledge(), ontology, tmp_path)
        with Graph.open(tmp_path, ontology=ontology) as graph:
            return list_conflicts(graph.catalogue)

    return list_all


def shorten(found: tuple[Conflict, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.kind.value, one.words, [side.label for side in one.sides]) for one in found]


@pytest.fixture
def papers() -> Papers:
    """Two papers of one day, and a third of a year later."""
    papers = Papers()
    papers.paper("Times")
    papers.paper("Post")
    papers.paper("Sail", "2026-03-04")
    return papers


def hold(
    papers: Papers,
    paper: str,
    name: str,
    title: str = "mayor",
    valid: TimeInterval | None = None,
    by: str | None = None,
) -> str:
    person = papers.entity(name)
    papers.say(paper, person, "kg:holdsPosition", papers.office(title, "Alder"), valid=valid, by=by)
    return person


def test_two_holders_of_an_office_at_once(papers: Papers, ask: Ask) -> None:
    hold(papers, "Times", "Rosa Vila")
    hold(papers, "Post", "Otto Berg")
    (found,) = ask(papers)
    assert shorten((found,)) == [("exclusive", "… holds position mayor of Alder", ["Otto Berg", "Rosa Vila"])]
    assert (found.standing, found.documents) == (Standing.STATED, ("Post", "Times"))
    (testimony,) = found.sides[0].testimonies
    assert (testimony.publisher, testimony.published, testimony.claimants) == ("The Post", "2025-03-04", ())
    assert (testimony.citation.start, testimony.citation.sentence) == (0, "So Post writes.")


def test_holders_of_different_years_follow_one_another(papers: Papers, ask: Ask) -> None:
    hold(papers, "Times", "Rosa Vila")
    hold(papers, "Sail", "Otto Berg")
    assert ask(papers) == ()


@pytest.mark.parametrize("published", [None, "2025-03"])
def test_without_dates_nobody_holds_an_office_at_once(published: str | None, papers: Papers, ask: Ask) -> None:
    papers.paper("Undated", published)
    hold(papers, "Times", "Rosa Vila")
    hold(papers, "Undated", "Otto Berg")
    assert ask(papers) == ()


def test_an_office_of_several_holders_has_several(papers: Papers, ask: Ask) -> None:
    hold(papers, "Times", "Rosa Vila", "councillor")
    hold(papers, "Post", "Otto Berg", "councillor")
    assert ask(papers) == ()


def test_one_person_in_two_offices_is_no_conflict(papers: Papers, ask: Ask) -> None:
    hold(papers, "Times", "Rosa Vila", "mayor")
    hold(papers, "Post", "Rosa Vila", "governor")
    assert ask(papers) == ()


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (TimeInterval(start="2020", end="2023"), TimeInterval(start="2022"), True),
        (TimeInterval(start="2018", end="2022"), TimeInterval(start="2022"), False),  # the year of the change is both's
        (TimeInterval(start="2021", end="2021"), TimeInterval(start="2021", end="2021"), False),
        (TimeInterval(end="2025-03-01"), TimeInterval(start="2025-03-01"), True),
        (TimeInterval(start="2020-01-01"), None, True),  # still so when it was written
        (TimeInterval(start="2020", end="2022"), None, False),
    ],
)
def test_valid_times_overlap_for_certain(
    one: TimeInterval, other: TimeInterval | None, conflict: bool, papers: Papers, ask: Ask
) -> None:
    hold(papers, "Times", "Rosa Vila", valid=one)
    hold(papers, "Post", "Otto Berg", valid=other)
    assert bool(ask(papers)) is conflict


def test_a_former_holder_is_no_rival(papers: Papers, ask: Ask) -> None:
    vila = hold(papers, "Times", "Rosa Vila")
    hold(papers, "Post", "Otto Berg")
    papers.paper("Mail", "2025-03-05")
    papers.say("Mail", vila, "kg:heldPosition", papers.office("mayor", "Alder"))
    assert ask(papers) == ()


def test_who_has_just_left_is_no_rival(papers: Papers, ask: Ask) -> None:
    vila = hold(papers, "Times", "Rosa Vila")
    hold(papers, "Post", "Otto Berg")
    event = papers.event("leaving", "kg:Departure", ("kg:person", vila), when="2025-03-04")
    papers.happens("Post", event)
    assert ask(papers) == ()


def test_who_left_long_ago_explains_nothing(papers: Papers, ask: Ask) -> None:
    vila = hold(papers, "Times", "Rosa Vila")
    hold(papers, "Post", "Otto Berg")
    papers.happens("Post", papers.event("leaving", "kg:Departure", ("kg:person", vila), when="2011-05-01"))
    assert len(ask(papers)) == 1


def was(papers: Papers, paper: str, name: str, title: str = "mayor", valid: TimeInterval | None = None) -> str:
    person, body = papers.entity(name), papers.entity("Alder", "kg:City")
    papers.background.append((papers.office(title, "Alder"), "kg:positionIn", body))
    papers.say(paper, person, "kg:heldPosition", papers.office(title, "Alder"), valid=valid)
    return person


def test_is_and_was_at_one_time(papers: Papers, ask: Ask) -> None:
    was(papers, "Times", "Rosa Vila", "treasurer")
    hold(papers, "Post", "Rosa Vila", "treasurer")
    (found,) = ask(papers)
    words = "Rosa Vila … treasurer of Alder"
    assert shorten((found,)) == [("exclusive", words, ["held position", "holds position"])]
    assert [side.testimonies[0].publisher for side in found.sides] == ["The Times", "The Post"]
    assert found.standing is Standing.STATED


@pytest.mark.parametrize(
    ("is_when", "was_when", "conflict"),
    [
        ("2025-03-04", "2025-03-04", True),
        ("2025-03-20", "2025-03-04", True),  # a later paper has not heard of it
        ("2025-03-04", "2025-03-05", False),  # it ended in between
        ("2024-03-04", "2025-03-05", False),
        ("2025-09-04", "2025-03-04", False),  # half a year later it may have begun anew
        (None, "2025-03-04", False),
    ],
)
def test_is_before_was_is_how_the_world_goes(
    is_when: str | None, was_when: str, conflict: bool, papers: Papers, ask: Ask
) -> None:
    papers.paper("Gazette", is_when)
    papers.paper("Mirror", was_when)
    hold(papers, "Gazette", "Rosa Vila", "treasurer")
    was(papers, "Mirror", "Rosa Vila", "treasurer")
    assert bool(ask(papers)) is conflict


def test_what_was_before_and_began_anew_is_no_conflict(papers: Papers, ask: Ask) -> None:
    was(papers, "Times", "Rosa Vila", "treasurer", TimeInterval(start="2010", end="2014"))
    hold(papers, "Post", "Rosa Vila", "treasurer", TimeInterval(start="2024"))
    assert ask(papers) == ()


def test_around_a_departure_is_and_was_stand_side_by_side(papers: Papers, ask: Ask) -> None:
    vila = was(papers, "Times", "Rosa Vila", "treasurer")
    hold(papers, "Post", "Rosa Vila", "treasurer")
    papers.happens("Times", papers.event("leaving", "kg:Departure", ("kg:person", vila), when="2025-03-04"))
    assert ask(papers) == ()


def test_one_text_knows_of_both_times(papers: Papers, ask: Ask) -> None:
    was(papers, "Times", "Rosa Vila", "treasurer")
    hold(papers, "Times", "Rosa Vila", "treasurer")
    assert ask(papers) == ()


def test_a_claimed_holder_ranks_below_a_stated_one(papers: Papers, ask: Ask) -> None:
    hold(papers, "Times", "Rosa Vila")
    hold(papers, "Post", "Otto Berg", by=papers.entity("Ida Mohn"))
    (found,) = ask(papers)
    assert (found.standing, [side.stated for side in found.sides]) == (Standing.MIXED, [True, False])


def test_born_in_two_places_whatever_the_dates(papers: Papers, ask: Ask) -> None:
    lund, norland = papers.entity("Otto Lund"), papers.entity("Norland", "kg:Country")
    oslo, bergen = papers.entity("Oslo", "kg:City"), papers.entity("Bergen", "kg:City")
    papers.inside(oslo, norland)
    papers.inside(bergen, norland)
    papers.say("Times", lund, "kg:bornIn", oslo)
    papers.say("Times", lund, "kg:bornIn", norland)
    papers.say("Sail", lund, "kg:bornIn", norland)
    assert ask(papers) == ()  # in Oslo is in Norland
    papers.say("Sail", lund, "kg:bornIn", bergen)
    assert shorten(ask(papers)) == [("exclusive", "Otto Lund born in …", ["Bergen", "Oslo"])]


@pytest.mark.parametrize(
    ("age", "paper", "conflict"), [("43", "Post", True), ("42", "Sail", False), ("41", "Sail", False)]
)
def test_ages_grow(age: str, paper: str, conflict: bool, papers: Papers, ask: Ask) -> None:
    lund = papers.entity("Otto Lund")
    papers.say("Times", lund, "kg:age", Literal(text="41"))
    papers.say(paper, lund, "kg:age", Literal(text=age))
    assert bool(ask(papers)) is conflict


def test_a_wife_without_a_name_is_nobody_else(papers: Papers, ask: Ask) -> None:
    lund, vila = papers.entity("Otto Lund"), papers.entity("Rosa Vila")
    papers.say("Times", lund, "kg:spouse", vila)
    papers.say("Post", lund, "kg:spouse", papers.entity("new wife"))
    assert ask(papers) == ()
    papers.say("Post", lund, "kg:spouse", papers.entity("Ida Mohn"))
    assert [one.words for one in ask(papers)] == ["Otto Lund spouse …"]


def meet(
    papers: Papers, paper: str, id: str, *, when: str | None = None, place: str | None = None, **how: object
) -> None:
    lund, vila = papers.entity("Otto Lund"), papers.entity("Rosa Vila")
    places = (("kg:place", papers.entity(place, "kg:City")),) if place else ()
    no, by = bool(how.get("no")), how.get("by")
    asserted = not no and by is None and not how.get("may")
    roles = (("kg:participant", lund), ("kg:participant", vila), *places)
    event = papers.event(id, "kg:Meeting", *roles, when=when, asserted=asserted)
    papers.say(
        paper,
        lund,
        "kg:met",
        vila,
        event=event,
        no=no,
        by=by if isinstance(by, str) else None,
        may=bool(how.get("may")),
    )


def test_said_and_denied(papers: Papers, ask: Ask) -> None:
    meet(papers, "Times", "a")
    meet(papers, "Post", "b", no=True)
    (found,) = ask(papers)
    assert shorten((found,)) == [("denied", "Otto Lund met Rosa Vila", ["said", "denied"])]
    assert found.standing is Standing.STATED


def test_claim_against_claim_in_one_paper(papers: Papers, ask: Ask) -> None:
    meet(papers, "Times", "a", by=papers.entity("Rosa Vila"))
    meet(papers, "Times", "b", no=True, by=papers.entity("Otto Lund"))
    (found,) = ask(papers)
    assert found.standing is Standing.CLAIMED
    assert [item.label for side in found.sides for one in side.testimonies for item in one.claimants] == [
        "Rosa Vila",
        "Otto Lund",
    ]


def test_one_voice_in_one_text_speaks_of_two_occasions(papers: Papers, ask: Ask) -> None:
    meet(papers, "Times", "a")
    meet(papers, "Times", "b", no=True)
    assert ask(papers) == ()


@pytest.mark.parametrize(
    ("paper", "said", "denied", "conflict"),
    [
        ("Post", "2025-03-03", "2025-03-03", True),
        ("Sail", "2025-03-03", "2025-03-03", True),
        ("Post", "2025-03-03", "2025-03-02", False),
        ("Post", "2025-03-03", None, True),
        ("Sail", "2025-03-03", None, False),
        ("Sail", None, None, False),
    ],
)
def test_of_one_occasion(
    paper: str, said: str | None, denied: str | None, conflict: bool, papers: Papers, ask: Ask
) -> None:
    meet(papers, "Times", "a", when=said)
    meet(papers, paper, "b", when=denied, no=True)
    assert bool(ask(papers)) is conflict


def test_in_another_place_it_is_another_occasion(papers: Papers, ask: Ask) -> None:
    meet(papers, "Times", "a", place="Oslo")
    meet(papers, "Post", "b", place="Bergen", no=True)
    assert ask(papers) == ()


def test_what_may_be_contradicts_nothing(papers: Papers, ask: Ask) -> None:
    meet(papers, "Times", "a", may=True)
    meet(papers, "Post", "b", no=True)
    assert ask(papers) == ()


def test_what_happened_to_one_alone_and_is_denied(papers: Papers, ask: Ask) -> None:
    vila, berg = papers.entity("Rosa Vila"), papers.entity("Otto Berg")
    papers.happens("Times", papers.event("a", "kg:Departure", ("kg:person", vila)))
    papers.happens("Post", papers.event("b", "kg:Departure", ("kg:person", vila), asserted=False), no=True)
    papers.happens("Post", papers.event("c", "kg:Departure", ("kg:person", berg)))
    assert shorten(ask(papers)) == [("denied", "Departure a", ["said", "denied"])]


def test_doings_in_general_are_not_opposed(papers: Papers, ask: Ask) -> None:
    vila = papers.entity("Rosa Vila")
    papers.happens("Times", papers.event("a", "kg:Event", ("kg:agent", vila)))
    papers.happens("Post", papers.event("b", "kg:Event", ("kg:agent", vila), asserted=False), no=True)
    assert ask(papers) == ()


def buy(papers: Papers, paper: str, id: str, when: str | None, price: str | None = None) -> str:
    norbank, fjord = papers.entity("Norbank", "kg:Company"), papers.entity("Fjord Insurance", "kg:Company")
    roles = [("kg:buyer", norbank), ("kg:target", fjord), *([("kg:price", price)] if price else [])]
    event = papers.event(id, "kg:Acquisition", *roles, when=when)
    papers.say(paper, norbank, "kg:acquired", fjord, event=event)
    return event


def test_one_event_with_two_dates(papers: Papers, ask: Ask) -> None:
    buy(papers, "Times", "a", "2025-03-02")
    buy(papers, "Post", "b", "2025-03-03")
    assert shorten(ask(papers)) == [("dates", "Acquisition a: when", ["2025-03-02", "2025-03-03"])]


def date_summit(papers: Papers, paper: str, start: str, end: str | None = None, *, will: bool = False) -> None:
    summit = papers.named_event("Lake Summit", "kg:Gathering")
    valid = TimeInterval(start=start, end=end or start)
    papers.say(paper, summit, "rdf:type", "kg:Gathering", event=summit, valid=valid, will=will)


def test_a_named_event_with_two_dates(papers: Papers, ask: Ask) -> None:
    date_summit(papers, "Times", "2025-03-01")
    date_summit(papers, "Post", "2025-03-02")
    (found,) = ask(papers)
    assert shorten((found,)) == [("dates", "Lake Summit: when", ["2025-03-01", "2025-03-02"])]
    assert [side.testimonies[0].publisher for side in found.sides] == ["The Times", "The Post"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-03-01", None),
        ("2025-03", None),  # as far as it goes
        ("2025-02-28", "2025-03-02"),  # it lasted
        ("2024-03-02", None),  # last year's
    ],
)
def test_dates_that_can_both_be_right(start: str, end: str | None, papers: Papers, ask: Ask) -> None:
    date_summit(papers, "Times", "2025-03-01")
    date_summit(papers, "Post", start, end)
    assert ask(papers) == ()


def test_plans_of_the_same_days_contradict_each_other(papers: Papers, ask: Ask) -> None:
    date_summit(papers, "Times", "2025-03-20", will=True)
    date_summit(papers, "Post", "2025-03-22", will=True)
    assert len(ask(papers)) == 1


def test_plans_change(papers: Papers, ask: Ask) -> None:
    papers.paper("Gazette", "2025-02-04")
    date_summit(papers, "Gazette", "2025-03-01", will=True)
    date_summit(papers, "Times", "2025-03-20", will=True)
    papers.paper("Mirror", "2025-03-30")
    date_summit(papers, "Mirror", "2025-03-25")
    assert ask(papers) == ()


def test_meetings_on_two_days_are_two(papers: Papers, ask: Ask) -> None:
    meet(papers, "Times", "a", when="2025-03-02")
    meet(papers, "Post", "b", when="2025-03-03")
    assert ask(papers) == ()


def test_one_event_with_two_prices(papers: Papers, ask: Ask) -> None:
    buy(papers, "Times", "a", None, papers.amount(40_000_000, "EUR"))
    buy(papers, "Post", "b", None, papers.amount(45_000_000, "EUR"))
    assert shorten(ask(papers)) == [("numbers", "Acquisition a: price", ["40000000 EUR", "45000000 EUR"])]


def test_a_rounded_price_is_the_same(papers: Papers, ask: Ask) -> None:
    buy(papers, "Times", "a", None, papers.amount(1_200_000_000, "EUR"))
    buy(papers, "Post", "b", None, papers.amount(1_230_000_000, "EUR"))
    assert ask(papers) == ()


def test_prices_in_two_currencies_are_not_compared(papers: Papers, ask: Ask) -> None:
    buy(papers, "Times", "a", None, papers.amount(40_000_000, "EUR"))
    buy(papers, "Post", "b", None, papers.amount(45_000_000, "USD"))
    assert ask(papers) == ()


def test_whose_number_it_is_the_sentence_shows(papers: Papers, ask: Ask) -> None:
    papers.paper("Gazette", text="It paid 40 EUR.")
    papers.paper("Courier", text="It paid 45 EUR.")
    event = buy(papers, "Gazette", "a", "2025-03-02", papers.amount(40, "EUR"))
    roles = (*papers.events[event].participants,)
    buy(papers, "Courier", "a", "2025-03-02", papers.amount(45, "EUR"))
    merged = papers.events[event]
    papers.event(
        "a", "kg:Acquisition", *((p.role, p.filler) for p in (*roles, *merged.participants)), when="2025-03-02"
    )
    (found,) = ask(papers)
    assert [(side.label, [one.citation.document for one in side.testimonies]) for side in found.sides] == [
        ("40 EUR", ["Gazette"]),
        ("45 EUR", ["Courier"]),
    ]


def kill(papers: Papers, paper: str, id: str, dead: str, when: str | None = "2025-03-03", place: str = "Alder") -> None:
    where = papers.entity(place, "kg:City")
    papers.happens(paper, papers.event(id, "kg:Death", ("kg:person", dead), ("kg:place", where), when=when))


def test_two_tolls_of_one_day_and_place(papers: Papers, ask: Ask) -> None:
    kill(papers, "Times", "a", papers.amount(12, "person", group=True))
    kill(papers, "Post", "b", papers.amount(15, "person", group=True))
    assert shorten(ask(papers)) == [("numbers", "Death, Alder, 2025-03-03: how many", ["12 person", "15 person"])]


@pytest.mark.parametrize(("when", "place"), [("2025-03-02", "Alder"), (None, "Alder"), ("2025-03-03", "Oslo")])
def test_two_tolls_of_another_day_or_place(when: str | None, place: str, papers: Papers, ask: Ask) -> None:
    kill(papers, "Times", "a", papers.amount(12, "person", group=True))
    kill(papers, "Post", "b", papers.amount(15, "person", group=True), when, place)
    assert ask(papers) == ()


@pytest.mark.parametrize(
    ("number", "unit", "bound", "conflict"),
    [
        (14, "person", "kg:atLeast", True),
        (12, "person", "kg:atLeast", False),
        (10, "person", "kg:atMost", True),
        (15, "soldier", "kg:number", True),  # of "12 people" all may be soldiers
    ],
)
def test_bounds_and_units(number: int, unit: str, bound: str, conflict: bool, papers: Papers, ask: Ask) -> None:
    kill(papers, "Times", "a", papers.amount(12, "person", group=True))
    kill(papers, "Post", "b", papers.amount(number, unit, bound, group=True))
    assert bool(ask(papers)) is conflict


def test_soldiers_and_sailors_are_counted_apart(papers: Papers, ask: Ask) -> None:
    kill(papers, "Times", "a", papers.amount(12, "soldier", group=True))
    kill(papers, "Post", "b", papers.amount(15, "sailor", group=True))
    assert ask(papers) == ()


def test_some_of_the_dead_are_no_other_toll(papers: Papers, ask: Ask) -> None:
    kill(papers, "Times", "a", papers.amount(12, "person", group=True))
    kill(papers, "Times", "b", papers.amount(3, "person", group=True))
    kill(papers, "Post", "c", papers.amount(12, "person", group=True))
    assert ask(papers) == ()


def test_the_gravest_first_and_only_what_is_asked_for(
    papers: Papers, ask: Ask, ontology: Ontology, tmp_path: Path
) -> None:
    meet(papers, "Times", "a", by=papers.entity("Rosa Vila"))
    meet(papers, "Times", "b", no=True, by=papers.entity("Otto Lund"))
    buy(papers, "Times", "c", "2025-03-02")
    buy(papers, "Post", "d", "2025-03-03")
    hold(papers, "Times", "Ida Mohn")
    hold(papers, "Post", "Otto Berg")
    assert [one.kind.value for one in ask(papers)] == ["exclusive", "dates", "denied"]
    with Graph.open(tmp_path, ontology=ontology) as graph:
        assert [one.kind.value for one in graph.conflicts(claims=False)] == ["exclusive", "dates"]
        assert [one.kind.value for one in graph.conflicts("Rosa Vila")] == ["denied"]
        assert [one.kind.value for one in graph.conflicts("Norbank")] == ["dates"]
        dates = list_conflicts(graph.catalogue, kinds=[ConflictKind.DATES])
        assert [one.about.label for one in dates] == ["Acquisition c, 2025-03-02"]
