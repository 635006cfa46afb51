"""Pairs: which decisions are most worth a look, and what is known of both sides."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.knowledge.local import LocalEntity, Mentioned
from kgbuild.knowledge.names import identify
from kgbuild.model.judging import Key, Pair, Side
from kgbuild.model.world import Judgement, Match

__all__ = ["list_pairs"]

Cluster = Sequence[LocalEntity]

MOST = 500
# Of what is surer than this nobody needs to hear.
UNSURE = 0.05
SHOWN = 5
SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A decision: the members on both sides of it are found only for those that are shown."""

    weight: float
    match: Match
    joined: bool


def list_pairs(
    clusters: Sequence[Cluster], matches: Iterable[Match], mentioned: Iterable[Mentioned]
) -> tuple[Pair, ...]:
    """The decisions that are worth most, first: how unsure each is, times the root of the statements that hang on it, less
    for each that comes before it on the same thing.

    `mentioned`: where local entities stand. Of two clusters that did not become one only the likeliest match counts.
    """
    home = {local.id: number for number, cluster in enumerate(clusters) for local in cluster}
    known = {one.local: one for one in mentioned}
    count = Counter({local: one.statements for local, one in known.items()})
    stakes = [sum(count[local.id] or 1 for local in cluster) for cluster in clusters]
    trees: dict[int, dict[str, list[str]]] = {}
    apart: dict[tuple[int, int], Match] = {}
    joining: list[Match] = []
    for match in matches:
        left, right = home[match.left], home[match.right]
        if left == right and match.judgement is Judgement.SAME:
            tree = trees.setdefault(left, {})
            tree.setdefault(match.left, []).append(match.right)
            tree.setdefault(match.right, []).append(match.left)
            joining.append(match)
        elif left != right:
            pair = min(left, right), max(left, right)
            best = apart.get(pair)
            if best is None or (match.score, best.left, best.right) > (best.score, match.left, match.right):
                apart[pair] = match
    moved = {root: _weigh_branches(clusters[root], tree, count) for root, tree in trees.items()}
    cuts = [
        Cut(weight=_weigh(match.score, min(stakes[one], stakes[other])), match=match, joined=False)
        for (one, other), match in apart.items()
    ]
    for match in joining:
        root = home[match.left]
        branch = moved[root].get((match.left, match.right)) or moved[root].get((match.right, match.left)) or 1
        stake = min(branch, stakes[root] - branch)
        cuts.append(Cut(weight=_weigh(match.score, stake), match=match, joined=True))
    shown = heapq.nsmallest(MOST, _spread(cuts, home, stakes), key=_rank)
    return tuple(_make_pair(cut, clusters, home, trees, count, known) for cut in shown)


def _spread(cuts: Iterable[Cut], home: Mapping[str, int], stakes: Sequence[int]) -> Iterator[Cut]:
    """The decisions that weigh anything; of several on one thing the second counts half, the third a third: who has seen that
    "Moss" is Ada Moss in one document learns little from the next."""
    seen: Counter[int] = Counter()
    for cut in sorted((cut for cut in cuts if cut.weight > 0), key=_rank):
        one, other = home[cut.match.left], home[cut.match.right]
        thing = max(one, other, key=lambda cluster: (stakes[cluster], -cluster))
        seen[thing] += 1
        yield replace(cut, weight=round(cut.weight / seen[thing], 2))


def _rank(cut: Cut) -> tuple[float, str, str]:
    return -cut.weight, cut.match.left, cut.match.right


def _weigh(score: float, stake: int) -> float:
    doubt = 1 - abs(2 * score - 1)
    return round(doubt * math.sqrt(max(stake, 1)), 2) if doubt > UNSURE else 0.0


def _weigh_branches(cluster: Cluster, tree: Mapping[str, list[str]], count: Counter[str]) -> dict[tuple[str, str], int]:
    """(parent, child) -> the statements of the child's branch, for every edge of a cluster."""
    found: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    for local in cluster:
        if local.id in seen:
            continue
        order = list(_walk(local.id, tree, seen))
        sums = {node: count[node] or 1 for node, _ in order}
        for node, parent in reversed(order):
            if parent is not None:
                sums[parent] += sums[node]
                found[parent, node] = sums[node]
    return found


def _walk(
    start: str, tree: Mapping[str, list[str]], seen: set[str], barred: str | None = None
) -> Iterator[tuple[str, str | None]]:
    """(node, parent) of a tree, parents first."""
    stack: list[tuple[str, str | None]] = [(start, None)]
    seen.add(start)
    if barred is not None:
        seen.add(barred)
    while stack:
        node, parent = stack.pop()
        yield node, parent
        for other in tree.get(node, ()):
            if other not in seen:
                seen.add(other)
                stack.append((other, node))


def _make_pair(
    cut: Cut,
    clusters: Sequence[Cluster],
    home: Mapping[str, int],
    trees: Mapping[int, Mapping[str, list[str]]],
    count: Counter[str],
    known: Mapping[str, Mentioned],
) -> Pair:
    match = cut.match
    sides: list[Side] = []
    for own, other in ((match.left, match.right), (match.right, match.left)):
        cluster = clusters[home[own]]
        members = {local.id: local for local in cluster}
        if cut.joined:
            branch = _walk(own, trees[home[own]], set(), other)
            members = {node: members[node] for node, _ in branch}
        sides.append(_make_side(own, members, count, known))
    return Pair(
        left=sides[0],
        right=sides[1],
        joined=cut.joined,
        score=match.score,
        weight=cut.weight,
        features=match.features,
    )


def _make_side(
    own: str, members: Mapping[str, LocalEntity], count: Counter[str], known: Mapping[str, Mentioned]
) -> Side:
    local = members[own]
    every = [local, *(members[name] for name in sorted(members) if name != own)]
    names = Counter(name for one in every for name in (one.entity.names or (one.entity.name,)))
    beside = Counter(name for one in every for name in one.context)
    itself = {identify(one) for one in every}
    quoted = [(one.document_id, words) for one in every if one.id in known for words in known[one.id].sentences]
    return Side(
        key=Key(document=local.document_id, name=local.entity.name),
        type=local.entity.type,
        documents=len({one.document_id for one in every}),
        statements=sum(count[one.id] for one in every),
        names=tuple(sorted(names, key=lambda name: (-names[name], -len(name), name))[:SHOWN]),
        known=tuple(dict.fromkeys(words for one in every for words in _list_known(one)))[:SHOWN],
        beside=tuple(sorted(beside.keys() - itself, key=lambda name: (-beside[name], name))[:SHOWN]),
        sentences=tuple(dict.fromkeys(quoted))[:SENTENCES],
    )


def _list_known(local: LocalEntity) -> Iterator[str]:
    """What tells a thing from its namesakes, in words."""
    yield from (f"office: {office}" for office in sorted(local.offices))
    yield from (f"of {country}" for country in sorted(local.traits.countries))
    yield from (f"at {body}" for body in sorted(local.traits.bodies))
    yield from (f"occupation: {occupation}" for occupation in sorted(local.traits.occupations))
    yield from (f"married to {spouse}" for spouse in sorted(local.traits.spouses))
    if local.traits.born is not None:
        yield f"born about {local.traits.born}"
    if local.owner_name is not None:
        yield f"of {local.owner_name}"
    yield from local.links
