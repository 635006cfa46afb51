"""What can go wrong, and what to do about it.

    KgbuildError
      SettingsError            a setting or flag that means nothing
      OntologyError            ontology/ does not hold together
        UnknownTermError       a class or predicate that it does not declare
      DocumentError            one input that could not be read; the others are
        UnsupportedFormatError
      JudgementError           judgements.toml cannot be understood, or contradicts itself
      ModelError               the spaCy pipeline is missing or broken
      StoreError               the output folder or its store
        QueryError             a SPARQL query that does not parse or evaluate
          QuerySyntaxError     one that does not parse, with its place and what was expected there
          AnswerFormatError    an answer that no format asked for can hold
          LimitError           one that takes too long or too much memory
        RemoteError            a store elsewhere that cannot be reached or refuses
      NoSuchEntityError        a name that nothing in the graph has
        AmbiguousNameError     a name that several entities have
      NoSuchNameError          a name that the user's own gazetteer does not have
      ShapeError               the graph breaks a SHACL shape
      PluginError              an entry point that does not load

Facts are passed on positionally, so errors survive process pools; `str()` ends with the remedy.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "AmbiguousNameError",
    "AnswerFormatError",
    "DocumentError",
    "JudgementError",
    "KgbuildError",
    "LimitError",
    "ModelError",
    "NoSuchEntityError",
    "NoSuchNameError",
    "OntologyError",
    "PluginError",
    "QueryError",
    "QuerySyntaxError",
    "RemoteError",
    "SettingsError",
    "ShapeError",
    "StoreError",
    "UnknownTermError",
    "UnsupportedFormatError",
]


class KgbuildError(Exception):
    """Anything that the user can mend: `problem` says what is wrong and where, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem.rstrip('.')}. {self.remedy}"


class SettingsError(KgbuildError):
    """A setting that means nothing."""


class OntologyError(KgbuildError):
    """The ontology does not hold together."""


class UnknownTermError(OntologyError):
    """A class or predicate that the ontology does not declare."""

    def __init__(self, curie: str, known: Iterable[str] = ()) -> None:
        close = get_close_matches(curie, sorted(known), n=1)
        hint = f"Did you mean {close[0]}?" if close else "`kgbuild ontology doc` lists the terms."
        super().__init__(f"{curie} is not a term of the ontology", hint)
        self.args = (curie, tuple(known))


class DocumentError(KgbuildError):
    """One input that could not be read; the rest of the build goes on."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}", remedy)
        self.args = (path, problem, remedy)
        self.path = path


class UnsupportedFormatError(DocumentError):
    """A file in a format that no reader takes."""

    def __init__(self, path: str, suffix: str, supported: Iterable[str]) -> None:
        formats = tuple(sorted(supported))
        super().__init__(
            path,
            f"{suffix or 'a file without suffix'} is not yet supported",
            f"Convert it to one of {' '.join(formats)}.",
        )
        self.args = (path, suffix, formats)


class JudgementError(KgbuildError):
    """The file of judgements cannot be understood, or contradicts itself; `place` names file and line."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}", remedy)
        self.args = (place, problem, remedy)
        self.place = place


class ModelError(KgbuildError):
    """The spaCy pipeline is missing or broken."""


class StoreError(KgbuildError):
    """The output folder or its store cannot be used."""


class RemoteError(StoreError):
    """A store elsewhere that cannot be reached, or refuses what it is sent."""


class QueryError(StoreError):
    """A SPARQL query that does not parse or evaluate."""


class QuerySyntaxError(QueryError):
    """A query that does not parse at a line and column, counted from 1; `source` is that line."""

    def __init__(self, line: int, column: int, source: str, expected: str, remedy: str) -> None:
        super().__init__(f"the query does not parse at line {line}, column {column}: {expected}", remedy)
        self.args = (line, column, source, expected, remedy)
        self.line = line
        self.column = column
        self.source = source

    def __str__(self) -> str:
        pad = "".join("\t" if mark == "\t" else " " for mark in self.source[: self.column - 1])
        return f"{self.problem}\n    {self.source}\n    {pad}^\n{self.remedy}"


class AnswerFormatError(QueryError):
    """An answer that no format asked for can hold: triples as csv, rows as turtle."""


class LimitError(QueryError):
    """A query that takes too long or too much memory."""


class NoSuchEntityError(KgbuildError):
    """A name that nothing in the graph has."""

    def __init__(self, name: str, close: Iterable[str] = ()) -> None:
        candidates = tuple(close)
        remedy = f"Nearest names: {', '.join(candidates)}." if candidates else "`kgbuild rank` lists the entities."
        super().__init__(f"nothing in the graph is called {name!r}", remedy)
        self.args = (name, candidates)


class AmbiguousNameError(KgbuildError):
    """A name that several entities have; `candidates` are (name, type, IRI)."""

    def __init__(self, name: str, candidates: Iterable[tuple[str, str, str]]) -> None:
        rows = tuple(candidates)
        listed = "\n".join(f"  {label}  ({kind})  {iri}" for label, kind, iri in rows)
        super().__init__(f"{name!r} fits {len(rows)} entities:\n{listed}", "Give the full name or the IRI.")
        self.args = (name, rows)
        self.candidates = rows

    def __str__(self) -> str:
        return f"{self.problem}\n{self.remedy}"


class NoSuchNameError(KgbuildError):
    """A name that the user's own gazetteer does not have."""

    def __init__(self, name: str, close: Iterable[str] = ()) -> None:
        candidates = tuple(close)
        remedy = f"Nearest: {', '.join(candidates)}." if candidates else "`kgbuild gazetteer list` lists what there is."
        super().__init__(f"no file or name in your gazetteer is called {name!r}", remedy)
        self.args = (name, candidates)


class ShapeError(KgbuildError):
    """The graph breaks a SHACL shape."""


class PluginError(KgbuildError):
    """An entry point that does not load or does not offer what it should."""
