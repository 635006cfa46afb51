"""Graphs: the SPARQL 1.1 Graph Store HTTP Protocol: ?default or ?graph=IRI, read, put, added to, deleted whole."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from kgbuild.explorer.gate import check_token
from kgbuild.explorer.negotiation import RDF, find_format, list_accepted
from kgbuild.explorer.refusal import RefusalError
from kgbuild.explorer.service import Service
from kgbuild.graph.asking import Deletion, Dump, Load

__all__ = ["answer_graph_store"]


async def answer_graph_store(request: Request, service: Service) -> Response:
    """A graph, or what became of it."""
    graph = _read_graph(request)
    match request.method:
        case "GET" | "HEAD":
            return await _send(request, graph, service)
        case "DELETE":
            check_token(request, service.token)
            reply = await service.ask(Deletion(graph=graph))
            if not reply.found:
                raise _miss(graph)
            return Response(status_code=204)
    check_token(request, service.token)
    return await _load(request, graph, service)


async def _send(request: Request, graph: str | None, service: Service) -> Response:
    formats = [one for one in list_accepted(", ".join(request.headers.getlist("accept"))) if one in RDF]
    if not formats:
        raise RefusalError(406, "a graph is written in formats of RDF", "Accept text/turtle, or */*.")
    place = service.make_place()
    try:
        reply = await service.ask(Dump(graph=graph, prefixes=service.prefixes, format=formats[0], to=place))
        if not reply.found:
            raise _miss(graph)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return service.send(reply, place)


async def _load(request: Request, graph: str | None, service: Service) -> Response:
    kind = request.headers.get("content-type", "text/turtle")
    format = find_format(kind)
    if format not in RDF:
        raise RefusalError(415, f"{kind} is no format of RDF", "Send text/turtle, application/n-triples or another.")
    place = service.make_place()
    try:
        await service.receive(request, place)
        reply = await service.ask(Load(graph=graph, format=format, file=place, replace=request.method == "PUT"))
    finally:
        place.unlink(missing_ok=True)
    return Response(status_code=204 if reply.found else 201)


def _read_graph(request: Request) -> str | None:
    graphs = request.query_params.getlist("graph")
    if ("default" in request.query_params) == bool(graphs) or len(graphs) > 1:
        raise RefusalError(400, "no graph is named, or two are", "Add ?default or ?graph=IRI, one of the two.")
    if graphs and (":" not in graphs[0] or any(mark in graphs[0] for mark in ' <>"{}|\\^`')):
        raise RefusalError(400, f"{graphs[0]!r} is no IRI", "Give the graph's whole IRI, its signs percent-encoded.")
    return graphs[0] if graphs else None


def _miss(graph: str | None) -> RefusalError:
    return RefusalError(404, f"there is no graph {graph}", "`SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }` lists them.")
