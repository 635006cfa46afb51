"""Resolving: local entities, compared and joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.knowledge.resolution.groups import Group, Groups
from kgbuild.knowledge.resolution.joining import Joiner
from kgbuild.knowledge.resolution.judged import VAGUE, bind_judgements
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.persons import join_people
from kgbuild.knowledge.resolution.scoring import Scorer
from kgbuild.knowledge.resolution.things import Things
from kgbuild.model.judging import Judged
from kgbuild.model.world import Match
from kgbuild.ontology.ontology import Ontology

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Which local entities are one, each alone being one too, and the comparisons that decided it. `stale`: the lines of
    judgements that fit nothing any more, and why."""

    clusters: tuple[tuple[LocalEntity, ...], ...]
    matches: tuple[Match, ...]
    stale: tuple[tuple[int, str], ...] = ()


def resolve(
    entities: Iterable[LocalEntity], ontology: Ontology, judgements: Iterable[Judged] = (), *, place: str = "judgements"
) -> Resolved:
    """The clusters of what bears a name; the order of the entities does not matter.

    `judgements` are obeyed; `place` is what errors call their file. Raises JudgementError where they cannot all hold.
    """
    found = sorted((local for local in entities if local.standing is Standing.NAME), key=lambda local: local.id)
    bound = bind_judgements(found, judgements, place, ontology)
    named = bound.entities
    joiner = Joiner(groups=Groups(named), scorer=Scorer(named, ontology))
    for left, right, judged in (*bound.different, *bound.same):
        joiner.judge(left, right, judged.verdict, "judged by hand", *([judged.note] if judged.note else []))
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
    clusters = sorted((settle_type(group, bound.types) for group in joiner.groups), key=lambda members: members[0].id)
    return Resolved(clusters=tuple(clusters), matches=joiner.list_matches(), stale=bound.stale)


def join_entries(named: Iterable[LocalEntity], joiner: Joiner) -> None:
    """What the gazetteer knows is one, but for what people have set apart."""
    first: dict[str, list[LocalEntity]] = {}
    for local in named:
        if local.entry is not None:
            rivals = first.setdefault(local.entry, [])
            if not any(joiner.unite(rival, local, "same entry of the gazetteer") for rival in rivals):
                rivals.append(local)


def settle_type(group: Group, types: Mapping[str, str]) -> tuple[LocalEntity, ...]:
    """The members of a group, by id, of the class that a judgement gives to one of them."""
    given = next((types[local.id] for local in group.members if local.id in types), None)
    members = sorted(group.members, key=lambda local: local.id)
    if given is None:
        return tuple(members)
    return tuple(replace(local, entity=replace(local.entity, type=given)) for local in members)
