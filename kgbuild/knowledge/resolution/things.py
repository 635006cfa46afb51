"""Things: who is who among all that is no person: bodies, companies, places, products, works, named events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.joining import Joiner
from kgbuild.knowledge.resolution.judged import VAGUE
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.scoring import Score
from kgbuild.ontology.schema import Schema

__all__ = ["Things"]

PLACES = frozenset({"place", "city", "country"})
BODY = "kg:GovernmentBody"
UNLIKE = PLACES | {"person"}


class Things:
    """Compares things by the keys of their names."""

    def __init__(self, joiner: Joiner, keys: Keys, schema: Schema) -> None:
        self.joiner = joiner
        self.keys = keys
        self.schema = schema

    def join(self, members: Sequence[LocalEntity], family: str) -> None:
        """Those of one family: of one name first, then acronyms and what they stand for."""
        blocks: dict[str, list[Group]] = {}
        for local in members:
            if local.entry is None:
                for key in sorted(self.keys.list_keys(local, family)):
                    blocks.setdefault(key, []).append(self.joiner.groups.find(local.id))

        def compare(one: Group, other: Group) -> Score:
            return self.score(one, other, self.list_features(one, other, family))

        for _, block in sorted(blocks.items()):
            self.joiner.settle(map(self.refresh, block), compare)
        self.join_acronyms(members)

    def join_across(self, families: Mapping[str, Sequence[LocalEntity]]) -> None:
        """Things of one name whose documents put them into different classes; the larger group first."""
        home: dict[str, str] = {}
        blocks: dict[str, list[Group]] = {}
        for family, members in sorted(families.items()):
            for local in members:
                home[local.id] = family
                if local.entry is None:
                    key = self.keys.make(local.entity.name, family)
                    blocks.setdefault(key, []).append(self.joiner.groups.find(local.id))

        def compare(one: Group, other: Group) -> Score:
            kinds = home[one.leader.id], home[other.leader.id]
            return self.score(one, other, self.list_classes(one, kinds))

        for _, block in sorted(blocks.items()):
            groups = {id(group): group for group in map(self.refresh, block)}
            if len({home[group.leader.id] for group in groups.values()}) > 1:
                self.joiner.settle(groups.values(), compare)

    def score(self, one: Group, other: Group, features: Iterable[str]) -> Score:
        own = frozenset(self.keys.fold(name) for group in (one, other) for name in group.names)
        return self.joiner.scorer.score(one, other, tuple(features), own=own)

    def list_features(self, one: Group, other: Group, family: str) -> Iterator[str]:
        """What the names and classes of two of one family tell."""
        folded = {self.keys.fold(name) for name in one.names} & {self.keys.fold(name) for name in other.names}
        yield "same name" if folded else "name written otherwise"
        left, right = one.leader.entity.type, other.leader.entity.type
        if not (self.schema.is_a(left, right) or self.schema.is_a(right, left)):
            yield "near classes"
        if one.owners and other.owners:
            yield "same owner" if one.owners & other.owners else "other owner"
        elif BODY in (left, right):
            yield "name of many bodies"
        if family in PLACES:
            yield "name of a place"
            if " " in self.keys.fold(one.leader.entity.name):
                yield "several words"

    def list_classes(self, one: Group, families: tuple[str, str]) -> Iterator[str]:
        """What the names and classes of two of different families tell."""
        yield "same name"
        if VAGUE & set(families):
            yield "class unknown"
            return
        single = " " not in self.keys.fold(one.leader.entity.name)
        unlike = bool(UNLIKE & set(families))
        yield "other classes" if unlike else "near classes"
        if single and unlike:
            yield "one word"  # surnames and towns are many things' names
        elif not single:
            yield "several words"

    def join_acronyms(self, members: Sequence[LocalEntity]) -> None:
        """Acronyms to the likeliest of what they may stand for."""
        long: dict[str, dict[str, list[Group]]] = {}
        short: dict[str, list[Group]] = {}
        for local in members:
            group = self.joiner.groups.find(local.id)
            for name in dict.fromkeys((local.entity.name, *local.entity.names)):
                acronym = self.keys.abbreviate(name)
                if acronym is not None:
                    long.setdefault(acronym, {}).setdefault(self.keys.fold(name), []).append(group)
                if self.keys.is_acronym(name):
                    short.setdefault(self.keys.fold(name), []).append(group)
        for acronym, block in sorted(short.items()):
            meanings = long.get(acronym, {})
            hint = ("acronym",) if len(meanings) == 1 else ("acronym", "acronym of several")
            for group in {id(found): found for found in map(self.refresh, block)}.values():
                rivals = {id(one): one for groups in meanings.values() for one in map(self.refresh, groups)}
                scored = [(self.score(one, group, hint), one) for one in rivals.values() if one is not group]
                if scored and id(group) not in rivals:
                    score, best = max(scored, key=lambda row: (row[0].total, row[1].leader.id))
                    self.joiner.decide(best, group, score)

    def refresh(self, group: Group) -> Group:
        return self.joiner.groups.find(group.leader.id)
