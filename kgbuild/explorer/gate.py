"""Gate: whom to let in. The server listens to this machine alone, but browsers here show pages from elsewhere."""

from __future__ import annotations

from hmac import compare_digest

from fastapi import Request

from kgbuild.explorer.refusal import RefusalError

__all__ = ["check_host", "check_token"]

_OURS = frozenset({"localhost", "127.0.0.1", "[::1]"})


def check_host(request: Request) -> None:
    """Refuses a request that is meant for another host: a page whose name was bound to this machine's address."""
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name.lower() not in _OURS:
        raise RefusalError(421, f"this server is not {host!r}", "Ask it as localhost or 127.0.0.1.")


def check_token(request: Request, token: str | None) -> None:
    """Refuses to change what may not be changed, or without the token that was printed at the start."""
    if token is None:
        raise RefusalError(403, "this graph is read-only", "Start it with kgbuild serve --writable to change it.")
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not compare_digest(given.strip().encode(), token.encode()):
        raise RefusalError(
            401,
            "a change needs the token that kgbuild serve printed at its start",
            "Send the header Authorization: Bearer TOKEN.",
            headers={"WWW-Authenticate": 'Bearer realm="kgbuild"'},
        )
