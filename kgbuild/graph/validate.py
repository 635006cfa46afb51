"""Validate: a graph against the ontology's SHACL shapes, and the sentences that what breaks them was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgbuild.errors import ShapeError
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.dataset import Graph
from kgbuild.graph.naming import Naming
from kgbuild.ontology.ontology import Ontology
from kgbuild.ontology.shapes import SHAPE, read_shapes

__all__ = ["VIOLATION", "Violation", "check_shapes", "validate"]

_SHOWN = 5
_SENTENCES = 3
VIOLATION = "violation"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """A node that breaks a shape: `path` is the property and `value` the object at fault, where there is one. `severity`:
    violation, or warning where a text may have said an odd thing. `sentences`: (document, sentence) of what says it."""

    focus: str
    label: str
    path: str | None
    value: str | None
    message: str
    severity: str
    sentences: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        place = " ".join(part for part in (self.focus, self.path, self.value) if part)
        said = "".join(f'\n    {document}: "{sentence}"' for document, sentence in self.sentences)
        return f"{place} ({self.label}): {self.message}{said}"


def validate(graph: Graph | Iterable[ox.Quad], ontology: Ontology) -> tuple[Violation, ...]:
    """What breaks the shapes of shapes.ttl and kg.ttl, violations first. All graphs are looked at as one, the ontology's own
    left out.

    ShapeError where the shapes cannot be read.
    """
    from pyshacl import validate as validate_shapes  # its import takes seconds

    store = graph.oxigraph if isinstance(graph, Graph) else _make_store(graph)
    shapes = _parse(read_shapes(ontology.directory, ontology.schema, ontology.prefixes), "shapes.ttl")
    _, report, _ = validate_shapes(
        _collect_data(store, ontology),
        shacl_graph=shapes,
        ont_graph=_parse((ontology.directory / "kg.ttl").read_text(encoding="utf-8"), "kg.ttl"),
        advanced=True,
    )
    if not isinstance(report, rdflib.Graph):
        raise ShapeError(f"the shapes could not be applied: {report}", "Mend shapes.ttl: `kgbuild ontology check`.")
    found = _list_violations(report, shapes, Catalogue(store, ontology.prefixes))
    return tuple(sorted(set(found), key=lambda one: (one.severity != VIOLATION, str(one))))


def check_shapes(graph: Graph | Iterable[ox.Quad], ontology: Ontology) -> None:
    """ShapeError where anything violates a shape, with the first few; warnings are let pass."""
    found = [one for one in validate(graph, ontology) if one.severity == VIOLATION]
    if found:
        shown = "\n".join(f"  {violation}" for violation in found[:_SHOWN])
        more = f"\n  and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise ShapeError(
            f"the graph breaks its shapes {len(found)} times:\n{shown}{more}",
            "Mend the statements, or the shapes in shapes.ttl.",
        )


def _make_store(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def _collect_data(store: ox.Store, ontology: Ontology) -> rdflib.Graph:
    own = Naming(ontology.prefixes).node("kg:")
    triples = {quad.triple for quad in store if quad.graph_name != own}
    # rdflib in memory: pyshacl walks the graph node by node, and a store answers each step more slowly.
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data, format="nt")


def _parse(text: str, name: str) -> rdflib.Graph:
    try:
        return rdflib.Graph().parse(data=text, format="turtle")
    except SyntaxError as error:
        raise ShapeError(f"{name}: {error}", "Mend the Turtle there.") from error


def _list_violations(report: rdflib.Graph, shapes: rdflib.Graph, catalogue: Catalogue) -> Iterator[Violation]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        focus = str(report.value(result, SH.focusNode))
        source = report.value(result, SH.sourceShape)
        # What is asked of a property is told by the shape that it is asked in.
        owner = shapes.value(None, SH.property, source) if source is not None else None
        shape = str(owner or source).removeprefix(SHAPE)
        iri = isinstance(report.value(result, SH.focusNode), rdflib.URIRef)
        node = ox.NamedNode(focus) if iri else None
        named = isinstance(path, rdflib.URIRef)
        predicate, _, end = shape.rpartition("-")
        yield Violation(
            focus=catalogue.id(node) if node is not None else focus,
            label=catalogue.label(node) if node is not None else focus,
            path=catalogue.id(ox.NamedNode(str(path))) if named else None,
            value=None if value is None or str(value) == focus else _shorten(value, catalogue),
            message=" ".join(_list_messages(report, result, shapes, owner)),
            severity=str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
            sentences=tuple(_list_sentences(node, f"kg:{predicate}", end, catalogue)) if node is not None else (),
        )


def _list_messages(report: rdflib.Graph, result: Node, shapes: rdflib.Graph, owner: Node | None) -> Iterator[str]:
    own = shapes.value(owner, SH.message) if owner is not None else None
    if own is not None:
        yield str(own)
    else:
        yield from sorted(str(message) for message in report.objects(result, SH.resultMessage))


def _shorten(value: Node, catalogue: Catalogue) -> str:
    return catalogue.id(ox.NamedNode(str(value))) if isinstance(value, rdflib.URIRef) else str(value)


def _list_sentences(node: ox.NamedNode, predicate: str, end: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The first few sentences from which was read what is wrong with a node: of a statement its own; of an end of a predicate
    those of the statements that have it there; of an event those of its statements."""
    found = set()
    for statement in _list_statements(node, predicate, end, catalogue):
        for evidence in catalogue.nodes(statement, "prov:wasDerivedFrom", asserted=False) or (statement,):
            document = next(iter(catalogue.nodes(evidence, "oa:hasSource", asserted=False)), None)
            for selector in catalogue.nodes(evidence, "oa:hasSelector", asserted=False) or (evidence,):
                name = document.value if document is not None else selector.value.partition("#")[0]
                for text in catalogue.texts(selector, "oa:exact", asserted=False):
                    found.add((catalogue.naming.document_id(name), text))
    yield from sorted(found)[:_SENTENCES]


def _list_statements(node: ox.NamedNode, predicate: str, end: str, catalogue: Catalogue) -> Iterable[ox.NamedNode]:
    if end in ("domain", "range", "single"):
        own = "rdf:object" if end == "range" else "rdf:subject"
        wanted = catalogue.node(predicate)
        direct = _find_subjects(node, own, catalogue)
        stated = [one for one in direct if wanted in catalogue.nodes(one, "rdf:predicate", asserted=False)]
        if stated:
            return stated
        if end == "range":
            holders = _find_subjects(node, predicate, catalogue)
            return [one for holder in holders for one in _find_subjects(holder, "kg:event", catalogue)]
    about = [*_find_subjects(node, "kg:event", catalogue), *_find_subjects(node, "rdf:subject", catalogue)]
    return about or [node]


def _find_subjects(node: ox.NamedNode, predicate: str, catalogue: Catalogue) -> list[ox.NamedNode]:
    quads = catalogue.store.quads_for_pattern(None, catalogue.node(predicate), node, None)
    return sorted({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}, key=str)
