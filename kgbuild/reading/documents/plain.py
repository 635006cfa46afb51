"""Plain text: bytes to text, and the text as a document."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace

from charset_normalizer import from_bytes

from kgbuild.errors import DocumentError
from kgbuild.model.text import Document
from kgbuild.reading.documents.head import Head, read_head
from kgbuild.reading.documents.words import Words

__all__ = ["decode_text", "make_document", "read_plain", "restore_document"]

# UTF-32 before UTF-16: its little-endian mark begins with UTF-16's
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of English text few bytes are above 127. Where Windows' Western code page explains them, a statistical guess would
# only do worse, having little to go by.
MAX_HIGH_BYTES = 0.2
_SAVE_AS = "Save it as UTF-8 text, or leave it out."


def read_plain(data: bytes, name: str, words: Words) -> Iterator[Document]:
    """The one document of a text file. Line ends and blanks are kept: offsets count the code points as decoded."""
    yield make_document(name, decode_text(data, name), Head(), words)


def make_document(name: str, text: str, given: Head, words: Words) -> Document:
    """A document of a text and what is known of it; what is not known is looked for at the text's head."""
    _check_text(text, name)
    head = read_head(text, words)
    return Document(
        id=name,
        text=text,
        title=given.title or head.title,
        published=given.published or head.published,
        publisher=given.publisher or head.publisher,
        byline=given.byline or head.byline,
        language=given.language or head.language,
        url=given.url or head.url,
        preamble=head.end,
    )


def restore_document(document: Document, words: Words) -> Document:
    """A document that was written with its reading, as it was before: where reading starts, its text says."""
    return replace(document, preamble=read_head(document.text, words).end)


def _check_text(text: str, name: str) -> None:
    """Refuses what is no text: nothing, NUL characters, halves of surrogate pairs."""
    if not text.strip():
        raise DocumentError(name, "it holds no text", "Fill it, or leave it out.")
    if "\0" in text:
        raise DocumentError(
            name, "it holds NUL characters: a binary file, or UTF-16 without its byte order mark", _SAVE_AS
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(name, f"half a surrogate pair at character {error.start}", _SAVE_AS) from error


def decode_text(data: bytes, name: str) -> str:
    """The text of some bytes: by byte order mark, else UTF-8, else a guess. Raises DocumentError for binary data."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(name, f"broken {encoding} at byte {error.start}", _SAVE_AS) from error
    if b"\0" in data:
        _check_text("\0", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess_text(data, name)


def _guess_text(data: bytes, name: str) -> str:
    if any(byte < 32 and byte not in b"\t\n\r\f\v\x1a\x1b" for byte in data):
        raise DocumentError(name, "it is a binary file, not text", _SAVE_AS)
    high = sum(byte > 127 for byte in data)
    if high <= len(data) * MAX_HIGH_BYTES:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # a byte that this code page leaves undefined
    best = from_bytes(data).best()
    if best is None:
        raise DocumentError(name, "its encoding is not known", _SAVE_AS)
    return str(best)
