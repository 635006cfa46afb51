"""Joining: groups that are compared, and become one where their score is high enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.resolution.groups import Group, Groups
from kgbuild.knowledge.resolution.scoring import Score, Scorer
from kgbuild.model.world import Judgement, Match

__all__ = ["Compare", "Joiner"]

Compare = Callable[[Group, Group], Score]

# Of more namesakes only those are compared that have something in common.
MANY = 8
CERTAIN = 1.0
# What is different by rule is at most so likely the same.
DOUBT = 0.15


@dataclass(slots=True)
class Joiner:
    """Joins groups, and keeps what decided it."""

    groups: Groups
    scorer: Scorer
    matches: dict[tuple[str, str], Match] = field(default_factory=dict)
    fixed: set[tuple[str, str]] = field(default_factory=set)  # pairs that people have judged

    def unite(self, one: LocalEntity, other: LocalEntity, *reasons: str) -> bool:
        """Makes one of two whatever they look like, unless a user has set them apart."""
        first, second = self.groups.find(one.id), self.groups.find(other.id)
        if self.groups.are_foes(first, second):
            return False
        self._keep(one, other, CERTAIN, Judgement.SAME, reasons)
        self.groups.join(first, second)
        return True

    def judge(self, one: LocalEntity, other: LocalEntity, judgement: Judgement, *reasons: str) -> None:
        """Does as people have judged: what is different is kept apart from all that the other is."""
        if judgement is Judgement.SAME:
            self.unite(one, other, *reasons)
        else:
            self._keep(one, other, 0.0, judgement, reasons)
            self.groups.find(one.id).foes.add(other.id)
            self.groups.find(other.id).foes.add(one.id)
        left, right = sorted((one.id, other.id))
        self.fixed.add((left, right))

    def settle(self, block: Iterable[Group], compare: Compare) -> None:
        """Joins each group of a block to the one of those before that it is most like; those with most evidence first."""
        unique = {id(group): group for group in block}
        ordered = sorted(unique.values(), key=lambda group: (-_weigh(group), group.leader.id))
        leaders: list[Group] = []
        index: dict[str, list[int]] = {}
        for group in ordered:
            near = self._choose(group, leaders, index)
            scored = [(compare(leaders[place], group), place) for place in near]
            place = self._join_best(group, leaders, scored)
            if place is None:
                place = len(leaders)
                leaders.append(group)
            else:
                leaders[place] = self.groups.find(group.leader.id)
            for name in self._list_clues(group):
                places = index.setdefault(name, [])
                if place not in places[-MANY:]:
                    places.append(place)

    def _join_best(self, group: Group, leaders: list[Group], scored: list[tuple[Score, int]]) -> int | None:
        """Joins a group to the likeliest leader that it is not set apart from; gives that one's place."""
        for score, place in sorted(scored, key=lambda row: (-row[0].total, row[1])):
            if self.decide(leaders[place], group, score):
                return place
            if score.judgement is not Judgement.SAME:
                break
        return None

    def decide(self, one: Group, other: Group, score: Score) -> bool:
        """Joins two groups if the score says so and no user has set them apart; keeps the match."""
        left, right = one.leader, other.leader
        joins = score.judgement is Judgement.SAME and one is not other
        if joins and self.groups.are_foes(one, other):
            self._keep(left, right, score.value, Judgement.DIFFERENT, (*score.features, "set apart by hand"))
            return False
        self._keep(left, right, score.value, score.judgement, score.features)
        if joins:
            self.groups.join(one, other)
        return joins

    def note(self, one: Group, other: Group, score: Score) -> None:
        """Keeps why two are not one, which nobody doubted."""
        self._keep(one.leader, other.leader, min(score.value, DOUBT), Judgement.DIFFERENT, score.features)

    def list_matches(self) -> tuple[Match, ...]:
        """All that was decided, sorted."""
        return tuple(self.matches[key] for key in sorted(self.matches))

    def _keep(
        self, one: LocalEntity, other: LocalEntity, score: float, judgement: Judgement, features: Iterable[str]
    ) -> None:
        left, right = sorted((one.id, other.id))
        if left != right and (left, right) not in self.fixed:
            match = Match(left=left, right=right, score=score, judgement=judgement, features=tuple(features))
            self.matches[left, right] = match

    def _choose(self, group: Group, leaders: list[Group], index: dict[str, list[int]]) -> Iterable[int]:
        if len(leaders) <= MANY:
            return range(len(leaders))
        near = {place for name in self._list_clues(group) for place in index.get(name, ())}
        return sorted({0, 1, *near})[: 4 * MANY]

    def _list_clues(self, group: Group) -> AbstractSet[str]:
        rare = group.context - self.scorer.common
        return rare | group.offices | group.bodies | group.owners | group.links


def _weigh(group: Group) -> int:
    """How much is known of a group."""
    places = len(group.links) + len(group.owners) + len(group.offices) + len(group.countries)
    return len(group.members) + places + len(group.occupations) + len(group.bodies) + len(group.births)
