"""Markdown (CommonMark and tables) with front matter: the words without the markup.

Paragraphs, headings and list items become paragraphs; code, images, rules and raw HTML are left out. Offsets count the
resulting text. Front matter: title, date, author, publisher, url, lang between lines of `---` (plain keys and values of
YAML) or `+++` (TOML).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgbuild.errors import DocumentError
from kgbuild.model.text import Document
from kgbuild.reading.documents.dates import read_date, read_timestamp
from kgbuild.reading.documents.head import Head
from kgbuild.reading.documents.plain import decode_text, make_document
from kgbuild.reading.documents.words import Words

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)(?:\r?\n)?\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)\s*:\s*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")


def read_markdown(data: bytes, name: str, words: Words) -> Iterator[Document]:
    """The one document of a Markdown file. Its title: the front matter's, else its first heading of level 1."""
    source = decode_text(data, name)
    front = _FRONT.match(source)
    fields = _read_front(front[1], front[2], name) if front else {}
    title, text = strip_markup(source[front.end() :] if front else source)
    given = Head(
        title=_first(fields, "title", "headline") or title,
        published=_published(_first(fields, "date", "published", "pubdate"), name, words),
        byline=_first(fields, "author", "authors", "byline"),
        publisher=_first(fields, "publisher", "publication", "site"),
        url=_first(fields, "url", "link", "canonical_url"),
        language=_first(fields, "lang", "language"),
    )
    document_id = _first(fields, "id") or given.url or name
    yield make_document(document_id, text, given, words)


def strip_markup(source: str) -> tuple[str | None, str]:
    """The first heading of level 1, if any, and the words of the text, a blank line between paragraphs."""
    from markdown_it import MarkdownIt  # lazily: few inputs are Markdown

    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    title: str | None = None
    paragraphs: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        words = _inline_text(token.children or ()).strip()
        if not words:
            continue
        if title is None and before is not None and before.type == "heading_open" and before.tag == "h1":
            title = words
        paragraphs.append(words)
    return title, "\n\n".join(paragraphs)


def _inline_text(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)


def _read_front(fence: str, block: str, name: str) -> Mapping[str, str]:
    """The scalar fields of front matter, keys in lower case; a list's items joined by commas."""
    if fence == "+++":
        try:
            table = tomllib.loads(block)
        except tomllib.TOMLDecodeError as error:
            raise DocumentError(
                name, f"its front matter is not TOML ({error})", "Mend the lines between +++."
            ) from error
        return {
            key.lower(): ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            for key, value in table.items()
        }
    fields: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        field, item = _FIELD.match(line), _ITEM.match(line)
        if field:
            key = field[1].lower()
            fields[key] = _scalar(field[2])
        elif item and key:
            fields[key] = ", ".join(filter(None, (fields[key], _scalar(item[1]))))
    return fields


def _scalar(value: str) -> str:
    value = value.strip()
    if value[:1] in {'"', "'"}:
        closing = value.find(value[0], 1)
        while value[0] == "'" and value[closing : closing + 2] == "''":  # YAML doubles a quote inside quotes
            closing = value.find("'", closing + 2)
        while value[0] == '"' and closing > 0 and value[closing - 1] == "\\":
            closing = value.find('"', closing + 1)
        inner = value[1:closing] if closing > 0 else value[1:]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    value = re.split(r"\s#", value, maxsplit=1)[0].strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item) for item in value[1:-1].split(",") if item.strip())
    return "" if value in {"null", "~"} else value


def _first(fields: Mapping[str, str], *keys: str) -> str | None:
    return next((fields[key] for key in keys if fields.get(key)), None)


def _published(value: str | None, name: str, words: Words) -> str | None:
    if value is None:
        return None
    stamp = read_timestamp(value)
    dated = None if stamp else read_date(value, 0, words)
    if not stamp and not (dated and dated.value):
        raise DocumentError(name, f"the date of its front matter is none: {value!r}", "Write date: 2025-07-10.")
    return stamp or (dated.value if dated else None)
