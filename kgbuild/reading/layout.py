"""Where sentences must begin, whatever the parser thinks: paragraphs, and crossheads that run into them.

News exports lose line breaks: a headline or crosshead stands before the first sentence of a paragraph without a full
stop. Left alone, the parser reads both as one sentence and makes a subject of the headline's last noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from kgbuild.reading import trees

__all__ = ["COMPONENT", "PREAMBLE", "mark_boundaries"]

COMPONENT = "kgbuild_boundaries"
PREAMBLE = "preamble"  # key of doc.user_data: the offset where reading starts

STARTS, GOES_ON = 1, -1  # spaCy's values of SENT_START; 0 leaves it to the parser
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_OPENERS = frozenset({"“", '"', "``"})
_CLOSERS = frozenset({"”", '"', "''"})
_MARKS = _OPENERS | _CLOSERS | {"'", "’", "‘", ")", "]"}
_DASHES = frozenset({"--", "—", "–", "-", "•", "*"})
_TERMINAL = frozenset(".!?…:;")
MAX_CROSSHEAD = 12  # tokens
SOFT_WRAP = range(50, 121)  # characters of a line that may have been wrapped by width


def mark_boundaries(doc: Doc) -> Doc:
    """Sets the sentence starts that are certain; the parser finds the others. A spaCy component, after the tagger."""
    preamble = doc.user_data.get(PREAMBLE, 0)
    starts = np.zeros((len(doc), 1), dtype="int32")
    for start, end in paragraphs(doc, preamble):
        breaks = {start, *crossheads(doc, start, end)}
        for i in range(start, end):
            if i in breaks:
                starts[i] = STARTS
            elif not _may_start(doc, start, i):
                starts[i] = GOES_ON
    # all at once: setting them token by token looks at the whole document each time
    doc.from_array([SENT_START], starts.astype("uint64"))  # type: ignore[arg-type]
    return doc


def _may_start(doc: Doc, start: int, i: int) -> bool:
    """Whether the parser may begin a sentence at token i of a paragraph: only after a mark that can end one."""
    k = i - 1
    if doc[i].text in _CLOSERS and (
        doc[i].text != '"' or doc[i].whitespace_ or i + 1 == len(doc) or doc[i + 1].is_space
    ):
        return False  # a closing mark belongs to what it closes
    while k > start and doc[k].text in _MARKS:
        k -= 1
    return doc[k].text[-1] in _TERMINAL or doc[k].is_space or doc[k].text in _DASHES or doc[i - 1].text in _CLOSERS


def paragraphs(doc: Doc | trees.Doc, preamble: int = 0) -> Iterator[tuple[int, int]]:
    """Token ranges [start, end) of the paragraphs, blank tokens around them left out; the preamble is one of its own."""
    start: int | None = None
    last = 0
    text = doc.text  # made anew at each call
    width = max((len(line) for line in text.splitlines()), default=0)
    for token in doc:
        if token.is_space:
            if start is not None and "\n" in token.text and _breaks(doc, text, token, width):
                yield start, last + 1
                start = None
            continue
        if start is not None and doc[start].idx < preamble <= token.idx:
            yield start, last + 1
            start = None
        if start is None:
            start = token.i
        last = token.i
    if start is not None:
        yield start, last + 1


def _breaks(doc: Doc | trees.Doc, text: str, blank: Token | trees.Token, width: int) -> bool:
    """Whether a token of white space ends a paragraph: an empty line does; a line break inside a text that was wrapped at a
    fixed width does not."""
    if len(re.findall(r"\r\n|\r|\n", blank.text)) > 1 or blank.i + 1 >= len(doc):
        return True
    before = text.rfind("\n", 0, blank.idx) + 1
    line = blank.idx - before
    if text[blank.idx - 1 : blank.idx] in _TERMINAL or doc[blank.i + 1].text[:1] in "-*•–":
        return True
    if doc[blank.i + 1].text[:1].islower():
        return False
    return not (line in SOFT_WRAP and width in SOFT_WRAP and line > width - 20)


def crossheads(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Tokens in a paragraph before which a crosshead without a full stop ends."""
    quoted = _after_quoted_crosshead(doc, start, end)
    if quoted is not None:
        yield quoted
        return
    limit = min(end, start + MAX_CROSSHEAD + 1)
    for i in range(start + 2, limit):
        previous = doc[i - 1]
        if previous.is_punct:
            if previous.text in _TERMINAL:
                # "Company next in line? The group has ...": the parser finds it, unless it is a heading's question mark
                if previous.text in "?!" and doc[i].text[:1].isupper():
                    yield i
                return
            if previous.text == ",":
                return
            continue
        if _joins(doc, start, i, end):
            yield i
            return


