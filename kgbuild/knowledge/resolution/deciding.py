"""Deciding: which groups of a block are one, in rounds, each of which starts with what the one before has made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.resolution.blocks import Block, Blocker
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.joining import Joiner
from kgbuild.knowledge.resolution.judged import VAGUE
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.people import PersonNames
from kgbuild.knowledge.resolution.persons import People
from kgbuild.knowledge.resolution.things import Things
from kgbuild.ontology.schema import Schema

__all__ = ["Families", "Round", "list_families", "list_rounds"]

Families = dict[str, list[LocalEntity]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One question put to all groups: `form` finds the blocks that it concerns, `decide` answers it for one of them."""

    name: str
    form: Callable[[Sequence[Group]], Iterator[Block]]
    decide: Callable[[Families, Joiner], None]


def list_rounds(keys: Keys, names: PersonNames, schema: Schema) -> tuple[Round, ...]:
    """Names and their forms first; then whom a bare surname means; then what documents put into different classes.

    In this order few things share a block: only people already made out by their full names are compared with surnames.
    """
    blocker = Blocker(keys, names, schema)

    def join_names(families: Families, joiner: Joiner) -> None:
        things = Things(joiner, keys, schema)
        for family, members in sorted(families.items()):
            if family == "person":
                People(members, joiner, names).join_full()
            elif family not in VAGUE:
                things.join(members, family)

    def join_bare(families: Families, joiner: Joiner) -> None:
        People(families["person"], joiner, names).join_bare()

    def join_classes(families: Families, joiner: Joiner) -> None:
        Things(joiner, keys, schema).join_across(families)

    return (
        Round(name="names", form=blocker.block_names, decide=join_names),
        Round(name="surnames", form=blocker.block_surnames, decide=join_bare),
        Round(name="classes", form=blocker.block_classes, decide=join_classes),
    )


def list_families(block: Iterable[Group], schema: Schema) -> Families:
    """The members of a block by family, in the order of their ids."""
    families: Families = {}
    for local in sorted((local for group in block for local in group.members), key=lambda local: local.id):
        families.setdefault(find_family(local.entity.type, schema), []).append(local)
    return families
