"""Naming: what can be known again in another text."""

from __future__ import annotations

from kgbuild.graph.catalogue import Catalogue, Kind, Node, Term

__all__ = ["is_named"]

# Of kinds and amounts many texts speak, and not of the same.
SHARED = frozenset({Kind.GROUP, Kind.TOPIC, Kind.QUANTITY, Kind.EVENT})


def is_named(term: Term, catalogue: Catalogue) -> bool:
    """Whether a node is one thing in all texts: it bears a name, and is not only described ("wife of the mayor")."""
    if not isinstance(term, Node) or term == catalogue.node("kg:unnamed") or catalogue.kind(term) in SHARED:
        return False
    return not catalogue.label(term)[:1].islower()
