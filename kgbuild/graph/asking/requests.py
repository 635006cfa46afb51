"""Requests: what a store can be asked or told, as values that cross to a child process; and the reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kgbuild.graph.solutions import AnswerFormat

__all__ = ["Change", "Deletion", "Dump", "Form", "Load", "NamedQuestion", "Question", "Reply", "Request"]


class Form(StrEnum):
    """What an answer is made of."""

    ROWS = "rows"
    TRUTH = "truth"
    TRIPLES = "triples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """SPARQL. The answer goes `to` a file, in the first of `formats` that can hold it.

    `default_graphs`, `named_graphs`: the dataset by their IRIs, in place of the store's own, which None means.
    `bindings`: texts for variables. `services`: whether SERVICE may ask over the network.
    """

    text: str
    prefixes: Mapping[str, str]
    formats: tuple[AnswerFormat, ...]
    to: Path
    bindings: tuple[tuple[str, str], ...] = ()
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    services: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuestion:
    """A named query with its parameters as a person writes them; `everything`: without the query's own limit."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    prefixes: Mapping[str, str]
    formats: tuple[AnswerFormat, ...]
    to: Path
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """All triples of a graph, None being the default graph, to a file."""

    graph: str | None
    prefixes: Mapping[str, str]
    format: AnswerFormat
    to: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """SPARQL Update."""

    text: str
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Triples of a file, put into a graph, or in its place where it is to `replace` what was there."""

    graph: str | None
    format: AnswerFormat
    file: Path
    replace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """A graph and all that it holds."""

    graph: str | None


Request = Question | NamedQuestion | Dump | Change | Load | Deletion


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`format` of the file that was written, if one was; `notes`: what is strange about a query. `found`: the graph that
    was to be dumped, changed or deleted was there."""

    form: Form | None = None
    format: AnswerFormat | None = None
    notes: tuple[str, ...] = ()
    found: bool = True
