"""SPARQL: queries with the ontology's prefixes, and errors that say where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.graph.literals import make_text
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["QueryAnswer", "evaluate_query", "explain_errors"]

QueryAnswer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIXED = re.compile(r"([A-Za-z][\w.-]*):[^\s/]*")
_UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
# Longer lists of what was expected are the grammar's character classes and help nobody.
_READABLE = 80


def evaluate_query(store: ox.Store, text: str, prefixes: Prefixes, bindings: Mapping[str, str]) -> QueryAnswer:
    """Oxigraph's answer over the default graph; prefixes that the text declares itself win over ours.

    Rows are found as they are read: the reading belongs inside `explain_errors` too.
    """
    return store.query(text + _format_values(bindings), prefixes=dict(prefixes.items()))


def _format_values(bindings: Mapping[str, str]) -> str:
    # A closing VALUES binds variables that are not selected too, which Oxigraph's own substitutions do not.
    if not bindings:
        return ""
    names = " ".join(f"?{name}" for name in bindings)
    texts = " ".join(str(make_text(text)) for text in bindings.values())
    return f"\nVALUES ({names}) {{ ({texts}) }}"


@contextmanager
def explain_errors(text: str, prefixes: Iterable[str]) -> Iterator[None]:
    """Makes Oxigraph's errors within it QueryErrors, with the line in question and what to do."""
    try:
        yield
    except NotImplementedError:  # rdflib's sign that it has to evaluate a prepared query itself
        raise
    except (SyntaxError, OSError, RuntimeError) as error:
        raise _make_error(text, error, prefixes) from error


def _make_error(text: str, error: Exception, prefixes: Iterable[str]) -> QueryError:
    found = _PLACE.fullmatch(str(error))
    if found is None:
        return QueryError(
            f"the query cannot be answered: {error}", "Mend the query; services are asked over the network."
        )
    number, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    problem = f"the query does not parse at line {number}, column {column}: {line.strip()}"
    if _UPDATE.match(text.lstrip()):
        return QueryError(problem, "A build's graph is read-only: ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")
    if "Prefix not found" in found[3]:
        unknown = _find_prefix(line[:column], prefixes)
        if unknown is not None:
            known = " ".join(sorted(f"{prefix}:" for prefix in prefixes))
            return QueryError(problem, f"Declare the prefix {unknown}: with PREFIX, or use one of {known}.")
    expected = found[3] if len(found[3]) <= _READABLE and "_]" not in found[3] else ""
    return QueryError(problem, f"Mend the query there{f' ({expected})' if expected else ''}.")


def _find_prefix(line: str, prefixes: Iterable[str]) -> str | None:
    known = frozenset(prefixes)
    unknown = [found[1] for found in _PREFIXED.finditer(line) if found[1] not in known]
    return unknown[-1] if unknown else None
