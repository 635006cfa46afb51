"""Naming: ids of nodes and documents to IRIs and back.

Relative ids ("person/marco-rubio") lie under the base; CURIEs ("kg:Meeting", "open:dock-with") under their namespace;
whole http(s) IRIs are used as they are. Whatever an IRI may not hold is percent-encoded, so each id can be read back.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

import pyoxigraph as ox

from kgbuild.errors import SettingsError
from kgbuild.model.text import Span
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["BASE", "Naming", "is_web_iri"]

BASE = "https://example.org/kg/"
# RFC 3987's characters of a path, "/" included; "%" is not among them, so that decoding is exact.
_PATH = "-._~!$&'()*+,;=:@/"


class Naming:
    """IRIs under one base, each made once."""

    def __init__(self, prefixes: Prefixes, base: str = BASE) -> None:
        if not is_web_iri(base) or not base.endswith("/"):
            raise SettingsError(f"base {base!r} cannot begin an IRI", f"Give an http(s) address that ends in /: {BASE}")
        self.prefixes = prefixes
        self.base = base
        self._nodes: dict[str, ox.NamedNode] = {}

    def node(self, id: str) -> ox.NamedNode:
        """The IRI of a node or a CURIE."""
        if id not in self._nodes:
            self._nodes[id] = ox.NamedNode(self._expand(id))
        return self._nodes[id]

    def _expand(self, id: str) -> str:
        prefix, colon, local = id.partition(":")
        if is_web_iri(id):
            return id
        if colon and prefix in self.prefixes.namespaces:
            return self.prefixes.namespaces[prefix] + quote(local, safe=_PATH)
        return self.base + quote(id, safe=_PATH)

    def id(self, node: ox.NamedNode) -> str:
        """The id or CURIE of an IRI; the IRI itself where it lies under no namespace of ours."""
        return self.identify(node.value)

    def identify(self, iri: str) -> str:
        """`id` of an IRI's text."""
        if iri.startswith(self.base):
            return unquote(iri.removeprefix(self.base))
        found = [(len(space), name) for name, space in self.prefixes.items() if iri.startswith(space)]
        if not found:
            return iri
        length, prefix = max(found)
        return f"{prefix}:{unquote(iri[length:])}"

    def document(self, id: str) -> str:
        """The IRI of a document: its id where that is an IRI that can carry fragments, else one under the base."""
        if is_web_iri(id) and "#" not in id and not id.startswith(self.base):
            return id
        # "." and ".." would vanish wherever a relative IRI is resolved.
        name = quote(id, safe="") if id.strip(".") else id.replace(".", "%2E")
        return f"{self.base}document/{name}"

    def document_id(self, iri: str) -> str:
        """The id of a document's IRI."""
        under = f"{self.base}document/"
        return unquote(iri.removeprefix(under)) if iri.startswith(under) else iri

    def part(self, document_id: str, fragment: str) -> ox.NamedNode:
        """The IRI of a part of a document: a frame's evidence (`<d#f7>`), a chain (`<d#c3>`)."""
        return ox.NamedNode(f"{self.document(document_id)}#{quote(fragment, safe=_PATH)}")

    def local(self, local_id: str) -> ox.NamedNode:
        """The IRI of a document-local id, "<document>#c3"."""
        document_id, _, fragment = local_id.rpartition("#")
        return self.part(document_id, fragment)

    def selector(self, document_id: str, span: Span) -> ox.NamedNode:
        """The IRI of a span of a document's characters (RFC 5147)."""
        return self.part(document_id, f"char={span.start},{span.end}")


def is_web_iri(text: str) -> bool:
    """Whether a text is a whole http or https IRI."""
    if not text.startswith(("http://", "https://")):
        return False
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
