"""Canonical ids: what each cluster of local entities is called, and one entity made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.knowledge.background import list_containers
from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.families import find_family
from kgbuild.model.ids import content_id, slug
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema

__all__ = ["Canonical", "canonise"]

Cluster = tuple[LocalEntity, ...]


# Whose key is the id whatever else there is: the same kind, the same number.
KEYED = (Standing.KIND, Standing.QUANTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """Local id -> canonical id; the entities, sorted by id, with the places that contain one of them; `entries`: id -> key
    in the gazetteer."""

    ids: Mapping[str, str]
    entities: tuple[Entity, ...]
    entries: Mapping[str, str]


def canonise(entities: Iterable[LocalEntity], named: Sequence[Cluster], ontology: Ontology) -> Canonical:
    """One entity for each cluster of named things, and for all that is the same by its kind, office or number."""
    rest = sorted((local for local in entities if local.standing is not Standing.NAME), key=lambda local: local.id)
    schema = ontology.schema
    around = list_containers((local.entry for cluster in named for local in cluster), ontology.gazetteer, schema)
    plain = [*named, *((place,) for place in around), *_group_rest(rest, schema)]
    placed = name_clusters((_name_plainly(cluster, schema), cluster) for cluster in plain)
    ids = {local.id: name for name, cluster in placed.items() for local in cluster}
    positions = name_clusters(_name_positions(rest, ids))
    ids |= {local.id: name for name, cluster in positions.items() for local in cluster}
    merged = [merge_entities(name, cluster, ids, ontology) for name, cluster in sorted({**placed, **positions}.items())]
    entries = {name: key for name, cluster in placed.items() if (key := _find_key(cluster))}
    unread = {place.id for place in around}
    return Canonical(
        ids={local: name for local, name in ids.items() if local not in unread},
        entities=tuple(merged),
        entries=entries,
    )


def name_clusters(proposed: Iterable[tuple[str, Cluster]]) -> dict[str, Cluster]:
    """Clusters by their id; where several propose one id, all get six digits of their smallest local id, and where these
    are the same too, twenty."""
    named = list(proposed)
    for digits in (6, 20):
        count = Counter(name for name, _ in named)
        named = [
            (name if count[name] == 1 or is_keyed(cluster) else f"{name}-{make_suffix(cluster, digits)}", cluster)
            for name, cluster in named
        ]
    return dict(named)


def is_keyed(cluster: Cluster) -> bool:
    return cluster[0].standing in KEYED


def make_suffix(cluster: Cluster, digits: int) -> str:
    return content_id([min(local.id for local in cluster)], digits=digits)


def choose_name(cluster: Cluster) -> str:
    """The name used in most documents; ties: longest, then code points. What no text calls it counts only alone."""
    written = [local for local in cluster if local.entity.names] or cluster
    count = Counter(name for _, name in {(local.document_id, local.entity.name) for local in written})
    return min(count, key=lambda name: (-count[name], -len(name), name))


def choose_type(cluster: Cluster, schema: Schema) -> str:
    """The class that most documents give; ties: the most special, then code points."""
    count = Counter(kind for _, kind in {(local.document_id, local.entity.type) for local in cluster})
    known = {kind: number for kind, number in count.items() if kind != "kg:Entity"} or count
    return min(known, key=lambda kind: (-known[kind], -len(schema.lineages.get(kind, ())), kind))


def merge_entities(name: str, cluster: Cluster, ids: Mapping[str, str], ontology: Ontology) -> Entity:
    """The entity of a cluster, with all that its members and the gazetteer call it; its own name first."""
    label = choose_name(cluster)
    names = Counter(other for _, other in {(local.document_id, n) for local in cluster for n in local.entity.names})
    entry = ontology.gazetteer.entries.get(_find_key(cluster) or "")
    if entry is not None:
        names[entry.name] += 0
    ranked = sorted(names, key=lambda other: (other != label, -names[other], -len(other), other))
    properties: set[tuple[str, str | Literal]] = {
        (predicate, ids.get(value, value) if isinstance(value, str) else value)
        for local in cluster
        for predicate, value in local.entity.properties
    }
    return Entity(
        id=name,
        type=choose_type(cluster, ontology.schema),
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
    if first.standing not in KEYED:
        return f"{family}/{slug(choose_name(cluster))}"
    return f"{family}/{first.key}"


def _name_positions(rest: Sequence[LocalEntity], ids: Mapping[str, str]) -> Iterator[tuple[str, Cluster]]:
    # Two papers' "interior minister" need not be of one country: an office without a body is its document's own.
    groups: dict[tuple[str, str, str], list[LocalEntity]] = {}
    for local in rest:
        if local.standing is Standing.POSITION:
            owner = ids.get(local.owner or "", "")
            groups.setdefault((owner, local.key or "", "" if owner else local.document_id), []).append(local)
    for (owner, title, _), group in sorted(groups.items()):
        body = owner.partition("/")[2]
        yield "/".join(part for part in ("position", body, title) if part), tuple(group)


def _find_key(cluster: Cluster) -> str | None:
    return next((local.entry for local in cluster if local.entry), None)
