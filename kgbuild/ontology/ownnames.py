"""Own names: what users add to the gazetteer, read from CSV or RDF, checked, and written in one form.

    name,type,aliases,iri
    Norbank,kg:Company,Norbank ASA|NB,https://norbank.example/

`type` is a class of the ontology (kg:Company, Company or company), `aliases` and `iri` may be several with | between them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from kgbuild.errors import OntologyError
from kgbuild.ontology.lines import Line, read_lines
from kgbuild.ontology.prefixes import Prefixes
from kgbuild.ontology.schema import Schema

__all__ = [
    "COLUMNS",
    "TABLES",
    "OwnName",
    "check_names",
    "find_class",
    "read_names",
    "read_own_names",
    "suggest_class",
    "write_names",
]

COLUMNS = ("name", "type", "aliases", "iri")
TABLES = (".csv", ".tsv", ".tab", ".txt")
# What no IRI may hold (RFC 3987).
FORBIDDEN = re.compile(r'[\s<>"{}|\\^`]')
KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnName:
    """Something with a name. `iris`: its pages elsewhere, best first; `place`: the file and line where it stands."""

    name: str
    type: str
    aliases: tuple[str, ...]
    iris: tuple[str, ...]
    place: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The cells of its line."""
        return self.name, self.type, "|".join(self.aliases), "|".join(self.iris)


def read_own_names(folder: Path | None, schema: Schema, prefixes: Prefixes) -> tuple[OwnName, ...]:
    """The names of a folder's files, sorted; nothing where there is no folder. OntologyError for what is wrong in them."""
    if folder is None or not folder.is_dir():
        return ()
    names = [name for path in sorted(folder.glob("*.csv")) for name in read_names(path, schema, prefixes)]
    return check_names(names)


def read_names(path: Path, schema: Schema, prefixes: Prefixes) -> tuple[OwnName, ...]:
    """The names of a file of CSV or RDF, by its ending. OntologyError for what is wrong in it."""
    if path.suffix.lower() in TABLES:
        lines = read_lines(path, COLUMNS[:2], COLUMNS)
        return check_names(_make_name(line, schema, prefixes) for line in lines)
    from kgbuild.ontology.ownrdf import read_rdf  # pyoxigraph, which only RDF needs

    return check_names(read_rdf(path, schema, prefixes))


def _make_name(line: Line, schema: Schema, prefixes: Prefixes) -> OwnName:
    name = " ".join(line.text("name").split())
    type = line.text("type")
    found = find_class(type, schema)
    if found is None:
        raise line.fail(f"{type!r} is no class of the ontology", suggest_class(type, schema))
    return OwnName(
        name=name,
        type=found,
        aliases=tuple(alias for alias in (" ".join(one.split()) for one in line.texts("aliases")) if alias != name),
        iris=tuple(_check_iri(iri, line, prefixes) for iri in line.texts("iri")),
        place=line.place,
    )


def _check_iri(text: str, line: Line, prefixes: Prefixes) -> str:
    iri = prefixes.expand(text)
    parts = urlsplit(iri)
    if parts.scheme not in ("http", "https") or not parts.netloc or FORBIDDEN.search(iri):
        raise line.fail(f"{text!r} is no IRI", "Write a whole address (https://...), or a known prefix (wd:Q42).")
    return iri


def find_class(name: str, schema: Schema) -> str | None:
    """The class of entities that a CURIE, local name or label means: kg:Company, Company, company."""
    wanted = KEY.sub("", name.removeprefix("kg:")).casefold()
    for term in schema.classes.values():
        if schema.is_a(term.curie, "kg:Entity") and not schema.is_event(term.curie):
            known = (term.curie.removeprefix("kg:"), term.label)
            if wanted in {KEY.sub("", one).casefold() for one in known}:
                return term.curie
    return None


def suggest_class(name: str, schema: Schema) -> str:
    """What to do about a class that there is not: the nearest."""
    entities = {
        term.curie.removeprefix("kg:").casefold(): term.curie
        for term in schema.classes.values()
        if schema.is_a(term.curie, "kg:Entity")
    }
    close = get_close_matches(name.removeprefix("kg:").casefold(), sorted(entities), n=1, cutoff=0.5)
    listed = "`kgbuild ontology doc` lists the classes."
    return f"Did you mean {entities[close[0]]}? {listed}" if close else listed


def check_names(names: Iterable[OwnName]) -> tuple[OwnName, ...]:
    """The names, sorted. OntologyError where one is there twice, or two share an IRI."""
    by_row: dict[tuple[str, str, tuple[str, ...]], OwnName] = {}
    by_iri: dict[str, OwnName] = {}
    for one in names:
        if any("|" in wording for wording in (one.name, *one.aliases)):
            raise OntologyError(f"{one.place}: a name with a | in it", "Leave the | out: it stands between names.")
        first = by_row.setdefault((one.name, one.type, one.iris), one)
        if first is not one:
            raise OntologyError(f"{one.place}: {one.name} is there already ({first.place})", "Delete one of the two.")
        for iri in one.iris:
            first = by_iri.setdefault(iri, one)
            if first is not one:
                raise OntologyError(
                    f"{one.place}: {one.name} has the IRI {iri} of {first.name} ({first.place})",
                    "Give other names of one thing as aliases, and each thing its own IRI.",
                )
    return tuple(sorted(by_row.values(), key=lambda one: one.row))


def write_names(names: Iterable[OwnName]) -> str:
    """The text of a file of names in its one form: sorted, UTF-8, commas."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(one.row for one in names))
    return text.getvalue()
