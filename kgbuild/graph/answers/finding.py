"""Finding: a name as people write it -> the node that has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import pyoxigraph as ox

from kgbuild.errors import AmbiguousNameError, NoSuchEntityError
from kgbuild.graph.catalogue import Catalogue, Kind, Node
from kgbuild.graph.literals import make_text
from kgbuild.graph.naming import is_web_iri

__all__ = ["find_entity"]

_NAMES = ("rdfs:label", "skos:altLabel")
_STAND_INS = ("kg:metonym", "kg:title")
_NAMED_AFTER = frozenset({Kind.POSITION, Kind.TOPIC, Kind.QUANTITY})
_WORD = re.compile(r"\w+")


def find_entity(catalogue: Catalogue, name: str) -> Node:
    """The one node that a name fits best: its IRI or id; a name exactly; but for case and accents; its last word
    ("Sorel" of Ana Sorel); some of its words; a metonym or title. What happened once counts only where no thing fits.

    AmbiguousNameError where several fit as well, NoSuchEntityError with the nearest names where none does.
    """
    exact = _find_id(catalogue, name)
    if exact is not None:
        return exact
    found = _find_exact(catalogue, name) or _find_loose(catalogue, name)
    if not found:
        raise NoSuchEntityError(name, _list_close(catalogue, name))
    if len(found) > 1:
        raise AmbiguousNameError(name, [_describe(node, catalogue) for node in found])
    return found[0]


def _find_id(catalogue: Catalogue, name: str) -> Node | None:
    text = name.strip("<>")
    known = is_web_iri(text) or "/" in text
    node = catalogue.node(text) if known else None
    return node if node is not None and any(catalogue.objects(node, "rdfs:label", asserted=False)) else None


def _find_exact(catalogue: Catalogue, name: str) -> list[Node]:
    literal = make_text(name.strip())
    found = {
        quad.subject
        for predicate in _NAMES
        for quad in catalogue.store.quads_for_pattern(None, catalogue.node(predicate), literal, ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode)
    }
    return [node for node in _order(found, catalogue) if catalogue.kind(node) is not Kind.EVENT]


def _find_loose(catalogue: Catalogue, name: str) -> list[Node]:
    wanted = fold(name)
    if not wanted:
        return []
    named = list(_read_names(catalogue, _NAMES))
    stand_ins = list(_read_names(catalogue, _STAND_INS))
    levels = (
        [node for folded, node in named if folded == wanted],
        [node for folded, node in named if folded[-len(wanted) :] == wanted],
        [node for folded, node in named if _holds(folded, wanted)],
        [node for folded, node in stand_ins if folded == wanted],
    )
    happened = {node for level in levels for node in level if catalogue.kind(node) is Kind.EVENT}
    for level in levels:
        things = set(level) - happened
        # "chief executive of Kelp" is no candidate for "Kelp" where the company is one.
        found = {node for node in things if catalogue.kind(node) not in _NAMED_AFTER} or things
        if found:
            return _order(found, catalogue)
    return _order(happened, catalogue)


def fold(text: str) -> tuple[str, ...]:
    """The words of a name without case and accents."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return tuple(_WORD.findall(plain.casefold()))


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _read_names(catalogue: Catalogue, predicates: Iterable[str]) -> Iterator[tuple[tuple[str, ...], Node]]:
    for name, node in _read_texts(catalogue, predicates):
        yield fold(name), node


def _read_texts(catalogue: Catalogue, predicates: Iterable[str]) -> Iterator[tuple[str, Node]]:
    for predicate in predicates:
        for quad in catalogue.store.quads_for_pattern(None, catalogue.node(predicate), None, ox.DefaultGraph()):
            node, text = quad.subject, quad.object
            if isinstance(node, ox.NamedNode) and isinstance(text, ox.Literal) and not _is_term(node, catalogue):
                yield text.value, node


def _is_term(node: Node, catalogue: Catalogue) -> bool:
    return catalogue.type(node) == "kg:OpenPredicate"


def _order(nodes: Iterable[Node], catalogue: Catalogue) -> list[Node]:
    things = (node for node in nodes if not _is_term(node, catalogue))
    return sorted(things, key=lambda node: (catalogue.label(node), node.value))


def _describe(node: Node, catalogue: Catalogue) -> tuple[str, str, str]:
    return catalogue.label(node), catalogue.label(catalogue.node(catalogue.type(node))), node.value


def _list_close(catalogue: Catalogue, name: str) -> list[str]:
    by_folded = {
        " ".join(fold(text)): catalogue.label(node)
        for text, node in sorted(_read_texts(catalogue, _NAMES), key=lambda row: (row[0], row[1].value))
        if catalogue.kind(node) is not Kind.EVENT
    }
    close = get_close_matches(" ".join(fold(name)), sorted(by_folded), n=3)
    return list(dict.fromkeys(by_folded[folded] for folded in close))
