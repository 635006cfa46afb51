"""Schema: the classes and predicates of kg.ttl, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError, UnknownTermError
from kgbuild.ontology.prefixes import Prefixes
from kgbuild.ontology.terms import ClassTerm, Edge, PredicateTerm, Section, ValueTerm
from kgbuild.ontology.turtle import Description, read_descriptions

__all__ = ["Schema", "load_schema"]

_MAPPINGS = ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:exactMatch", "skos:closeMatch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The terms by CURIE, in the order of kg.ttl."""

    classes: Mapping[str, ClassTerm]
    predicates: Mapping[str, PredicateTerm]
    values: Mapping[str, ValueTerm]
    lineages: Mapping[str, tuple[str, ...]]
    edges_by_class: Mapping[str, tuple[Edge, ...]]
    roles_by_name: Mapping[str, str]

    def ancestors(self, curie: str) -> tuple[str, ...]:
        """A class and its kg: superclasses, nearest first; of a predicate, it and its kg: superproperties."""
        try:
            return self.lineages[curie]
        except KeyError:
            raise UnknownTermError(curie, tuple(self.lineages)) from None

    def is_a(self, curie: str, ancestor: str) -> bool:
        """Whether a class is `ancestor` or lies under it; false for terms that are not declared."""
        return ancestor in self.lineages.get(curie, ())

    def is_event(self, curie: str) -> bool:
        """Whether a class is kg:Event or lies under it."""
        return self.is_a(curie, "kg:Event")

    def is_state(self, curie: str) -> bool:
        """Whether a predicate holds without an event."""
        term = self.predicates.get(curie)
        return term is not None and term.section is Section.STATES

    def edges(self, event_class: str) -> tuple[Edge, ...]:
        """The direct edges of a class of events, preferred first: its own, else those of the nearest superclass."""
        found = (self.edges_by_class.get(ancestor, ()) for ancestor in self.ancestors(event_class))
        return next((edges for edges in found if edges), ())

    def is_general(self, event_class: str) -> bool:
        """Whether a class of events has neither roles nor edges of its own: its verbs are its edges."""
        roles = self.classes["kg:Event"].roles
        return self.is_event(event_class) and self.classes[event_class].roles == roles and not self.edges(event_class)

    def role(self, local_name: str) -> str | None:
        """The CURIE of the role with this local name: "speaker" is kg:speaker."""
        return self.roles_by_name.get(local_name)

    def is_participant(self, role: str) -> bool:
        """Whether fillers of the role take part in the event."""
        term = self.predicates.get(role)
        return term is not None and term.participant

    def past(self, curie: str) -> str | None:
        """The predicate that says the same of a state that has ended."""
        term = self.predicates.get(curie)
        return None if term is None else term.past

    def label(self, curie: str) -> str:
        """The English label of a class, predicate or value."""
        term = self.classes.get(curie) or self.predicates.get(curie) or self.values.get(curie)
        if term is None:
            raise UnknownTermError(curie, (*self.classes, *self.predicates, *self.values))
        return term.label


def load_schema(path: Path, prefixes: Prefixes) -> Schema:
    """The schema of a Turtle file such as kg.ttl."""
    described = {row.curie: row for row in read_descriptions(path, prefixes) if row.curie.startswith("kg:")}
    described.pop("kg:", None)
    sections = {curie: _read_section(path, row) for curie, row in described.items()}
    lineages = {curie: _trace_lineage(curie, described) for curie in described}
    past = {state: curie for curie, row in described.items() for state in row.all("kg:pastOf")}
    classes = {c: _make_class(described, lineages[c], sections[c]) for c in described if _is_class(described[c])}
    predicates = {
        c: _make_predicate(described[c], lineages[c], sections[c], past.get(c))
        for c in described
        if _is_predicate(described[c])
    }
    return Schema(
        classes=MappingProxyType(classes),
        predicates=MappingProxyType(predicates),
        values=MappingProxyType({c: _make_value(row) for c, row in described.items() if sections[c] is Section.VALUES}),
        lineages=MappingProxyType(lineages),
        edges_by_class=_collect_edges(described.values()),
        roles_by_name=MappingProxyType(
            {role.removeprefix("kg:"): role for term in classes.values() for role in term.own_roles}
        ),
    )


