"""Groups: local entities taken for one so far, with all that their documents say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.knowledge.local import LocalEntity

__all__ = ["Group", "Groups"]


Words = frozenset[str]
NONE: Words = frozenset()


@dataclass(slots=True, eq=False)
class Group:
    """The members, the first of which stands for all, and the union of what is known of them.

    `names` are counted by member; `fullest` is the one that says most, where somebody has chosen it. `foes` are local ids
    that a user has set apart from one of the members.
    """

    members: list[LocalEntity]
    names: dict[str, int]
    documents: set[str]
    entries: Words = NONE
    links: Words = NONE
    owners: Words = NONE
    offices: Words = NONE
    countries: Words = NONE
    occupations: Words = NONE
    bodies: Words = NONE
    spouses: Words = NONE
    births: frozenset[int] = frozenset()
    context: set[str] | Words = NONE
    foes: set[str] = field(default_factory=set)
    fullest: str | None = None

    @classmethod
    def of(cls, local: LocalEntity) -> Group:
        traits = local.traits
        return cls(
            members=[local],
            names={local.entity.name: 1},
            documents={local.document_id},
            entries=frozenset((local.entry,)) if local.entry else NONE,
            links=frozenset(local.links) if local.links else NONE,
            owners=frozenset((local.owner_name,)) if local.owner_name else NONE,
            offices=local.offices,
            countries=traits.countries,
            occupations=traits.occupations,
            bodies=traits.bodies,
            spouses=traits.spouses,
            births=frozenset((traits.born,)) if traits.born is not None else frozenset(),
            context=local.context,
        )

    @property
    def leader(self) -> LocalEntity:
        return self.members[0]

    def take(self, other: Group) -> None:
        """Makes the members of another group its own."""
        self.members += other.members
        for name, count in other.names.items():
            self.names[name] = self.names.get(name, 0) + count
        self.documents |= other.documents
        self.entries |= other.entries
        self.links |= other.links
        self.owners |= other.owners
        self.offices |= other.offices
        self.countries |= other.countries
        self.occupations |= other.occupations
        self.bodies |= other.bodies
        self.spouses |= other.spouses
        self.births |= other.births
        # Alone, a group shares its document's set; it gets one of its own when it grows.
        if not isinstance(self.context, set):
            self.context = set(self.context)
        self.context |= other.context
        self.foes |= other.foes
        self.fullest = None


class Groups:
    """The groups of all local entities; each is found by the id of any of its members."""

    def __init__(self, entities: Iterable[LocalEntity]) -> None:
        self.home: dict[str, Group] = {local.id: Group.of(local) for local in entities}

    def find(self, local: str) -> Group:
        return self.home[local]

    def join(self, one: Group, other: Group) -> Group:
        """One group of two: the larger takes the smaller."""
        if one is other:
            return one
        first, second = sorted((one, other), key=lambda group: (-len(group.members), group.leader.id))
        self.join_all((first, second))
        return first

    def join_all(self, groups: Sequence[Group]) -> None:
        """One group of several, the members in the order of the groups."""
        first, *others = groups
        for other in others:
            for local in other.members:
                self.home[local.id] = first
            first.take(other)

    def are_foes(self, one: Group, other: Group) -> bool:
        """Whether a user has set members of the two apart."""
        return bool(one.foes) and any(self.home[foe] is other for foe in one.foes)

    def __iter__(self) -> Iterator[Group]:
        """Each group once, by the first id of its members that was given."""
        seen: set[int] = set()
        for group in self.home.values():
            if id(group) not in seen:
                seen.add(id(group))
                yield group
