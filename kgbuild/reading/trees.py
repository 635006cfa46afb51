"""A parsed text as plain values: tokens, their dependents, sentences, under spaCy's names and with spaCy's meanings.

The rules ask each token dozens of times for its label, head and children. Asking spaCy makes a new object and looks a
string up each time; here all is read off once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from spacy import attrs
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc

__all__ = ["Doc", "Span", "Token", "read_doc"]

_STRINGS = (attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE)
_FLAGS = (attrs.IS_SPACE, attrs.IS_PUNCT, attrs.LIKE_NUM, attrs.IS_UPPER, attrs.IS_LOWER)
_INSIDE = ("", "I", "O", "B")  # by spaCy's number of an entity's beginning, inside and outside
_CONJ = "conj"


class Token:
    """One word or mark. `i` is its number, `idx` its first character; `head` is itself at the root of a sentence."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_lower",
        "is_punct",
        "is_sent_start",
        "is_space",
        "is_upper",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    children: tuple[Token, ...]
    doc: Doc
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(self, i: int, idx: int, text: str, whitespace: str) -> None:
        self.i = i
        self.idx = idx
        self.text = text
        self.whitespace_ = whitespace
        self.lower_ = self.lemma_ = self.pos_ = self.tag_ = self.dep_ = self.ent_type_ = self.ent_iob_ = ""
        self.is_space = self.is_punct = self.like_num = self.is_upper = self.is_lower = self.is_sent_start = False

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, distance: int = 1) -> Token:
        """The token so far to the right. Raises IndexError beyond the text."""
        if self.i + distance < 0:
            raise IndexError(self.i + distance)
        return self.doc.tokens[self.i + distance]

    @property
    def lefts(self) -> tuple[Token, ...]:
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        return tuple(child for child in self.children if child.i > self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all below it, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return tuple(sorted(found, key=_position))

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other members of the list that it is in."""
        first = self
        while first.head is not first and first.dep_ == _CONJ:
            first = first.head
        found = [first]
        for token in found:
            found.extend(child for child in token.rights if child.dep_ == _CONJ)
        return tuple(token for token in found if token is not self)


class Span:
    """Tokens [start, end)."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, i: int) -> Token:
        """The token at a place in the span, counted from its end where negative."""
        if not -len(self) <= i < len(self):
            raise IndexError(i)
        return self.doc.tokens[self.start + i if i >= 0 else self.end + i]

    @property
    def text(self) -> str:
        if self.start >= self.end:
            return ""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Token:
        """The token nearest to the root of the sentence, the first of several; a mark only where there is nothing else."""
        best, least = self.doc.tokens[self.start], (True, len(self.doc.tokens))
        for token in self:
            if token.head is token:
                return token
            if not self.start <= token.head.i < self.end:
                depth = (token.is_punct or token.is_space, sum(1 for _ in token.ancestors))
                if depth < least:
                    best, least = token, depth
        return best


class Doc:
    """All tokens of a text, and its sentences. `user_data` is for what is worked out once a text."""

    __slots__ = ("sents", "text", "tokens", "user_data")

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.user_data: dict[str, object] = {}
        starts = [token.i for token in tokens if token.is_sent_start]
        self.sents: tuple[Span, ...] = tuple(
            Span(self, start, end) for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True)
        )
        for sentence in self.sents:
            for token in sentence:
                token.doc, token.sent = self, sentence
        self.grow()

    def grow(self) -> None:
        """Children and edges, from the heads."""
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            token.left_edge = token.right_edge = token
            if token.head is not token:
                children[token.head.i].append(token)
        for token, below in zip(self.tokens, children, strict=True):
            token.children = tuple(below)
            above = token
            while above.head is not above:
                above = above.head
                if token.i < above.left_edge.i:
                    above.left_edge = token
                elif token.i > above.right_edge.i:
                    above.right_edge = token

    def release(self) -> None:
        """Lets go of all tokens, which hold on to one another, so that their memory is free at once. Nothing may ask them
        any more."""
        for token in self.tokens:
            token.children = ()
            del token.doc, token.sent, token.head, token.left_edge, token.right_edge
        self.tokens = self.sents = ()
        self.user_data.clear()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[place]


def read_doc(parsed: SpacyDoc) -> Doc:
    """The plain values of a text that spaCy has parsed."""
    strings = parsed.vocab.strings
    known: dict[int, str] = {0: ""}
    tokens = tuple(_read_tokens(parsed, strings))
    rows = parsed.to_array([*_STRINGS, *_FLAGS, attrs.ENT_IOB, attrs.SENT_START, attrs.HEAD]).astype("int64").tolist()
    numbers = parsed.to_array(list(_STRINGS)).tolist()
    for token, row, keys in zip(tokens, rows, numbers, strict=True):
        for key in keys:
            if key not in known:
                known[key] = strings[key]
        token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_, token.ent_type_ = (known[key] for key in keys)
        spaces, marks, number, upper, lower, inside, starts, head = row[len(keys) :]
        token.is_space, token.is_punct, token.like_num = spaces == 1, marks == 1, number == 1
        token.is_upper, token.is_lower = upper == 1, lower == 1
        token.ent_iob_ = _INSIDE[inside]
        token.is_sent_start = starts == 1
        token.head = tokens[token.i + head]
    return Doc(parsed.text, tokens)


def _read_tokens(parsed: SpacyDoc, strings: StringStore) -> Iterator[Token]:
    """The words alone, without making spaCy's tokens."""
    start = 0
    for i, (word, blank) in enumerate(parsed.to_array([attrs.ORTH, attrs.SPACY]).tolist()):
        text = strings[word]
        yield Token(i, start, text, " " if blank else "")
        start += len(text) + bool(blank)


def _position(token: Token) -> int:
    return token.i
