"""Negotiation: media types of answers, and which of them a client accepts."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.solutions import AnswerFormat

__all__ = ["MEDIA_TYPES", "RDF", "find_format", "list_accepted"]

MEDIA_TYPES = {
    AnswerFormat.JSON: "application/sparql-results+json",
    AnswerFormat.XML: "application/sparql-results+xml",
    AnswerFormat.CSV: "text/csv; charset=utf-8",
    AnswerFormat.TSV: "text/tab-separated-values; charset=utf-8",
    AnswerFormat.TURTLE: "text/turtle; charset=utf-8",
    AnswerFormat.NTRIPLES: "application/n-triples",
    AnswerFormat.RDFXML: "application/rdf+xml",
    AnswerFormat.JSONLD: "application/ld+json",
    AnswerFormat.TRIG: "application/trig",
    AnswerFormat.NQUADS: "application/n-quads",
    AnswerFormat.N3: "text/n3; charset=utf-8",
}
_ALSO = {
    "application/json": AnswerFormat.JSON,
    "application/xml": AnswerFormat.XML,
    "text/xml": AnswerFormat.XML,
    "text/plain": AnswerFormat.NTRIPLES,
    "application/x-turtle": AnswerFormat.TURTLE,
}
_BY_TYPE = {name.partition(";")[0]: format for format, name in MEDIA_TYPES.items()} | _ALSO
# Of several that are as welcome, rows come as JSON and triples as Turtle: the first that a range takes in.
RDF = tuple(format for format in AnswerFormat if format not in {"json", "xml", "csv", "tsv"})


def find_format(content_type: str) -> AnswerFormat | None:
    """The format of a media type, its parameters left aside."""
    return _BY_TYPE.get(content_type.partition(";")[0].strip().lower())


def list_accepted(accept: str) -> tuple[AnswerFormat, ...]:
    """The formats that an Accept header takes, the most welcome first; all of them where it says nothing."""
    ranges = sorted(_read_ranges(accept or "*/*"), key=lambda one: (-one[1], one[0].count("*")))
    refused = {format for name, quality in ranges if quality == 0 for format in _expand(name)}
    found = (format for name, quality in ranges if quality > 0 for format in _expand(name))
    return tuple(dict.fromkeys(format for format in found if format not in refused))


def _read_ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((one.removeprefix("q=") for one in parameters if one.startswith("q=")), "1")
        try:
            yield name, float(quality)
        except ValueError:
            yield name, 0.001  # nonsense is welcome least


def _expand(name: str) -> Iterator[AnswerFormat]:
    if name == "*/*":
        yield from AnswerFormat
    elif name.endswith("/*"):
        yield from (format for format, type in MEDIA_TYPES.items() if type.startswith(name[:-1]))
    elif name in _BY_TYPE:
        yield _BY_TYPE[name]
        if name in ("application/xml", "text/xml"):
            yield AnswerFormat.RDFXML
        elif name == "application/json":
            yield AnswerFormat.JSONLD
