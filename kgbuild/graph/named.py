"""Named queries: questions that every graph can be asked, one file of queries/ each.

The first line of a file says what it answers; `# parameter: name` says that ?name may be given, a name as the graph
knows it. Without it, the question is asked of everybody. `# table: a b` says which columns a table shows, where all
would be too wide for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kgbuild.errors import QueryError
from kgbuild.graph.dataset import Graph
from kgbuild.graph.solutions import Solutions

__all__ = ["NamedQuery", "named_queries", "run_named"]

_PARAMETER = "# parameter: "
_TABLE = "# table: "


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question by name: what it answers, the variables that may be given, and its SPARQL. `shown`: the columns of a
    table, () all."""

    name: str
    purpose: str
    parameters: tuple[str, ...]
    text: str
    shown: tuple[str, ...] = ()

    def check_parameters(self, given: Mapping[str, str]) -> None:
        """QueryError where a parameter is given that the query does not have."""
        unknown = sorted(given.keys() - set(self.parameters))
        if unknown:
            known = f"It has {', '.join(self.parameters)}." if self.parameters else "It has none."
            raise QueryError(f"the query {self.name} has no parameter {unknown[0]!r}", known)


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """The queries by name, in order of their names."""
    return MappingProxyType({query.name: query for query in sorted(_read_queries(), key=lambda query: query.name)})


def _read_queries() -> Iterator[NamedQuery]:
    for file in files("kgbuild.graph.queries").iterdir():
        if file.name.endswith(".rq"):
            yield _read_query(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8"))


def _read_query(name: str, text: str) -> NamedQuery:
    lines = text.splitlines()
    return NamedQuery(
        name=name,
        purpose=lines[0].removeprefix("# "),
        parameters=tuple(line.removeprefix(_PARAMETER) for line in lines if line.startswith(_PARAMETER)),
        text=text,
        shown=tuple(name for line in lines if line.startswith(_TABLE) for name in line.removeprefix(_TABLE).split()),
    )


def run_named(graph: Graph, name: str, /, **parameters: str) -> Solutions:
    """The answer to a named query; QueryError where there is no such query or parameter."""
    query = named_queries().get(name)
    if query is None:
        raise QueryError(f"there is no query named {name!r}", f"Named queries: {', '.join(named_queries())}.")
    query.check_parameters(parameters)
    return graph.select(query.text, parameters)
