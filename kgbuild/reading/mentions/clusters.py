"""Chains while they grow: sets of mentions with what is known of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgbuild.ontology.schema import Schema
from kgbuild.reading.mentions.profiles import Profile

__all__ = ["Cluster", "Clusters"]


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Mentions (indices, in order) and the union of their features; `apart`: mentions of other things."""

    members: list[int]
    genders: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    named: bool = False
    apart: set[int] = field(default_factory=set)


class Clusters:
    """A partition of the mentions that only ever grows coarser; merging refuses what cannot be one thing."""

    def __init__(self, profiles: Sequence[Profile], schema: Schema) -> None:
        self.profiles = profiles
        self.schema = schema
        self.names_are_linked = False
        self._parent = list(range(len(profiles)))
        self._clusters = [_single(profile) for profile in profiles]

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def of(self, i: int) -> Cluster:
        return self._clusters[self.root(i)]

    def same(self, i: int, j: int) -> bool:
        return self.root(i) == self.root(j)

    def merge(self, i: int, j: int, *, force: bool = False) -> bool:
        """Joins the chains of two mentions; False where they are one already or cannot be."""
        a, b = self.root(i), self.root(j)
        if a == b or not self.profiles[i].links or not self.profiles[j].links:
            return False
        if self.are_apart(i, j) or (not force and not self.compatible(i, j)):
            return False
        a, b = min(a, b), max(a, b)
        left, right = self._clusters[a], self._clusters[b]
        left.members = sorted(left.members + right.members)
        left.genders |= right.genders
        left.numbers |= right.numbers
        left.types |= right.types
        left.entries |= right.entries
        left.named |= right.named
        left.apart |= right.apart
        self._parent[b] = a
        return True

    def part(self, mentions: Sequence[int]) -> None:
        """Says of mentions that no two are one."""
        for i in mentions:
            self.of(i).apart.update(k for k in mentions if k != i)

    def are_apart(self, i: int, j: int) -> bool:
        """Whether two chains hold mentions that are said not to be one, or names that their words have not made one."""
        left, right = self.of(i), self.of(j)
        return (self.names_are_linked and left.named and right.named) or not left.apart.isdisjoint(right.members)

    def compatible(self, i: int, j: int) -> bool:
        """Whether gender, number, class and gazetteer entry of two chains allow that they are one."""
        left, right = self.of(i), self.of(j)
        return (
            not self.are_apart(i, j)
            and len(left.genders | right.genders) <= 1
            and _agree(left.numbers, right.numbers)
            and not (left.entries and right.entries and left.entries != right.entries)
            and self.types_agree(left.types, right.types)
        )

    def types_agree(self, left: set[str], right: set[str]) -> bool:
        return all(self.related(a, b) for a in left for b in right)

    def related(self, a: str, b: str) -> bool:
        """Whether one class is the other or above it."""
        return a == b or self.schema.is_a(a, b) or self.schema.is_a(b, a)


def _agree(left: set[str], right: set[str]) -> bool:
    return not left or not right or bool(left & right)


def _single(profile: Profile) -> Cluster:
    found = profile.found
    kind = found.type
    return Cluster(
        members=[profile.index],
        genders={found.gender} if found.gender else set(),
        # a body that says "we" is "it" all the same
        numbers={found.number} if found.number and profile.person != "1" else set(),
        types={kind} if kind is not None else set(),
        entries={found.entry} if found.entry is not None else set(),
        named=profile.name,
    )
