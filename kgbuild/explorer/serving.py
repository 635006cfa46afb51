"""Serving: the server, on this machine alone."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from kgbuild.errors import SettingsError, StoreError
from kgbuild.explorer.app import make_app
from kgbuild.explorer.service import Service
from kgbuild.graph.asking import Asker, Limits, Question
from kgbuild.graph.solutions import AnswerFormat
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.prefixes import load_prefixes
from kgbuild.pipeline.lock import lock_folder

__all__ = ["serve"]

_HOST = "127.0.0.1"
_MOST_PROCESSES = 4


def serve(
    folder: Path,
    *,
    port: int,
    writable: bool,
    limits: Limits,
    token: str | None = None,
    tell: Callable[[str, str | None], None],
) -> None:
    """Serves the graph in a folder until it is stopped. `tell` is given the address, and the token where there is one.

    Only `writable` may a graph be changed, by who has the token; one is made where none is given. StoreError where
    there is no graph, SettingsError where the port is taken.
    """
    if not writable and not folder.exists():
        raise StoreError(f"there is no {folder}", "Run `kgbuild build` first, or name the graph's folder.")
    prefixes = dict(load_prefixes(find_ontology() / "prefixes.ttl").items())
    with ExitStack() as stack:
        listener = stack.enter_context(closing(_listen(port)))
        if writable:
            stack.enter_context(lock_folder(folder))  # a build would put another store in its place
            token = token or secrets.token_urlsafe(24)
        answers = Path(stack.enter_context(TemporaryDirectory(prefix="kgbuild-")))
        processes = min(_MOST_PROCESSES, os.cpu_count() or 1)
        asker = stack.enter_context(Asker(folder, limits=limits, processes=processes, writable=writable))
        probe = Question(text="ASK {}", prefixes={}, formats=(AnswerFormat.JSON,), to=answers / "probe")
        asker.ask(probe)  # a store that does not open is told before the server starts
        service = Service(asker=asker, prefixes=prefixes, folder=answers, token=token if writable else None)
        config = uvicorn.Config(
            make_app(service),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        tell(f"http://{_HOST}:{listener.getsockname()[1]}/", service.token)
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            return


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise SettingsError(f"port {port} cannot be had ({error.strerror})", "Take another with --port.") from error
    return listener
