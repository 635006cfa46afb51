"""RDF/XML: the default graph, or all graphs as one. RDF 1.1 XML Syntax, https://www.w3.org/TR/rdf-syntax-grammar/.

One rdf:Description a subject. Characters that XML 1.0 cannot hold are left out of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kgbuild.errors import StoreError
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.export.xml import escape_attribute, escape_text
from kgbuild.graph.lines import group_rows
from kgbuild.graph.terms import Shortener, order_predicates, split_literal

__all__ = ["write_rdfxml"]

# The longest end of an IRI that is an XML name without a colon.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")


def write_rdfxml(catalogue: Catalogue, *, union: bool = False) -> Iterator[bytes]:
    """The file in pieces. StoreError where a predicate has no name that XML could hold."""
    naming, lines = catalogue.naming, catalogue.lines
    writer = _Writer(Shortener(naming.prefixes, naming.base))
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in sorted(naming.prefixes.items()):
        yield f'\n    xmlns:{prefix}="{escape_attribute(namespace)}"'.encode()
    yield f'\n    xml:base="{escape_attribute(naming.base)}">\n'.encode()
    for subject, found in group_rows(lines.read_union() if union else lines.read_asserted()):
        yield writer.write_subject(subject, found).encode()
    yield b"</rdf:RDF>\n"


class _Writer:
    def __init__(self, shortener: Shortener) -> None:
        self.shortener = shortener
        self.split_name = lru_cache(self._split_name)

    def write_subject(self, subject: str, found: dict[str, list[str]]) -> str:
        parts = [f'  <rdf:Description rdf:about="{self._relate(subject)}">\n']
        for predicate, terms in order_predicates(found):
            name, declared = self.split_name(predicate)
            parts += (f"    {self._write_property(name, declared, term)}\n" for term in terms)
        return "".join([*parts, "  </rdf:Description>\n"])

    def _write_property(self, name: str, declared: str, term: str) -> str:
        if term[0] == "<":
            return f'<{name}{declared} rdf:resource="{self._relate(term)}"/>'
        text, language, datatype = split_literal(term)
        kind = f' xml:lang="{language}"' if language else ""
        kind = kind or (f' rdf:datatype="{escape_attribute(datatype)}"' if datatype else "")
        return f"<{name}{declared}{kind}>{escape_text(text)}</{name}>"

    def _relate(self, term: str) -> str:
        return escape_attribute(self.shortener.relate(term[1:-1]))

    def _split_name(self, predicate: str) -> tuple[str, str]:
        iri = predicate[1:-1]
        curie = self.shortener.shrink(iri)
        if curie is not None and _NAME.fullmatch(curie.partition(":")[2]):
            return curie, ""
        found = _NAME.search(iri)
        if found is None:
            raise StoreError(f"RDF/XML cannot write the predicate {predicate}", "Take another format, such as turtle.")
        return f"own:{found[0]}", f' xmlns:own="{escape_attribute(iri[: found.start()])}"'
