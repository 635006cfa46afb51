"""Client: queries and updates to a SPARQL endpoint over HTTP, and what can go wrong on the way."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from kgbuild.errors import RemoteError

__all__ = ["Client", "Credentials", "RefusedError"]

_SHOWN = 300  # characters of what a server answers


class RefusedError(RemoteError):
    """An update that the server does not take, which it might take in smaller parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A user with a password (Basic or Digest, as the server asks), or a bearer's token."""

    user: str | None = None
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)


class Client:
    """An endpoint. `url` takes updates; queries go to `query_url`, by default the one that usually goes with it."""

    def __init__(
        self, url: str, *, query_url: str | None = None, credentials: Credentials | None = None, timeout: float = 60.0
    ) -> None:
        self.url = check_url(url)
        self.query_url = check_url(query_url) if query_url else find_query_url(url)
        self._timeout = timeout
        self._token = credentials.token if credentials else None
        self._opener = self._make_opener(credentials or Credentials())

    def _make_opener(self, credentials: Credentials) -> OpenerDirector:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        if credentials.user is not None:
            for url in (self.url, self.query_url):
                passwords.add_password(None, url, credentials.user, credentials.password)
        return build_opener(HTTPDigestAuthHandler(passwords), HTTPBasicAuthHandler(passwords))

    def update(self, text: str) -> None:
        """Does an update. RefusedError where the server does not take it, else RemoteError."""
        self._send(self.url, text.encode(), "application/sparql-update; charset=utf-8")

    def select(self, text: str, variable: str) -> tuple[str, ...]:
        """One variable's values."""
        data = self._send(self.query_url, urlencode({"query": text}).encode(), "application/x-www-form-urlencoded")
        try:
            found = json.loads(data)["results"]["bindings"]
            return tuple(str(row[variable]["value"]) for row in found if variable in row)
        except (ValueError, KeyError, TypeError) as error:
            raise RemoteError(
                f"{self.query_url} does not answer in SPARQL's JSON", "Name the query endpoint with --query-url."
            ) from error

    def _send(self, url: str, body: bytes, kind: str) -> bytes:
        headers = {"Content-Type": kind, "Accept": "application/sparql-results+json, */*;q=0.1"}
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token}"
        try:
            with self._opener.open(Request(url, body, headers), timeout=self._timeout) as answer:
                data: bytes = answer.read()
                return data
        except HTTPError as error:
            raise _explain_status(url, error) from error
        except TimeoutError as error:
            raise self._make_timeout(url) from error
        except (URLError, HTTPException, OSError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, TimeoutError):
                raise self._make_timeout(url) from error
            raise RemoteError(
                f"{url} cannot be reached ({reason})", "Is the server running, and is that its address?"
            ) from error
        except ValueError as error:  # urllib's word for a scheme of authentication that it does not know
            if self._token is not None:
                raise RemoteError(f"{url} refuses the token", "Is --token the one that the server wants?") from error
            raise RemoteError(
                f"{url} wants a token, or credentials of a kind not known here", "Give the token with --token."
            ) from error

    def _make_timeout(self, url: str) -> RemoteError:
        return RemoteError(f"{url} did not answer within {self._timeout:g} s", "Give it longer with --timeout.")


def _explain_status(url: str, error: HTTPError) -> RemoteError:
    said = " ".join(error.read(4 * _SHOWN).decode(errors="replace").split())[:_SHOWN]
    if said.startswith("<"):  # a page for a browser
        said = ""
    match error.code:
        case 401 | 403:
            return RemoteError(
                f"{url} refuses ({error.code}): {said or error.reason}",
                "Give a user who may write with --user, or a --token; to Virtuoso, GRANT SPARQL_UPDATE.",
            )
        case 404 | 405 | 415:
            return RemoteError(
                f"{url} takes no updates ({error.code}): {said or error.reason}",
                "Name the update endpoint: Oxigraph's is /update, Fuseki's /DATASET/update, GraphDB's "
                "/repositories/NAME/statements, Virtuoso's and kgbuild's own /sparql.",
            )
    return RefusedError(
        f"{url} answers {error.code}: {said or error.reason}", "Does it let you write? See the server's log."
    )


def check_url(url: str) -> str:
    """The address, if it is one. RemoteError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RemoteError(f"{url!r} is no address of a server", "Write http://HOST:PORT/PATH.")
    return url


def find_query_url(url: str) -> str:
    """Where queries go if updates go to `url`: beside .../update .../query, else the same, without RDF4J's /statements."""
    if url.endswith("/update"):
        return f"{url.removesuffix('/update')}/query"
    return url.removesuffix("/statements")
