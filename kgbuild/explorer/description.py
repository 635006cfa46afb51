"""Description: what the endpoint offers, by SPARQL 1.1 Service Description."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from kgbuild.explorer.negotiation import MEDIA_TYPES, list_accepted
from kgbuild.explorer.refusal import RefusalError
from kgbuild.explorer.service import Service
from kgbuild.graph.solutions import RDF_FORMATS, AnswerFormat, translate_turtle

__all__ = ["describe_service"]

_NAMES = {
    AnswerFormat.JSON: "SPARQL_Results_JSON",
    AnswerFormat.XML: "SPARQL_Results_XML",
    AnswerFormat.CSV: "SPARQL_Results_CSV",
    AnswerFormat.TSV: "SPARQL_Results_TSV",
    AnswerFormat.TURTLE: "Turtle",
    AnswerFormat.NTRIPLES: "N-Triples",
    AnswerFormat.RDFXML: "RDF_XML",
    AnswerFormat.JSONLD: "JSON-LD",
    AnswerFormat.TRIG: "TriG",
    AnswerFormat.NQUADS: "N-Quads",
    AnswerFormat.N3: "N3",
}


def describe_service(request: Request, service: Service) -> Response:
    """The description, in the format of RDF that the client likes best."""
    formats = [one for one in list_accepted(request.headers.get("accept", "")) if one in RDF_FORMATS]
    format = next(iter(formats), None)
    if format is None:
        raise RefusalError(406, "the description is written in formats of RDF", "Accept text/turtle, or ask a query.")
    address = str(request.url.replace(query="", fragment=""))
    data = translate_turtle(_write_turtle(address, service).encode(), format)
    return Response(data, media_type=MEDIA_TYPES[format], headers={"Vary": "Accept"})


def _write_turtle(address: str, service: Service) -> str:
    languages = "sd:SPARQL11Query" + (" , sd:SPARQL11Update" if service.token is not None else "")
    results = " , ".join(f"formats:{name}" for name in _NAMES.values())
    inputs = " , ".join(f"formats:{_NAMES[format]}" for format in RDF_FORMATS)
    return f"""\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<{address}> a sd:Service ;
    sd:endpoint <{address}> ;
    sd:supportedLanguage {languages} ;
    sd:resultFormat {results} ;
{f"    sd:inputFormat {inputs} ;" if service.token is not None else ""}
    sd:defaultDataset <{address}#dataset> .
<{address}#dataset> a sd:Dataset ; sd:defaultGraph <{address}#asserted> .
<{address}#asserted> a sd:Graph .
"""
