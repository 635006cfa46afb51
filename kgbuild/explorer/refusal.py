"""Refusal: why a request is not answered, as HTTP says it."""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.errors import AnswerFormatError, KgbuildError, LimitError, NoSuchEntityError, QueryError

__all__ = ["RefusalError", "find_status"]


class RefusalError(KgbuildError):
    """A request that is refused with an HTTP status."""

    def __init__(self, status: int, problem: str, remedy: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem, remedy)
        self.status = status
        self.headers = dict(headers or {})


def find_status(error: KgbuildError) -> int:
    """The HTTP status of an error."""
    match error:
        case RefusalError():
            return error.status
        case AnswerFormatError():
            return 406
        case LimitError():
            return 503
        case QueryError():
            return 400
        case NoSuchEntityError():
            return 404
    return 500
