"""Families of classes: what may be one thing, and the first part of its id."""

from __future__ import annotations

from kgbuild.ontology.schema import Schema

__all__ = ["find_family"]

FAMILIES = {
    "kg:Person": "person",
    "kg:Organization": "organization",
    "kg:Group": "group",
    "kg:Country": "country",
    "kg:City": "city",
    "kg:Place": "place",
    "kg:Position": "position",
    "kg:Work": "work",
    "kg:Product": "product",
    "kg:Disease": "disease",
    "kg:Weapon": "weapon",
    "kg:Quantity": "quantity",
    "kg:Topic": "topic",
    "kg:Event": "event",
    "kg:Agent": "agent",
}


def find_family(kind: str, schema: Schema) -> str:
    """The family of a class: that of its nearest superclass that has one, else "entity"."""
    lineage = schema.lineages.get(kind, ())
    return next((FAMILIES[ancestor] for ancestor in lineage if ancestor in FAMILIES), "entity")
