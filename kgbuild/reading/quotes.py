"""Quotations: straight, curly and doubled marks, also those that a paragraph opens and the next one goes on with."""

from __future__ import annotations

from kgbuild.reading.annotated import Quote
from kgbuild.reading.layout import paragraphs
from kgbuild.reading.trees import Doc

__all__ = ["find_quotes"]

_OPEN = {"“": "”", "``": "''", "„": "“", "«": "»"}
_CLOSE = frozenset({"”", "''", "»"})


def find_quotes(doc: Doc, preamble: int = 0) -> tuple[Quote, ...]:
    """The quotations of a text in order, marks included. One that its paragraph leaves open ends with the paragraph."""
    quotes: list[Quote] = []
    for start, end in paragraphs(doc, preamble):
        opened: int | None = None
        for i in range(start, end):
            text = doc[i].text
            if text == '"':
                opening = opened is None
            elif text in _OPEN or (text == "''" and opened is None and _stands_before(doc, i)):
                opening = True
            elif text in _CLOSE:
                opening = False
            else:
                continue
            if opening:
                if opened is not None:
                    quotes.append(Quote(start=opened, end=i))
                opened = i
            elif opened is not None:
                quotes.append(Quote(start=opened, end=i + 1))
                opened = None
        if opened is not None:
            quotes.append(Quote(start=opened, end=end, opened=True))
    return tuple(quote for quote in quotes if quote.end - quote.start > 2)


def _stands_before(doc: Doc, i: int) -> bool:
    """Whether a mark belongs to what follows: two apostrophes open a quotation as they close one, ''like this''."""
    before = i == 0 or doc[i - 1].is_space or bool(doc[i - 1].whitespace_)
    return before and i + 1 < len(doc) and not doc[i].whitespace_ and not doc[i + 1].is_space
