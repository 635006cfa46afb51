"""XML: text and names as XML 1.0 can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "clean_text",
    "escape_attribute",
    "escape_attributes",
    "escape_text",
    "escape_texts",
    "make_token",
    "make_tokens",
    "write_element",
]

# XML 1.0, production 2 (Char); halves of surrogate pairs are none either.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What is written otherwise between tags, and between quotes.
_SPECIAL = re.compile("[^\n\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[&<>]")
_QUOTED = re.compile('[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[&<>"]')
# Production 4 (NameChar) without ":", which stands for "/"; "_x" begins what stands for another character.
_NO_NAME = re.compile(
    "[^A-Za-z0-9._/\\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]|_(?=x)"
)


def clean_text(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("", text)


def escape_text(text: str) -> str:
    """Text between tags. A carriage return would be read back as a line feed."""
    return clean_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """Text between double quotes; line breaks and tabs would be read back as blanks."""
    escaped = escape_text(text).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def escape_texts(texts: list[str]) -> list[str]:
    """`escape_text` of each; most need nothing, and a look at all at once is faster."""
    joined = " ".join(texts)
    return texts if _is_plain(joined) or not _SPECIAL.search(joined) else list(map(escape_text, texts))


def escape_attributes(texts: list[str]) -> list[str]:
    """`escape_attribute` of each."""
    joined = " ".join(texts)
    plain = '"' not in joined and _is_plain(joined)
    return texts if plain or not _QUOTED.search(joined) else list(map(escape_attribute, texts))


def _is_plain(text: str) -> bool:
    # Faster than any pattern; what is no letter, sign or blank is looked at by one.
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text


def make_tokens(ids: list[str]) -> list[str]:
    """`make_token` of each."""
    joined = "\n".join(ids)
    # Letters and figures of ASCII are names; a look at all at once is faster than a pattern.
    letters = joined.replace("/", "").replace("-", "").replace("\n", "")
    if not (letters.isascii() and letters.isalnum()) and _NO_NAME.search(joined.replace("\n", ".")):
        return list(map(make_token, ids))
    return joined.replace("/", ":").split("\n")


def make_token(id: str) -> str:
    """An id as an NMTOKEN, each its own: "person/ana-sorel" is person:ana-sorel, other characters are _xHEX_."""
    return _NO_NAME.sub(lambda found: f"_x{ord(found[0]):X}_", id).replace("/", ":")


def write_element(name: str, attributes: Iterable[tuple[str, str]], text: str | None = None) -> str:
    """An element without children, attributes in the order given."""
    start = "".join(f' {key}="{escape_attribute(value)}"' for key, value in attributes)
    return f"<{name}{start}/>" if text is None else f"<{name}{start}>{escape_text(text)}</{name}>"
