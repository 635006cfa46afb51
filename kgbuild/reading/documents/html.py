"""HTML pages: the article without navigation, scripts and comments, by trafilatura. Offsets count the result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.errors import DocumentError
from kgbuild.model.text import Document
from kgbuild.reading.documents.dates import read_timestamp
from kgbuild.reading.documents.head import Head
from kgbuild.reading.documents.plain import decode_text, make_document
from kgbuild.reading.documents.words import Words

__all__ = ["read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page must declare its encoding
_LANGUAGE = re.compile(r"<html[^>]*?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-\w+)*)", re.IGNORECASE)


def read_html(data: bytes, name: str, words: Words) -> Iterator[Document]:
    """The one document of a page; its id is its canonical URL where it declares one."""
    import trafilatura  # lazily: half a second, and few inputs are HTML

    source = _decode_page(data, name)
    if not source.strip():
        raise DocumentError(name, "it holds no text", "Fill it, or leave it out.")
    page = trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # a date printed on the page, not a guess from any number on it
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    if isinstance(page, dict):  # never: the old form of the answer, not asked for
        page = None
    lines = (page.text or "").split("\n") if page is not None else []
    text = "\n\n".join(line.strip() for line in lines if line.strip())
    if page is None or not text:
        raise DocumentError(name, "no article was found on the page", "Save the article's text as .txt.")
    language = _LANGUAGE.search(source)
    given = Head(
        title=page.title or None,
        published=read_timestamp(page.date) if page.date else None,
        byline=page.author or None,
        publisher=page.sitename or None,
        url=page.url or None,
        language=page.language or (language[1].lower() if language else None),
    )
    yield make_document(given.url or name, text, given, words)


def _decode_page(data: bytes, name: str) -> str:
    """The page's text, by byte order mark, UTF-8, its own declaration, or a guess, in this order: declarations lie, and
    what is valid UTF-8 is never anything else."""
    declared = _CHARSET.search(data[:_HEAD])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_text(data, name)
