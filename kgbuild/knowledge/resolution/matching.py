"""Matching: pairs of local entities that may be one, each with a judgement and its reasons.

Only what bears a name is matched. Blocking keys: family of classes, and the name, its last word, or its acronym. Inside
a block all are compared with its smallest id, so that there are as many matches as entities and not as pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.names import fold_name, make_acronym
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.knowledge.resolution.people import match_people
from kgbuild.knowledge.resolution.reasons import judge, share_context
from kgbuild.model.world import Judgement, Match
from kgbuild.ontology.ontology import Ontology

__all__ = ["match_entities"]

# Families of things of which only a name and perhaps a deed is known.
VAGUE = ("agent", "entity")


def match_entities(entities: Iterable[LocalEntity], ontology: Ontology) -> tuple[Match, ...]:
    """The matches between named entities, sorted; the order of the entities does not matter."""
    named = sorted((local for local in entities if local.standing is Standing.NAME), key=lambda local: local.id)
    families: dict[str, list[LocalEntity]] = {}
    for local in named:
        families.setdefault(find_family(local.entity.type, ontology.schema), []).append(local)
    matches = list(_match_entries(named))
    for family, members in sorted(families.items()):
        if family == "person":
            matches += match_people(members, ontology.cues)
        elif family not in VAGUE:
            matches += _match_names(members, family, ontology)
    matches += _match_untyped([local for family in VAGUE for local in families.get(family, [])], named)
    return tuple(sorted(set(matches), key=lambda m: (m.left, m.right, m.judgement, -m.score, m.features)))


def _match_entries(named: Sequence[LocalEntity]) -> Iterator[Match]:
    for block in _block((local.entry or "", local) for local in named):
        yield from (judge(block[0], other, 1.0, Judgement.SAME, "same entry of the gazetteer") for other in block[1:])


def _match_names(members: Sequence[LocalEntity], family: str, ontology: Ontology) -> Iterator[Match]:
    unlisted = [local for local in members if local.entry is None]
    keys = ((key, local) for local in unlisted for key in _list_keys(local, ontology))
    for block in _block(keys):
        yield from _compare_namesakes(block, family, ontology)
    yield from _match_acronyms(unlisted, ontology)


def _compare_namesakes(block: Sequence[LocalEntity], family: str, ontology: Ontology) -> Iterator[Match]:
    # Several bear a ministry's name or a village's: who is not one with the first may be one with the second.
    leaders: list[LocalEntity] = []
    for local in block:
        match = next(
            (m for leader in leaders if (m := _compare(leader, local, family, ontology)).judgement == "same"), None
        )
        if match is not None:
            yield match
            continue
        yield from (_compare(leader, local, family, ontology) for leader in leaders)
        leaders.append(local)


def _compare(left: LocalEntity, right: LocalEntity, family: str, ontology: Ontology) -> Match:
    schema = ontology.schema
    one, other = left.entity.type, right.entity.type
    if not (schema.is_a(one, other) or schema.is_a(other, one)):
        return judge(left, right, 0.3, Judgement.UNSURE, "same name", f"{one} and {other}")
    if left.owner_name and right.owner_name:
        same = left.owner_name == right.owner_name
        verdict = Judgement.SAME if same else Judgement.DIFFERENT
        return judge(
            left, right, 0.95 if same else 0.0, verdict, "same name", f"of {left.owner_name}", f"of {right.owner_name}"
        )
    if family == "place" or "kg:GovernmentBody" in (one, other):
        shared = share_context(left, right)
        verdict = Judgement.SAME if shared else Judgement.UNSURE
        return judge(left, right, 0.8 if shared else 0.5, verdict, "same name", *shared)
    return judge(left, right, 0.95, Judgement.SAME, "same name")


def _match_acronyms(members: Sequence[LocalEntity], ontology: Ontology) -> Iterator[Match]:
    long: dict[str, dict[str, list[LocalEntity]]] = {}
    for local in members:
        for name in local.entity.names:
            acronym = make_acronym(name, ontology.cues)
            if acronym is not None:
                long.setdefault(acronym, {}).setdefault(fold_name(name), []).append(local)
    for local in members:
        for name in local.entity.names:
            full = long.get(fold_name(name), {}) if name.isupper() else {}
            # One acronym of two full names decides nothing.
            if len(full) == 1:
                other = next(iter(full.values()))[0]
                if other.id != local.id:
                    left, right = sorted((local, other), key=lambda each: each.id)
                    yield judge(left, right, 0.85, Judgement.SAME, f"{name} is the acronym of the other")


def _match_untyped(untyped: Sequence[LocalEntity], named: Sequence[LocalEntity]) -> Iterator[Match]:
    for block in _block((fold_name(local.entity.name), local) for local in untyped):
        yield from (judge(block[0], other, 0.9, Judgement.SAME, "same name") for other in block[1:])
    typed: dict[str, list[LocalEntity]] = {}
    vague = {local.id for local in untyped}
    for local in named:
        if local.id not in vague:
            typed.setdefault(fold_name(local.entity.name), []).append(local)
    for local in untyped:
        rivals = typed.get(fold_name(local.entity.name), [])
        if rivals and len({rival.entity.type for rival in rivals}) == 1:
            left, right = sorted((local, rivals[0]), key=lambda each: each.id)
            yield judge(left, right, 0.7, Judgement.SAME, "same name", "class of one unknown")


def _list_keys(local: LocalEntity, ontology: Ontology) -> set[str]:
    forms = ontology.cues.words("world.legal-forms")
    found: set[str] = set()
    for name in local.entity.names:
        words = fold_name(name).split()
        if name != local.entity.name and len(words) < 2 and not name.isupper():
            continue  # "Alder" in a text on Alder Bank may be Alder Ltd elsewhere
        while len(words) > 1 and words[-1] in forms:
            words.pop()
        found.add(" ".join(words))
    return found


def _block(keyed: Iterable[tuple[str, LocalEntity]]) -> list[list[LocalEntity]]:
    blocks: dict[str, dict[str, LocalEntity]] = {}
    for key, local in keyed:
        if key:
            blocks.setdefault(key, {})[local.id] = local
    return [[block[name] for name in sorted(block)] for _, block in sorted(blocks.items())]
