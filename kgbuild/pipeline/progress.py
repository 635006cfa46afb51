"""How a long command says how far it is."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "Silent"]


class Progress(Protocol):
    """What the pipeline calls while it works."""

    def advance(self, done: int, total: int | None, name: str) -> None:
        """`done` of `total` documents (None: not known) are done; `name` is the last one."""

    def enter(self, step: str) -> None:
        """What is done now, the documents being through."""


class Silent:
    """A Progress that says nothing."""

    def advance(self, done: int, total: int | None, name: str) -> None:
        pass

    def enter(self, step: str) -> None:
        pass
