"""Canonical ids: nothing is lost where very many things are called the same."""

from __future__ import annotations

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.knowledge.resolution.canonical import name_clusters
from kgbuild.model.world import Entity

MANY = 20_000  # of so many, some have six digits in common


def test_twenty_thousand_plants_have_ids_of_their_own() -> None:
    clusters = []
    for number in range(MANY):
        entity = Entity(id=f"paper/{number}#c1", type="kg:Facility", name="plant")
        clusters.append((LocalEntity(entity=entity, document_id=f"paper/{number}", standing=Standing.LOCAL),))
    named = name_clusters(("facility/plant", cluster) for cluster in clusters)
    assert len(named) == MANY
    lengths = {len(name.removeprefix("facility/plant-")) for name in named}
    assert min(lengths) == 6 and max(lengths) > 6
    assert name_clusters(("facility/plant", cluster) for cluster in reversed(clusters)) == named
