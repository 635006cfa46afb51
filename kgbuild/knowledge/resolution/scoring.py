"""Scoring: how much two groups look alike, told feature by feature.

Each feature counts for or against, as ontology/cues/resolution.toml weighs it; the sum is a logarithm of odds, the
score its probability.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.rarity import Rarity
from kgbuild.model.world import Judgement
from kgbuild.ontology.ontology import Ontology

__all__ = ["Score", "Scorer"]

SAME = 0.7
DIFFERENT = 0.15
# Things named beside two that count; what more there are tells little.
BESIDE = 4
# Documents that name fewer others may have nothing in common by chance.
ENOUGH = 3
# Years by which ages in news are wrong.
SLACK = 2
# Of so large a part of the documents of a group one that names the other apart from it counts.
OFTEN = 0.3
# What follows the noun of an occupation: "chair of the board".
_AFTER = re.compile("-(?:at|for|from|in|of|on|to|with)-")
# Classes of what belongs to a country.
PLACED = ("kg:Person", "kg:Place", "kg:GovernmentBody")


@dataclass(frozen=True, slots=True)
class Score:
    """What counts, with how much, and the sum."""

    total: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return round(1 / (1 + math.exp(-self.total)), 2)

    @property
    def judgement(self) -> Judgement:
        value = self.value
        return Judgement.SAME if value >= SAME else Judgement.DIFFERENT if value <= DIFFERENT else Judgement.UNSURE

    @property
    def features(self) -> tuple[str, ...]:
        """In words: "same surname +1.0"."""
        return tuple(f"{words} {weight:+.1f}" if weight else words for words, weight in self.reasons)


class Scorer:
    """Weighs what two groups have in common, knowing how rare names are in all documents."""

    def __init__(self, rarity: Rarity, ontology: Ontology) -> None:
        self.weights = {name: float(weight) for name, weight in ontology.cues.map("resolution.weights").items()}
        schema = ontology.schema
        self.placed = frozenset(kind for kind in schema.classes if any(schema.is_a(kind, one) for one in PLACED))
        self.passing = ontology.cues.words("resolution.passing") | ontology.cues.words("titles.offices")
        self.common, self.placing = rarity.common, rarity.placing

    def score(self, one: Group, other: Group, names: Iterable[str], *, own: frozenset[str] = frozenset()) -> Score:
        """The score of two groups whose names have these features; `own` are the names that they go by themselves."""
        if self.clash(one, other):
            return Score(-math.inf, (*((name, 0.0) for name in names), ("linked to different things", 0.0)))
        weights = self.weights
        found = [(name, weights[name]) for name in names]
        found += [(words, weights[feature]) for feature, words in self._compare_evidence(one, other, own)]
        return Score(math.fsum(weight for _, weight in found), tuple(found))

    @staticmethod
    def clash(one: Group, other: Group) -> bool:
        """Whether two cannot be one: other entries of the gazetteer, or other pages elsewhere."""
        if one.entries and other.entries and not one.entries & other.entries:
            return True
        return bool(one.links) and bool(other.links) and not one.links & other.links

    def _compare_evidence(self, one: Group, other: Group, own: frozenset[str]) -> Iterator[tuple[str, str]]:
        """(feature, its words) of all but the names."""
        if one.links & other.links:
            yield "same page elsewhere", "same page elsewhere"
        met = False
        if shared := one.offices & other.offices:
            met = True
            yield "same office", f"same office: {min(shared)}"
        elif shared := one.countries & other.countries:  # an office has said so
            yield "same country", f"same country: {min(shared)}"
        if shared := one.bodies & other.bodies:
            met = True
            yield "same body", f"same body: {min(shared)}"
        if shared := one.spouses & other.spouses:
            met = True
            yield "same spouse", f"same spouse: {min(shared)}"
        if shared := one.occupations & other.occupations:
            yield "same occupation", f"same occupation: {min(shared)}"
        apart = self.is_apart(one, other)
        rare: list[str] = []
        if not apart:  # what one document names is beside both whoever they are
            beside = (one.context & other.context) - own
            rare = sorted(beside - self.common)[:BESIDE]
            yield from (("beside", f"both beside {name}") for name in rare)
            usual = sorted(beside & self.common)[: BESIDE - len(rare)]
            yield from (("beside, as many are", f"both beside {name}, as many are") for name in usual)
        yield from self.list_conflicts(one, other, met=met)
        if not rare and not met and not apart and min(len(one.context), len(other.context)) > ENOUGH:
            yield "nothing in common", "nothing else in common"
            if self._are_placed_apart(one, other):
                yield "documents on other countries", "documents on other countries"

    def _are_placed_apart(self, one: Group, other: Group) -> bool:
        """Of people and places, whether their documents tell of different countries."""
        if any(group.leader.entity.type not in self.placed for group in (one, other)):
            return False
        left, right = self._list_places(one), self._list_places(other)
        return bool(left) and bool(right) and not left & right and not one.countries & other.countries

    def _list_places(self, group: Group) -> AbstractSet[str]:
        return group.context & self.placing

    def list_conflicts(self, one: Group, other: Group, *, met: bool) -> Iterator[tuple[str, str]]:
        """(feature, its words) of what cannot well be of one; offices and bodies in common outweigh countries and trades."""
        if one.births and other.births and min(abs(a - b) for a in one.births for b in other.births) > SLACK:
            yield "other age", f"born about {min(one.births)} and {min(other.births)}"
        if met:
            return
        if one.countries and other.countries and not one.countries & other.countries:
            yield "other country", f"of {min(one.countries)} and of {min(other.countries)}"
        left, right = self.list_trades(one), self.list_trades(other)
        if left and right and left.keys().isdisjoint(right):
            yield "other occupation", f"{min(left.values())} and {min(right.values())}"

    def list_trades(self, group: Group) -> dict[str, str]:
        """The occupations that tell a person from others, by their nouns: a "night-club-singer" is a singer. Offices are held
        one after the other."""
        found: dict[str, str] = {}
        for name in sorted(group.occupations):
            kind = _AFTER.split(name)[0]
            noun = kind.rpartition("-")[2]
            if self.passing.isdisjoint((kind, noun)):
                found.setdefault(noun, name)
        return found

    def is_apart(self, one: Group, other: Group) -> bool:
        """Whether documents name both and do not take them for one."""
        both = len(one.documents & other.documents)
        return both > 0 and both / min(len(one.documents), len(other.documents)) >= OFTEN
