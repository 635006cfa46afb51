"""Validate: the graph against the ontology's SHACL shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH

from kgbuild.errors import ShapeError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.naming import Naming
from kgbuild.ontology.ontology import Ontology

__all__ = ["Violation", "check_shapes", "validate"]

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """A node that breaks a shape: `path` is the property and `value` the object at fault, where there is one."""

    focus: str
    path: str | None
    value: str | None
    message: str
    severity: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.focus, self.path, self.value) if part)
        return f"{place}: {self.message}"


def validate(graph: Graph | Iterable[ox.Quad], ontology: Ontology) -> tuple[Violation, ...]:
    """What breaks the shapes of shapes.ttl, sorted. All graphs are looked at as one, the ontology's own left out.

    ShapeError where the shapes cannot be read.
    """
    from pyshacl import validate as validate_shapes  # its import takes seconds

    quads = graph.oxigraph if isinstance(graph, Graph) else graph
    _, report, _ = validate_shapes(
        _collect_data(quads, ontology),
        shacl_graph=_read_turtle(ontology, "shapes.ttl"),
        ont_graph=_read_turtle(ontology, "kg.ttl"),
        advanced=True,
    )
    if not isinstance(report, rdflib.Graph):
        raise ShapeError(f"the shapes could not be applied: {report}", "Mend shapes.ttl: `kgbuild ontology check`.")
    return tuple(sorted(_list_violations(report), key=str))


def check_shapes(graph: Graph | Iterable[ox.Quad], ontology: Ontology) -> None:
    """ShapeError where anything breaks a shape, with the first few."""
    found = validate(graph, ontology)
    if found:
        shown = "\n".join(f"  {violation}" for violation in found[:_SHOWN])
        more = f"\n  and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise ShapeError(
            f"the graph breaks its shapes {len(found)} times:\n{shown}{more}",
            "Mend the statements, or the shapes in shapes.ttl.",
        )


def _collect_data(quads: Iterable[ox.Quad], ontology: Ontology) -> rdflib.Graph:
    own = Naming(ontology.prefixes).node("kg:")
    triples = {quad.triple for quad in quads if quad.graph_name != own}
    # rdflib in memory: pyshacl walks the graph node by node, and a store answers each step more slowly.
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data, format="nt")


def _read_turtle(ontology: Ontology, name: str) -> rdflib.Graph:
    path = ontology.directory / name
    try:
        return rdflib.Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")
    except (OSError, SyntaxError) as error:
        raise ShapeError(f"{path}: {error}", "Mend the Turtle there.") from error


def _list_violations(report: rdflib.Graph) -> Iterable[Violation]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        yield Violation(
            focus=str(report.value(result, SH.focusNode)),
            path=None if path is None else str(path),
            value=None if value is None else str(value),
            message="; ".join(sorted(str(message) for message in report.objects(result, SH.resultMessage))),
            severity=str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
        )
