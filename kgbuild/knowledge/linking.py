"""Linking: which entry of the gazetteer an entity is, and its pages elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.model.world import Link
from kgbuild.ontology.gazetteer import Entry, Gazetteer
from kgbuild.ontology.schema import Schema

__all__ = ["find_entry", "link_entity"]


def find_entry(
    names: Sequence[str], links: Iterable[str], kind: str, gazetteer: Gazetteer, schema: Schema
) -> Entry | None:
    """The entry that names and links lead to.

    Links decide where there are any. Without them a name must lead to a single entry of a fitting class: "Springfield"
    leads to none.
    """
    wanted = frozenset(links)
    for name in names:
        found = _list_entries(name, gazetteer)
        if wanted:
            linked = [entry for entry in found if wanted & set(entry.links)]
            if linked:
                return linked[0]
            continue
        fitting = [entry for entry in found if _fits(entry.type, kind, schema)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def link_entity(entity: str, entry: Entry | None, links: Iterable[str]) -> tuple[Link, ...]:
    """The links of an entity: those of its entry, and those that the reading found, each once."""
    known = entry.links if entry else ()
    found = {target: Link(entity=entity, target=target, score=0.9, method="reading") for target in sorted(set(links))}
    found |= {target: Link(entity=entity, target=target, score=1.0, method="gazetteer") for target in known}
    return tuple(found[target] for target in sorted(found))


def _list_entries(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    entries = list(gazetteer.lookup(name))
    metonym = gazetteer.metonym(name)
    behind = (gazetteer.demonym(name), gazetteer.entry(metonym.key) if metonym else None)
    entries += [entry for entry in behind if entry is not None]
    return tuple({entry.key: entry for entry in entries}.values())


def _fits(known: str, said: str, schema: Schema) -> bool:
    return said == "kg:Entity" or schema.is_a(known, said) or schema.is_a(said, known)
