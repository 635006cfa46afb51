"""TOML tables read field by field, with errors that name the file, the entry, and the remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kgbuild.errors import OntologyError

__all__ = ["Table", "read_tables"]

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a file; `place` is how errors call it ("lexicon/speech.toml, sense 3 (say)")."""

    place: str
    fields: Mapping[str, object]

    def fail(self, problem: str, remedy: str) -> OntologyError:
        return OntologyError(f"{self.place}: {problem}", remedy)

    def check_keys(self, allowed: Iterable[str]) -> None:
        known = frozenset(allowed)
        unknown = sorted(self.fields.keys() - known)
        if unknown:
            raise self.fail(f"unknown key {unknown[0]!r}", f"Known keys: {', '.join(sorted(known))}.")

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"{key!r} must be a non-empty string", f'Write {key} = "...".')
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        value = self.text(key)
        allowed = [choice.value for choice in choices]
        if value not in allowed:
            raise self.fail(f"{key} = {value!r} means nothing", f"Write one of {', '.join(allowed)}.")
        return choices(value)

    def optional_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        return self.choice(key, choices) if key in self.fields else None

    def flag(self, key: str) -> bool:
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(f"{key!r} must be true or false", f"Write {key} = true, or leave it out.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of a list, () where the key is missing, in file order."""
        value = self.fields.get(key, [])
        if not isinstance(value, list):
            raise self.fail(f"{key!r} must be a list of strings", f'Write {key} = ["...", "..."].')
        texts = [item for item in value if isinstance(item, str) and item.strip()]
        if len(texts) != len(value) or len(set(texts)) != len(texts):
            raise self.fail(f"{key!r} holds something empty, twice, or no string", "Keep each string once.")
        return tuple(texts)

    def table(self, key: str) -> Table:
        """An inner table, empty where the key is missing."""
        value = self.fields.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(f"{key!r} must be a table", f"Write {key} = {{ name = value }}.")
        return Table(place=f"{self.place}, {key}", fields=value)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables, numbered from 1 and called by their first lemma or verb."""
        value = self.fields.get(key, [])
        if not isinstance(value, list):
            raise self.fail(f"{key!r} must be an array of tables", f"Write [[{key}]] above each entry.")
        for number, item in enumerate(value, start=1):
            if not isinstance(item, dict):
                raise self.fail(f"{key} {number} is no table", f"Write [[{key}]] above each entry.")
            names = item.get("lemma") or item.get("verb") or list(item.get("examples", ()))
            name = f" ({names[0]})" if isinstance(names, list) and names else ""
            yield Table(place=f"{self.place}, {key} {number}{name}", fields=item)


def read_tables(directory: Path) -> Iterator[tuple[str, Table]]:
    """(stem, whole file) of each TOML file of a folder, by name; none where there is no such folder."""
    for path in sorted(directory.glob("*.toml")):
        try:
            fields = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise OntologyError(f"{path}: not TOML: {error}", "Mend the line; TOML files are UTF-8.") from error
        yield path.stem, Table(place=str(path), fields=fields)
