"""Traits: what a document says of its named things that tells them from their namesakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kgbuild.knowledge.local import LocalEntity, Standing, Traits
from kgbuild.knowledge.names import identify
from kgbuild.model.text import Modality, Polarity
from kgbuild.model.world import Literal, Statement
from kgbuild.ontology.ontology import Ontology

__all__ = ["add_traits"]

COUNTRY = "kg:Country"


def add_traits(
    entities: Iterable[LocalEntity], statements: Iterable[Statement], published: str | None, ontology: Ontology
) -> tuple[LocalEntity, ...]:
    """The entities, the named ones with their traits.

    What is denied or planned tells nothing; who claims it does not matter, since sources know who they speak of.
    """
    everything = tuple(entities)
    by_id = {local.id: local for local in everything}
    traits = ontology.cues.map("resolution.traits")
    found: dict[str, dict[str, set[str]]] = {}
    for statement in statements:
        if statement.polarity is Polarity.POSITIVE and statement.modality is Modality.CERTAIN:
            for node, predicate, other in _list_sides(statement):
                trait = traits.get(predicate)
                if trait is not None and node in by_id:
                    found.setdefault(node, {}).setdefault(trait, set()).update(_name(other, trait, by_id, ontology))
    year = int(published[:4]) if published and published[:4].isdigit() else None
    return tuple(
        replace(local, traits=_make_traits(local, found.get(local.id, {}), year, ontology))
        if local.standing is Standing.NAME
        else local
        for local in everything
    )


def _list_sides(statement: Statement) -> Iterator[tuple[str, str, str | Literal]]:
    yield statement.subject, statement.predicate, statement.object
    if isinstance(statement.object, str):
        yield statement.object, f"of {statement.predicate}", statement.subject


def _make_traits(local: LocalEntity, said: Mapping[str, set[str]], year: int | None, ontology: Ontology) -> Traits:
    # Whoever holds an office of a country belongs to it.
    owners = (office.rpartition("/")[0] for office in local.offices)
    countries = {country for owner in owners for country in _list_countries(owner, ontology)}
    ages = [int(age) for age in said.get("age", ()) if age.isdigit()]
    return Traits(
        countries=frozenset(said.get("country", set()) | countries),
        occupations=frozenset(said.get("occupation", ())),
        bodies=frozenset(said.get("body", ())),
        spouses=frozenset(said.get("spouse", ())),
        born=year - max(ages) if ages and year is not None else None,
    )


def _name(node: str | Literal, trait: str, by_id: Mapping[str, LocalEntity], ontology: Ontology) -> Iterable[str]:
    """What a value is called for comparison, a place by the country that it lies in."""
    if isinstance(node, Literal):
        return (node.text,)
    local = by_id.get(node)
    if local is None:
        return ()
    if trait == "country":
        return _list_countries(local.entry or "", ontology)
    return (local.key if local.key is not None else identify(local),)


def _list_countries(key: str, ontology: Ontology) -> tuple[str, ...]:
    gazetteer = ontology.gazetteer
    if key not in gazetteer.entries:
        return ()
    around = (gazetteer.entry(key), *gazetteer.within(key))
    return tuple(entry.key for entry in around if entry.type == COUNTRY)[:1]
