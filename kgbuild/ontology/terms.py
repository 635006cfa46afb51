"""Terms: what the ontology declares, one noun a kind of term."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ClassTerm", "Edge", "PredicateTerm", "Section", "ValueTerm"]


class Section(StrEnum):
    """The part of the ontology that a term belongs to."""

    ANNOTATIONS = "annotations"
    ENTITIES = "entities"
    EVENTS = "events"
    ROLES = "roles"
    EDGES = "edges"
    STATES = "states"
    STATEMENTS = "statements"
    VALUES = "values"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTerm:
    """A class: `parents` are its kg: superclasses, `roles` its own and then the inherited ones.

    `once_for`: roles whose fillers together have such an event once; `measured_by`: roles that give its one number.
    """

    curie: str
    label: str
    comment: str
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    own_roles: tuple[str, ...]
    roles: tuple[str, ...]
    once_for: tuple[str, ...]
    measured_by: tuple[str, ...]
    plover: str | None
    mappings: tuple[str, ...]
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateTerm:
    """A predicate: `domain` and `range` are alternatives, any of which will do.

    `datatype` is true where the object is a literal; `past` is the predicate for a state that has ended. `one_object` and
    `one_subject`: whether there is one at a time; `changed_by`: the classes of events that change it.
    """

    curie: str
    label: str
    comment: str
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool
    transitive: bool
    functional: bool
    one_object: bool
    one_subject: bool
    changed_by: tuple[str, ...]
    datatype: bool
    participant: bool
    past: str | None
    past_of: str | None
    mappings: tuple[str, ...]
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTerm:
    """An individual of the ontology, such as kg:positive; `type` is its class."""

    curie: str
    label: str
    comment: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The direct edge of an event: `predicate` from the filler of one role to that of another.

    `object_role` kg:event stands for the event itself. A symmetric edge between fillers of one role joins each two.
    """

    predicate: str
    subject_role: str
    object_role: str
    symmetric: bool
