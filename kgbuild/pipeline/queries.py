"""A built graph: opened, asked in SPARQL, written in other formats. No spaCy is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from kgbuild.errors import QueryError, StoreError, UnknownTermError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.export import ExportFormat, export_graph
from kgbuild.graph.named import NamedQuery, named_queries
from kgbuild.graph.solutions import AnswerFormat, Solutions
from kgbuild.settings import Settings, load_settings

__all__ = ["Answer", "ExportFormat", "QueryFormat", "export", "list_queries", "open_graph", "query"]

_NAME = re.compile(r"[\w-]+")
# what may hold the word SELECT without being one: comments (not the # of an IRI), strings, IRIs
_NO_KEYWORD = re.compile(r'<[^<>\s]*>|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|#[^\n]*')
_TERM = re.compile(r"(?<![\w:-])kg:[A-Za-z]\w*")
_OWN_PREFIX = re.compile(r"\bPREFIX\s+kg:", re.IGNORECASE)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


class QueryFormat(StrEnum):
    """How an answer is written: rows as a table, csv or json, triples as turtle."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`headers` and `rows` for a table, else `data`: the answer in the format asked for.

    `named`: a named query's, of which a table shows what fits. `notes`: what is strange about the query.
    """

    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    data: bytes | None = None
    named: bool = False
    notes: tuple[str, ...] = ()


def open_graph(settings: Settings | None = None) -> Graph:
    """The graph of the output folder."""
    settings = settings or load_settings()
    out = Path(settings.out)
    if not out.exists():
        raise StoreError(f"there is no {out}", "Run `kgbuild build` first, or name the graph's folder with --out.")
    return Graph.open(out)


def list_queries() -> tuple[NamedQuery, ...]:
    """The named queries."""
    return tuple(named_queries().values())


def query(
    text: str,
    *,
    parameters: Mapping[str, str] | None = None,
    format: QueryFormat | None = None,
    settings: Settings | None = None,
) -> Answer:
    """The answer to SPARQL or to a named query; as a table by default, triples as Turtle."""
    settings = settings or load_settings()
    parameters = parameters or {}
    named: NamedQuery | None = None
    if _NAME.fullmatch(text.strip()):
        named = named_queries().get(text.strip())
        if named is None:
            raise QueryError(f"there is no query named {text!r}", f"Named queries: {', '.join(named_queries())}.")
        named.check_parameters(parameters)
        text = named.text
    triples = _gives_triples(text)
    format = format or (QueryFormat.TURTLE if triples else QueryFormat.TABLE)
    if triples and format is not QueryFormat.TURTLE:
        raise QueryError(f"triples cannot be written as {format}", "Take --format turtle, or ask with SELECT.")
    with open_graph(settings) as graph:
        if format is QueryFormat.TABLE:
            answer = _make_table(graph.select(text, parameters), graph, settings.base)
            answer = _choose_columns(answer, named) if named else answer
        else:
            answer = Answer(data=graph.format_answer(text, AnswerFormat(format.value), parameters))
        return replace(answer, notes=() if named else tuple(_find_unknown_terms(text, graph)))


def export(
    format: ExportFormat,
    *,
    to: Path | BinaryIO,
    union: bool = False,
    claims: bool = False,
    settings: Settings | None = None,
) -> None:
    """Writes the graph in another format to a file, whole or not at all, or to a stream."""
    with open_graph(settings) as graph:
        export_graph(graph.catalogue, format, to, union=union, claims=claims)


def _gives_triples(text: str) -> bool:
    form = _FORM.search(_NO_KEYWORD.sub(" ", text))
    return form is not None and form[1].upper() in {"CONSTRUCT", "DESCRIBE"}


def _find_unknown_terms(text: str, graph: Graph) -> Iterator[str]:
    """A note for each kg: term of a query that the graph's ontology does not have: nothing can be found by it."""
    if _OWN_PREFIX.search(_NO_KEYWORD.sub(" ", text)):
        return
    used = dict.fromkeys(_TERM.findall(_NO_KEYWORD.sub(" ", text)))
    known = {graph.prefixes.shrink(iri) for iri in graph.list_terms()} if used else set()
    for curie in used:
        if curie not in known:
            yield str(UnknownTermError(curie, known))


def _make_table(solutions: Solutions, graph: Graph, base: str) -> Answer:
    rows = tuple(
        tuple(
            _shorten(cell, graph, base) if kind == "iri" else cell or "" for cell, kind in zip(row, kinds, strict=True)
        )
        for row, kinds in zip(solutions.rows, solutions.kinds, strict=True)
    )
    return Answer(headers=solutions.variables, rows=rows)


def _choose_columns(answer: Answer, named: NamedQuery) -> Answer:
    """The columns of a named query's table, rows that are alike in them once."""
    shown = named.shown or answer.headers
    places = [answer.headers.index(name) for name in shown]
    rows = dict.fromkeys(tuple(row[place] for place in places) for row in answer.rows)
    return Answer(headers=shown, rows=tuple(rows), named=True)


def _shorten(iri: str | None, graph: Graph, base: str) -> str:
    if iri is None:
        return ""
    return f"<{iri.removeprefix(base)}>" if iri.startswith(base) else graph.prefixes.shrink(iri)
