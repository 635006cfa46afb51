"""Canonical ids: what each cluster of local entities is called, and one entity made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.model.ids import content_id, slug
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema

__all__ = ["Canonical", "canonise"]

Cluster = tuple[LocalEntity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """Local id -> canonical id; the entities of those ids, sorted; and their keys in the gazetteer."""

    ids: Mapping[str, str]
    entities: tuple[Entity, ...]
    entries: Mapping[str, str]


def canonise(entities: Iterable[LocalEntity], named: Sequence[Cluster], ontology: Ontology) -> Canonical:
    """One entity for each cluster of named things, and for all that is the same by its kind, office or number."""
    rest = sorted((local for local in entities if local.standing is not Standing.NAME), key=lambda local: local.id)
    schema = ontology.schema
    plain = [*named, *_group_rest(rest, schema)]
    placed = name_clusters((_name_plainly(cluster, schema), cluster) for cluster in plain)
    ids = {local.id: name for name, cluster in placed.items() for local in cluster}
    positions = name_clusters(_name_positions(rest, ids))
    ids |= {local.id: name for name, cluster in positions.items() for local in cluster}
    merged = [merge_entities(name, cluster, ids, schema) for name, cluster in sorted({**placed, **positions}.items())]
    entries = {name: key for name, cluster in placed.items() if (key := _find_key(cluster))}
    return Canonical(ids=ids, entities=tuple(merged), entries=entries)


def name_clusters(proposed: Iterable[tuple[str, Cluster]]) -> dict[str, Cluster]:
    """Clusters by their id; where several propose one id, all get six digits of their smallest local id."""
    pairs = list(proposed)
    count = Counter(name for name, _ in pairs)
    return {name if count[name] == 1 else f"{name}-{make_suffix(cluster)}": cluster for name, cluster in pairs}


def make_suffix(cluster: Cluster) -> str:
    return content_id([min(local.id for local in cluster)], digits=6)


def choose_name(cluster: Cluster) -> str:
    """The name used in most documents; ties: longest, then code points."""
    count = Counter(name for _, name in {(local.document_id, local.entity.name) for local in cluster})
    return min(count, key=lambda name: (-count[name], -len(name), name))


def choose_type(cluster: Cluster, schema: Schema) -> str:
    """The class that most documents give; ties: the most special, then code points."""
    count = Counter(kind for _, kind in {(local.document_id, local.entity.type) for local in cluster})
    known = {kind: number for kind, number in count.items() if kind != "kg:Entity"} or count
    return min(known, key=lambda kind: (-known[kind], -len(schema.lineages.get(kind, ())), kind))


def merge_entities(name: str, cluster: Cluster, ids: Mapping[str, str], schema: Schema) -> Entity:
    """The entity of a cluster, with all that its members are called; its own name first."""
    label = choose_name(cluster)
    names = Counter(other for _, other in {(local.document_id, n) for local in cluster for n in local.entity.names})
    ranked = sorted(names, key=lambda other: (other != label, -names[other], -len(other), other))
    properties: set[tuple[str, str | Literal]] = {
        (predicate, ids.get(value, value) if isinstance(value, str) else value)
        for local in cluster
        for predicate, value in local.entity.properties
    }
    return Entity(
        id=name,
        type=choose_type(cluster, schema),
        name=label,
        names=tuple(ranked),
        metonyms=tuple(sorted({metonym for local in cluster for metonym in local.entity.metonyms})),
        titles=tuple(sorted({title for local in cluster for title in local.entity.titles})),
        properties=tuple(sorted(properties, key=_sort_property)),
    )


def _sort_property(pair: tuple[str, str | Literal]) -> tuple[str, bool, str]:
    predicate, value = pair
    return predicate, isinstance(value, Literal), value.text if isinstance(value, Literal) else value


def _group_rest(rest: Sequence[LocalEntity], schema: Schema) -> Iterator[Cluster]:
    groups: dict[tuple[str, str], list[LocalEntity]] = {}
    for local in rest:
        if local.standing is Standing.LOCAL:
            yield (local,)
        elif local.standing is not Standing.POSITION:
            groups.setdefault((find_family(local.entity.type, schema), local.key or ""), []).append(local)
    yield from (tuple(group) for _, group in sorted(groups.items()))


def _name_plainly(cluster: Cluster, schema: Schema) -> str:
    first = cluster[0]
    family = find_family(choose_type(cluster, schema), schema)
    if first.standing is Standing.NAME:
        return _find_key(cluster) or f"{family}/{slug(choose_name(cluster))}"
    if first.standing is Standing.LOCAL:
        return f"{family}/{slug(choose_name(cluster))}-{make_suffix(cluster)}"
    return f"{family}/{first.key}"


def _name_positions(rest: Sequence[LocalEntity], ids: Mapping[str, str]) -> Iterator[tuple[str, Cluster]]:
    groups: dict[tuple[str, str], list[LocalEntity]] = {}
    for local in rest:
        if local.standing is Standing.POSITION:
            groups.setdefault((ids.get(local.owner or "", ""), local.key or ""), []).append(local)
    for (owner, title), group in sorted(groups.items()):
        body = owner.partition("/")[2]
        yield "/".join(part for part in ("position", body, title) if part), tuple(group)


def _find_key(cluster: Cluster) -> str | None:
    return next((local.entry for local in cluster if local.entry), None)
