"""JSON-LD 1.1: all graphs, https://www.w3.org/TR/json-ld11/.

One node a line; the named graphs follow the default one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox

from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.export.quads import Term, group_by_graph, group_by_subject
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["write_jsonld"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
Json = str | dict[str, str]


def write_jsonld(catalogue: Catalogue) -> Iterator[bytes]:
    """The file in pieces."""
    prefixes = catalogue.naming.prefixes
    context = dict(sorted(prefixes.items()))
    yield f'{{"@context": {_dump(context)},\n"@graph": [\n'.encode()
    separator = ""
    for graph, triples in group_by_graph(catalogue.store):
        nodes = (_dump(node) for node in _make_nodes(triples, prefixes))
        if graph is None:
            for node in nodes:
                yield f"{separator}{node}".encode()
                separator = ",\n"
        else:
            yield f'{separator}{{"@id": {_dump(prefixes.shrink(graph.value))}, "@graph": [\n'.encode()
            yield ",\n".join(nodes).encode()
            yield b"\n]}"
            separator = ",\n"
    yield b"\n]}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _make_nodes(triples: list[ox.Triple], prefixes: Prefixes) -> Iterator[dict[str, Json | list[Json]]]:
    for subject, rows in group_by_subject(triples):
        node: dict[str, Json | list[Json]] = {"@id": prefixes.shrink(subject)}
        for predicate, terms in rows:
            if predicate == _TYPE:
                node["@type"] = [prefixes.shrink(term.value) for term in terms if isinstance(term, ox.NamedNode)]
                continue
            values = [_make_value(term, prefixes) for term in terms]
            node[prefixes.shrink(predicate)] = values[0] if len(values) == 1 else values
        yield node


def _make_value(term: Term, prefixes: Prefixes) -> Json:
    if not isinstance(term, ox.Literal):
        return {"@id": prefixes.shrink(term.value) if isinstance(term, ox.NamedNode) else str(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    return {"@value": term.value, "@type": prefixes.shrink(term.datatype.value)}
