"""Solutions: the answer to a query as plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.graph.formats import format_triples
from kgbuild.graph.sparql import QueryAnswer
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["AnswerFormat", "Kind", "Solutions", "format_result", "make_solutions"]


class AnswerFormat(StrEnum):
    """How an answer can be written: rows as all but turtle, triples as turtle."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


Kind = str | None
"""What a cell is: "iri", a language tag such as "@en", or the IRI of a literal's datatype; None where unbound."""

_FORMATS = {
    AnswerFormat.CSV: ox.QueryResultsFormat.CSV,
    AnswerFormat.TSV: ox.QueryResultsFormat.TSV,
    AnswerFormat.JSON: ox.QueryResultsFormat.JSON,
    AnswerFormat.XML: ox.QueryResultsFormat.XML,
}
_TRIPLE: tuple[str, ...] = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True, kw_only=True)
class Solutions:
    """`rows` hold lexical forms, None where a variable is unbound; `kinds` say what each of them is.

    The rows of CONSTRUCT and DESCRIBE are triples; ASK has one row, "true" or "false".
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    kinds: tuple[tuple[Kind, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> Iterator[Mapping[str, str]]:
        """Each row by variable, unbound ones left out."""
        for row in self.rows:
            yield {name: text for name, text in zip(self.variables, row, strict=True) if text is not None}


def make_solutions(result: QueryAnswer) -> Solutions:
    """The rows of any kind of answer."""
    if isinstance(result, ox.QueryBoolean):
        answer = "true" if result else "false"
        datatype = "http://www.w3.org/2001/XMLSchema#boolean"
        return Solutions(variables=("answer",), rows=((answer,),), kinds=((datatype,),))
    if isinstance(result, ox.QueryTriples):
        variables = _TRIPLE
        found = [(triple.subject, triple.predicate, triple.object) for triple in result]
    else:
        variables = tuple(variable.value for variable in result.variables)
        found = [tuple(solution) for solution in result]
    return Solutions(
        variables=variables,
        rows=tuple(tuple(_read_text(term) for term in terms) for terms in found),
        kinds=tuple(tuple(_read_kind(term) for term in terms) for terms in found),
    )


def format_result(result: QueryAnswer, format: AnswerFormat, prefixes: Prefixes) -> bytes:
    """An answer in SPARQL's standard format for rows, or as Turtle for triples; QueryError for the other way round."""
    if isinstance(result, ox.QueryTriples):
        if format is not AnswerFormat.TURTLE:
            raise QueryError(f"triples cannot be written as {format}", "Ask for turtle, or ask with SELECT.")
        return format_triples(result, prefixes)
    if format is AnswerFormat.TURTLE:
        raise QueryError("rows cannot be written as turtle", "Ask for csv or json, or ask with CONSTRUCT.")
    if isinstance(result, ox.QueryBoolean) and format in (AnswerFormat.CSV, AnswerFormat.TSV):
        return b"true\n" if result else b"false\n"
    return result.serialize(format=_FORMATS[format]) or b""


def _read_text(term: object) -> str | None:
    if term is None or isinstance(term, ox.Triple):
        return None if term is None else str(term)
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def _read_kind(term: object) -> Kind:
    if isinstance(term, ox.Literal):
        return f"@{term.language}" if term.language else term.datatype.value
    return None if term is None else "iri"
