"""Clusters: equivalence classes of local ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.knowledge.local import LocalEntity
from kgbuild.model.world import Judgement, Match

__all__ = ["cluster", "conflict"]


def conflict(left: LocalEntity, right: LocalEntity) -> bool:
    """Whether two cannot be one: other entries of the gazetteer, or other pages elsewhere."""
    if left.entry and right.entry and left.entry != right.entry:
        return True
    return bool(left.links) and bool(right.links) and not set(left.links) & set(right.links)


def cluster(entities: Iterable[LocalEntity], matches: Iterable[Match]) -> tuple[tuple[LocalEntity, ...], ...]:
    """The classes that matches judged SAME make, sorted; one that would join conflicting entities joins nothing."""
    by_id = {local.id: local for local in entities}
    groups: dict[str, list[str]] = {name: [name] for name in sorted(by_id)}
    leader: dict[str, str] = {name: name for name in groups}
    for match in sorted(matches, key=lambda match: (-match.score, match.left, match.right)):
        left, right = leader[match.left], leader[match.right]
        if match.judgement is not Judgement.SAME or left == right or _clash(groups[left], groups[right], by_id):
            continue
        first, second = min(left, right), max(left, right)
        leader.update(dict.fromkeys(groups[second], first))
        groups[first] += groups.pop(second)
    return tuple(tuple(by_id[name] for name in sorted(group)) for _, group in sorted(groups.items()))


def _clash(left: Iterable[str], right: Iterable[str], by_id: Mapping[str, LocalEntity]) -> bool:
    tied = [[by_id[name] for name in side if by_id[name].entry or by_id[name].links] for side in (left, right)]
    return any(conflict(one, other) for one in tied[0] for other in tied[1])
