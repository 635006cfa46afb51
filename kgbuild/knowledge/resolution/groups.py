"""Groups: local entities taken for one so far, with all that their documents say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kgbuild.knowledge.local import LocalEntity

__all__ = ["Group", "Groups"]


@dataclass(slots=True, eq=False)
class Group:
    """The members, the first of which stands for all, and the union of what is known of them.

    `foes` are local ids that a user has set apart from one of the members.
    """

    members: list[LocalEntity]
    names: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    occupations: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    spouses: set[str] = field(default_factory=set)
    births: set[int] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    foes: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, local: LocalEntity) -> Group:
        traits = local.traits
        return cls(
            members=[local],
            names=Counter((local.entity.name,)),
            documents={local.document_id},
            entries={local.entry} if local.entry else set(),
            links=set(local.links),
            owners={local.owner_name} if local.owner_name else set(),
            offices=set(local.offices),
            countries=set(traits.countries),
            occupations=set(traits.occupations),
            bodies=set(traits.bodies),
            spouses=set(traits.spouses),
            births={traits.born} if traits.born is not None else set(),
            context=set(local.context),
        )

    @property
    def leader(self) -> LocalEntity:
        return self.members[0]

    def take(self, other: Group) -> None:
        """Makes the members of another group its own."""
        self.members += other.members
        self.names.update(other.names)
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
        self.context |= other.context
        self.foes |= other.foes


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
        for local in second.members:
            self.home[local.id] = first
        first.take(second)
        return first

    def are_foes(self, one: Group, other: Group) -> bool:
        """Whether a user has set members of the two apart."""
        return any(self.home[foe] is other for foe in one.foes)

    def __iter__(self) -> Iterator[Group]:
        """Each group once, by the first id of its members that was given."""
        seen: set[int] = set()
        for group in self.home.values():
            if id(group) not in seen:
                seen.add(id(group))
                yield group
