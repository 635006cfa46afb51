"""App: the routes, and errors as texts that say what to do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kgbuild import __version__
from kgbuild.errors import KgbuildError
from kgbuild.explorer.gate import check_host
from kgbuild.explorer.graphs import answer_graph_store
from kgbuild.explorer.queries import answer_protocol
from kgbuild.explorer.refusal import RefusalError, find_status
from kgbuild.explorer.service import Service

__all__ = ["make_app"]


def make_app(service: Service) -> FastAPI:
    """The application: /sparql is asked and told, /graphs gives and takes whole graphs."""
    # FastAPI's own pages of documentation load their scripts from elsewhere.
    app = FastAPI(title="kgbuild", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)

    async def ask(request: Request) -> Response:
        return await answer_protocol(request, service)

    async def graphs(request: Request) -> Response:
        return await answer_graph_store(request, service)

    async def start() -> Response:
        return RedirectResponse("/sparql")

    app.add_api_route("/", start, response_model=None)
    app.add_api_route("/sparql", ask, methods=["GET", "POST"], response_model=None)
    app.add_api_route("/graphs", graphs, methods=["GET", "HEAD", "PUT", "POST", "DELETE"], response_model=None)
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    app.add_exception_handler(KgbuildError, explain)
    app.add_exception_handler(404, miss)
    return app


async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Lets in those who ask for this host."""
    try:
        check_host(request)
    except RefusalError as error:
        return write_error(error)
    response = await call_next(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


async def explain(_request: Request, error: Exception) -> Response:
    """An error as an answer; what is no KgbuildError is a bug and stays one."""
    if not isinstance(error, KgbuildError):
        raise error
    return write_error(error)


async def miss(request: Request, _error: Exception) -> Response:
    """What to say where there is nothing."""
    return write_error(RefusalError(404, f"there is nothing at {request.url.path}", "Ask /sparql or /graphs."))


def write_error(error: KgbuildError) -> Response:
    """An error as text, with its HTTP status."""
    headers = error.headers if isinstance(error, RefusalError) else {}
    return PlainTextResponse(f"{error}\n", status_code=find_status(error), headers=headers)
