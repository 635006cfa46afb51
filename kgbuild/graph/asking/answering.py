"""Answering: what each kind of request does with an open store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.graph.asking.requests import Change, Deletion, Dump, Form, Load, NamedQuestion, Question, Reply, Request
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.declared import list_unknown_terms
from kgbuild.graph.named import NamedQuery, find_query, probe_limit
from kgbuild.graph.solutions import RDF_FORMATS, make_solutions, write_answer
from kgbuild.graph.sparql import QueryAnswer, Scope, evaluate_query, explain_errors, refuse_services
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["answer_request"]

_Name = ox.NamedNode | ox.DefaultGraph


def answer_request(request: Request, store: ox.Store) -> Reply:
    """Does what is asked. Raises a KgbuildError that says what is wrong with it."""
    match request:
        case Question():
            return _answer_question(request, store)
        case NamedQuestion():
            return _answer_named(request, store)
        case Dump():
            return _dump(request, store)
        case Change():
            return _change(request, store)
        case Load():
            return _load(request, store)
        case Deletion():
            return _delete(request, store)


def _answer_question(request: Question, store: ox.Store) -> Reply:
    if not request.services:
        refuse_services(request.text)
    prefixes = _make_prefixes(request.prefixes)
    scope = Scope(default_graphs=request.default_graphs, named_graphs=request.named_graphs)
    with explain_errors(request.text, prefixes.namespaces):
        result = evaluate_query(store, request.text, prefixes, dict(request.bindings), scope)
        format = write_answer(result, request.formats, request.to, prefixes)
    notes = tuple(list_unknown_terms(request.text, store, prefixes))
    return Reply(form=_find_form(result), format=format, notes=notes)


def _answer_named(request: NamedQuestion, store: ox.Store) -> Reply:
    prefixes = _make_prefixes(request.prefixes)
    query, given = find_query(request.name), dict(request.parameters)
    text = query.fill(given, Catalogue(store, prefixes), everything=request.everything)
    with explain_errors(text, prefixes.namespaces):
        result = evaluate_query(store, text, prefixes, {})
        format = write_answer(result, request.formats, request.to, prefixes)
        notes = tuple(_note_limit(query, text, given, store, prefixes))
    return Reply(form=_find_form(result), format=format, notes=notes)


def _note_limit(
    query: NamedQuery, text: str, given: Mapping[str, str], store: ox.Store, prefixes: Prefixes
) -> Iterator[str]:
    probe = probe_limit(text)
    if probe is None:
        return
    limit, more = probe
    if len(make_solutions(evaluate_query(store, more, prefixes, {}))):
        narrower = [f"{parameter.name}=..." for parameter in query.parameters if parameter.name not in given]
        remedy = f"narrow it by {' or '.join(narrower)}, or take" if narrower else "take"
        yield f"there is more: this is of the first {limit:,} found; {remedy} everything with --all"


def _find_form(result: QueryAnswer) -> Form:
    if isinstance(result, ox.QueryBoolean):
        return Form.TRUTH
    return Form.TRIPLES if isinstance(result, ox.QueryTriples) else Form.ROWS


def _dump(request: Dump, store: ox.Store) -> Reply:
    graph = _name_graph(request.graph)
    if not _has_graph(graph, store):
        return Reply(found=False)
    with request.to.open("wb") as file:
        store.dump(file, RDF_FORMATS[request.format], from_graph=graph, prefixes=dict(request.prefixes))
    return Reply(form=Form.TRIPLES, format=request.format)


def _change(request: Change, store: ox.Store) -> Reply:
    with explain_errors(request.text, request.prefixes, update=True):
        store.update(request.text, prefixes=dict(request.prefixes))
    store.flush()
    return Reply()


def _load(request: Load, store: ox.Store) -> Reply:
    graph = _name_graph(request.graph)
    found = _has_graph(graph, store)
    try:
        # Read whole before anything is touched: what does not parse changes nothing.
        quads = [
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in ox.parse(path=str(request.file), format=RDF_FORMATS[request.format], without_named_graphs=True)
        ]
    except SyntaxError as error:
        raise QueryError(
            f"the triples do not parse: {error.msg}", "Mend them, or name their format in Content-Type."
        ) from error
    if request.replace:
        store.clear_graph(graph)
    if isinstance(graph, ox.NamedNode):
        store.add_graph(graph)
    store.extend(quads)
    store.flush()
    return Reply(found=found)


def _delete(request: Deletion, store: ox.Store) -> Reply:
    graph = _name_graph(request.graph)
    found = _has_graph(graph, store)
    if isinstance(graph, ox.NamedNode):
        store.remove_graph(graph)
    else:
        store.clear_graph(graph)
    store.flush()
    return Reply(found=found)


def _name_graph(iri: str | None) -> _Name:
    return ox.DefaultGraph() if iri is None else ox.NamedNode(iri)


def _has_graph(graph: _Name, store: ox.Store) -> bool:
    return isinstance(graph, ox.DefaultGraph) or store.contains_named_graph(graph)


def _make_prefixes(namespaces: Mapping[str, str]) -> Prefixes:
    return Prefixes(namespaces=MappingProxyType(dict(namespaces)))
