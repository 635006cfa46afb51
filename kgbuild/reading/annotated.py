"""A parsed text and what is found in it, over tokens: what the rooms of the text floor hand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.model.text import Document, MentionKind, Quantity

if TYPE_CHECKING:
    from kgbuild.ontology import Ontology
    from kgbuild.reading.trees import Doc

__all__ = ["Annotated", "Found", "Gender", "Number", "Quote", "Speech"]

Gender = str  # "masculine", "feminine", "neuter", or "" where unknown
Number = str  # "singular", "plural", or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation, quotation marks included: tokens [start, end). `opened` only: a paragraph's quotation that the next one
    continues without having been closed."""

    start: int
    end: int
    opened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """`doc` is over the whole `document.text`, preamble included; token.is_sent_start is final."""

    document: Document
    doc: Doc
    ontology: Ontology
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention over tokens: whole noun phrase [start, end), head span [head_start, head_end) (for a name the name without
    title and determiner), `head` the syntactic head token. `entry` is a gazetteer key."""

    start: int
    end: int
    head: int
    head_start: int
    head_end: int
    kind: MentionKind
    type: str | None = None
    value: str | Quantity | None = None
    gender: Gender = ""
    number: Number = ""
    entry: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Whose words stand where: `source` and `addressee` are indices of mentions, `contents` token ranges."""

    source: int | None
    addressee: int | None
    contents: tuple[tuple[int, int], ...]
