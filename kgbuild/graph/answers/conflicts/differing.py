"""Differing: one event, told with two dates or with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from kgbuild.graph.answers.conflicts.amounts import ANYBODY, Amount, read_amount
from kgbuild.graph.answers.conflicts.holding import read_days
from kgbuild.graph.answers.conflicts.naming import is_named
from kgbuild.graph.answers.conflicts.rows import (
    Conflict,
    ConflictKind,
    Source,
    list_sources,
    make_conflict,
    make_side,
    rank_side,
)
from kgbuild.graph.answers.conflicts.rules import EventRule
from kgbuild.graph.answers.items import make_item, make_moment
from kgbuild.graph.answers.records import read_statements
from kgbuild.graph.catalogue import Catalogue, Kind, Node
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.world import Statement

__all__ = ["find_differing"]

OUTERMOST = "kg:Country"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event, and the statements that say for certain that it happened. `days`: when, as its own words say."""

    event: Node
    statements: tuple[Statement, ...]
    days: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an event has in a role: a number, or words that stand for one ("3-1"), and where that is told."""

    label: str
    amount: Amount | None
    sources: tuple[Source, ...]

    @property
    def size(self) -> Decimal:
        return self.amount.size if self.amount is not None else Decimal(0)

    def agrees(self, other: Value) -> bool:
        if self.amount is not None and other.amount is not None:
            return self.amount.agrees(other.amount)
        return self.label == other.label


def find_differing(catalogue: Catalogue, rule: EventRule) -> Iterator[Conflict]:
    """The events of a class that are told with different dates or numbers."""
    tellings = tuple(_read_tellings(rule, catalogue))
    once = tuple(_group_once(rule, tellings, catalogue))
    for group in once:
        yield from _find_dates(group, catalogue)
    if rule.measured_by:
        alike = _unite((*once, *_group_alike(rule, tellings, catalogue), *((one,) for one in tellings)))
        for group in alike:
            for role in rule.measured_by:
                yield from _find_numbers(role, group, catalogue)


def _read_tellings(rule: EventRule, catalogue: Catalogue) -> Iterator[Telling]:
    store = catalogue.store
    events: set[Node] = set()
    for type in rule.classes:
        for predicate in ("rdf:type", "kg:kind"):
            quads = store.quads_for_pattern(None, catalogue.node(predicate), catalogue.node(type), None)
            events |= {quad.subject for quad in quads if isinstance(quad.subject, Node)}
    happened = catalogue.node("kg:event")
    for event in sorted(events, key=str):
        nodes = {q.subject for q in store.quads_for_pattern(None, happened, event, None) if isinstance(q.subject, Node)}
        sure = tuple(
            one
            for one in read_statements(catalogue, nodes)
            if one.polarity is Polarity.POSITIVE and one.modality is Modality.CERTAIN
        )
        if sure:
            own = "kg:dateline" not in catalogue.ids(event, "kg:timeFrom", asserted=False)
            yield Telling(event=event, statements=sure, days=read_days(event, catalogue) if own else None)


def _fill(role: str, event: Node, catalogue: Catalogue) -> tuple[Node, ...]:
    return catalogue.nodes(event, role, asserted=False)


def _group_once(rule: EventRule, tellings: Iterable[Telling], catalogue: Catalogue) -> Iterator[tuple[Telling, ...]]:
    """Those of the same named things, who have such an event once."""
    groups: defaultdict[tuple[tuple[Node, ...], ...], list[Telling]] = defaultdict(list)
    for one in tellings if rule.once_for else ():
        key = tuple(_fill(role, one.event, catalogue) for role in rule.once_for)
        several = len(rule.once_for) > 1 or len(key[0]) > 1 or rule.type not in ("kg:Merger", "kg:Marriage")
        if several and all(key) and all(is_named(node, catalogue) for nodes in key for node in nodes):
            groups[key].append(one)
    yield from (tuple(group) for _, group in sorted(groups.items(), key=lambda item: str(item[0])) if len(group) > 1)


def _group_alike(rule: EventRule, tellings: Iterable[Telling], catalogue: Catalogue) -> Iterator[tuple[Telling, ...]]:
    """Those of one day that share a place or somebody named, and those of one named happening ("Hurricane Ada")."""
    groups: defaultdict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for one in tellings:
        day = str(one.days[0]) if one.days and one.days[0] == one.days[1] else None
        for node in _list_shared(rule, one.event, catalogue):
            if catalogue.kind(node) is Kind.EVENT:
                groups["", node.value].append(one)
            elif day is not None:
                groups[day, node.value].append(one)
    yield from (tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def _list_shared(rule: EventRule, event: Node, catalogue: Catalogue) -> set[Node]:
    """What else an event can be known by: who or what else took part, its places and what they lie in up to countries."""
    others = set(_fill("kg:participant", event, catalogue)) | set(_fill("kg:occasion", event, catalogue))
    measured = {node for role in rule.measured_by for node in _fill(role, event, catalogue)}
    found = {
        node for node in others - measured - {event} if is_named(node, catalogue) or _is_named_event(node, catalogue)
    }
    for place in _fill("kg:place", event, catalogue):
        found.add(place)
        found |= {outer for outer in catalogue.nodes(place, "kg:locatedIn") if catalogue.type(outer) != OUTERMOST}
    return found


def _is_named_event(node: Node, catalogue: Catalogue) -> bool:
    """Whether it is an event with a name, found out to be one in several texts: "Hurricane Ada"."""
    return catalogue.kind(node) is Kind.EVENT and any(
        catalogue.store.quads_for_pattern(None, catalogue.node("kg:canonical"), node, None)
    )


def _unite(groups: Iterable[tuple[Telling, ...]]) -> list[tuple[Telling, ...]]:
    """Groups that share an event are one."""
    tellings: dict[str, Telling] = {}
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for group in groups:
        for one in group:
            tellings[one.event.value] = one
            leader.setdefault(one.event.value, one.event.value)
            first, other = sorted((find(group[0].event.value), find(one.event.value)))
            leader[other] = first
    united: defaultdict[str, list[Telling]] = defaultdict(list)
    for name in sorted(tellings):
        united[find(name)].append(tellings[name])
    return [tuple(group) for _, group in sorted(united.items())]


def _find_dates(group: tuple[Telling, ...], catalogue: Catalogue) -> Iterator[Conflict]:
    dated = [one for one in group if one.days is not None]
    clashing = {
        one.event
        for left, right in combinations(dated, 2)
        if left.days and right.days and (left.days[1] < right.days[0] or right.days[1] < left.days[0])
        for one in (left, right)
    }
    sides: defaultdict[str, list[Source]] = defaultdict(list)
    for one in dated:
        if one.event in clashing:
            sides[make_moment(one.event, catalogue).words] += list_sources(one.statements)
    if sides:
        yield _make(ConflictKind.DATES, f"{_name_plainly(group, catalogue)}: when", group, sides, catalogue)


def _find_numbers(role: str, group: tuple[Telling, ...], catalogue: Catalogue) -> Iterator[Conflict]:
    values = _choose_largest(value for one in group for value in _read_values(role, one, catalogue))
    clashing = {
        one.label: one for left, right in combinations(values, 2) if not left.agrees(right) for one in (left, right)
    }
    sides: defaultdict[str, list[Source]] = defaultdict(list)
    for value in values:
        if value.label in clashing:
            sides[value.label] += value.sources
    if sides:
        if _counts_fillers(role, catalogue):
            words = f"{_name_by_setting(group, catalogue)}: how many"
        else:
            words = f"{_name_plainly(group, catalogue)}: {catalogue.label(catalogue.node(role))}"
        yield _make(ConflictKind.NUMBERS, words, group, sides, catalogue)


def _counts_fillers(role: str, catalogue: Catalogue) -> bool:
    """Whether what fills the role is counted ("twelve people") and is no amount itself ("40 million euros")."""
    ranges = catalogue.ids(catalogue.node(role), "rdfs:range", asserted=False)
    return any(catalogue.is_a(one, "kg:Agent") for one in ranges)


def _find_plainest(group: tuple[Telling, ...], catalogue: Catalogue) -> Node:
    return min((one.event for one in group), key=lambda event: (len(catalogue.label(event)), event.value))


def _name_plainly(group: tuple[Telling, ...], catalogue: Catalogue) -> str:
    """What happened, without its date."""
    event = _find_plainest(group, catalogue)
    return catalogue.label(event).removesuffix(f", {make_moment(event, catalogue).words}")


def _name_by_setting(group: tuple[Telling, ...], catalogue: Catalogue) -> str:
    """What happened where and when, without those whose number is in question: "Death, Bergen, 2025-03-03"."""
    event = _find_plainest(group, catalogue)
    kind = catalogue.label(catalogue.node(catalogue.type(event))).capitalize()
    places = sorted({catalogue.label(place) for one in group for place in _fill("kg:place", one.event, catalogue)})
    when = next((moment.words for one in group if (moment := make_moment(one.event, catalogue)).words), "")
    return ", ".join(part for part in (kind, *places, when) if part)


def _read_values(role: str, telling: Telling, catalogue: Catalogue) -> Iterator[Value]:
    counts = _counts_fillers(role, catalogue)
    told = list_sources(telling.statements)
    terms = sorted(catalogue.objects(telling.event, role, asserted=False), key=str)
    for term in dict.fromkeys(terms):
        label = catalogue.label(term)
        # One event that several papers tell of has all their numbers: whose each is, its sentence shows.
        sources = [pair for pair in told if label.casefold() in pair[1].exact.casefold()] or told
        amount = read_amount(term, catalogue) if isinstance(term, Node) else None
        if amount and counts and isinstance(term, Node) and catalogue.kind(term) is Kind.QUANTITY:
            amount = replace(amount, unit=ANYBODY)  # "12 dead"
        if amount is not None or not isinstance(term, Node):
            yield Value(label=label, amount=amount, sources=tuple(sources))


def _choose_largest(values: Iterable[Value]) -> list[Value]:
    """What each voice of each document gives at most: of "12 dead, three of them children" that is 12."""
    chosen: dict[tuple[str, tuple[str, ...], str], Value] = {}
    for value in values:
        for statement, evidence in value.sources:
            key = (evidence.document_id, statement.claimants, value.amount.unit if value.amount else "")
            own = replace(value, sources=((statement, evidence),))
            if key not in chosen or own.size > chosen[key].size:
                chosen[key] = own
    return [chosen[key] for key in sorted(chosen)]


def _make(
    kind: ConflictKind,
    words: str,
    group: tuple[Telling, ...],
    sides: Mapping[str, Iterable[Source]],
    catalogue: Catalogue,
) -> Conflict:
    about = make_item(_find_plainest(group, catalogue), catalogue)
    concerned = {catalogue.id(node) for one in group for node in _fill("kg:participant", one.event, catalogue)}
    made = [make_side(label, sources, catalogue) for label, sources in sorted(sides.items())]
    return make_conflict(kind, about, words, sorted(made, key=rank_side), concerned)
