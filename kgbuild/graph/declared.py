"""Declared: the terms of the ontology, as a store holds them, and those of a query that are none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kgbuild.errors import UnknownTermError
from kgbuild.graph.lexing import blank_quoted
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["list_terms", "list_unknown_terms"]

_TERM = re.compile(r"(?<![\w:-])kg:[A-Za-z]\w*")
_OWN_PREFIX = re.compile(r"\bPREFIX\s+kg:", re.IGNORECASE)


def list_terms(store: ox.Store, prefixes: Prefixes) -> frozenset[str]:
    """The IRIs of the ontology's terms, as a store holds them."""
    terms = store.quads_for_pattern(None, None, None, ox.NamedNode(prefixes.expand("kg:")))
    return frozenset(quad.subject.value for quad in terms if isinstance(quad.subject, ox.NamedNode))


def list_unknown_terms(text: str, store: ox.Store, prefixes: Prefixes) -> Iterator[str]:
    """A note for each kg: term of a query that the store's ontology does not have: nothing can be found by it."""
    plain = blank_quoted(text)
    if _OWN_PREFIX.search(plain):
        return
    used = dict.fromkeys(_TERM.findall(plain))
    known = {prefixes.shrink(iri) for iri in list_terms(store, prefixes)} if used else set()
    for curie in used:
        if known and curie not in known:
            yield str(UnknownTermError(curie, known))
