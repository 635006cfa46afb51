"""Resolving: local entities, compared and joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.clusters import cluster
from kgbuild.knowledge.resolution.matching import match_entities
from kgbuild.model.world import Match
from kgbuild.ontology.ontology import Ontology

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Which local entities are one, each alone being one too, and the comparisons that decided it."""

    clusters: tuple[tuple[LocalEntity, ...], ...]
    matches: tuple[Match, ...]


def resolve(entities: Iterable[LocalEntity], ontology: Ontology) -> Resolved:
    """The clusters of what bears a name; the order of the entities does not matter."""
    named = sorted((local for local in entities if local.standing is Standing.NAME), key=lambda local: local.id)
    matches = match_entities(named, ontology)
    return Resolved(clusters=cluster(named, matches), matches=matches)
