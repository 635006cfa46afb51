"""People: when two names are one person's. Conservative: two twins do less harm than one wrong merge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.names import split_name
from kgbuild.knowledge.resolution.reasons import judge, share_context
from kgbuild.model.world import Judgement, Match
from kgbuild.ontology.cues import Cues

__all__ = ["match_people"]

Name = tuple[str, ...]
Group = tuple[Name, list[LocalEntity]]


def match_people(people: Iterable[LocalEntity], cues: Cues) -> Iterator[Match]:
    """Full names that agree are one; a surname is the only full name that it fits, if the documents share context."""
    full: dict[Name, list[LocalEntity]] = {}
    short: list[tuple[Name, LocalEntity]] = []
    for local in sorted(people, key=lambda local: local.id):
        name = split_name(local.entity.name, cues)
        if len(name) > 1 and len(name[0]) > 1:
            full.setdefault(name, []).append(local)
        elif name:
            short.append((name, local))
    groups = list(_group_full(full))
    for _, members in groups:
        yield from (judge(members[0], other, 1.0, Judgement.SAME, "same full name") for other in members[1:])
    yield from _part_namesakes(groups)
    alone: dict[Name, list[LocalEntity]] = {}
    index = _index_groups(groups)
    documents = {members[0].id: frozenset(member.document_id for member in members) for _, members in groups}
    for name, local in short:
        fitting = [members for other, members in index.get(name[-1], ()) if _fits(name, other)]
        if fitting:
            yield from _match_short(local, fitting, documents)
        else:
            alone.setdefault(name, []).append(local)
    for _, members in sorted(alone.items()):
        yield from _match_alone(members)


def _group_full(full: dict[Name, list[LocalEntity]]) -> Iterator[Group]:
    """Members by first and last name, unless middle names part them: then only what agrees in every word is one."""
    edges: dict[Name, list[Name]] = {}
    for name in sorted(full):
        edges.setdefault((name[0], name[-1]), []).append(name)
    for edge, names in edges.items():
        if all(_agree(one[1:-1], other[1:-1]) for one, other in combinations(names, 2)):
            yield edge, sorted((local for name in names for local in full[name]), key=lambda local: local.id)
        else:
            yield from ((name, full[name]) for name in names)


def _agree(one: Name, other: Name) -> bool:
    # "J." agrees with "James", and no middle name with any.
    return all(a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in zip(one, other, strict=False))


def _index_groups(groups: Sequence[Group]) -> dict[str, list[Group]]:
    """The groups by either end of their name: in "Wei Jun" the family name may go first."""
    index: dict[str, list[Group]] = {}
    for name, members in groups:
        for end in dict.fromkeys((name[0], name[-1])):
            index.setdefault(end, []).append((name, members))
    return index


def _part_namesakes(groups: Sequence[Group]) -> Iterator[Match]:
    """Each of a surname against the one before: as many matches as people, not as pairs of them."""
    surnames: dict[str, list[Group]] = {}
    for name, members in groups:
        surnames.setdefault(name[-1], []).append((name, members))
    for _, block in sorted(surnames.items()):
        for (_, one), (_, other) in pairwise(block):
            yield judge(one[0], other[0], 0.0, Judgement.DIFFERENT, "same surname", "other given name")


def _fits(short: Name, full: Name) -> bool:
    """ "Moss", "A. Moss" and, where the family name goes first, "Wei" fit "Ada Moss" and "Wei Jun"."""
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    return short[-1] == full[-1] and short[0][0] == full[0][0]


def _match_short(
    local: LocalEntity, fitting: Sequence[list[LocalEntity]], documents: Mapping[str, frozenset[str]]
) -> Iterator[Match]:
    only = fitting[0] if len(fitting) == 1 else None
    for members in fitting:
        # In one document the text itself tells whether they are one: its chains have spoken.
        together = local.document_id in documents[members[0].id]
        found = _find_context(local, members) if only is not None and not together else None
        if found is not None:
            shared, member = found
            yield judge(local, member, 0.8, Judgement.SAME, "surname fits one full name only", *shared)
        elif together:
            yield judge(local, members[0], 0.2, Judgement.UNSURE, "kept apart by their own document")
        else:
            reason = "nothing else in common" if only is not None else "surname fits several full names"
            yield judge(local, members[0], 0.4, Judgement.UNSURE, reason)


def _find_context(local: LocalEntity, members: Iterable[LocalEntity]) -> tuple[tuple[str, ...], LocalEntity] | None:
    """The first of the members whose document has enough in common, and what."""
    return next(((shared, member) for member in members if (shared := share_context(local, member))), None)


def _match_alone(members: Sequence[LocalEntity]) -> Iterator[Match]:
    for other in members[1:]:
        shared = share_context(members[0], other)
        if members[0].document_id != other.document_id and shared:
            yield judge(members[0], other, 0.8, Judgement.SAME, "same name", *shared)
        else:
            yield judge(members[0], other, 0.4, Judgement.UNSURE, "same name", "nothing else in common")
