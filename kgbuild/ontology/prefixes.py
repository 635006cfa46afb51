"""Prefixes: `kg:Meeting` to its IRI and back, and the PREFIX lines of queries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError

__all__ = ["Prefixes", "load_prefixes"]

_DECLARATION = re.compile(r"^@prefix\s+([A-Za-z][\w.-]*):\s*<([^<>\s]+)>\s*\.\s*$")
# What may follow a prefix in Turtle and SPARQL without escapes; a trailing dot may not.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[\w.-]*[\w-])?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixes:
    """The prefixes of ontology/prefixes.ttl, in file order."""

    namespaces: Mapping[str, str]

    def expand(self, curie: str) -> str:
        """The full IRI of a CURIE; an IRI without a known prefix is given back as it is."""
        prefix, colon, local = curie.partition(":")
        namespace = self.namespaces.get(prefix)
        return f"{namespace}{local}" if colon and namespace is not None and not local.startswith("//") else curie

    def shrink(self, iri: str) -> str:
        """The CURIE of an IRI by its longest namespace; the IRI itself where none fits."""
        best = ""
        curie = iri
        for prefix, namespace in self.namespaces.items():
            if len(namespace) > len(best) and iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                best, curie = namespace, f"{prefix}:{iri[len(namespace) :]}"
        return curie

    def items(self) -> tuple[tuple[str, str], ...]:
        """(prefix, namespace) in file order."""
        return tuple(self.namespaces.items())

    def sparql(self) -> str:
        """The PREFIX header of a query, one line a prefix."""
        return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in self.items())


def load_prefixes(path: Path) -> Prefixes:
    """The prefixes of a Turtle file that holds nothing but @prefix lines and comments."""
    namespaces: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        declaration = _DECLARATION.match(line)
        if declaration is None:
            raise OntologyError(f"{path}, line {number}: not a prefix: {line}", "Write `@prefix name: <IRI> .`")
        namespaces[declaration[1]] = declaration[2]
    return Prefixes(namespaces=MappingProxyType(namespaces))
