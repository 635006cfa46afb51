"""The formats that are read, by suffix: ours, then those of plug-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kgbuild.errors import DocumentError, PluginError
from kgbuild.model.text import Document
from kgbuild.plugins import Point, load_plugins
from kgbuild.reading.documents.html import read_html
from kgbuild.reading.documents.jsonl import read_jsonl
from kgbuild.reading.documents.markdown import read_markdown
from kgbuild.reading.documents.plain import read_plain
from kgbuild.reading.documents.words import Words

__all__ = ["Format", "find_formats"]

# (bytes, id unless the document has its own, words) -> documents, and errors for those that could not be read
Format = Callable[[bytes, str, Words], Iterator[Document | DocumentError]]

BUILT_IN: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": read_plain,
        ".md": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".jsonl": read_jsonl,
    }
)


@lru_cache(maxsize=1)
def find_formats() -> Mapping[str, Format]:
    """Suffix in lower case -> its reader. A plug-in is called by its suffix, with the dot."""
    formats = dict(BUILT_IN)
    for suffix, loaded in load_plugins(Point.FORMATS).items():
        if not callable(loaded) or not suffix.startswith("."):
            raise PluginError(
                f"the format plug-in {suffix!r} is no function named by a suffix",
                'Call it ".suffix" and give it the signature of kgbuild.reading.documents.Format.',
            )
        formats[suffix.lower()] = loaded
    return MappingProxyType(formats)
