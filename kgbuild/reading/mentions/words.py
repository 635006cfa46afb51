"""The words of a document as plain strings, read off once: asking spaCy token by token costs more than what is done with them."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.reading.trees import Doc

__all__ = ["Words", "read_words"]

_KEY = "words"  # of doc.user_data, so that they are kept as long as the document is


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """By token: its text, lower-case text, fine tag, where it begins and ends in `full`, and the number of its sentence;
    by sentence: its first token and the token after it."""

    full: str
    text: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    def phrase(self, start: int, end: int) -> str:
        """The text of tokens [start, end)."""
        return self.full[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def first(self, i: int) -> int:
        """The first token of the sentence of token i."""
        return self.sentences[self.sentence[i]][0]

    def lower_phrase(self, start: int, end: int) -> str:
        """The same in small letters with single blanks."""
        return " ".join(self.phrase(start, end).split()).lower()


def read_words(doc: Doc) -> Words:
    found = doc.user_data.get(_KEY)
    if isinstance(found, Words):
        return found
    words = doc.user_data[_KEY] = _read(doc)
    return words


def _read(doc: Doc) -> Words:
    tokens = list(doc)
    text = tuple(token.text for token in tokens)
    starts = tuple(token.idx for token in tokens)
    firsts = [i for i, token in enumerate(tokens) if i == 0 or token.is_sent_start]
    sentences = tuple(zip(firsts, [*firsts[1:], len(tokens)], strict=True))
    return Words(
        full=doc.text,
        text=text,
        lower=tuple(token.lower_ for token in tokens),
        tags=tuple(token.tag_ for token in tokens),
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, text, strict=True)),
        sentence=tuple(number for number, (start, end) in enumerate(sentences) for _ in range(start, end)),
        sentences=sentences,
    )
