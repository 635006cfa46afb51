"""JSON Lines, a document a line: {"id", "text", "title"?, "published"?, "language"?, "url"?, "publisher"?, "byline"?}.

`text` is kept exactly as given. A line that is malformed is an error of its own; the others are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from kgbuild.errors import DocumentError
from kgbuild.model.text import Document
from kgbuild.reading.documents.dates import read_date, read_timestamp
from kgbuild.reading.documents.head import Head
from kgbuild.reading.documents.plain import decode_text, make_document
from kgbuild.reading.documents.words import Words

__all__ = ["read_jsonl"]


def read_jsonl(data: bytes, name: str, words: Words) -> Iterator[Document | DocumentError]:
    """The documents of a file, and an error for each line that is none. Without id and url: "<file>#<line>"."""
    text = decode_text(data, name)
    empty = True
    # not splitlines(): U+2028 may stand inside a JSON string
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        empty = False
        place = f"{name}, line {number}"
        try:
            yield _read_line(line, f"{name}#{number}", place, words)
        except DocumentError as error:
            yield error
    if empty:
        yield DocumentError(name, "it holds no text", "Fill it, or leave it out.")


def _read_line(line: str, unnamed: str, place: str, words: Words) -> Document:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"not JSON ({error.msg} at character {error.colno})"
        raise DocumentError(place, problem, "Write one JSON object a line.") from error
    except RecursionError as error:
        raise DocumentError(place, f"not JSON ({error})", "Write one JSON object a line.") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise DocumentError(place, 'no object with a "text"', 'Write {"id": "...", "text": "..."}.')
    url = _string(row, "url", place)
    given = Head(
        title=_string(row, "title", place),
        published=_date(row, place, words),
        byline=_string(row, "byline", place),
        publisher=_string(row, "publisher", place),
        url=url,
        language=_string(row, "language", place),
    )
    return make_document(_string(row, "id", place) or url or unnamed, row["text"], given, words)


def _string(row: Mapping[str, object], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise DocumentError(place, f'"{key}" is no string', f'Write "{key}": "...", or leave it out.')
    return value


def _date(row: Mapping[str, object], place: str, words: Words) -> str | None:
    value = _string(row, "published", place)
    if value is None:
        return None
    stamp = read_timestamp(value)
    dated = None if stamp else read_date(value.strip(), 0, words)
    if not stamp and not (dated and dated.value):
        raise DocumentError(place, f'"published" is no date: {value!r}', "Write it as 2025-07-10, or leave it out.")
    return stamp or (dated.value if dated else None)
