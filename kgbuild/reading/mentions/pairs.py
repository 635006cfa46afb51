"""Coordinations of names: "Rubio and Lavrov", "Ukraine, Syria, and Iran"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.trees import Token

__all__ = ["coordinations"]


def coordinations(profiles: Sequence[Profile]) -> Iterator[tuple[int, ...]]:
    """The mention indices of each coordination joined by "and" whose parts are all names, in text order."""
    by_head = {profile.found.head: profile for profile in profiles if profile.name}
    for profile in profiles:
        if profile.name and profile.token.dep_ != "conj":
            parts = [by_head.get(token.i) for token in _conjuncts(profile.token)]
            names = [part for part in parts if part is not None]
            if len(names) > 1 and len(names) == len(parts) and _joined_by_and(profile.token):
                yield tuple(part.index for part in names)


def _conjuncts(token: Token) -> Iterator[Token]:
    waiting = [token]
    while waiting:  # no recursion: a list may have thousands
        found = waiting.pop()
        yield found
        waiting += reversed([child for child in found.children if child.dep_ == "conj"])


def _joined_by_and(token: Token) -> bool:
    marks = [child.lower_ for part in _conjuncts(token) for child in part.children if child.dep_ == "cc"]
    return bool(marks) and all(mark in {"and", "&"} for mark in marks)
