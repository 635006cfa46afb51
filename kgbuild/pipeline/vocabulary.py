"""The ontology's commands: check, doc, open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import UnknownTermError
from kgbuild.ontology import ClassTerm, Finding, Ontology, PredicateTerm, check_ontology, load_ontology, ontology_page
from kgbuild.pipeline.files import replace_file
from kgbuild.pipeline.queries import open_graph
from kgbuild.settings import Settings, load_settings

__all__ = ["OpenPredicate", "Term", "check", "describe_term", "list_open_predicates", "list_terms", "write_page"]

# Statements that use an open predicate, as their own or as their event's, with one sentence: the first by code points.
_OPEN = """
SELECT ?predicate (COUNT(DISTINCT ?statement) AS ?count) (MIN(?exact) AS ?sentence) WHERE {
  GRAPH ?document {
    ?statement rdf:predicate ?stated ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?exact .
    OPTIONAL { ?statement kg:event ?event }
  }
  OPTIONAL { ?event kg:predicate ?asserted }
  OPTIONAL { GRAPH ?document { ?event kg:predicate ?unasserted } }
  FILTER NOT EXISTS { ?event a ?class FILTER(?class != kg:Event && STRSTARTS(STR(?class), STR(kg:))) }
  FILTER NOT EXISTS { GRAPH ?document { ?event kg:kind ?kind FILTER(?kind != kg:Event) } }
  BIND(COALESCE(?asserted, ?unasserted, ?stated) AS ?predicate)
  FILTER(STRSTARTS(STR(?predicate), STR(open:)))
}
GROUP BY ?predicate
ORDER BY DESC(?count) ?predicate
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class or predicate in words; `facts` are (what, values) such as ("roles", ("kg:speaker", "kg:target"))."""

    curie: str
    label: str
    section: str
    comment: str
    examples: tuple[str, ...] = ()
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPredicate:
    """A predicate that the lexicon has no sense for, in how many statements it is, and a sentence."""

    curie: str
    count: int
    sentence: str


def check(settings: Settings | None = None) -> tuple[Finding, ...]:
    """What does not hold together in the ontology."""
    return check_ontology(_load(settings))


def list_terms(settings: Settings | None = None) -> tuple[Term, ...]:
    """All classes and predicates, by section and name."""
    return tuple(sorted(_make_terms(_load(settings)), key=lambda term: (term.section, term.curie)))


def describe_term(name: str, settings: Settings | None = None) -> Term:
    """A class or predicate by CURIE or local name. UnknownTermError where there is none."""
    terms = {term.curie: term for term in _make_terms(_load(settings))}
    curie = name if ":" in name else f"kg:{name}"
    if curie not in terms:
        raise UnknownTermError(curie, terms)
    return terms[curie]


def list_open_predicates(settings: Settings | None = None) -> tuple[OpenPredicate, ...]:
    """The open predicates of the graph, most frequent first: candidates for a sense in the lexicon."""
    with open_graph(settings) as graph:
        return tuple(
            OpenPredicate(
                curie=graph.prefixes.shrink(row["predicate"]), count=int(row["count"]), sentence=row.get("sentence", "")
            )
            for row in graph.select(_OPEN).records()
        )


def write_page(to: Path, settings: Settings | None = None) -> None:
    """Writes the ontology as one HTML page, whole or not at all."""
    with replace_file(to) as file:
        file.write(ontology_page(_load(settings)))


def _load(settings: Settings | None) -> Ontology:
    settings = settings or load_settings()
    return load_ontology(settings.ontology_directory, settings.gazetteer_directory)


def _make_terms(ontology: Ontology) -> Iterator[Term]:
    for kind in ontology.schema.classes.values():
        yield _make_class(kind)
    for predicate in ontology.schema.predicates.values():
        yield _make_predicate(predicate)


def _make_class(term: ClassTerm) -> Term:
    return Term(
        curie=term.curie,
        label=term.label,
        section=term.section.value,
        comment=term.comment,
        examples=term.examples,
        facts=_facts(
            ("a kind of", term.parents),
            ("roles", term.roles),
            ("once for", term.once_for),
            ("measured by", term.measured_by),
            ("PLOVER", (term.plover,) if term.plover else ()),
            ("elsewhere", term.mappings),
        ),
    )


def _make_predicate(term: PredicateTerm) -> Term:
    marks = (
        ("symmetric", term.symmetric),
        ("transitive", term.transitive),
        ("functional", term.functional),
        ("functional at a time", term.one_object),
        ("inverse functional at a time", term.one_subject),
    )
    return Term(
        curie=term.curie,
        label=term.label,
        section=term.section.value,
        comment=term.comment,
        examples=term.examples,
        facts=_facts(
            ("a kind of", term.parents),
            ("from", term.domain),
            ("to", term.range),
            ("is", tuple(name for name, holds in marks if holds)),
            ("changed by", term.changed_by),
            ("when ended", (term.past,) if term.past else ()),
            ("elsewhere", term.mappings),
        ),
    )


def _facts(*facts: tuple[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(fact for fact in facts if fact[1])
