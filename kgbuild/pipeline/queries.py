"""A built graph: opened, asked in SPARQL, written in other formats. No spaCy is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from kgbuild.errors import StoreError
from kgbuild.graph.asking import Asker, Form, Limits, NamedQuestion, Question
from kgbuild.graph.export import ExportFormat, export_graph
from kgbuild.graph.named import NamedQuery, find_query, named_queries
from kgbuild.graph.remote import Client, Credentials, Pushed, push_graph
from kgbuild.graph.solutions import AnswerFormat, Solutions, read_solutions
from kgbuild.ontology.location import find_ontology
from kgbuild.ontology.prefixes import Prefixes, load_prefixes
from kgbuild.pipeline.lock import lock_folder
from kgbuild.settings import Settings, load_settings

if TYPE_CHECKING:
    from kgbuild.graph.dataset import Graph
    from kgbuild.graph.network import Measures, View

__all__ = [
    "Answer",
    "Credentials",
    "ExportFormat",
    "Limits",
    "QueryFormat",
    "export",
    "find_out",
    "list_queries",
    "open_graph",
    "push",
    "query",
    "show_query",
]

_NAME = re.compile(r"[\w-]+")


class QueryFormat(StrEnum):
    """How an answer is written: rows as a table, csv or json, triples as turtle."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


_FORMATS = {
    None: (AnswerFormat.JSON, AnswerFormat.TURTLE),
    QueryFormat.TABLE: (AnswerFormat.JSON,),
    QueryFormat.CSV: (AnswerFormat.CSV,),
    QueryFormat.JSON: (AnswerFormat.JSON,),
    QueryFormat.TURTLE: (AnswerFormat.TURTLE,),
}


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


def find_out(settings: Settings) -> Path:
    """The output folder. StoreError where there is none."""
    out = Path(settings.out)
    if not out.exists():
        raise StoreError(f"there is no {out}", "Run `kgbuild build` first, or name the graph's folder with --out.")
    return out


def open_graph(settings: Settings | None = None) -> Graph:
    """The graph of the output folder."""
    from kgbuild.graph.dataset import Graph  # rdflib takes its time, and a query needs none of it

    return Graph.open(find_out(settings or load_settings()))


def list_queries() -> tuple[NamedQuery, ...]:
    """The named queries."""
    return tuple(named_queries().values())


def query(
    text: str,
    *,
    parameters: Mapping[str, str] | None = None,
    format: QueryFormat | None = None,
    everything: bool = False,
    settings: Settings | None = None,
    limits: Limits | None = None,
) -> Answer:
    """The answer to SPARQL or to a named query, found in a process of its own within limits on time and memory.

    A table by default, triples as Turtle. Of a named query the parameters are names of things, dates and classes, and
    `everything` asks without the limit of a broad one.
    """
    settings = settings or load_settings()
    out = find_out(settings)
    given = tuple((parameters or {}).items())
    named = find_query(text.strip()) if _NAME.fullmatch(text.strip()) else None
    prefixes = load_prefixes(find_ontology() / "prefixes.ttl")
    formats = _FORMATS[format]
    with TemporaryDirectory(prefix="kgbuild-") as folder, Asker(out, limits=limits) as asker:
        to = Path(folder) / "answer"
        if named is None:
            question: Question | NamedQuestion = Question(
                text=text, bindings=given, prefixes=dict(prefixes.items()), formats=formats, to=to, services=True
            )
        else:
            named.check_parameters(dict(given))
            question = NamedQuestion(
                name=named.name,
                parameters=given,
                prefixes=dict(prefixes.items()),
                formats=formats,
                to=to,
                everything=everything,
            )
        reply = asker.ask(question)
        data = to.read_bytes()
    if reply.form is Form.TRIPLES or format not in (None, QueryFormat.TABLE):
        return Answer(data=data, notes=reply.notes)
    answer = _make_table(read_solutions(data), prefixes, settings.base)
    return replace(_choose_columns(answer, named) if named else answer, notes=reply.notes)


def show_query(
    name: str,
    *,
    parameters: Mapping[str, str] | None = None,
    everything: bool = False,
    settings: Settings | None = None,
) -> str:
    """The SPARQL of a named query, with prefixes and with the things that its parameters name, for any store."""
    named = find_query(name.strip())
    with open_graph(settings) as graph:
        return graph.prefixes.sparql() + named.fill(parameters or {}, graph.catalogue, everything=everything).rstrip()


def export(
    format: ExportFormat,
    *,
    to: Path | BinaryIO,
    union: bool = False,
    view: View | None = None,
    measures: Measures | None = None,
    settings: Settings | None = None,
) -> None:
    """Writes the graph in another format to a file, whole or not at all, or to a stream."""
    with open_graph(settings) as graph:
        export_graph(graph.catalogue, format, to, union=union, view=view, measures=measures)


def push(
    url: str,
    *,
    query_url: str | None = None,
    credentials: Credentials | None = None,
    timeout: float = 60.0,
    anew: bool = False,
    tell: Callable[[int], None] | None = None,
    settings: Settings | None = None,
) -> Pushed:
    """Makes a SPARQL 1.1 store hold the graph; what was pushed before is not sent again."""
    settings = settings or load_settings()
    out = find_out(settings)
    client = Client(url, query_url=query_url, credentials=credentials, timeout=timeout)
    with lock_folder(out):  # what is pushed must not change meanwhile
        return push_graph(out, client, anew=anew, tell=tell)


def _make_table(solutions: Solutions, prefixes: Prefixes, base: str) -> Answer:
    rows = tuple(
        tuple(
            _shorten(cell, prefixes, base) if kind == "iri" else cell or ""
            for cell, kind in zip(row, kinds, strict=True)
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


def _shorten(iri: str | None, prefixes: Prefixes, base: str) -> str:
    if iri is None:
        return ""
    return f"<{iri.removeprefix(base)}>" if iri.startswith(base) else prefixes.shrink(iri)