def _is_class(row: Description) -> bool:
    return "owl:Class" in row.all("rdf:type")


def _is_predicate(row: Description) -> bool:
    return any(kind.endswith("Property") for kind in row.all("rdf:type"))


def _read_section(path: Path, row: Description) -> Section:
    section = row.one("kg:section") or ""
    if section not in tuple(Section):
        raise OntologyError(
            f"{path}: {row.curie} has the section {section!r}", f"Write kg:section with one of {', '.join(Section)}."
        )
    return Section(section)


def _trace_lineage(curie: str, described: Mapping[str, Description]) -> tuple[str, ...]:
    # Breadth first: nearest superclasses before distant ones, in file order.
    lineage = [curie]
    for ancestor in lineage:
        row = described.get(ancestor)
        parents = row.all("rdfs:subClassOf", "rdfs:subPropertyOf") if row else ()
        lineage += [parent for parent in parents if parent.startswith("kg:") and parent not in lineage]
    return tuple(lineage)


def _list_parents(row: Description) -> tuple[str, ...]:
    return tuple(parent for parent in row.all("rdfs:subClassOf", "rdfs:subPropertyOf") if parent.startswith("kg:"))


def _list_mappings(row: Description) -> tuple[str, ...]:
    return tuple(target for target in row.all(*_MAPPINGS) if not target.startswith("kg:"))


def _make_class(described: Mapping[str, Description], lineage: tuple[str, ...], section: Section) -> ClassTerm:
    row = described[lineage[0]]
    known = (described[ancestor] for ancestor in lineage if ancestor in described)
    return ClassTerm(
        curie=row.curie,
        label=row.one("rdfs:label") or "",
        comment=row.one("rdfs:comment") or "",
        examples=row.all("skos:example"),
        parents=_list_parents(row),
        own_roles=row.all("kg:hasRole"),
        roles=tuple(dict.fromkeys(role for ancestor in known for role in ancestor.all("kg:hasRole"))),
        once_for=row.all("kg:onceFor"),
        measured_by=row.all("kg:measuredBy"),
        plover=row.one("kg:plover"),
        mappings=_list_mappings(row),
        section=section,
    )


def _make_predicate(row: Description, lineage: tuple[str, ...], section: Section, past: str | None) -> PredicateTerm:
    kinds = row.all("rdf:type")
    return PredicateTerm(
        curie=row.curie,
        label=row.one("rdfs:label") or "",
        comment=row.one("rdfs:comment") or "",
        examples=row.all("skos:example"),
        parents=_list_parents(row),
        domain=row.all("rdfs:domain", "schema:domainIncludes"),
        range=row.all("rdfs:range", "schema:rangeIncludes"),
        symmetric="owl:SymmetricProperty" in kinds,
        transitive="owl:TransitiveProperty" in kinds,
        functional="owl:FunctionalProperty" in kinds,
        one_object="kg:FunctionalAtATime" in kinds,
        one_subject="kg:InverseFunctionalAtATime" in kinds,
        changed_by=row.all("kg:changedBy"),
        datatype="owl:DatatypeProperty" in kinds,
        participant="kg:participant" in lineage or "kg:ParticipantRole" in kinds,
        past=past,
        past_of=row.one("kg:pastOf"),
        mappings=_list_mappings(row),
        section=section,
    )


def _make_value(row: Description) -> ValueTerm:
    return ValueTerm(
        curie=row.curie,
        label=row.one("rdfs:label") or "",
        comment=row.one("rdfs:comment") or "",
        type=row.one("rdf:type") or "",
    )


def _collect_edges(rows: Iterable[Description]) -> Mapping[str, tuple[Edge, ...]]:
    edges: dict[str, tuple[Edge, ...]] = {}
    for row in rows:
        symmetric = "owl:SymmetricProperty" in row.all("rdf:type")
        made = tuple(
            Edge(predicate=row.curie, subject_role=subject, object_role=target, symmetric=symmetric)
            for subject in row.all("kg:edgeFrom")
            for target in row.all("kg:edgeTo")
        )
        for event_class in row.all("kg:edgeOf"):
            edges[event_class] = edges.get(event_class, ()) + made
    return MappingProxyType(edges)
