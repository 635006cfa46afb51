"""Listing: all conflicts of a graph, ranked."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kgbuild.graph.answers.conflicts.dating import find_redated
from kgbuild.graph.answers.conflicts.denied import find_denied
from kgbuild.graph.answers.conflicts.differing import find_differing
from kgbuild.graph.answers.conflicts.ended import find_ended
from kgbuild.graph.answers.conflicts.exclusive import find_exclusive
from kgbuild.graph.answers.conflicts.rows import Conflict, ConflictKind, Standing, rank_conflict
from kgbuild.graph.answers.conflicts.rules import read_end_rules, read_event_rules, read_state_rules
from kgbuild.graph.catalogue import Catalogue, Node

__all__ = ["list_conflicts"]


def list_conflicts(
    catalogue: Catalogue,
    *,
    about: Node | None = None,
    kinds: Collection[ConflictKind] = tuple(ConflictKind),
    claims: bool = True,
) -> tuple[Conflict, ...]:
    """What cannot both hold, the gravest first. `about`: only what concerns this node; without `claims` only where two
    publishers say so in their own words."""
    wanted = catalogue.id(about) if about is not None else None
    found = [
        conflict
        for conflict in _find(catalogue, frozenset(kinds))
        if conflict.kind in kinds
        and (claims or conflict.standing is Standing.STATED)
        and (wanted is None or wanted in conflict.concerned)
    ]
    return tuple(sorted(found, key=rank_conflict))


def _find(catalogue: Catalogue, kinds: frozenset[ConflictKind]) -> Iterator[Conflict]:
    if ConflictKind.EXCLUSIVE in kinds:
        for rule in read_state_rules(catalogue):
            yield from find_exclusive(catalogue, rule)
        for end_rule in read_end_rules(catalogue):
            yield from find_ended(catalogue, end_rule)
    if ConflictKind.DENIED in kinds:
        yield from find_denied(catalogue)
    if ConflictKind.DATES in kinds:
        yield from find_redated(catalogue)
    if kinds & {ConflictKind.DATES, ConflictKind.NUMBERS}:
        for event_rule in read_event_rules(catalogue):
            yield from find_differing(catalogue, event_rule)
