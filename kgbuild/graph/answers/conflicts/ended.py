"""Ended: a state that one paper says still holds after another has said that it is over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from kgbuild.graph.answers.conflicts.changing import has_changed, read_changes
from kgbuild.graph.answers.conflicts.holding import find_publication
from kgbuild.graph.answers.conflicts.naming import is_named
from kgbuild.graph.answers.conflicts.rows import (
    Conflict,
    ConflictKind,
    Source,
    make_conflict,
    make_side,
    rank_side,
)
from kgbuild.graph.answers.conflicts.rules import EndRule
from kgbuild.graph.answers.items import make_item
from kgbuild.graph.answers.records import read_statements
from kgbuild.graph.catalogue import Catalogue, Kind, Node
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.time import bounds
from kgbuild.model.world import Evidence, Statement

__all__ = ["find_ended"]

# A state that is over may begin anew later than so many days after that was written.
SOON = 30
GAP = "…"
Ends = tuple[Node, Node]


def find_ended(catalogue: Catalogue, rule: EndRule) -> Iterator[Conflict]:
    """What "is" and "was" at once. That an older paper says "is" and a newer one "was" is how the world goes."""
    over = _group_ends(rule.past, catalogue)
    held = {ends: found for ends, found in _group_ends(rule.state, catalogue).items() if ends in over}
    changes = read_changes(rule.changed_by, catalogue) if held else {}
    for ends in sorted(held, key=str):
        still, ended = (
            [one for one in read_statements(catalogue, nodes) if _is_certain(one)] for nodes in (held[ends], over[ends])
        )
        clashing = [
            pair
            for one in still
            for other in ended
            if not has_changed(ends[:1], ends[1], (one, other), changes, catalogue)
            for pair in _list_clashing(one, other, catalogue)
        ]
        if clashing:
            yield _make(rule, ends, clashing, catalogue)


def _group_ends(predicate: str, catalogue: Catalogue) -> Mapping[Ends, set[Node]]:
    """The statements of a predicate by what they join, where texts can share both."""
    found: defaultdict[Ends, set[Node]] = defaultdict(set)
    stating = catalogue.store.quads_for_pattern(None, catalogue.node("rdf:predicate"), catalogue.node(predicate), None)
    for statement in {quad.subject for quad in stating if isinstance(quad.subject, Node)}:
        for subject in catalogue.nodes(statement, "rdf:subject", asserted=False):
            for target in catalogue.nodes(statement, "rdf:object", asserted=False):
                if is_named(subject, catalogue) and _is_shared(target, catalogue):
                    found[subject, target].add(statement)
    return found


def _is_shared(node: Node, catalogue: Catalogue) -> bool:
    """Whether it has a name, or is an office in a body that is known."""
    if catalogue.kind(node) is Kind.POSITION:
        return any(is_named(body, catalogue) for body in catalogue.nodes(node, "kg:positionIn", asserted=False))
    return is_named(node, catalogue)


def _is_certain(statement: Statement) -> bool:
    return statement.polarity is Polarity.POSITIVE and statement.modality is Modality.CERTAIN


def _list_clashing(still: Statement, ended: Statement, catalogue: Catalogue) -> Iterator[tuple[Source, Source]]:
    """Where one paper says that it holds on a day by which another has said that it does not; not where it has begun anew
    since."""
    begun = bounds(still.valid.start)[0] if still.valid and still.valid.start else None
    ending = bounds(ended.valid.end)[1] if ended.valid and ended.valid.end else None
    if begun and ending and begun >= ending:
        return
    for one, other in product(still.evidence, ended.evidence):
        if _is_late(one, other, catalogue):
            yield (still, one), (ended, other)


def _is_late(still: Evidence, ended: Evidence, catalogue: Catalogue) -> bool:
    if still.document_id == ended.document_id:
        return False  # one text knows of both times
    day, over = (find_publication(one.document_id, catalogue) for one in (still, ended))
    return day is not None and over is not None and over <= day <= over + SOON


def _make(rule: EndRule, ends: Ends, clashing: list[tuple[Source, Source]], catalogue: Catalogue) -> Conflict:
    subject, target = (make_item(node, catalogue) for node in ends)
    sides = [
        make_side(catalogue.label(catalogue.node(predicate)), found, catalogue)
        for predicate, found in zip((rule.state, rule.past), zip(*clashing, strict=True), strict=True)
    ]
    words = f"{subject.label} {GAP} {target.label}"
    concerned = (subject.id, target.id)
    return make_conflict(ConflictKind.EXCLUSIVE, subject, words, sorted(sides, key=rank_side), concerned)
