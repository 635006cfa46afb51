"""Check: what in an ontology does not hold together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kgbuild.errors import OntologyError
from kgbuild.ontology.gazetteer import Entry
from kgbuild.ontology.lexicon import Sense
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.schema import Schema
from kgbuild.ontology.terms import ClassTerm, PredicateTerm, Section
from kgbuild.ontology.turtle import Description, read_descriptions

__all__ = ["Finding", "Severity", "check_ontology", "prove_ontology"]

# What lexical entries call the two ends of a state.
STATE_ROLES = frozenset({"subject", "object"})
_TERM = re.compile(r"(?<![\w:-])kg:[A-Za-z]\w*")
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
# Terms of other vocabularies that ranges may name.
FOREIGN_RANGES = ("xsd:", "rdfs:", "rdf:")


class Severity(StrEnum):
    """An error stops a build before it starts; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not hold together: `place` is the file and the term, sense or entry."""

    severity: Severity
    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.place}: {self.problem}"


def check_ontology(ontology: Ontology) -> tuple[Finding, ...]:
    """Everything found wrong, errors first."""
    found = [
        *_check_references(ontology),
        *_check_texts(ontology.schema),
        *_check_classes(ontology),
        *_check_predicates(ontology.schema),
        *_check_lexicon(ontology),
        *_check_cues(ontology),
        *_check_gazetteer(ontology),
        *_check_shapes(ontology),
        *_check_use(ontology),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.severity, finding.place, finding.problem)))


def prove_ontology(ontology: Ontology) -> Ontology:
    """The ontology itself, where nothing is wrong with it but warnings; else an OntologyError that names the first error."""
    errors = [finding for finding in check_ontology(ontology) if finding.severity is Severity.ERROR]
    if errors:
        more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
        raise OntologyError(
            f"{ontology.directory}: {errors[0].place}: {errors[0].problem}{more}",
            f"Mend it; `kgbuild ontology check --ontology {ontology.directory}` lists all that is wrong.",
        )
    return ontology


def _error(place: str, problem: str) -> Finding:
    return Finding(severity=Severity.ERROR, place=place, problem=problem)


def _warning(place: str, problem: str) -> Finding:
    return Finding(severity=Severity.WARNING, place=place, problem=problem)


def _check_references(ontology: Ontology) -> Iterator[Finding]:
    rows = read_descriptions(ontology.directory / "kg.ttl", ontology.prefixes)
    declared = {row.curie for row in rows}
    for row in rows:
        for curie in sorted(_list_references(row) - declared):
            yield _error(f"kg.ttl: {row.curie}", f"{curie} is named here and declared nowhere")
        # Turtle adds two declarations of one name up: both meanings would hold.
        if len(row.all("rdfs:label")) > 1 or len(row.all("kg:section")) > 1:
            yield _error(f"kg.ttl: {row.curie}", "is declared twice")


def _list_references(row: Description) -> set[str]:
    named = {*row.objects, *(value for values in row.objects.values() for value in values)}
    return {value for value in named if value.startswith("kg:") and " " not in value}


def _check_texts(schema: Schema) -> Iterator[Finding]:
    terms: Mapping[str, ClassTerm | PredicateTerm] = {**schema.classes, **schema.predicates}
    for term in terms.values():
        wanted = {"label": term.label, "definition": term.comment, "example": term.examples}
        for name in (name for name, text in wanted.items() if not text):
            yield _error(f"kg.ttl: {term.curie}", f"has no {name}")
    for value in schema.values.values():
        if not (value.label and value.comment and value.type in schema.classes):
            yield _error(f"kg.ttl: {value.curie}", "lacks a label, a definition or a declared class")


def _check_classes(ontology: Ontology) -> Iterator[Finding]:
    schema = ontology.schema
    evoked = {sense.type for sense in ontology.lexicon.all} | {cue.type for cue in ontology.cues.reporters.values()}
    for term in schema.classes.values():
        if term.section is not Section.EVENTS or term.curie == "kg:Event":
            continue
        if not schema.is_event(term.curie):
            yield _error(f"kg.ttl: {term.curie}", "is of the events, but not under kg:Event")
        for role in sorted({*term.once_for, *term.measured_by} - {*term.roles}):
            yield _error(f"kg.ttl: {term.curie}", f"is told from others by {role}, which is no role of it")
        for edge in schema.edges(term.curie):
            for role in {edge.subject_role, edge.object_role} - {*term.roles, "kg:event"}:
                yield _error(f"kg.ttl: {edge.predicate}", f"is an edge of {term.curie}, which has no role {role}")
        if ontology.lexicon.all and not any(schema.is_a(curie, term.curie) for curie in evoked):
            yield _warning(f"kg.ttl: {term.curie}", "no sense of the lexicon evokes it")


def _check_predicates(schema: Schema) -> Iterator[Finding]:
    roles = set(schema.roles_by_name.values())
    edges = {edge.predicate for found in schema.edges_by_class.values() for edge in found}
    for term in schema.predicates.values():
        place = f"kg.ttl: {term.curie}"
        if not term.domain or not term.range:
            yield _error(place, "has no domain or no range")
        for curie in (*term.domain, *term.range):
            if curie not in schema.classes and not curie.startswith((*FOREIGN_RANGES, "owl:")):
                yield _error(place, f"its domain or range {curie} is no class")
        for curie in term.changed_by:
            if not schema.is_event(curie):
                yield _error(place, f"is changed by {curie}, which is no class of events")
        if term.section is Section.ROLES and term.curie not in roles:
            yield _error(place, "is a role that no class of events has")
        if term.section is Section.EDGES and term.curie not in edges:
            yield _error(place, "is an edge of no class of events")
        if term.past_of is not None and term.past_of not in schema.predicates:
            yield _error(place, f"is the past of {term.past_of}, which is no predicate")


def _check_lexicon(ontology: Ontology) -> Iterator[Finding]:
    for sense in ontology.lexicon.all:
        place = f"lexicon: {sense.id}"
        if sense.type not in ontology.schema.classes and sense.type not in ontology.schema.predicates:
            yield _error(place, f"{sense.type} is no class or predicate")
            continue
        for role in sorted(set(sense.roles.values()) - _list_roles(ontology.schema, sense.type)):
            yield _error(place, f"{sense.type} has no role {role!r}")
        yield from _check_types(ontology.schema, sense, place)
    for verb, role in ontology.lexicon.light_subjects.items():
        if role not in ontology.schema.roles_by_name:
            yield _error(f"lexicon: light verb {verb}", f"its subject has the role {role!r}, which is declared nowhere")


def _list_roles(schema: Schema, curie: str) -> set[str]:
    # The roles of kg:Event every event has; the time and place of a state are theirs too.
    owner = curie if schema.is_event(curie) else "kg:Event"
    roles = {role.removeprefix("kg:") for role in schema.classes[owner].roles}
    return roles if schema.is_event(curie) else roles | STATE_ROLES


def _check_types(schema: Schema, sense: Sense, place: str) -> Iterator[Finding]:
    for curie in sorted({curie for curies in sense.types.values() for curie in curies} - set(schema.classes)):
        yield _error(place, f"asks for a {curie}, which is no class")


def _check_cues(ontology: Ontology) -> Iterator[Finding]:
    for cue in ontology.cues.reporters.values():
        if not ontology.schema.is_event(cue.type):
            yield _error(f"cues: {cue.pos}/{cue.lemma}", f"{cue.type} is no class of events")


def _check_gazetteer(ontology: Ontology) -> Iterator[Finding]:
    gazetteer = ontology.gazetteer
    for entry in gazetteer.entries.values():
        place = f"gazetteer/{entry.gazetteer}: {entry.key}"
        if entry.type not in ontology.schema.classes:
            yield _error(place, f"{entry.type} is no class")
        for key in (entry.within, entry.capital, entry.capital_of, *entry.seat_of):
            if key is not None and key not in gazetteer.entries:
                yield _error(place, f"names {key}, which no gazetteer has")
        yield from _check_names(entry, place)
    for city in sorted(set(gazetteer.seats) - set(gazetteer.entries)):
        yield _error("gazetteer/organisations.csv", f"names the seat {city}, which no gazetteer has")
    for metonym in gazetteer.metonyms.values():
        if metonym.key not in gazetteer.entries:
            yield _error(f"gazetteer/metonyms.csv: {metonym.name}", f"names {metonym.key}, which no gazetteer has")
    links = Counter(link for entry in gazetteer.entries.values() for link in entry.links)
    for entry in gazetteer.entries.values():
        for link in (link for link in entry.links if links[link] > 1):
            yield _error(f"gazetteer/{entry.gazetteer}: {entry.key}", f"shares {link} with another entry")


def _check_names(entry: Entry, place: str) -> Iterator[Finding]:
    names = (entry.name, *entry.aliases)
    if any(name != name.strip() or not name for name in (*names, *entry.demonyms)):
        yield _error(place, "has a name that is empty or has blanks around it")
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        yield _warning(place, f"has the name {name!r} twice")


def _check_shapes(ontology: Ontology) -> Iterator[Finding]:
    path = ontology.directory / "shapes.ttl"
    if not path.is_file():
        yield _error("shapes.ttl", "is missing; an empty file checks nothing")
        return
    schema = ontology.schema
    declared = {*schema.classes, *schema.predicates, *schema.values}
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    for curie in sorted(set(_TERM.findall(text)) - declared):
        yield _error("shapes.ttl", f"{curie} is named there and declared nowhere")
    for term in schema.predicates.values():
        if term.section is Section.STATEMENTS and term.curie not in text:
            yield _warning(f"shapes.ttl: {term.curie}", "no shape says what its values are")


def _check_use(ontology: Ontology) -> Iterator[Finding]:
    """Entity classes that nothing leads to: no predicate, sense, gazetteer, and no class below them."""
    schema = ontology.schema
    used = {curie for term in schema.predicates.values() for curie in (*term.domain, *term.range)}
    used |= {curie for sense in ontology.lexicon.all for curies in sense.types.values() for curie in curies}
    used |= {entry.type for entry in ontology.gazetteer.entries.values()}
    used |= {value.type for value in schema.values.values()}
    used |= {parent for term in schema.classes.values() for parent in term.parents}
    cues = "".join(path.read_text(encoding="utf-8") for path in sorted(ontology.directory.glob("cues/*.toml")))
    used |= set(_TERM.findall(cues))
    for term in schema.classes.values():
        if term.section is Section.ENTITIES and term.curie not in used:
            yield _warning(f"kg.ttl: {term.curie}", "nothing leads to it: no predicate, sense, cue or gazetteer")
