"""Which words are what somebody says: the clause, phrase or parenthesis that hangs on a reporting word."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.reading.frames.attributed import Range
from kgbuild.reading.frames.clause import prepositions
from kgbuild.reading.trees import Token

__all__ = [
    "around",
    "charge",
    "clause_range",
    "content_before",
    "is_aside",
    "is_behind_semicolon",
    "is_parenthetical",
    "object_and_complement",
    "trimmed",
]


def clause_range(clause: Token, cue: Token) -> Range:
    """The clause without its marks at the edges, and the cue's own words where they stand inside it."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    doc = clause.doc
    if start < cue.i < end:
        if clause.i > cue.i:
            start = cue.i + 1
        else:
            end = min((child.left_edge.i for child in cue.children if child.dep_ == "nsubj"), default=cue.i)
            end = min(end, cue.i)
    while start < end and (doc[start].text in {",", ":", "-", "--", "–", "—"} or doc[start].is_space):
        start += 1
    while end - 1 > start and (doc[end - 1].text in {",", ".", ";", "-", "--", "–", "—"} or doc[end - 1].is_space):
        end -= 1
    return start, end


def is_behind_semicolon(clause: Token, cue: Token) -> bool:
    """ "It will close in May; she said that ...": what stands before the semicolon is not said."""
    if clause.i > cue.i:
        return False
    doc = cue.doc
    return any(doc[i].text == ";" for i in range(clause.i, cue.i))


def is_parenthetical(verb: Token) -> bool:
    """ "The talks, she said, had failed": the reporting clause hangs on what is reported."""
    if verb.dep_ == "parataxis":
        return True
    own = {child.dep_ for child in verb.children}
    return (
        verb.dep_ in {"ccomp", "advcl"}
        and "mark" not in own
        and "nsubj" in own
        and "dobj" not in own
        and verb.i > 0
        and (verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ",")
        and verb.head.i < verb.i
    )


def around(verb: Token) -> Iterator[Range]:
    head = verb.head
    start, end = head.left_edge.i, head.right_edge.i + 1
    left, right = verb.left_edge.i, verb.right_edge.i + 1
    doc = verb.doc
    for low, high in ((start, left), (right, end)):
        while low < high and ((doc[low].is_punct and doc[low].text not in {"“", '"', "``"}) or doc[low].is_space):
            low += 1
        while low < high and (doc[high - 1].text in {",", ".", ";"} or doc[high - 1].is_space):
            high -= 1
        if high - low > 1:
            yield low, high


def object_and_complement(verb: Token) -> Iterator[Range]:
    """ "described the exchange as frank", "called the damage "beyond words"": the object with what is said of it."""
    for child in verb.children:
        said_as = child.dep_ == "prep" and child.lower_ == "as"
        said_of = child.dep_ in {"oprd", "xcomp", "ccomp"} and child.pos_ in {"NOUN", "ADJ", "ADP", "PROPN", "ADV"}
        if said_as or said_of:
            for thing in verb.children:
                if thing.dep_ in {"dobj", "nsubjpass"}:
                    yield trimmed(thing, thing.left_edge.i, thing.right_edge.i + 1)
            yield trimmed(child, child.left_edge.i, child.right_edge.i + 1)
            return


def is_aside(verb: Token) -> bool:
    """ "As the paper reported on Monday, ...": what is reported is the clause that it hangs on."""
    if verb.dep_ != "advcl" or any(child.dep_ in {"ccomp", "xcomp", "dobj"} for child in verb.children):
        return False
    return any(child.lower_ == "as" and child.i == verb.left_edge.i for child in verb.children)


def trimmed(token: Token, start: int, end: int) -> Range:
    doc = token.doc
    while end - 1 > start and (doc[end - 1].text in {",", ".", ";"} or doc[end - 1].is_space):
        end -= 1
    return start, end


def charge(verb: Token) -> Iterator[Range]:
    accused = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    for slot in (slot for head in (verb, *accused) for slot in prepositions(head)):
        if slot.function in {"of", "for"} and slot.marker is not None:
            yield trimmed(slot.head, slot.head.left_edge.i, slot.head.right_edge.i + 1)


def content_before(content: Range, source: Token) -> Range:
    """A content that the parse has run on into its source, cut before that: "“It is over,” Dr Ana Holm"."""
    start, end = content
    low = source.left_edge.i
    if source.dep_ == "appos" and source.head.pos_ in {"NOUN", "PROPN"}:
        low = source.head.left_edge.i
    if not start < low < end:
        low = source.i
    if not start < low < end:
        return content
    return trimmed(source, start, low)
