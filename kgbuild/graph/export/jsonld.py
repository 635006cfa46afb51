"""JSON-LD 1.1: all graphs, https://www.w3.org/TR/json-ld11/, in the compact form.

One node a line; the named graphs follow the default one. The context has the prefixes, the base, and of the ontology's
predicates what their objects are, so that those are plain texts: `"kg:met": "person/ana-sorel"`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.lines import Row, group_rows
from kgbuild.graph.terms import TYPE, Shortener, order_predicates, split_literal

__all__ = ["write_jsonld"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER, _BOOLEAN = f"{_XSD}integer", f"{_XSD}boolean"
# JavaScript has no greater whole numbers.
_SAFE = 15
Json = str | int | bool | dict[str, str]
Node = Mapping[str, Json | list[Json]]


def write_jsonld(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces."""
    naming = catalogue.naming
    coercions = dict(sorted(_find_coercions(catalogue)))
    types = {curie: {"@type": kind} for curie, kind in coercions.items()}
    context = {"@version": 1.1, "@base": naming.base, **dict(sorted(naming.prefixes.items())), **types}
    writer = _Writer(Shortener(naming.prefixes, naming.base), coercions)
    yield f'{{"@context": {_dump(context)},\n"@graph": [\n'.encode()
    separator = ""
    for graph, rows in catalogue.lines.read_graphs():
        if graph:
            yield f'{separator}{{"@id": {_dump(writer.name(graph))}, "@graph": [\n'.encode()
            separator = ""
        for node in writer.make_nodes(rows):
            yield f"{separator}{_dump(node)}".encode()
            separator = ",\n"
        if graph:
            yield b"\n]}"
            separator = ",\n"
    yield b"\n]}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _find_coercions(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Predicates of the ontology with the type that their objects have."""
    vocabulary = catalogue.node("kg:")
    for quad in catalogue.store.quads_for_pattern(None, catalogue.node("rdf:type"), None, vocabulary):
        if quad.object == catalogue.node("owl:ObjectProperty") and isinstance(quad.subject, ox.NamedNode):
            yield catalogue.id(quad.subject), "@id"
    for quad in catalogue.store.quads_for_pattern(None, catalogue.node("rdfs:range"), None, vocabulary):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            kind = catalogue.id(quad.object)
            if kind.startswith("xsd:") and kind != "xsd:string":
                yield catalogue.id(quad.subject), kind
    for curie in (
        "rdf:subject",
        "rdf:predicate",
        "prov:wasDerivedFrom",
        "oa:hasSource",
        "oa:hasSelector",
        "owl:sameAs",
    ):
        yield curie, "@id"


class _Writer:
    def __init__(self, shortener: Shortener, coercions: Mapping[str, str]) -> None:
        self.shortener = shortener
        self.coercions = coercions

    def name(self, term: str, *, of_type: bool = False) -> str:
        """An IRI as short as the context allows; a colon would make a prefix of what stands before it."""
        iri = term[1:-1]
        curie = self.shortener.shrink(iri)
        if curie is not None:
            return curie
        relative = iri if of_type else self.shortener.relate(iri)
        return iri if ":" in relative or relative.startswith("@") else relative

    def make_nodes(self, rows: Iterable[Row]) -> Iterator[Node]:
        for subject, found in group_rows(rows):
            node: dict[str, Json | list[Json]] = {"@id": self.name(subject)}
            for predicate, terms in order_predicates(found):
                if predicate == TYPE:
                    node["@type"] = [self.name(term, of_type=True) for term in terms]
                    continue
                name = self.name(predicate, of_type=True)
                values = [self._make_value(term, self.coercions.get(name)) for term in terms]
                node[name] = values[0] if len(values) == 1 else values
            yield node

    def _make_value(self, term: str, coercion: str | None) -> Json:
        if term[0] == "<":
            return self.name(term) if coercion == "@id" else {"@id": self.name(term)}
        text, language, datatype = split_literal(term)
        if language:
            return {"@value": text, "@language": language}
        if not datatype:
            return text if coercion is None else {"@value": text}
        kind = self.name(f"<{datatype}>", of_type=True)
        if kind == coercion:
            return text
        if coercion is None and datatype == _INTEGER and len(text) <= _SAFE and str(int(text)) == text:
            return int(text)
        if coercion is None and datatype == _BOOLEAN and text in ("true", "false"):
            return text == "true"
        return {"@value": text, "@type": kind}
