"""Turtle: sorted triples, a paragraph a subject. RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.

Each subject has its types and its label first; IRIs are short, numbers bare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.graph.lines import Row, group_rows
from kgbuild.graph.terms import TYPE, Shortener, order_predicates
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["write_head", "write_paragraphs", "write_turtle"]

# Paragraphs are handed on in pieces of about so many, since a write costs more than a paragraph.
PIECE = 500


def write_turtle(rows: Iterable[Row], prefixes: Prefixes, *, base: str | None = None) -> Iterator[bytes]:
    """A file of Turtle in pieces."""
    yield write_head(prefixes, base)
    held: list[str] = []
    for paragraph in write_paragraphs(rows, Shortener(prefixes, base)):
        held.append(f"\n{paragraph}\n")
        if len(held) == PIECE:
            yield "".join(held).encode()
            held.clear()
    yield "".join(held).encode()


def write_head(prefixes: Prefixes, base: str | None) -> bytes:
    """The lines that name the prefixes and the base."""
    head = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(prefixes.items())]
    return "".join([*head, f"@base <{base}> .\n" if base is not None else ""]).encode()


def write_paragraphs(rows: Iterable[Row], shortener: Shortener, indent: str = "") -> Iterator[str]:
    """A text for each subject, without a line break at its end."""
    shrink_iri, shrink_term = shortener.shrink_iri, shortener.shrink_term
    separator = f" ;\n{indent}    "
    for subject, found in group_rows(rows):
        parts = []
        for predicate, terms in order_predicates(found):
            name = "a" if predicate == TYPE else shrink_iri(predicate)
            # Plain texts are as N-Triples has them.
            words = [term if term[-1] == '"' else shrink_term(term) for term in terms]
            parts.append(f"{name} {' , '.join(words)}")
        yield f"{indent}{shrink_iri(subject)} {separator.join(parts)} ."
