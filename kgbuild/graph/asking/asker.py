"""Asker: puts requests to child processes, and replaces a child that passed its limits."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Self

from kgbuild.errors import KgbuildError, LimitError, StoreError
from kgbuild.graph.asking.limits import Limits
from kgbuild.graph.asking.requests import Reply, Request
from kgbuild.graph.asking.worker import Failure, Order

__all__ = ["Asker"]

# The system ends a child that takes too long; should that fail, the parent does, so much later.
_GRACE = 5.0


class Asker:
    """Answers requests to the store in a folder, as many at once as there are `processes`, each within the limits.

    Children start when they are needed and keep the store open for the next request; each request sees the store as it
    then is. `writable` takes the store for itself alone, in one process. Close it, or use it in a with block.
    """

    def __init__(self, path: Path, *, limits: Limits | None = None, processes: int = 1, writable: bool = False) -> None:
        self.limits = limits or Limits()
        self._path = path
        self._writable = writable
        self._closed = False
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        self._places = 1 if writable else processes
        for _ in range(self._places):
            self._idle.put(None)

    def ask(self, request: Request) -> Reply:
        """The reply. LimitError where it takes too long or too much memory, or where all children are busy as long;
        else the KgbuildError that the child came to."""
        if self._closed:
            raise StoreError("the graph is closed", "Open it again.")
        try:
            child = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            raise LimitError("other queries keep the store busy", "Try again later.") from None
        kept: _Child | None = None
        try:
            child = child or _Child(self._path, writable=self._writable)
            try:
                answer = child.ask(request, self.limits)
                kept = child
            finally:
                if kept is None:
                    child.kill()
        finally:
            self._idle.put(kept)
        if isinstance(answer, Reply):
            return answer
        if isinstance(answer, KgbuildError):
            raise answer
        raise RuntimeError(f"in a child process:\n{answer.trace}")

    def close(self) -> None:
        """Ends the children, when what they are answering is done or its time is up."""
        self._closed = True
        for _ in range(self._places):
            try:
                child = self._idle.get(timeout=self.limits.seconds + _GRACE)
            except queue.Empty:
                return
            if child is not None:
                child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Child:
    """A process of its own that has the store open."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._connection, theirs = Pipe()
        number = theirs.fileno()
        start = (
            f"import sys; sys.path[:] = {sys.path!r}; from kgbuild.graph.asking.worker import serve_requests; "
            f"serve_requests({number}, {str(path.absolute())!r}, writable={writable})"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", start],
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()

    def ask(self, request: Request, limits: Limits) -> Reply | KgbuildError | Failure:
        try:
            self._connection.send(Order(request=request, limits=limits))
            if not self._connection.poll(limits.seconds + _GRACE):
                raise _make_time_error(limits)
            return _receive(self._connection)
        except (EOFError, ConnectionError) as error:
            raise _explain_end(self._process.wait(), limits) from error

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._connection.close()


def _receive(connection: Connection) -> Reply | KgbuildError | Failure:
    answer: object = connection.recv()
    if isinstance(answer, Reply | KgbuildError | Failure):
        return answer
    raise TypeError(f"a child answered {answer!r}")


def _explain_end(status: int, limits: Limits) -> KgbuildError:
    if status == -signal.SIGALRM:
        return _make_time_error(limits)
    if status in (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS):  # how Rust and C++ end without memory
        return LimitError(
            f"the query needs more than {limits.megabytes} MB of memory", "Ask for less, or raise --memory."
        )
    return StoreError(f"the process that answers queries ended (status {status})", "Try again; is memory short?")


def _make_time_error(limits: Limits) -> LimitError:
    return LimitError(f"the query took longer than {limits.seconds:g} s", "Ask for less, or raise --timeout.")
