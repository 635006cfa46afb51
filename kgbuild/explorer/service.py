"""Service: what the routes share: the asker, the prefixes, the token, and where answers are written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import NoReturn

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from kgbuild.explorer.negotiation import MEDIA_TYPES
from kgbuild.explorer.refusal import RefusalError
from kgbuild.graph.asking import Asker, Reply
from kgbuild.graph.asking.requests import Request as Order

__all__ = ["Service"]

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A graph that is served. `token`: who has it may change the graph; None: nobody may."""

    asker: Asker
    prefixes: Mapping[str, str]
    folder: Path
    token: str | None = None

    def make_place(self) -> Path:
        """An empty file for an answer or an upload."""
        descriptor, name = mkstemp(dir=self.folder)
        os.close(descriptor)
        return Path(name)

    async def ask(self, order: Order) -> Reply:
        """The reply to a request, without holding up others."""
        reply: Reply = await run_in_threadpool(self.asker.ask, order)
        return reply

    def send(self, reply: Reply, place: Path) -> Response:
        """An answer that was written to a place, which is cleared once it is sent."""
        if reply.format is None:
            raise TypeError("nothing was written")
        return FileResponse(
            place,
            media_type=MEDIA_TYPES[reply.format],
            headers={"Vary": "Accept", "Cache-Control": "no-cache"},
            background=BackgroundTask(place.unlink, missing_ok=True),
        )

    async def receive(self, request: Request, place: Path) -> None:
        """Writes a request's body to a place. Refused where it is larger than an answer may be."""
        size = 0
        with place.open("wb") as file:
            async for piece in request.stream():
                size += len(piece)
                if size > self.asker.limits.megabytes * _MEGABYTE:
                    self._refuse_size(self.asker.limits.megabytes)
                file.write(piece)

    async def read_text(self, request: Request, megabytes: int = 16) -> str:
        """A request's body as text: a query, or a form."""
        pieces: list[bytes] = []
        async for piece in request.stream():
            pieces.append(piece)
            if sum(map(len, pieces)) > megabytes * _MEGABYTE:
                self._refuse_size(megabytes)
        try:
            return b"".join(pieces).decode()
        except UnicodeDecodeError:
            raise RefusalError(400, "the request is not in UTF-8", "Send it in UTF-8.") from None

    def _refuse_size(self, megabytes: int) -> NoReturn:
        raise RefusalError(413, f"the request is larger than {megabytes} MB", "Send it in parts.")
