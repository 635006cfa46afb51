"""Turns of a printed conversation: quotations that begin with the speaker's name in capitals, "BERG: I was late."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.model.text import MentionKind
from kgbuild.reading.annotated import Annotated, Found, Speech

__all__ = ["find_turns"]

MAX_LABEL = 4  # tokens of a speaker's name
_OPENING = frozenset({'"', "“", "``", "'", "‘"})


def find_turns(annotated: Annotated, found: Sequence[Found]) -> Iterator[Speech]:
    """What is said in each turn; where the label is no mention, nobody is known to say it."""
    doc = annotated.doc
    by_head = {mention.head: i for i, mention in enumerate(found) if mention.kind is MentionKind.NAME}
    for quote in annotated.quotes:
        start = quote.start + (doc[quote.start].text in _OPENING)
        colon = next((i for i in range(start, min(start + MAX_LABEL, quote.end)) if doc[i].text == ":"), None)
        label = [doc[i] for i in range(start, colon)] if colon is not None else []
        if colon is not None and label and all(token.is_upper for token in label):
            source = next((by_head[token.i] for token in label if token.i in by_head), None)
            yield Speech(source=source, addressee=None, contents=((colon + 1, quote.end),))
