"""Resolving: local entities in blocks, and what is decided of each block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.blocks import Block
from kgbuild.knowledge.resolution.deciding import Round, list_families, list_rounds
from kgbuild.knowledge.resolution.groups import Groups
from kgbuild.knowledge.resolution.joining import Joiner
from kgbuild.knowledge.resolution.judged import Bound, bind_judgements
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.ledger import Compared, Decided, Ledger
from kgbuild.knowledge.resolution.longer import note_longer
from kgbuild.knowledge.resolution.people import PersonNames
from kgbuild.knowledge.resolution.rarity import count_rarity
from kgbuild.knowledge.resolution.scoring import Scorer
from kgbuild.knowledge.resolution.stamps import Stamper
from kgbuild.memory import uncollected
from kgbuild.model.judging import Judged
from kgbuild.model.world import Match
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema

__all__ = ["Resolved", "resolve"]

Pair = tuple[LocalEntity, LocalEntity, Judged]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Which local entities are one, each alone being one too, and the comparisons that decided it. `stale`: the lines of
    judgements that fit nothing any more, and why."""

    clusters: tuple[tuple[LocalEntity, ...], ...]
    matches: tuple[Match, ...]
    stale: tuple[tuple[int, str], ...] = ()


@uncollected()
def resolve(
    entities: Iterable[LocalEntity],
    ontology: Ontology,
    judgements: Iterable[Judged] = (),
    *,
    place: str = "judgements",
    ledger: Ledger | None = None,
) -> Resolved:
    """The clusters of what bears a name; the order of the entities does not matter.

    `judgements` are obeyed; `place` is what errors call their file. Raises JudgementError where they cannot all hold.
    What `ledger` knows of blocks that are as they were is taken over, and what is decided is kept there: the result is the
    same with and without it.
    """
    found = sorted((local for local in entities if local.standing is Standing.NAME), key=lambda local: local.id)
    bound = bind_judgements(found, judgements, place, ontology)
    named = bound.entities
    rarity = count_rarity(named)
    keys, names, schema = Keys(ontology.cues), PersonNames(ontology.cues), ontology.schema
    joiner = Joiner(groups=Groups(named), scorer=Scorer(rarity, ontology))
    pairs = (*bound.different, *bound.same)
    for left, right, judged in pairs:
        joiner.judge(left, right, judged.verdict, "judged by hand", *([judged.note] if judged.note else []))
    join_entries(named, joiner)
    rounds = Rounds(joiner, pairs, Stamper(ontology, rarity), schema, ledger)
    for question in list_rounds(keys, names, schema):
        rounds.put(question)
    clusters = settle_clusters(joiner.groups, bound)
    home = {local.id: number for number, cluster in enumerate(clusters) for local in cluster}
    for match in note_longer(named, home, joiner.scorer, keys, schema):
        joiner.matches.setdefault((match.left, match.right), match)
    return Resolved(clusters=clusters, matches=joiner.list_matches(), stale=bound.stale)


class Rounds:
    """Puts one question after the other to the groups, block by block; what the ledger knows is taken over."""

    def __init__(
        self, joiner: Joiner, pairs: Iterable[Pair], stamper: Stamper, schema: Schema, ledger: Ledger | None
    ) -> None:
        self.joiner = joiner
        self.stamper = stamper
        self.schema = schema
        self.ledger = ledger
        self.judged: dict[str, list[tuple[str, str, Judged]]] = {}
        for left, right, judged in pairs:
            for one in (left, right):
                self.judged.setdefault(one.id, []).append((left.id, right.id, judged))

    def put(self, question: Round) -> None:
        """Has a question answered for all groups that it concerns."""
        for block in question.form(list(self.joiner.groups)):
            if self.ledger is None:
                question.decide(list_families(block, self.schema), self.joiner)
            else:
                self.consult(question, block, self.ledger)

    def consult(self, question: Round, block: Block, ledger: Ledger) -> None:
        """Takes over what the ledger knows of a block, or puts down there what is decided."""
        stamp = self.stamper.stamp(question.name, block, self.list_judged(block))
        leaders = [group.leader.id for group in block]
        decided = ledger.find(stamp, len(block))
        if decided is None:
            decided = self.decide(question, block)
            ledger.keep(stamp, decided)
        else:
            for places in decided.joined:
                self.joiner.groups.join_all([block[place] for place in places])
        for one in decided.compared:
            left, right = leaders[one.left], leaders[one.right]
            match = Match(left=left, right=right, score=one.score, judgement=one.judgement, features=one.features)
            self.joiner.matches[left, right] = match

    def list_judged(self, block: Block) -> list[tuple[str, str, Judged]]:
        """The judgements on the members of a block."""
        if not self.judged:
            return []
        members = (local.id for group in block for local in group.members)
        return sorted(pair for member in members for pair in self.judged.get(member, ()))

    def decide(self, question: Round, block: Block) -> Decided:
        """Joins what is one in a block, and tells it by the places of the groups as they were."""
        groups = self.joiner.groups
        own = Joiner(groups=groups, scorer=self.joiner.scorer, fixed=self.joiner.fixed)
        places = {group.leader.id: place for place, group in enumerate(block)}
        question.decide(list_families(block, self.schema), own)
        grown = {id(group): group for group in map(groups.find, places)}.values()
        joined = [tuple(places[local.id] for local in group.members if local.id in places) for group in grown]
        return Decided(
            joined=tuple(found for found in joined if len(found) > 1),
            compared=tuple(
                Compared(places[match.left], places[match.right], match.score, match.judgement, match.features)
                for match in own.list_matches()
            ),
        )


def join_entries(named: Iterable[LocalEntity], joiner: Joiner) -> None:
    """What the gazetteer knows is one, but for what people have set apart."""
    first: dict[str, list[LocalEntity]] = {}
    for local in named:
        if local.entry is not None:
            rivals = first.setdefault(local.entry, [])
            if not any(joiner.unite(rival, local, "same entry of the gazetteer") for rival in rivals):
                rivals.append(local)


def settle_clusters(groups: Groups, bound: Bound) -> tuple[tuple[LocalEntity, ...], ...]:
    """The clusters, their members by id, by the id of their first member."""
    clusters = (tuple(sorted(group.members, key=lambda local: local.id)) for group in groups)
    return tuple(sorted((settle_type(one, bound.types) for one in clusters), key=lambda members: members[0].id))


def settle_type(cluster: tuple[LocalEntity, ...], types: Mapping[str, str]) -> tuple[LocalEntity, ...]:
    """The members of a cluster, of the class that a judgement gives to one of them."""
    given = next((types[local.id] for local in cluster if local.id in types), None)
    if given is None:
        return cluster
    return tuple(replace(local, entity=replace(local.entity, type=given)) for local in cluster)
