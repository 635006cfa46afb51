"""Queries: the SPARQL 1.1 Protocol. A query by GET, by POST of a form, or by POST of the text itself; an update by POST."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.responses import Response

from kgbuild.explorer.description import describe_service
from kgbuild.explorer.gate import check_token
from kgbuild.explorer.negotiation import list_accepted
from kgbuild.explorer.refusal import RefusalError
from kgbuild.explorer.service import Service
from kgbuild.graph.asking import Change, Question

__all__ = ["answer_protocol"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
Parameters = Sequence[tuple[str, str]]


async def answer_protocol(request: Request, service: Service) -> Response:
    """The answer to a query or an update; to nothing asked, what the endpoint offers."""
    parameters: Parameters = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await service.read_text(request)
        match kind:
            case "application/x-www-form-urlencoded":
                parameters = [*parameters, *parse_qsl(body, keep_blank_values=True)]
            case "application/sparql-query":
                parameters = [*parameters, ("query", body)]
            case "application/sparql-update":
                parameters = [*parameters, ("update", body)]
            case _:
                raise RefusalError(
                    415, f"{kind or 'no content type'} is no query", f"Send {_QUERY}, {_UPDATE} or {_FORM}."
                )
    given = {name for name, _ in parameters}
    if "update" in given:
        if request.method != "POST" or "query" in given:
            raise RefusalError(400, "an update comes alone, by POST", "Send it so.")
        return await _change(request, parameters, service)
    if "query" not in given:
        if request.method == "POST":
            raise RefusalError(400, "nothing is asked", "Send query=... or update=...")
        return describe_service(request, service)
    return await _answer(request, parameters, service)


async def _answer(request: Request, parameters: Parameters, service: Service) -> Response:
    defaults, named = _list(parameters, "default-graph-uri"), _list(parameters, "named-graph-uri")
    told = bool(defaults or named)  # the dataset is then what the client says, and nothing else
    formats = list_accepted(", ".join(request.headers.getlist("accept")))
    if not formats:
        raise RefusalError(
            406, "no format is both known and accepted", "Accept */*, or one that the description lists."
        )
    place = service.make_place()
    try:
        reply = await service.ask(
            Question(
                text=_read_one(parameters, "query"),
                prefixes=service.prefixes,
                formats=formats,
                to=place,
                default_graphs=defaults if told else None,
                named_graphs=named if told else None,
            )
        )
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return service.send(reply, place)


async def _change(request: Request, parameters: Parameters, service: Service) -> Response:
    check_token(request, service.token)
    if _list(parameters, "using-graph-uri") or _list(parameters, "using-named-graph-uri"):
        raise RefusalError(400, "using-graph-uri is not supported", "Write USING <...> into the update.")
    await service.ask(Change(text=_read_one(parameters, "update"), prefixes=service.prefixes))
    return Response(status_code=204)


def _read_one(parameters: Parameters, name: str) -> str:
    found = _list(parameters, name)
    if len(found) != 1:
        raise RefusalError(400, f"{name} is given {len(found)} times", "Give it once.")
    return found[0]


def _list(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)
