"""JSON objects read field by field, each field of the type that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kgbuild.errors import DocumentError

__all__ = ["Row"]

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One object; `place` is how errors call it. A field of another type is a DocumentError."""

    fields: Mapping[str, object]
    place: str

    def fail(self, key: str, wanted: str) -> DocumentError:
        return DocumentError(self.place, f"{key!r} is not {wanted}", "Compare the reading format; read it again.")

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str):
            raise self.fail(key, "a string")
        return value

    def optional(self, key: str) -> str | None:
        return None if self.fields.get(key) is None else self.text(key)

    def whole(self, key: str) -> int:
        value = self.fields.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(key, "a whole number")
        return value

    def number(self, key: str) -> float:
        value = self.fields.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.fail(key, "a number")
        return float(value)

    def optional_number(self, key: str) -> float | None:
        return None if self.fields.get(key) is None else self.number(key)

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        try:
            return choices(self.text(key))
        except ValueError as error:
            raise self.fail(key, f"one of {', '.join(choices)}") from error

    def optional_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        return None if self.fields.get(key) is None else self.choice(key, choices)

    def holds_object(self, key: str) -> bool:
        return isinstance(self.fields.get(key), dict)

    def inner(self, key: str) -> Row:
        value = self.fields.get(key)
        if not isinstance(value, dict):
            raise self.fail(key, "an object")
        return Row(value, f"{self.place}, {key}")

    def rows(self, key: str) -> tuple[Row, ...]:
        """The objects of a list, () where the key is missing."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(key, "a list of objects")
        return tuple(Row(item, f"{self.place}, {key} {number}") for number, item in enumerate(value))

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of a list, () where the key is missing."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, "a list of strings")
        return tuple(value)
