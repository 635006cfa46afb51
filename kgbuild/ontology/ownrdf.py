"""Own names in RDF: things with a label and a class, of SKOS, schema.org, FOAF or kgbuild's own ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import OntologyError
from kgbuild.ontology.ownnames import OwnName, suggest_class
from kgbuild.ontology.prefixes import Prefixes
from kgbuild.ontology.schema import Schema

__all__ = ["read_rdf"]

NAMES = ("skos:prefLabel", "rdfs:label", "schema:name", "foaf:name")
ALIASES = ("skos:altLabel", "skos:hiddenLabel", "schema:alternateName", "schema:legalName", "foaf:nick")
SAME = ("owl:sameAs", "skos:exactMatch", "schema:sameAs")
FOAF = "http://xmlns.com/foaf/0.1/"
# One vocabulary under two addresses.
OLD_SCHEMA, SCHEMA = "http://schema.org/", "https://schema.org/"
# FOAF's classes; those of other vocabularies are mapped in kg.ttl.
FOREIGN = {f"{FOAF}Person": "kg:Person", f"{FOAF}Organization": "kg:Organization", f"{FOAF}Group": "kg:Group"}
PLAIN = ("", "en")  # languages of names that go before those in others

Subject = ox.NamedNode | ox.BlankNode
Rows = Mapping[Subject, Mapping[str, list[ox.NamedNode | ox.Literal]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says of each subject, by predicate."""

    path: Path
    rows: Rows
    schema: Schema
    prefixes: Prefixes

    def list_texts(self, subject: Subject, predicates: Iterable[str]) -> Iterator[str]:
        """The texts that some predicates give, in their order; plain and English ones before those in other languages."""
        texts = [
            term
            for predicate in predicates
            for term in sorted(self.rows[subject].get(self.expand(predicate), ()), key=str)
            if isinstance(term, ox.Literal)
        ]
        for foreign in (False, True):
            for text in texts:
                words = " ".join(text.value.split())
                if words and ((text.language or "").partition("-")[0] not in PLAIN) is foreign:
                    yield words

    def list_iris(self, subject: Subject, predicate: str) -> list[str]:
        found = self.rows[subject].get(self.expand(predicate), ())
        return sorted(term.value for term in found if isinstance(term, ox.NamedNode))

    def expand(self, curie: str) -> str:
        return curie.replace("foaf:", FOAF) if curie.startswith("foaf:") else self.prefixes.expand(curie)


def read_rdf(path: Path, schema: Schema, prefixes: Prefixes) -> Iterator[OwnName]:
    """The named things of a file in any format of RDF. OntologyError where it cannot be read, or a thing that has a name or a
    class lacks the other."""
    reading = Reading(path, _parse(path), schema, prefixes)
    classes = _map_classes(schema, prefixes)
    named = [one for one in sorted(reading.rows, key=str) if any(reading.list_texts(one, (*NAMES, *ALIASES)))]
    typed = [
        one
        for one in sorted(reading.rows, key=str)
        if isinstance(one, ox.NamedNode) and any(iri in classes for iri in reading.list_iris(one, "rdf:type"))
    ]
    if not named and not typed:
        raise OntologyError(f"{path} names nothing", "Give things an rdf:type and an rdfs:label or skos:prefLabel.")
    yield from (_make_name(subject, reading, classes) for subject in dict.fromkeys((*named, *typed)))


def _parse(path: Path) -> Rows:
    format = ox.RdfFormat.from_extension(path.suffix.lower().removeprefix("."))
    if format is None:
        raise OntologyError(
            f"{path}: names in {path.suffix or 'a file without ending'} are not read",
            "Give .csv or .tsv, or RDF as .ttl, .nt, .n3, .rdf, .jsonld, .trig or .nq.",
        )
    rows: defaultdict[Subject, defaultdict[str, list[ox.NamedNode | ox.Literal]]]
    rows = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=str(path), format=format, base_iri=path.absolute().as_uri()):
            if isinstance(quad.subject, Subject) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                predicate = quad.predicate.value.replace(OLD_SCHEMA, SCHEMA)
                term = quad.object
                if isinstance(term, ox.NamedNode):
                    term = ox.NamedNode(term.value.replace(OLD_SCHEMA, SCHEMA))
                rows[quad.subject][predicate].append(term)
    except SyntaxError as error:
        raise OntologyError(f"{path} is no {format.name}: {error.msg}", "Mend it there.") from error
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror or error}", "Check its path.") from error
    return rows


def _map_classes(schema: Schema, prefixes: Prefixes) -> Mapping[str, str]:
    """IRIs of classes, ours and those that ours are mapped to, to ours; of several ours that which stands first in kg.ttl."""
    found = dict(FOREIGN)
    for term in reversed(list(schema.classes.values())):
        if schema.is_a(term.curie, "kg:Entity"):
            found |= {prefixes.expand(iri): term.curie for iri in term.mappings}
    return found | {prefixes.expand(curie): curie for curie in schema.classes if schema.is_a(curie, "kg:Entity")}


def _make_name(subject: Subject, reading: Reading, classes: Mapping[str, str]) -> OwnName:
    iri = subject.value if isinstance(subject, ox.NamedNode) else None
    names = list(dict.fromkeys(reading.list_texts(subject, NAMES)))
    place = f"{reading.path}, {reading.prefixes.shrink(iri) if iri else f'the blank node of {names[:1]}'}"
    if not names:
        raise OntologyError(f"{place} has no name", "Give it an rdfs:label, skos:prefLabel or schema:name.")
    same = [one for predicate in SAME for one in reading.list_iris(subject, predicate)]
    iris = [one for one in (*([iri] if iri else []), *same) if one.startswith(("http://", "https://"))]
    others = (*names[1:], *reading.list_texts(subject, ALIASES))
    return OwnName(
        name=names[0],
        type=_find_type(subject, f"{place} ({names[0]})", reading, classes),
        aliases=tuple(one for one in dict.fromkeys(others) if one != names[0]),
        iris=tuple(dict.fromkeys(iris)),
        place=place,
    )


def _find_type(subject: Subject, place: str, reading: Reading, classes: Mapping[str, str]) -> str:
    """The narrowest of its classes that the ontology knows."""
    given = reading.list_iris(subject, "rdf:type")
    known = {classes[one] for one in given if one in classes}
    if known:
        return min(known, key=lambda curie: (-len(reading.schema.lineages[curie]), curie))
    if not given:
        raise OntologyError(f"{place} has no class", "Give it an rdf:type, such as kg:Person or schema:Person.")
    names = ", ".join(map(reading.prefixes.shrink, given))
    nearest = suggest_class(given[0].replace("#", "/").rpartition("/")[2], reading.schema)
    raise OntologyError(f"{place}: the ontology does not know the class {names}", nearest)
