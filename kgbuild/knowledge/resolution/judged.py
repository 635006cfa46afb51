"""Judged: what people have decided, brought to the local entities of this build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.errors import JudgementError
from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.names import fold_name
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.model.judging import Judged, Key
from kgbuild.model.world import Judgement
from kgbuild.ontology.ontology import Ontology

__all__ = ["VAGUE", "Bound", "bind_judgements"]

# Families of things of which only a name and perhaps a deed is known.
VAGUE = frozenset({"agent", "entity"})
Pair = tuple[LocalEntity, LocalEntity, Judged]
Node = str | Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Local entities judged the same, and different; `types` is the class that a judgement gives to some by their id;
    `stale`: the line of each judgement that fits nothing any more, and why."""

    entities: tuple[LocalEntity, ...]
    same: tuple[Pair, ...]
    different: tuple[Pair, ...]
    types: Mapping[str, str]
    stale: tuple[tuple[int, str], ...]


def bind_judgements(
    named: Sequence[LocalEntity], judgements: Iterable[Judged], place: str, ontology: Ontology
) -> Bound:
    """The judgements over local entities. Raises JudgementError where they contradict each other or the classes.

    A document or name that is gone makes no error: it may come back.
    """
    judged = sorted(judgements, key=lambda one: one.line)
    found = _find_things(named, {key for one in judged for key in (one.left, one.right)})
    links = [(one, _nodes(one.left, found), _nodes(one.right, found)) for one in judged]
    _check_consistency(links, place)
    pairs: dict[Judgement, list[Pair]] = {verdict: [] for verdict in Judgement}
    stale: list[tuple[int, str]] = []
    for one in judged:
        lost = [key for key in (one.left, one.right) if key not in found]
        stale += [(one.line, f'{key.document} names no "{key.name}"; the judgement is kept') for key in lost]
        if not lost:
            # A document may have two things of one name that it does not take for one: both are meant.
            left, right = found[one.left], found[one.right]
            pairs[one.verdict] += [(a, b, one) for a in left for b in right if a.id != b.id]
    same = tuple(pairs[Judgement.SAME])
    types = _settle_types(same, place, ontology)
    kept = tuple(
        replace(local, entity=replace(local.entity, type=types[local.id])) if local.id in types else local
        for local in named
    )
    by_id = {local.id: local for local in kept}
    return Bound(
        entities=kept,
        same=tuple((by_id[a.id], by_id[b.id], one) for a, b, one in same),
        different=tuple((by_id[a.id], by_id[b.id], one) for a, b, one in pairs[Judgement.DIFFERENT]),
        types=types,
        stale=tuple(stale),
    )


def _find_things(named: Iterable[LocalEntity], wanted: set[Key]) -> dict[Key, tuple[LocalEntity, ...]]:
    """The local entities that keys name: by what they are called above all, else by any of their names."""
    documents = {key.document for key in wanted}
    main: dict[Key, list[LocalEntity]] = {}
    other: dict[Key, list[LocalEntity]] = {}
    for local in named if wanted else ():
        if local.document_id in documents:
            main.setdefault(Key(document=local.document_id, name=fold_name(local.entity.name)), []).append(local)
            for name in {fold_name(name) for name in (*local.entity.names, *local.entity.metonyms)}:
                other.setdefault(Key(document=local.document_id, name=name), []).append(local)
    found: dict[Key, tuple[LocalEntity, ...]] = {}
    for key in wanted:
        folded = Key(document=key.document, name=fold_name(key.name))
        if things := main.get(folded) or other.get(folded):
            found[key] = tuple(things)
    return found


def _nodes(key: Key, found: Mapping[Key, tuple[LocalEntity, ...]]) -> tuple[Node, ...]:
    return tuple(local.id for local in found[key]) if key in found else (key,)


def _check_consistency(links: Iterable[tuple[Judged, Sequence[Node], Sequence[Node]]], place: str) -> None:
    """No two may be both the same, perhaps by way of others, and different."""
    every = list(links)
    near: dict[Node, list[tuple[Node, int]]] = {}
    for one, left, right in every:
        if one.verdict is Judgement.SAME:
            hub = (*left, *right)
            for node in hub[1:]:
                near.setdefault(hub[0], []).append((node, one.line))
                near.setdefault(node, []).append((hub[0], one.line))
    for one, left, right in every:
        if one.verdict is Judgement.DIFFERENT:
            lines = _find_lines(left, set(right), near)
            if lines is not None:
                same = f"line {lines[0]} says" if len(lines) == 1 else f"lines {' and '.join(map(str, lines))} say"
                raise JudgementError(
                    f"{place}, line {one.line}",
                    f"{one.left} and {one.right} are different, and {same} that they are the same",
                    "Take one of them out.",
                )


def _find_lines(
    start: Iterable[Node], goal: set[Node], near: Mapping[Node, list[tuple[Node, int]]]
) -> tuple[int, ...] | None:
    """The lines that lead from one thing to another, the fewest; None where none do."""
    paths: dict[Node, tuple[int, ...]] = dict.fromkeys((node for node in start if node in near), ())
    front = list(paths)
    while front:
        following: list[Node] = []
        for node in front:
            for other, line in near.get(node, ()):
                if other not in paths:
                    paths[other] = (*paths[node], line)
                    following.append(other)
        reached = [paths[node] for node in following if node in goal]
        if reached:
            return tuple(sorted(set(min(reached))))
        front = following
    return None


def _settle_types(same: Iterable[Pair], place: str, ontology: Ontology) -> dict[str, str]:
    """The class of each thing whose judgements name one. Raises JudgementError where what is the same is of classes that
    nothing is of both, and no judgement says which it is."""
    groups: dict[str, tuple[set[str], list[Pair]]] = {}
    for left, right, one in same:
        first = groups.setdefault(left.id, ({left.id}, []))
        second = groups.setdefault(right.id, ({right.id}, []))
        if first is not second:
            first[0].update(second[0])
            first[1].extend(second[1])
            groups.update(dict.fromkeys(second[0], first))
        first[1].append((left, right, one))
    types: dict[str, str] = {}
    for members, pairs in {id(group): group for group in groups.values()}.values():
        given = [one for _, _, one in pairs if one.type is not None]
        for one in given:
            if one.type not in ontology.schema.classes:
                raise JudgementError(
                    f"{place}, line {one.line}", f"{one.type} is no class", "`kgbuild ontology doc` lists the classes."
                )
        if given:
            types.update(dict.fromkeys(members, given[-1].type or ""))
        else:
            _check_families(pairs, place, ontology)
    return types


def _check_families(pairs: Iterable[Pair], place: str, ontology: Ontology) -> None:
    for left, right, one in sorted(pairs, key=lambda pair: pair[2].line):
        families = [find_family(local.entity.type, ontology.schema) for local in (left, right)]
        if families[0] != families[1] and not VAGUE & set(families):
            kinds = f"{left.entity.type} and {right.entity.type}"
            raise JudgementError(
                f"{place}, line {one.line}",
                f"{one.left} and {one.right} are read as {kinds}, which nothing is both",
                f'Add type = "{left.entity.type}" if that is what both are, or take the entry out.',
            )
