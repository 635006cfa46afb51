"""Denied: what one side says and the other denies, of the same occasion as far as is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgbuild.graph.answers.conflicts.holding import Held, find_days_apart, list_held, overlap, read_days
from kgbuild.graph.answers.conflicts.naming import is_named
from kgbuild.graph.answers.conflicts.rows import Conflict, ConflictKind, list_sources, make_conflict, make_side
from kgbuild.graph.answers.entity import make_claim
from kgbuild.graph.answers.items import make_item
from kgbuild.graph.answers.records import read_statements
from kgbuild.graph.catalogue import Catalogue, Node, Term
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.world import Statement

__all__ = ["find_denied"]

# Where one side has no date, the two are taken for one occasion if they were printed within so many days.
SOON = 30
# What is said and thought is not denied by other words of the same speaker to the same hearer.
WORDS = ("kg:Communication", "kg:Attitude", "kg:Emotion")
# Where and when something was does not tell what it was.
SETTING = frozenset({"kg:place", "kg:occasion", "kg:time", "kg:participant", "kg:topic", "kg:about"})
Ends = tuple[Node, str, Term]
Signature = tuple[str, frozenset[tuple[str, str]]]


def find_denied(catalogue: Catalogue) -> Iterator[Conflict]:
    """The statements that are also denied, each with its denials."""
    denials = sorted(_list_subjects("kg:polarity", catalogue.node("kg:negative"), catalogue), key=str)
    happened = catalogue.node("rdf:type")
    edges: list[Node] = []
    events: list[Node] = []
    for one in dict.fromkeys(denials):
        predicate = catalogue.nodes(one, "rdf:predicate", asserted=False)
        (events if happened in predicate else edges).append(one)
    yield from _find_edges(edges, catalogue)
    yield from _find_events(events, catalogue)


def _find_edges(denials: Iterable[Node], catalogue: Catalogue) -> Iterator[Conflict]:
    """What joins two things, and is denied of the same two."""
    groups: defaultdict[Ends, list[Node]] = defaultdict(list)
    for one in denials:
        ends = _read_ends(one, catalogue)
        if ends is not None:
            groups[ends].append(one)
    said = _find_said(groups, catalogue)
    for ends in sorted(said, key=str):
        affirmed = [one for one in read_statements(catalogue, said[ends]) if _is_certain(one, Polarity.POSITIVE)]
        yield from _oppose(affirmed, groups[ends], catalogue)


def _read_ends(statement: Node, catalogue: Catalogue) -> Ends | None:
    """Subject, predicate and object, where at least one of the two is something that texts can share."""
    if any(_is_words(event, catalogue) for event in catalogue.nodes(statement, "kg:event", asserted=False)):
        return None
    subject, target = (
        next(catalogue.objects(statement, name, asserted=False)) for name in ("rdf:subject", "rdf:object")
    )
    if not isinstance(subject, Node) or not (is_named(subject, catalogue) or is_named(target, catalogue)):
        return None
    return subject, catalogue.ids(statement, "rdf:predicate", asserted=False)[0], target


def _is_words(event: Node, catalogue: Catalogue) -> bool:
    type = catalogue.type(event)
    return catalogue.text(event, "kg:content") is not None or any(catalogue.is_a(type, one) for one in WORDS)


def _find_said(wanted: Mapping[Ends, object], catalogue: Catalogue) -> Mapping[Ends, set[Node]]:
    """The statements of the same ends. Two passes over a column each, whatever a hub has: no product of statements."""
    store = catalogue.store
    subjects = {subject for subject, _, _ in wanted}
    targets = {target for _, _, target in wanted}
    starts: dict[Node, Node] = {}
    for quad in store.quads_for_pattern(None, catalogue.node("rdf:subject"), None, None):
        if quad.object in subjects and isinstance(quad.subject, Node) and isinstance(quad.object, Node):
            starts[quad.subject] = quad.object
    found: defaultdict[Ends, set[Node]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, catalogue.node("rdf:object"), None, None):
        statement, target = quad.subject, quad.object
        if not isinstance(statement, Node) or isinstance(target, ox.BlankNode | ox.Triple):
            continue
        start = starts.get(statement)
        if start is not None and target in targets:
            for predicate in catalogue.ids(statement, "rdf:predicate", asserted=False):
                if (start, predicate, target) in wanted:
                    found[start, predicate, target].add(statement)
    return found


def _is_certain(statement: Statement, polarity: Polarity) -> bool:
    return statement.polarity is polarity and statement.modality is Modality.CERTAIN


def _find_events(denials: Iterable[Node], catalogue: Catalogue) -> Iterator[Conflict]:
    """What happened without joining two things ("Lund resigned"), and is denied of the same participants."""
    groups: defaultdict[Signature, list[Node]] = defaultdict(list)
    for one in denials:
        for event in catalogue.nodes(one, "kg:event", asserted=False):
            signature = _sign(event, catalogue)
            if signature is not None:
                groups[signature].append(one)
    alike = _find_alike(groups, catalogue)
    for signature in sorted(groups, key=lambda one: (one[0], sorted(one[1]))):
        nodes = {node for event in alike[signature] for node in _list_subjects("kg:event", event, catalogue)}
        affirmed = [one for one in read_statements(catalogue, nodes) if _is_happening(one)]
        yield from _oppose(affirmed, groups[signature], catalogue)


def _is_happening(statement: Statement) -> bool:
    return statement.predicate == "rdf:type" and _is_certain(statement, Polarity.POSITIVE)


def _sign(event: Node, catalogue: Catalogue) -> Signature | None:
    """What happened to whom: the class, and who or what had which role. None of words, of doings in general, and of what
    nobody named did."""
    type = catalogue.type(event)
    if catalogue.is_general(type) or _is_words(event, catalogue):
        return None
    found = catalogue.store.quads_for_pattern(event, None, None, None)
    pairs = {(catalogue.id(quad.predicate), quad.object) for quad in found}
    roles = {(role, term) for role, term in pairs if role in catalogue.roles or role.startswith("open:")}
    if not any(isinstance(term, Node) and is_named(term, catalogue) for _, term in roles):
        return None
    return type, frozenset((role, str(term)) for role, term in roles if role not in SETTING)


def _find_alike(wanted: Iterable[Signature], catalogue: Catalogue) -> Mapping[Signature, list[Node]]:
    """The events of each signature: one pass over those of the classes in question."""
    found: defaultdict[Signature, list[Node]] = defaultdict(list)
    for type in sorted({type for type, _ in wanted}):
        events = {
            event for name in ("rdf:type", "kg:kind") for event in _list_subjects(name, catalogue.node(type), catalogue)
        }
        for event in sorted(events, key=str):
            signature = _sign(event, catalogue)
            if signature is not None:
                found[signature].append(event)
    return found


def _list_subjects(predicate: str, target: Node, catalogue: Catalogue) -> Iterator[Node]:
    for quad in catalogue.store.quads_for_pattern(None, catalogue.node(predicate), target, None):
        if isinstance(quad.subject, Node):
            yield quad.subject


def _oppose(affirmed: Iterable[Statement], denials: Iterable[Node], catalogue: Catalogue) -> Iterator[Conflict]:
    """One conflict of all that can mean one occasion."""
    said: dict[str, Statement] = {}
    denied: dict[str, Statement] = {}
    affirmed = tuple(affirmed)
    if not affirmed:
        return
    opposed = [one for one in read_statements(catalogue, denials) if _is_certain(one, Polarity.NEGATIVE)]
    for one in affirmed:
        for other in opposed:
            if _can_be_one(one, other, catalogue):
                said[one.id], denied[other.id] = one, other
    if said:
        first = said[min(said)]
        claim = make_claim(first, catalogue)
        sides = (
            make_side("said", list_sources(said[id] for id in sorted(said)), catalogue),
            make_side("denied", list_sources(denied[id] for id in sorted(denied)), catalogue),
        )
        about = make_item(catalogue.node(first.subject), catalogue)
        fillers = catalogue.nodes(catalogue.node(first.event), "kg:participant", asserted=False) if first.event else ()
        concerned = {claim.subject.id, claim.object.id, *(catalogue.id(one) for one in fillers)}
        yield make_conflict(ConflictKind.DENIED, about, claim.words, sides, concerned)


def _can_be_one(said: Statement, denied: Statement, catalogue: Catalogue) -> bool:
    """Whether a statement and a denial can be about one occasion: their times meet, or where one has none they were
    printed soon after one another; and their places do."""
    if _lie_apart(said, denied, catalogue):
        return False
    one, other = (_list_days(st, catalogue) for st in (said, denied))
    if one and other:
        return any(overlap(a, b) for a in one for b in other)
    if _list_voices(said) & _list_voices(denied):
        return False  # who says both in one text speaks of two occasions
    apart = find_days_apart(said, denied, catalogue)
    return apart is None or apart <= SOON


def _list_voices(statement: Statement) -> set[tuple[str, str]]:
    """Who says it in which document."""
    claimants = statement.claimants or ("",)
    return {(one.document_id, claimant) for one in statement.evidence for claimant in claimants}


def _list_days(statement: Statement, catalogue: Catalogue) -> list[Held]:
    if statement.event is None:
        return list(list_held(statement, catalogue)) if statement.valid else []
    event = catalogue.node(statement.event)
    if "kg:dateline" in catalogue.ids(event, "kg:timeFrom", asserted=False):
        return []  # that it was written then does not say that it was then
    days = read_days(event, catalogue)
    return [Held(start=days[0], end=days[1], presumed=False, statement=statement.id)] if days else []


def _lie_apart(one: Statement, other: Statement, catalogue: Catalogue) -> bool:
    places = [
        set(catalogue.nodes(catalogue.node(st.event), "kg:place", asserted=False)) if st.event else set()
        for st in (one, other)
    ]
    around = [
        found | {outer for place in found for outer in catalogue.nodes(place, "kg:locatedIn")} for found in places
    ]
    return bool(places[0] and places[1]) and not (places[0] & around[1] or places[1] & around[0])
