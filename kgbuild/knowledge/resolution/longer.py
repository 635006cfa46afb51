"""Longer names: "Bolt Energy" is not "Bolt". A longer name is another thing, such as a subsidiary; noted, never joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.joining import DOUBT
from kgbuild.knowledge.resolution.judged import VAGUE
from kgbuild.knowledge.resolution.keys import Keys
from kgbuild.knowledge.resolution.scoring import Scorer
from kgbuild.model.world import Judgement, Match
from kgbuild.ontology.schema import Schema

__all__ = ["note_longer"]


def note_longer(
    named: Sequence[LocalEntity], home: Mapping[str, int], scorer: Scorer, keys: Keys, schema: Schema
) -> Iterator[Match]:
    """Why the first of a longer name and the first of its beginning are two, where `home`, the number of a thing's
    cluster, says so. The first are those of the smallest ids: what they have in common, their documents alone tell."""
    known: dict[tuple[str, str], LocalEntity] = {}
    for local in named:
        family = find_family(local.entity.type, schema)
        if family != "person" and family not in VAGUE:
            known.setdefault((family, keys.fold(local.entity.name)), local)
    for (family, name), other in known.items():
        words = name.split()
        starts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
        one = next((known[family, start] for start in starts if (family, start) in known), None)
        if one is not None and home[one.id] != home[other.id]:
            own = frozenset((name, keys.fold(one.entity.name)))
            score = scorer.score(Group.of(one), Group.of(other), ("longer name of another",), own=own)
            left, right = sorted((one.id, other.id))
            yield Match(
                left=left,
                right=right,
                score=min(score.value, DOUBT),
                judgement=Judgement.DIFFERENT,
                features=score.features,
            )
