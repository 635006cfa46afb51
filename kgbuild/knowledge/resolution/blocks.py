"""Blocks: which groups may have to do with one another. Whatever is in another block has no say in what is decided there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain

from kgbuild.knowledge.resolution.families import find_family
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.joining import MANY
from kgbuild.knowledge.resolution.judged import VAGUE
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.people import PersonName, PersonNames
from kgbuild.ontology.schema import Schema

__all__ = ["Block", "Blocker"]

Block = tuple[Group, ...]


class Ties:
    """Things by their places, some of which belong together: those that share a key, perhaps by way of others."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))
        self.homes: dict[Hashable, int] = {}

    def find(self, place: int) -> int:
        """The smallest of those that belong together."""
        above = self.above
        while above[place] != place:
            above[place] = place = above[above[place]]
        return place

    def unite(self, one: int, other: int) -> None:
        first, second = self.find(one), self.find(other)
        self.above[max(first, second)] = min(first, second)

    def tie(self, place: int, key: Hashable) -> None:
        home = self.homes.setdefault(key, place)
        if home != place:
            self.unite(home, place)

    def list_blocks(self, groups: Sequence[Group]) -> Iterator[Block]:
        """The groups that belong together, where they are two or more."""
        blocks: dict[int, list[Group]] = {}
        for place, group in enumerate(groups):
            blocks.setdefault(self.find(place), []).append(group)
        return (tuple(block) for block in blocks.values() if len(block) > 1)


class Blocker:
    """Finds the blocks of each round. Recall over precision: two of different blocks are not compared in it."""

    def __init__(self, keys: Keys, names: PersonNames, schema: Schema) -> None:
        self.keys = keys
        self.names = names
        self.find_family = lru_cache(maxsize=None)(partial(find_family, schema=schema))

    def find_home(self, group: Group) -> str:
        return self.find_family(group.leader.entity.type)

    def block_names(self, groups: Sequence[Group]) -> Iterator[Block]:
        """Those of one name or of forms of one: full names of people, names and acronyms of things."""
        ties = Ties(len(groups))
        short: set[Hashable] = set()
        long: list[tuple[Hashable, int]] = []
        for place, group in enumerate(groups):
            families = {self.find_family(kind) for kind in {local.entity.type for local in group.members}}
            if "person" in families:
                for key in self.list_person_keys(group):
                    ties.tie(place, key)
            for family in families - VAGUE - {"person"}:
                for key in self.list_name_keys(group, family):
                    ties.tie(place, key)
                for name in {name for local in group.members for name in (local.entity.name, *local.entity.names)}:
                    acronym = self.keys.abbreviate(name)
                    if acronym is not None:
                        long.append((("acronym", family, acronym), place))
                    if self.keys.is_acronym(name):
                        short.add(meant := ("acronym", family, self.keys.fold(name)))
                        ties.tie(place, meant)
        for key, place in long:
            if key in short:
                ties.tie(place, key)
        return ties.list_blocks(groups)

    def list_name_keys(self, group: Group, family: str) -> Iterator[Hashable]:
        for local in group.members:
            if local.entry is None and self.find_family(local.entity.type) == family:
                yield from ((family, key) for key in self.keys.list_keys(local, family))

    def list_person_keys(self, group: Group) -> Iterator[Hashable]:
        for name in map(self.names.parse, group.names):
            if name.full:
                yield name.key
                yield from self.names.list_keys(name, group)

    def block_surnames(self, groups: Sequence[Group]) -> Iterator[Block]:
        """People of one surname; bare surnames and initials that fit no full name, with names spelt alike, or with the few
        whose first word they are. A first word that is many people's is a given name, and tells nobody."""
        people = [group for group in groups if self.find_home(group) == "person"]
        ties = Ties(len(people))
        spelt: dict[str, list[int]] = {}
        first: dict[str, dict[PersonName, int]] = {}
        short: list[tuple[PersonName, int]] = []
        for place, group in enumerate(people):
            name = self.names.choose_fullest(group)
            ties.tie(place, name.surname)
            if name.full:
                spelt.setdefault(self.names.speller.spell(name.surname), []).append(place)
                first.setdefault(name.given, {}).setdefault(name, place)
            else:
                short.append((name, place))
        surnames = {self.names.choose_fullest(people[place]).surname for places in spelt.values() for place in places}
        for name, place in short:
            if name.surname and (name.given or name.surname not in surnames):
                near = spelt.get(self.names.speller.spell(name.surname), ())
                called = first.get(name.surname, {}) if not near and not name.given else {}
                for other in chain(near, called.values() if len(called) <= MANY else ()):
                    ties.unite(place, other)
        return ties.list_blocks(people)

    def block_classes(self, groups: Sequence[Group]) -> Iterator[Block]:
        """Those of one name that documents put into different classes."""
        ties = Ties(len(groups))
        for place, group in enumerate(groups):
            for local in group.members:
                if local.entry is None:
                    ties.tie(place, self.keys.make(local.entity.name, self.find_family(local.entity.type)))
        return (block for block in ties.list_blocks(groups) if len(set(map(self.find_home, block))) > 1)
