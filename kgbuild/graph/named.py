"""Named queries: questions that every graph can be asked, one file of queries/ each.

The first line of a file says what it answers. Then:

    # parameter: name entity     ?name may be given: a name as people write it, looked up to what it names
    # parameter: since date      a day, a month or a year
    # parameter: kind class      a class of the ontology, such as Person
    # parameter: publisher text  any words
    # table: a b                 the columns that a table shows, where all would be too wide for one
    # once: called-otherwise     a name that the query had before, and still answers to

Where the text says `VALUES ?name { UNDEF }` the value is put in. Without one, the question is asked of everybody: that
place goes, and so do the lines that end in `# with name`; with one, those that end in `# without name`.

`LIMIT 3000  # unless everything` closes a SELECT within the query: what is found is cut there before its labels are
looked up, unless everything is asked for. It is also what keeps Oxigraph's estimates of the rest small enough to look
labels up row by row, and not to read all there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.graph.answers.finding import find_entity
from kgbuild.graph.catalogue import Catalogue
from kgbuild.graph.literals import XSD, make_text
from kgbuild.model.time import bounds

__all__ = ["NamedQuery", "Parameter", "ParameterKind", "find_query", "named_queries", "probe_limit"]

_PARAMETER = "# parameter: "
_TABLE = "# table: "
_ONCE = "# once: "
_LIMITED = "# unless everything"
_UNNAMED = "unnamed"  # who is not named: officials, sources


class ParameterKind(StrEnum):
    """What a parameter's value is."""

    ENTITY = "entity"
    DATE = "date"
    CLASS = "class"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable that may be given."""

    name: str
    kind: ParameterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question by name: what it answers, the variables that may be given, and its SPARQL. `shown`: the columns of a
    table, () all."""

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]
    text: str
    shown: tuple[str, ...] = ()
    once: tuple[str, ...] = ()

    def check_parameters(self, given: Mapping[str, str]) -> None:
        """QueryError where a parameter is given that the query does not have."""
        names = [parameter.name for parameter in self.parameters]
        unknown = sorted(given.keys() - set(names))
        if unknown:
            known = f"It has {', '.join(names)}." if names else "It has none."
            raise QueryError(f"the query {self.name} has no parameter {unknown[0]!r}", known)

    def fill(self, given: Mapping[str, str], catalogue: Catalogue, *, everything: bool = False) -> str:
        """The SPARQL with the values given, each looked up in a graph; without the places of those that are not.

        `everything`: without the limit that keeps a broad question's answer small.
        AmbiguousNameError, NoSuchEntityError for names; QueryError for other values that mean nothing.
        """
        self.check_parameters(given)
        text = self.text
        for parameter in self.parameters:
            value = given.get(parameter.name)
            place = f"VALUES ?{parameter.name} {{ UNDEF }}"
            if value is None:
                text = _drop_lines(_drop_lines(text, place), f"# with {parameter.name}")
                text = text.replace(f"  # without {parameter.name}\n", "\n")
            else:
                text = text.replace(place, place.replace("UNDEF", _find_term(parameter, value, catalogue)))
                text = _drop_lines(text, f"# without {parameter.name}")
                text = text.replace(f"  # with {parameter.name}\n", "\n")
        return _drop_lines(text, _LIMITED) if everything else text


def probe_limit(text: str) -> tuple[int, str] | None:
    """Of a filled query that is limited: the limit, and a query that has a row only where the limit cuts something off."""
    before, limited, _ = text.partition(_LIMITED)
    if not limited:
        return None
    found, _, limit = before[before.rindex("SELECT") :].rpartition("LIMIT")
    return int(limit), f"{found}OFFSET {limit.strip()} LIMIT 1"


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """The queries by name, in order of their names."""
    return MappingProxyType({query.name: query for query in sorted(_read_queries(), key=lambda query: query.name)})


def find_query(name: str) -> NamedQuery:
    """The query of a name, or that once had it; QueryError where there is none."""
    queries = named_queries()
    found = queries.get(name) or next((query for query in queries.values() if name in query.once), None)
    if found is None:
        raise QueryError(f"there is no query named {name!r}", f"Named queries: {', '.join(queries)}.")
    return found


def _read_queries() -> Iterator[NamedQuery]:
    for file in files("kgbuild.graph.queries").iterdir():
        if file.name.endswith(".rq"):
            yield _read_query(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8"))


def _read_query(name: str, text: str) -> NamedQuery:
    lines = text.splitlines()
    return NamedQuery(
        name=name,
        purpose=lines[0].removeprefix("# "),
        parameters=tuple(_read_parameter(words) for words in _list_words(lines, _PARAMETER)),
        text=text,
        shown=tuple(word for words in _list_words(lines, _TABLE) for word in words),
        once=tuple(word for words in _list_words(lines, _ONCE) for word in words),
    )


def _read_parameter(words: list[str]) -> Parameter:
    name, kind = words
    return Parameter(name=name, kind=ParameterKind(kind))


def _list_words(lines: list[str], mark: str) -> Iterator[list[str]]:
    return (line.removeprefix(mark).split() for line in lines if line.startswith(mark))


def _drop_lines(text: str, mark: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.endswith(mark))


def _find_term(parameter: Parameter, value: str, catalogue: Catalogue) -> str:
    match parameter.kind:
        case ParameterKind.ENTITY if value.strip() in (_UNNAMED, f"kg:{_UNNAMED}"):
            return str(catalogue.node(f"kg:{_UNNAMED}"))
        case ParameterKind.ENTITY:
            return str(find_entity(catalogue, value))
        case ParameterKind.DATE:
            return f'"{_read_day(parameter, value)}"^^<{XSD}date>'
        case ParameterKind.CLASS:
            return str(_find_class(value, catalogue))
        case ParameterKind.TEXT:
            return str(make_text(value))


def _find_class(value: str, catalogue: Catalogue) -> ox.NamedNode:
    by_name = {curie.removeprefix("kg:").casefold(): curie for curie in catalogue.list_classes()}
    wanted = value.strip().removeprefix("kg:").casefold().replace(" ", "")
    if wanted not in by_name:
        close = get_close_matches(wanted, sorted(by_name), n=3)
        near = ", ".join(by_name[name].removeprefix("kg:") for name in close)
        raise QueryError(
            f"{value!r} is no class of the ontology",
            f"Nearest: {near}." if near else "`kgbuild ontology doc` lists the classes.",
        )
    return catalogue.node(by_name[wanted])


def _read_day(parameter: Parameter, value: str) -> str:
    first, _ = bounds(value.strip())
    if first is None:
        raise QueryError(f"{parameter.name}: {value!r} is no date", "Write 2025-07-10, 2025-07 or 2025.")
    return first
