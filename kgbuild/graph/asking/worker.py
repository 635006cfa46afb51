"""Worker: the child process that opens a store and answers one request after the other, each within its limits."""

from __future__ import annotations

import errno
import resource
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kgbuild.errors import KgbuildError, LimitError
from kgbuild.graph.asking.answering import answer_request
from kgbuild.graph.asking.limits import Limits, hold_time
from kgbuild.graph.asking.opening import StoreKeeper
from kgbuild.graph.asking.requests import Reply, Request

__all__ = ["Failure", "Order", "serve_requests"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A request and how long and large its answer may be."""

    request: Request
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A bug of ours, as its traceback."""

    trace: str


def serve_requests(descriptor: int, path: str, *, writable: bool) -> None:
    """Answers the orders that come over a connection until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    keeper = StoreKeeper(Path(path), writable=writable)
    with Connection(descriptor) as connection:
        while True:
            try:
                order: object = connection.recv()
            except EOFError:
                return
            if not isinstance(order, Order):
                raise TypeError(f"{order!r} is no order")
            with hold_time(order.limits.seconds):
                answer = _answer(order, keeper)
            try:
                connection.send(answer)
            except ConnectionError:
                return


def _answer(order: Order, keeper: StoreKeeper) -> Reply | KgbuildError | Failure:
    try:
        return answer_request(order.request, keeper.open_store(order.limits))
    except KgbuildError as error:
        return error
    except MemoryError:
        return LimitError(f"the query needs more than {order.limits.megabytes} MB of memory", "Ask for less.")
    except OSError as error:
        if error.errno == errno.EFBIG:
            return LimitError(f"the answer is larger than {order.limits.megabytes} MB", "Ask for less, with LIMIT.")
        return Failure(trace=traceback.format_exc())
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must hear of it
        return Failure(trace=traceback.format_exc())
