"""Background: what the gazetteers know of the places that occur."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.gazetteer import Entry, Gazetteer

__all__ = ["Triple", "add_containers", "list_background"]

Triple = tuple[str, str, str | Literal]


def add_containers(entities: Iterable[Entity], entries: Mapping[str, str], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The places that contain one that occurs and do not occur themselves; the id of a listed thing is its key."""
    present = {entity.id for entity in entities}
    found: dict[str, Entry] = {}
    for key in entries.values():
        found.update((entry.key, entry) for entry in gazetteer.within(key) if entry.key not in present)
    return tuple(
        Entity(id=entry.key, type=entry.type, name=entry.name, names=(entry.name,))
        for _, entry in sorted(found.items())
    )


def list_background(keys: Iterable[str], gazetteer: Gazetteer) -> tuple[Triple, ...]:
    """What lies in what, however deep, and which city is whose capital; only between things of the graph."""
    present = frozenset(keys)
    found: set[tuple[str, str, str]] = set()
    for key in present:
        entry = gazetteer.entries.get(key)
        if entry is None:
            continue
        found.update((key, "kg:locatedIn", outer.key) for outer in gazetteer.within(key) if outer.key in present)
        if entry.capital_of is not None and entry.capital_of in present:
            found.add((key, "kg:capitalOf", entry.capital_of))
    return tuple(sorted(found))
