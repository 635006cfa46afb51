"""SPARQL: queries with the ontology's prefixes, and errors that say where and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.graph.lexing import list_tokens
from kgbuild.graph.literals import make_text
from kgbuild.graph.mistakes import explain_mistake
from kgbuild.ontology.prefixes import Prefixes

__all__ = ["QueryAnswer", "Scope", "evaluate_query", "explain_errors", "refuse_services"]

QueryAnswer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The graphs that a query sees: `default_graphs` together as its default graph, None being the store's own;
    `named_graphs` by GRAPH, None being all."""

    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


_WHOLE = Scope()


def evaluate_query(
    store: ox.Store, text: str, prefixes: Prefixes, bindings: Mapping[str, str], scope: Scope = _WHOLE
) -> QueryAnswer:
    """Oxigraph's answer; prefixes that the text declares itself win over ours.

    Rows are found as they are read: the reading belongs inside `explain_errors` too.
    """
    default, named = scope.default_graphs, scope.named_graphs
    return store.query(
        text + _format_values(bindings),
        prefixes=dict(prefixes.items()),
        default_graph=None if default is None else [ox.NamedNode(iri) for iri in default],
        named_graphs=None if named is None else [ox.NamedNode(iri) for iri in named],
    )


def _format_values(bindings: Mapping[str, str]) -> str:
    # A closing VALUES binds variables that are not selected too, which Oxigraph's own substitutions do not.
    if not bindings:
        return ""
    names = " ".join(f"?{name}" for name in bindings)
    texts = " ".join(str(make_text(text)) for text in bindings.values())
    return f"\nVALUES ({names}) {{ ({texts}) }}"


def refuse_services(text: str) -> None:
    """QueryError where a query asks another endpoint over the network."""
    if any(token.word == "SERVICE" for token in list_tokens(text)):
        raise QueryError("the query asks another endpoint by SERVICE", "Only this graph can be asked here.")


@contextmanager
def explain_errors(text: str, prefixes: Iterable[str], *, update: bool = False) -> Iterator[None]:
    """Makes Oxigraph's errors within it QueryErrors, with the place in question and what to do."""
    try:
        yield
    except NotImplementedError:  # rdflib's sign that it has to evaluate a prepared query itself
        raise
    except SyntaxError as error:
        found = _PLACE.fullmatch(str(error))
        if found is None:
            raise QueryError(f"the query does not parse: {error}", "Mend the query.") from error
        raise explain_mistake(text, int(found[1]), int(found[2]), found[3], prefixes, update=update) from error
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the system's, not the engine's
            raise
        raise QueryError(
            f"the query cannot be answered: {error}", "Mend the query; services are asked over the network."
        ) from error
