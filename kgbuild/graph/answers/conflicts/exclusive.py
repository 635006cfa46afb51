"""Exclusive: two values where there can be one: two holders of one office, two places of one birth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import pyoxigraph as ox

from kgbuild.graph.answers.conflicts.amounts import read_amount
from kgbuild.graph.answers.conflicts.changing import has_changed, read_changes
from kgbuild.graph.answers.conflicts.holding import Held, find_publication, list_held, overlap
from kgbuild.graph.answers.conflicts.naming import is_named
from kgbuild.graph.answers.conflicts.rows import (
    Conflict,
    ConflictKind,
    list_sources,
    make_conflict,
    make_side,
    rank_side,
)
from kgbuild.graph.answers.conflicts.rules import StateRule
from kgbuild.graph.answers.items import make_item
from kgbuild.graph.answers.records import read_statements
from kgbuild.graph.catalogue import Catalogue, Kind, Node, Term
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.world import Literal, Statement

__all__ = ["find_exclusive"]

# Of a person's age nobody contradicts another who writes a year later.
AGE = "kg:age"
# Where the values stand in words: "Otto Lund born in …".
GAP = "…"
Values = Mapping[Term, tuple[Statement, ...]]


def find_exclusive(catalogue: Catalogue, rule: StateRule) -> Iterator[Conflict]:
    """The keys of a predicate that have two values at once."""
    changes = read_changes(rule.changed_by, catalogue)
    for key, found in _group_nodes(rule, catalogue).items():
        if len(found) < 2 or not _applies(rule, key, catalogue):
            continue
        values = {value: _read_certain(nodes, catalogue) for value, nodes in found.items()}
        clashing = _find_clashing(rule, key, {value: sts for value, sts in values.items() if sts}, changes, catalogue)
        if clashing:
            yield _make(rule, key, clashing, catalogue)


def _group_nodes(rule: StateRule, catalogue: Catalogue) -> dict[Node, dict[Term, set[Node]]]:
    """Key -> value -> statements."""
    groups: defaultdict[Node, defaultdict[Term, set[Node]]] = defaultdict(lambda: defaultdict(set))
    predicate = catalogue.node(rule.predicate)
    symmetric = predicate in catalogue.symmetric
    for quad in catalogue.store.quads_for_pattern(None, catalogue.node("rdf:predicate"), predicate, None):
        if not isinstance(quad.subject, Node):
            continue
        for subject in catalogue.objects(quad.subject, "rdf:subject", asserted=False):
            for target in catalogue.objects(quad.subject, "rdf:object", asserted=False):
                for key, value in _list_ways(subject, target, inverse=rule.inverse, both=symmetric):
                    if isinstance(key, Node) and _can_differ(value, catalogue):
                        groups[key][value].add(quad.subject)
    return {key: dict(groups[key]) for key in sorted(groups, key=str)}


def _list_ways(subject: Term, target: Term, *, inverse: bool, both: bool) -> Iterator[tuple[Term, Term]]:
    if not inverse or both:
        yield subject, target
    if inverse or both:
        yield target, subject


def _can_differ(value: Term, catalogue: Catalogue) -> bool:
    """Whether a value is a literal, a number or a name: "his new wife" may have any."""
    return not isinstance(value, Node) or catalogue.kind(value) is Kind.QUANTITY or is_named(value, catalogue)


def _applies(rule: StateRule, key: Node, catalogue: Catalogue) -> bool:
    """Whether the rule is for this key: an office of one holder, in a body that is known ("position/alder/mayor")."""
    if not rule.titles:
        return is_named(key, catalogue)
    parts = catalogue.id(key).split("/")
    return len(parts) > 2 and parts[-1] in rule.titles


def _read_certain(nodes: Iterable[Node], catalogue: Catalogue) -> tuple[Statement, ...]:
    statements = read_statements(catalogue, nodes)
    return tuple(one for one in statements if one.polarity is Polarity.POSITIVE and one.modality is Modality.CERTAIN)


def _find_clashing(
    rule: StateRule, key: Node, values: Values, changes: Mapping[Node, list[ox.NamedNode]], catalogue: Catalogue
) -> dict[Term, tuple[Statement, ...]]:
    """The values that another one excludes, with the statements that do."""
    clashing: defaultdict[Term, set[Statement]] = defaultdict(set)
    for one, other in combinations(values, 2):
        if _agree(one, other, catalogue) or _is_past(rule, key, (one, other), catalogue):
            continue
        for left, right in _pair(rule, values[one], values[other], catalogue):
            if not has_changed((one, other), key, (left, right), changes, catalogue):
                clashing[one].add(left)
                clashing[other].add(right)
    return {value: tuple(sorted(found, key=lambda one: one.id)) for value, found in clashing.items()}


def _agree(one: Term, other: Term, catalogue: Catalogue) -> bool:
    """Whether two values can both be right: a city and its country, a number and a rounder one."""
    if isinstance(one, Node) and isinstance(other, Node):
        inside = catalogue.node("kg:locatedIn")
        store, asserted = catalogue.store, ox.DefaultGraph()
        if any(
            True
            for pair in ((one, other), (other, one))
            for _ in store.quads_for_pattern(pair[0], inside, pair[1], asserted)
        ):
            return True
        left, right = read_amount(one, catalogue), read_amount(other, catalogue)
        return left is not None and right is not None and left.agrees(right)
    return (
        isinstance(one, ox.Literal) and isinstance(other, ox.Literal) and one.value.casefold() == other.value.casefold()
    )


def _is_past(rule: StateRule, key: Node, values: Iterable[Term], catalogue: Catalogue) -> bool:
    """Whether the graph also states that one of them no longer is."""
    if rule.past is None:
        return False
    past, store = catalogue.node(rule.past), catalogue.store
    pairs = ((value, key) if rule.inverse else (key, value) for value in values)
    return any(
        True
        for start, end in pairs
        if isinstance(start, Node)
        for _ in store.quads_for_pattern(start, past, end, ox.DefaultGraph())
    )


def _pair(
    rule: StateRule, left: Iterable[Statement], right: Iterable[Statement], catalogue: Catalogue
) -> Iterator[tuple[Statement, Statement]]:
    """The statements of two values that exclude one another."""
    if rule.predicate == AGE:
        born = {st.id: _find_birth(st, catalogue) for st in (*left, *right)}
        yield from ((a, b) for a in left for b in right if _differ(born[a.id], born[b.id]))
    elif rule.always:
        yield from ((a, b) for a in left for b in right)
    else:
        yield from _pair_in_time(left, right, catalogue)


def _pair_in_time(
    left: Iterable[Statement], right: Iterable[Statement], catalogue: Catalogue
) -> Iterator[tuple[Statement, Statement]]:
    """Those that hold on one day. Sorted by their first day, each is compared with those that have not ended yet."""
    sides = {st.id: (side, st) for side, sts in enumerate((left, right)) for st in sts}
    held = sorted(one for _, st in sides.values() for one in list_held(st, catalogue))
    running: list[Held] = []
    found: set[tuple[str, str]] = set()
    for one in held:
        running = [other for other in running if other.end >= one.start]
        for other in running:
            if sides[one.statement][0] != sides[other.statement][0] and overlap(one, other):
                pair = sorted((one.statement, other.statement), key=lambda st: sides[st][0])
                found.add((pair[0], pair[1]))
        running.append(one)
    yield from ((sides[a][1], sides[b][1]) for a, b in sorted(found))


def _find_birth(statement: Statement, catalogue: Catalogue) -> tuple[int, int] | None:
    """Between which days somebody of an age was born, by when that was written."""
    value = statement.object
    digits = "".join(filter(str.isdigit, value.text)) if isinstance(value, Literal) else ""
    days = [find_publication(one.document_id, catalogue) for one in statement.evidence]
    known = [day for day in days if day is not None]
    if not digits or len(digits) > 3 or not known:
        return None
    # A day more on both sides for leap years, and a month for what was written long before it was printed.
    return min(known) - int((int(digits) + 1) * 365.25) - 31, max(known) - int(int(digits) * 365.25) + 31


def _differ(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _make(rule: StateRule, key: Node, clashing: Mapping[Term, tuple[Statement, ...]], catalogue: Catalogue) -> Conflict:
    about = make_item(key, catalogue)
    predicate = catalogue.label(catalogue.node(rule.predicate))
    words = f"{GAP} {predicate} {about.label}" if rule.inverse else f"{about.label} {predicate} {GAP}"
    concerned = {catalogue.id(value) for value in clashing if isinstance(value, Node)}
    sides = [make_side(catalogue.label(value), list_sources(found), catalogue) for value, found in clashing.items()]
    return make_conflict(ConflictKind.EXCLUSIVE, about, words, sorted(sides, key=rank_side), concerned)
