"""Mistakes: where a query does not parse, and what was expected there.

Oxigraph stops at the first word that cannot go on, often later than the mistake, and names what it tried last. What
people get wrong most is looked for in the text itself; only where none of it is found does the engine's word stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise

from kgbuild.errors import QuerySyntaxError
from kgbuild.graph.lexing import Token, TokenKind, list_tokens

__all__ = ["explain_mistake"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_OPENING = {close: open for open, close in _CLOSING.items()}
_WORDS = """
    A ABS ADD ADJUST ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT CONTAINS COPY
    COUNT CREATE DATA DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR
    FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN INSERT INTO IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG
    LANGMATCHES LATERAL LCASE LIMIT LOAD MAX MD5 MIN MINUS MINUTES MONTH MOVE NAMED NOT NOW OFFSET OPTIONAL ORDER
    PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512
    SILENT STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TO TRUE TZ UCASE
    UNDEF UNION URI USING UUID VALUES WHERE WITH YEAR TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE
"""
_KEYWORDS = frozenset(_WORDS.split())
_TERMS = frozenset({TokenKind.VARIABLE, TokenKind.NAME, TokenKind.IRI, TokenKind.TEXT, TokenKind.NUMBER})
_READABLE = 6
_PARTS = ("a subject", "a predicate", "an object")

Mistake = tuple[int, str, str]  # where, what is wrong, what to do


def explain_mistake(
    text: str, line: int, column: int, expected: str, prefixes: Iterable[str], *, update: bool = False
) -> QuerySyntaxError:
    """The error of a query, or an update, that the engine left at a line and column, with what it expected there."""
    tokens = tuple(list_tokens(text))
    known = frozenset(prefixes) | frozenset(_list_declared(tokens))
    stop = _find_offset(text, line, column)
    forms = _find_form(tokens) if not update else ()
    found = (*forms, *_list_mistakes(text, tokens, known, expected, stop), _quote_engine(expected, stop))
    offset, problem, remedy = found[0]
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    source = text[start : end if end >= 0 else None]
    return QuerySyntaxError(text.count("\n", 0, offset) + 1, offset - start + 1, source, problem, remedy)


def _list_mistakes(
    text: str, tokens: Sequence[Token], known: frozenset[str], expected: str, stop: int
) -> Iterator[Mistake]:
    """The surest first."""
    yield from _find_broken(tokens)
    yield from _find_prefix(tokens, known)
    yield from _find_misspelt(tokens)
    yield from _find_bracket(text, tokens)
    yield from _find_meaning(expected, stop)
    yield from _find_missing(tokens)
    yield from _find_gap(tokens, stop)


def _find_broken(tokens: Sequence[Token]) -> Iterator[Mistake]:
    for token in tokens:
        if token.kind is TokenKind.BROKEN and token.text.startswith("<"):
            yield (
                token.start,
                "this is no IRI: it holds a blank or a bracket, or has no >",
                "Write IRIs without blanks, %20 in their place.",
            )
        elif token.kind is TokenKind.BROKEN:
            yield token.start, f"this text has no closing {token.text[0]}", "Close it on its line, or use three quotes."


def _find_form(tokens: Sequence[Token]) -> Iterator[Mistake]:
    expected = f"expected {', '.join(_FORMS[:-1])} or {_FORMS[-1]}"
    words = [token for token in tokens if token.word or token.text in _CLOSING]
    prologue = {after.start for token, after in pairwise(tokens) if token.word == "PREFIX"}
    first = next(
        (token for token in words if token.word not in ("PREFIX", "BASE") and token.start not in prologue), None
    )
    if first is None:
        yield 0, expected, "Nothing is asked yet."
    elif first.word in _UPDATES:
        yield (
            first.start,
            f"{expected}, found {first.text}",
            ("A build's graph is read-only: ask with SELECT, ASK, CONSTRUCT or DESCRIBE."),
        )
    elif first.word not in _FORMS:
        yield first.start, f"{expected}, found {first.text}", _suggest(first.text, _FORMS) or "Begin with one of them."


def _list_declared(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if before.word == "PREFIX":
            yield token.text.partition(":")[0]


def _find_prefix(tokens: Sequence[Token], known: frozenset[str]) -> Iterator[Mistake]:
    for token in tokens:
        prefix, _, _ = token.text.partition(":")
        if token.kind is TokenKind.NAME and prefix not in known and prefix != "_":
            listed = " ".join(sorted(f"{one}:" for one in known))
            yield (
                token.start,
                f"the prefix {prefix}: is not declared",
                (f"Declare the prefix {prefix}: with PREFIX, or use one of {listed}."),
            )


def _find_misspelt(tokens: Sequence[Token]) -> Iterator[Mistake]:
    for before, token in zip(("", *(token.word for token in tokens)), tokens, strict=False):
        if before == "PREFIX" and token.kind is TokenKind.WORD:
            yield token.end, "expected a colon after the prefix", f"Write PREFIX {token.text}: <...>"
        elif token.word and not token.text.startswith("@") and token.word not in _KEYWORDS:
            remedy = (
                _suggest(token.text, _KEYWORDS) or "Variables begin with ?, names with a prefix, texts stand in quotes."
            )
            yield token.start, f"{token.text} is no word of SPARQL", remedy


def _suggest(word: str, known: Iterable[str]) -> str | None:
    close = get_close_matches(word.upper(), sorted(known), n=1, cutoff=0.7)
    return f"Did you mean {close[0]}?" if close else None


def _find_bracket(text: str, tokens: Sequence[Token]) -> Iterator[Mistake]:
    open: list[Token] = []
    for token in tokens:
        if token.text in _CLOSING:
            open.append(token)
        elif token.text in _OPENING and token.kind is TokenKind.MARK:
            if not open:
                yield (
                    token.start,
                    f"this {token.text} closes nothing",
                    f"Leave it out, or open it with {_OPENING[token.text]}.",
                )
                return
            last = open.pop()
            if last.text != _OPENING[token.text]:
                wanted = _CLOSING[last.text]
                yield (
                    token.start,
                    f"expected {wanted} before this {token.text}",
                    (f"Close the {last.text} of line {text.count(chr(10), 0, last.start) + 1} first."),
                )
                return
    if open:
        number = text.count("\n", 0, open[-1].start) + 1
        yield (
            len(text.rstrip()),
            f"expected {_CLOSING[open[-1].text]}, found the end",
            (f"Close the {open[-1].text} of line {number}."),
        )


def _find_meaning(expected: str, stop: int) -> Iterator[Mistake]:
    if "variable that is unbound" in expected:
        yield (
            stop,
            "a variable is selected that is neither grouped by nor counted",
            ("Name it in GROUP BY, or put it into COUNT, SAMPLE, MIN or MAX."),
        )
    if "IRI parsing failed" in expected:
        yield (
            stop,
            "expected a whole IRI before this",
            "Write IRIs with their scheme, <https://...>, or as prefix:name.",
        )


def _find_missing(tokens: Sequence[Token]) -> Iterator[Mistake]:
    """What has to follow some words, and does not."""
    for token, after in pairwise(tokens):
        if token.word in ("ORDER", "GROUP") and after.word != "BY":
            yield after.start, f"expected BY, found {after.text}", f"Write {token.word} BY."
        if token.word in ("SELECT", "DISTINCT", "REDUCED") and after.text == "{":
            yield after.start, "expected a ?variable or *, found {", f"Say after {token.text} what you want to see."


def _find_gap(tokens: Sequence[Token], stop: int) -> Iterator[Mistake]:
    """A triple of too few terms, or too many: how many stand since it began is counted where it ends."""
    for place, token in enumerate(tokens):
        count = _count_terms(tokens[:place]) if token.text in (".", ";", ",", "}") else 0
        if count in (1, 2):
            yield (
                token.start,
                f"expected {_PARTS[count]}, found {token.text}",
                ("A triple is a subject, a predicate and an object, each a ?variable, a prefix:name or an <IRI>."),
            )
        elif count > 3 and token.start <= stop:
            extra = tokens[place - count + 3]
            yield (
                extra.start,
                f"expected . or ; after the object, found {extra.text}",
                "End each triple with a full stop.",
            )


def _count_terms(tokens: Sequence[Token]) -> int:
    """How many terms of a triple stand at the end of some words; 0 where that cannot be told."""
    count = 0
    for token in reversed(tokens):
        if token.kind in _TERMS or token.text == "a":
            count += 1
        elif token.text in ("{", ".", "}"):
            return count
        elif token.text in (";", ","):
            return count + (1 if token.text == ";" else 2) if count else 0
        else:
            return 0
    return 0


def _quote_engine(expected: str, stop: int) -> Mistake:
    # Of keywords the engine names one of the many that it tried: no help. A mark in quotes is the only one.
    mark = expected.removeprefix("expected ")
    useful = len(mark) <= _READABLE and mark.startswith('"') and mark.endswith('"') and "," not in mark
    return (
        stop,
        f"expected {mark[1:-1]}" if useful else "this cannot stand here",
        "Mend the query there, or just before.",
    )


def _find_offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))
