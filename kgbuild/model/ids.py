"""Names made from content: the same content gives the same id on every machine, in every order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

__all__ = ["content_id", "slug"]

_NOT_WORD = re.compile(r"[^0-9a-z]+")
MAX_SLUG = 80


def content_id(parts: Iterable[str | None], *, digits: int = 20) -> str:
    """20 hexadecimal digits (80 bits) of the parts, each prefixed by its length, so that no two lists of parts collide by
    joining; None differs from ""."""
    digest = sha256()
    for part in parts:
        data = b"" if part is None else part.encode()
        digest.update(b"-" if part is None else str(len(data)).encode() + b":")
        digest.update(data)
    return digest.hexdigest()[:digits]


def slug(name: str) -> str:
    """A name as a piece of an IRI: "Sergey Lavrov" -> "sergey-lavrov"; names without a Latin letter or digit become a hash."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = _NOT_WORD.sub("-", folded).strip("-")[:MAX_SLUG].strip("-")
    return words or content_id([unicodedata.normalize("NFC", name)], digits=12)
