"""Solutions: the answer to a query as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kgbuild.errors import AnswerFormatError
from kgbuild.graph.formats import format_triples
from kgbuild.graph.sparql import QueryAnswer
from kgbuild.ontology.prefixes import Prefixes

__all__ = [
    "RDF_FORMATS",
    "ROW_FORMATS",
    "AnswerFormat",
    "Kind",
    "Solutions",
    "make_solutions",
    "read_solutions",
    "translate_turtle",
    "write_answer",
]


class AnswerFormat(StrEnum):
    """How an answer can be written: rows and truth by SPARQL's standards, triples by RDF's."""

    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"
    TRIG = "trig"
    NQUADS = "nquads"
    N3 = "n3"


Kind = str | None
"""What a cell is: "iri", a language tag such as "@en", or the IRI of a literal's datatype; None where unbound."""

ROW_FORMATS = {
    AnswerFormat.JSON: ox.QueryResultsFormat.JSON,
    AnswerFormat.XML: ox.QueryResultsFormat.XML,
    AnswerFormat.CSV: ox.QueryResultsFormat.CSV,
    AnswerFormat.TSV: ox.QueryResultsFormat.TSV,
}
RDF_FORMATS = {
    AnswerFormat.TURTLE: ox.RdfFormat.TURTLE,
    AnswerFormat.NTRIPLES: ox.RdfFormat.N_TRIPLES,
    AnswerFormat.RDFXML: ox.RdfFormat.RDF_XML,
    AnswerFormat.JSONLD: ox.RdfFormat.JSON_LD,
    AnswerFormat.TRIG: ox.RdfFormat.TRIG,
    AnswerFormat.NQUADS: ox.RdfFormat.N_QUADS,
    AnswerFormat.N3: ox.RdfFormat.N3,
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


def read_solutions(data: bytes) -> Solutions:
    """The rows of an answer in SPARQL's JSON."""
    return make_solutions(ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON))


def write_answer(
    result: QueryAnswer, formats: Iterable[AnswerFormat], target: Path | BinaryIO, prefixes: Prefixes
) -> AnswerFormat:
    """Writes an answer to a file or stream in the first of the formats that can hold it, which is given back.

    AnswerFormatError where none can: triples as csv, rows as turtle.
    """
    wanted = tuple(formats)
    triples = isinstance(result, ox.QueryTriples)
    format = next((one for one in wanted if one in (RDF_FORMATS if triples else ROW_FORMATS)), None)
    if format is None:
        names = " or ".join(wanted)
        if triples:
            raise AnswerFormatError(f"triples cannot be written as {names}", "Ask for turtle, or ask with SELECT.")
        raise AnswerFormatError(f"rows cannot be written as {names}", "Ask for csv or json, or ask with CONSTRUCT.")
    if isinstance(target, Path):
        with target.open("wb") as file:
            _write(result, format, file, prefixes)
    else:
        _write(result, format, target, prefixes)
    return format


def _write(result: QueryAnswer, format: AnswerFormat, file: BinaryIO, prefixes: Prefixes) -> None:
    if isinstance(result, ox.QueryTriples):
        if format is AnswerFormat.TURTLE:
            file.write(format_triples(result, prefixes))
        else:
            ox.serialize(dict.fromkeys(result), file, RDF_FORMATS[format], prefixes=dict(prefixes.items()))
    elif isinstance(result, ox.QueryBoolean) and format in (AnswerFormat.CSV, AnswerFormat.TSV):
        file.write(b"true\n" if result else b"false\n")
    else:
        result.serialize(file, ROW_FORMATS[format])


def _read_text(term: object) -> str | None:
    if term is None or isinstance(term, ox.Triple):
        return None if term is None else str(term)
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def _read_kind(term: object) -> Kind:
    if isinstance(term, ox.Literal):
        return f"@{term.language}" if term.language else term.datatype.value
    return None if term is None else "iri"


def translate_turtle(turtle: bytes, format: AnswerFormat) -> bytes:
    """Turtle in another format of RDF."""
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return ox.serialize(triples, format=RDF_FORMATS[format]) or b""
