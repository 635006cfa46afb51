"""Background: what the gazetteers know of the places that occur."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.knowledge.local import LocalEntity, Standing
from kgbuild.model.world import Entity, Literal
from kgbuild.ontology.gazetteer import Entry, Gazetteer
from kgbuild.ontology.schema import Schema

__all__ = ["Triple", "list_background", "list_containers"]

Triple = tuple[str, str, str | Literal]

# What lies in what is known up to here: that a country lies on a continent helps no reader.
OUTERMOST = "kg:Country"


def list_containers(keys: Iterable[str | None], gazetteer: Gazetteer, schema: Schema) -> tuple[LocalEntity, ...]:
    """The countries that contain a place that occurs and do not occur themselves; their local id is their key."""
    present = {key for key in keys if key is not None}
    found: dict[str, Entry] = {}
    for key in present:
        if schema.is_a(gazetteer.entry(key).type, "kg:Place"):
            found.update((outer.key, outer) for outer in gazetteer.within(key) if outer.type == OUTERMOST)
    return tuple(
        LocalEntity(
            entity=Entity(id=key, type=entry.type, name=entry.name),
            document_id="",
            standing=Standing.NAME,
            entry=key,
        )
        for key, entry in sorted(found.items())
        if key not in present
    )


def list_background(entries: Mapping[str, str], gazetteer: Gazetteer, schema: Schema) -> tuple[Triple, ...]:
    """What lies in what, however deep, which city is whose capital, whose a body of government is, and which file says
    so; only between things of the graph. `entries`: id -> key."""
    ids = {key: name for name, key in entries.items()}
    found: set[tuple[str, str, str]] = set()
    for name, key in entries.items():
        entry = gazetteer.entry(key)
        around = [outer for outer in gazetteer.within(key) if outer.key in ids]
        known: list[tuple[str, str, str]] = []
        if schema.is_a(entry.type, "kg:Place"):
            known += [(name, "kg:locatedIn", ids[outer.key]) for outer in around]
        elif entry.type == "kg:GovernmentBody":
            known += [(name, "kg:governmentOf", ids[outer.key]) for outer in around if outer.type == OUTERMOST]
        if entry.capital_of is not None and entry.capital_of in ids:
            known.append((name, "kg:capitalOf", ids[entry.capital_of]))
        if known:
            known.append((name, "prov:wasDerivedFrom", f"gazetteer/{entry.gazetteer}"))
        found.update(known)
    return tuple(sorted(found))
