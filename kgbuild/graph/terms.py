"""Terms: IRIs and literals of N-Triples as other syntaxes write them."""

from __future__ import annotations

import re
from functools import lru_cache

from kgbuild.ontology.prefixes import Prefixes

__all__ = ["LABEL", "RDF", "TYPE", "Shortener", "order_predicates", "split_literal"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = f"<{RDF}type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
XSD = "http://www.w3.org/2001/XMLSchema#"

# Names that every syntax takes after a prefix without escapes.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)?")
# What a reader would resolve to something else than base and path put together.
_NOT_RELATIVE = re.compile(r"[/?#]|[^/?#]*:|.*(?:^|/)\.\.?(?:[/?#]|$)|$")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_NATIVE = {
    f"<{XSD}integer>": re.compile(r"[+-]?[0-9]+"),
    f"<{XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"<{XSD}boolean>": re.compile(r"true|false"),
}
# So many terms are remembered: memory must not grow with the graph.
_REMEMBERED = 1 << 16


class Shortener:
    """IRIs as CURIEs, or relative to a base."""

    def __init__(self, prefixes: Prefixes, base: str | None = None) -> None:
        self._spaces = sorted(prefixes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        self._base = base
        inside = base is not None and any(space.startswith(base) for _, space in self._spaces)
        self._start = None if base is None or inside else f"<{base}"
        self.shrink_iri = lru_cache(_REMEMBERED)(self._shrink_iri)
        self.shrink_term = lru_cache(_REMEMBERED)(self._shrink_term)

    def shrink(self, iri: str) -> str | None:
        """The CURIE of a bare IRI, if it has one."""
        for prefix, namespace in self._spaces:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return None

    def relate(self, iri: str) -> str:
        """A bare IRI relative to the base, if it lies under it."""
        if self._base is not None and iri.startswith(self._base):
            rest = iri[len(self._base) :]
            if not _NOT_RELATIVE.match(rest):
                return rest
        return iri

    def _shrink_iri(self, iri: str) -> str:
        if self._start is not None and iri.startswith(self._start):
            # Most are our own nodes, and no prefix is for them.
            rest = iri[len(self._start) :]
            return iri if _NOT_RELATIVE.match(rest[:-1]) else f"<{rest}"
        bare = iri[1:-1]
        return self.shrink(bare) or f"<{self.relate(bare)}>"

    def _shrink_term(self, term: str) -> str:
        if term[0] == "<":
            return self._shrink_triple(term) if term.startswith("<<(") else self._shrink_iri(term)
        if term[-1] != ">":
            return term
        at = term.rindex('"')
        text, datatype = term[1:at], term[at + 3 :]
        native = _NATIVE.get(datatype)
        if native is not None and native.fullmatch(text):
            return text
        return f"{term[: at + 3]}{self._shrink_iri(datatype)}"

    def _shrink_triple(self, term: str) -> str:
        subject, predicate, object = term[4:-4].split(" ", 2)
        return f"<<( {self._shrink_iri(subject)} {self._shrink_iri(predicate)} {self._shrink_term(object)} )>>"


def split_literal(term: str) -> tuple[str, str, str]:
    """The text of a literal, its language, and its datatype's IRI; "" where there is none, or it is xsd:string."""
    at = term.rindex('"')
    text, rest = term[1:at], term[at + 1 :]
    if "\\" in text:
        text = _ESCAPE.sub(_read_escape, text)
    if rest.startswith("@"):
        return text, rest[1:], ""
    return text, "", rest[3:-1] if rest else ""


def _read_escape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _CHARACTERS.get(found[3], found[3])


def order_predicates(found: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """A subject's objects by predicate, types and labels first."""
    first = [(name, found[name]) for name in (TYPE, LABEL) if name in found]
    return [*first, *(pair for pair in found.items() if pair[0] not in (TYPE, LABEL))]
