"""Shapes: what a graph made by an ontology must look like, as SHACL: those of shapes.ttl, and those that follow from kg.ttl.

<predicate>-domain, -range    roles, direct edges and states: the classes of their ends (warnings: a text may say odd things)
<predicate>-single            functional predicates have one value
<class>-superclasses          every kg: superclass is written on what is of a class
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.prefixes import Prefixes
from kgbuild.ontology.schema import Schema
from kgbuild.ontology.terms import ClassTerm, PredicateTerm, Section

__all__ = ["SHAPE", "find_shapes", "format_shapes", "read_shapes"]

SHAPE = "https://w3id.org/kgbuild/shapes#"
# Predicates of statements have their shapes in shapes.ttl.
_SECTIONS = (Section.ROLES, Section.EDGES, Section.STATES)


def find_shapes(directory: Path | None = None) -> Path:
    """The Turtle file of the shapes that do not follow from kg.ttl."""
    path = (directory or find_ontology()) / "shapes.ttl"
    if not path.is_file():
        raise OntologyError(f"{path} is missing", "Put the SHACL shapes there; an empty file checks nothing.")
    return path


def read_shapes(directory: Path, schema: Schema, prefixes: Prefixes) -> str:
    """All shapes, as one text of Turtle."""
    try:
        own = find_shapes(directory).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{directory / 'shapes.ttl'}: {error}", "Mend the Turtle there.") from error
    return f"{own}\n{format_shapes(schema, prefixes)}"


def format_shapes(schema: Schema, prefixes: Prefixes) -> str:
    """The shapes that follow from the declarations of kg.ttl."""
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes.items())
    shapes = [*map(_describe_class, schema.classes.values())]
    for term in schema.predicates.values():
        shapes += _describe_predicate(term, schema)
    return f"{head}@prefix shape: <{SHAPE}> .\n\n" + "\n".join(filter(None, shapes))


def _describe_class(term: ClassTerm) -> str:
    parents = [curie for curie in term.parents if curie.startswith("kg:")]
    if not parents or term.section not in (Section.ENTITIES, Section.EVENTS):
        return ""
    properties = " ;\n".join(f"    sh:property [ sh:path rdf:type ; sh:hasValue {parent} ]" for parent in parents)
    return (
        f"shape:{_name(term.curie)}-superclasses a sh:NodeShape ;\n    sh:targetClass {term.curie} ;\n"
        f'    sh:message "A {term.curie} is written as {_list(parents, "and")} too." ;\n{properties} .\n'
    )


def _describe_predicate(term: PredicateTerm, schema: Schema) -> Iterator[str]:
    if term.section in _SECTIONS:
        # What is written beside narrower predicates holds for their ends too.
        narrower = [one for one in schema.predicates.values() if term.curie in one.parents]
        domain = dict.fromkeys((*term.domain, *(curie for one in narrower for curie in one.domain)))
        range_ = dict.fromkeys((*term.range, *(curie for one in narrower for curie in one.range)))
        yield _describe_end(term, "domain", "targetSubjectsOf", _drop_narrower(tuple(domain), schema))
        yield _describe_end(term, "range", "targetObjectsOf", _drop_narrower(tuple(range_), schema))
    if term.functional:
        yield (
            f"shape:{_name(term.curie)}-single a sh:NodeShape ;\n    sh:targetSubjectsOf {term.curie} ;\n"
            f'    sh:message "{term.curie} has one value." ;\n'
            f"    sh:property [ sh:path {term.curie} ; sh:maxCount 1 ; sh:severity sh:Warning ] .\n"
        )


def _drop_narrower(classes: tuple[str, ...], schema: Schema) -> tuple[str, ...]:
    return tuple(one for one in classes if not any(schema.is_a(one, other) for other in classes if other != one))


def _describe_end(term: PredicateTerm, end: str, target: str, classes: tuple[str, ...]) -> str:
    what = "subject" if end == "domain" else "object"
    return (
        f"shape:{_name(term.curie)}-{end} a sh:NodeShape ;\n    sh:{target} {term.curie} ;\n"
        f'    sh:severity sh:Warning ;\n    sh:message "The {what} of {term.curie} is of {_list(classes, "or")}." ;\n'
        f"    {_demand(classes)} .\n"
    )


def _demand(classes: tuple[str, ...]) -> str:
    # What is only claimed to happen stands for what happens, and a source that is not named for somebody.
    either = (*classes, "kg:UnassertedEvent") if "kg:Event" in classes else classes
    demands = [_demand_one(curie) for curie in either]
    if {"kg:Agent", "kg:Entity"} & {*classes}:
        demands.append("sh:in ( kg:unnamed )")
    if len(set(demands)) == 1:
        return demands[0]
    return f"sh:or ( {' '.join(f'[ {demand} ]' for demand in dict.fromkeys(demands))} )"


def _demand_one(curie: str) -> str:
    if curie == "rdfs:Resource":
        return "sh:nodeKind sh:IRI"
    if curie in ("rdfs:Literal", "xsd:string"):
        return "sh:nodeKind sh:Literal"  # a number that a text writes in words is no less an age
    return f"sh:datatype {curie}" if curie.startswith("xsd:") else f"sh:class {curie}"


def _name(curie: str) -> str:
    return curie.partition(":")[2]


def _list(curies: tuple[str, ...] | list[str], word: str) -> str:
    return f" {word} ".join(curies)
