"""Resolving: local entities, compared and joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.knowledge.resolution.groups import Groups
from kgbuild.knowledge.resolution.joining import Joiner
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.persons import join_people
from kgbuild.knowledge.resolution.scoring import Scorer
from kgbuild.knowledge.resolution.things import VAGUE, Things
from kgbuild.model.world import Match
from kgbuild.ontology.ontology import Ontology

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Which local entities are one, each alone being one too, and the comparisons that decided it."""

    clusters: tuple[tuple[LocalEntity, ...], ...]
    matches: tuple[Match, ...]


def resolve(entities: Iterable[LocalEntity], ontology: Ontology) -> Resolved:
    """The clusters of what bears a name; the order of the entities does not matter."""
    named = sorted((local for local in entities if local.standing is Standing.NAME), key=lambda local: local.id)
    joiner = Joiner(groups=Groups(named), scorer=Scorer(named, ontology))
    join_entries(named, joiner)
    families: dict[str, list[LocalEntity]] = {}
    for local in named:
        families.setdefault(find_family(local.entity.type, ontology.schema), []).append(local)
    things = Things(joiner, Keys(ontology.cues), ontology.schema)
    for family, members in sorted(families.items()):
        if family == "person":
            join_people(members, joiner, ontology.cues)
        elif family not in VAGUE:
            things.join(members, family)
    things.join_across(families)
    clusters = sorted(
        (tuple(sorted(group.members, key=lambda local: local.id)) for group in joiner.groups),
        key=lambda members: members[0].id,
    )
    return Resolved(clusters=tuple(clusters), matches=joiner.list_matches())


def join_entries(named: Iterable[LocalEntity], joiner: Joiner) -> None:
    """What the gazetteer knows is one."""
    first: dict[str, LocalEntity] = {}
    for local in named:
        if local.entry is not None and first.setdefault(local.entry, local) is not local:
            joiner.unite(first[local.entry], local, "same entry of the gazetteer")
