"""Formats: quads as bytes that are the same for the same quads, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kgbuild.ontology.prefixes import Prefixes

__all__ = ["format_nquads", "format_triples", "format_turtle"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def format_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads, one line a quad, sorted by code points, none twice."""
    # Only \n ends a line: literals have theirs escaped, and sorting UTF-8 sorts code points.
    lines = set((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n"))
    return b"".join(line + b"\n" for line in sorted(lines) if line)


def format_turtle(quads: Iterable[ox.Quad], prefixes: Prefixes, base: str) -> bytes:
    """The default graph in Turtle: subjects sorted, each with its types and label first, IRIs short."""
    return format_triples((quad.triple for quad in quads if quad.graph_name == ox.DefaultGraph()), prefixes, base=base)


def format_triples(triples: Iterable[ox.Triple], prefixes: Prefixes, *, base: str | None = None) -> bytes:
    """Any triples in Turtle, each once."""
    body = ox.serialize(
        sorted(set(triples), key=_order),
        format=ox.RdfFormat.TURTLE,
        prefixes=dict(prefixes.items()),
        base_iri=base,
    )
    # The header is ours: Oxigraph's has no fixed order and makes prefixes relative to the base.
    head = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(prefixes.items())]
    lines = (body or b"").decode().split("\n")
    first = next((at for at, line in enumerate(lines) if not line.startswith("@")), len(lines))
    if base is not None:
        head.append(f"@base <{base}> .")
    return "\n".join([*head, *_space(lines[first:])]).encode()


def _order(triple: ox.Triple) -> tuple[str, int, str, str]:
    predicate = str(triple.predicate)
    rank = 0 if predicate == _TYPE else 1 if predicate == _LABEL else 2
    return str(triple.subject), rank, predicate, str(triple.object)


def _space(lines: Iterable[str]) -> Iterable[str]:
    # A blank line before each subject; literals hold no line breaks, since they are written escaped.
    for line in lines:
        if line and not line.startswith("\t"):
            yield ""
        yield line.replace("\t", "    ", 1) if line.startswith("\t") else line
