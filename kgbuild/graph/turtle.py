"""Turtle: sorted triples, a paragraph a subject. RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.

Each subject has its types and its label first; IRIs are short, numbers bare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.graph.lines import Row
from kgbuild.graph.terms import LABEL, TYPE, Shortener
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["write_head", "write_paragraphs", "write_turtle"]

# Paragraphs are handed on in pieces of about so many, since a write costs more than a paragraph.
PIECE = 500
# In this order; that of code points is the same.
_FIRST = frozenset({TYPE, LABEL})


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
    """A text for each subject, without a line break at its end. The rows of a subject, and of a predicate, are together."""
    shrink_iri, shrink_term = shortener.shrink_iri, shortener.shrink_term
    separator = f" ;\n{indent}    "
    parts: list[str] = []
    last = predicate = ""
    front = 0  # where the next part goes that stands first: types, then the label
    # One loop for all: this is what a large graph waits for.
    for subject, following, term in rows:
        word = term if term[-1] == '"' else shrink_term(term)  # plain texts are as N-Triples has them
        if subject != last:
            if last:
                yield f"{indent}{shrink_iri(last)} {separator.join(parts)} ."
            parts, last, predicate, front = [], subject, "", 0
        if following == predicate:
            at = front - 1 if following in _FIRST else -1
            parts[at] = f"{parts[at]} , {word}"
            continue
        predicate = following
        if following in _FIRST:
            name = "a" if following == TYPE else shrink_iri(following)
            parts.insert(front, f"{name} {word}")
            front += 1
        else:
            parts.append(f"{shrink_iri(following)} {word}")
    if last:
        yield f"{indent}{shrink_iri(last)} {separator.join(parts)} ."
