"""Lexing: the words of a SPARQL text with their places, as far as messages need them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Token", "TokenKind", "blank_quoted", "list_tokens"]


class TokenKind(StrEnum):
    """What a word of a query is; BROKEN is a text or IRI without its end."""

    COMMENT = "comment"
    TEXT = "text"
    IRI = "iri"
    VARIABLE = "variable"
    NAME = "name"  # with a prefix: kg:met, _:b
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    BROKEN = "broken"


_KINDS = (
    (TokenKind.COMMENT, r"#[^\n]*"),
    (TokenKind.TEXT, r'"""(?:\\.|"{0,2}[^"\\])*"""' + r"|'''(?:\\.|'{0,2}[^'\\])*'''"),
    (TokenKind.TEXT, r'"(?!"")(?:\\.|[^"\\\n])*"' + r"|'(?!'')(?:\\.|[^'\\\n])*'"),
    (TokenKind.IRI, r'<[^<>"{}|^`\\\s]*>'),
    (TokenKind.VARIABLE, r"[?$]\w+"),
    (TokenKind.NAME, r"(?:[A-Za-z][\w.-]*|_)?:(?:[\w:%-](?:[\w.:%\\-]*[\w:%-])?)?"),
    (TokenKind.NUMBER, r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"),
    (TokenKind.WORD, r"@?[A-Za-z][\w-]*"),
    (TokenKind.BROKEN, r"\"[^\n]*|'[^\n]*|<[a-z]+:[^>\n]*>?"),
    (TokenKind.MARK, r"\^\^|&&|\|\||!=|<=|>=|\S"),
)
_TOKEN = re.compile("|".join(f"(?P<k{number}>{pattern})" for number, (_, pattern) in enumerate(_KINDS)), re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a query, beginning at `start`."""

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """In capitals where it is a word of the language, else ""."""
        return self.text.upper() if self.kind is TokenKind.WORD else ""


def list_tokens(text: str) -> Iterator[Token]:
    """The words of a query in order, without its comments."""
    for found in _TOKEN.finditer(text):
        kind = _KINDS[int((found.lastgroup or "k0")[1:])][0]
        if kind is not TokenKind.COMMENT:
            yield Token(kind=kind, text=found[0], start=found.start())


def blank_quoted(text: str) -> str:
    """A query without what may hold any word and mean nothing by it: comments, texts, IRIs."""
    return " ".join(token.text for token in list_tokens(text) if token.kind not in (TokenKind.TEXT, TokenKind.IRI))