def _after_quoted_crosshead(doc: Doc, start: int, end: int) -> int | None:
    # Trump: “We’re not happy” US President Donald Trump has ...
    for i in range(start + 1, min(start + 4, end)):
        if doc[i].text == ":" and i + 1 < end and doc[i + 1].text in _OPENERS:
            for j in range(i + 2, min(end - 1, i + 2 + 2 * MAX_CROSSHEAD)):
                if doc[j].text in _CLOSERS:
                    after = doc[j + 1]
                    fits = doc[j - 1].text[:1] not in ".,!?" and after.text[:1].isupper() and not after.is_punct
                    return j + 1 if fits and _finite(doc, j + 1, end) else None
    return None


def _joins(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether token i begins a sentence after a crosshead [start, i)."""
    word, previous = doc[i], doc[i - 1]
    if not word.text[:1].isupper() or word.text == "I" or previous.tag_ in {"DT", "TO", "CC", "PRP$", "POS", "MD"}:
        return False
    if previous.tag_ == "IN" and not _verb_after_name(doc, i, end):
        return False
    left = [doc[k] for k in range(start, i)]
    if any(token.tag_ in {"DT", "PRP", "PRP$", "WP", "WDT"} for token in left):
        return False  # headlines leave out articles and pronouns
    if not _finite(doc, i, end):
        return False
    titled = sum(token.text[:1].isupper() for token in left)
    if word.tag_ in {"DT", "PRP", "PRP$", "EX", "IN", "WRB", "RB", "CC"}:
        # a function word with a capital in the middle of a sentence: only titles ("The Hague") and headlines do that
        follows = doc[i + 1] if i + 1 < end else word
        return follows.text[:1].islower() or titled < len(left) or follows.ent_type_ != ""
    if previous.text[:1].isupper() or titled == len(left):
        # "Doubts in Tallinn Sadam Logistics, the Estonian ...": a name that begins after a name: not to be told apart here
        return False
    verbs = [token for token in left if token.tag_ in _FINITE]
    if not previous.text[:1].islower():
        return False
    if previous.tag_ in {"RP", "IN"}:
        # "Defence vows to fight on Ramos denies that": what follows a stranded particle begins anew; "said that Oslo would" not
        headline = bool(verbs) and all(token.tag_ in {"VBZ", "VBP"} for token in verbs)
        if previous.tag_ == "RP" and _verb_after_apposition(doc, i, end):
            return True  # "Airport arm sold off Acme Air, the Kenyan airline, is not ...": what would be sold off is a subject
        return headline and (previous.tag_ == "RP" or (previous.i > start + 1 and doc[i - 2].tag_ in {"VB", "VBN"}))
    if any(token.tag_ in {"VBD", "MD"} for token in verbs):
        return False
    # "Lavrov meeting comes amid rising tensions Thursday's meeting was": two finite verbs, the first in headline present
    return previous.tag_ in {"NN", "NNS", "RB", "JJ", "VBN", "VB", "CD"} and bool(verbs)


def _verb_after_name(doc: Doc, i: int, end: int) -> bool:
    while i < end and doc[i].tag_ in {"NNP", "NNPS"}:
        i += 1
    return i < end and doc[i].tag_ in _FINITE


def _verb_after_apposition(doc: Doc, i: int, end: int) -> bool:
    """Whether a name is followed by a finite verb once what stands between two commas is left out."""
    while i < end and doc[i].tag_ in {"NNP", "NNPS"}:
        i += 1
    if i + 1 >= end or doc[i].text != "," or doc[i + 1].tag_ not in {"DT", "PRP$"}:
        return False
    comma = next((k for k in range(i + 1, end) if doc[k].text in {",", *_TERMINAL}), end)
    return comma + 1 < end and doc[comma].text == "," and doc[comma + 1].tag_ in _FINITE


def _finite(doc: Doc, start: int, end: int) -> bool:
    for i in range(start, end):
        if doc[i].tag_ in _FINITE:
            return True
        if doc[i].text in {".", "?", "!"}:
            return False
    return False
