"""An attribution from its parts: how far its cue reaches, how its content is quoted, what its source is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgbuild.model.text import AttributionKind
from kgbuild.ontology import CueKind
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.quotations import quotation_kind
from kgbuild.reading.frames.sources import author_of
from kgbuild.reading.trees import Token

__all__ = ["make_attributed", "name_source"]

_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_RELATIVE = frozenset({"WP", "WDT"})
_MARKS = frozenset({",", ";", ":", ".", "-", "--", "–", "—", ")", "("})
_LONGEST = 60  # tokens; a longer source is a misparsed one


def make_attributed(
    context: Context,
    word: Token,
    source: Token | None,
    contents: Iterable[Range],
    kind: CueKind,
    addressee: Token | None = None,
    *,
    claimed: bool = True,
) -> Attributed:
    ranges = tuple(sorted(set(contents)))
    return Attributed(
        cue=_cue_range(word, ranges),
        verb=word.i,
        source=None if source is None else source.i,
        contents=ranges,
        kind=AttributionKind.ATTITUDE if kind is CueKind.ATTITUDE else quotation_kind(context, ranges),
        addressee=None if addressee is None else addressee.i,
        claimed=claimed,
    )


def _cue_range(word: Token, contents: tuple[Range, ...]) -> Range:
    """The word with its auxiliaries, negation and particle: "has not ruled out"."""
    group = {child.i for child in word.children if child.dep_ in _GROUP}
    start, end = word.i, word.i + 1
    while start - 1 in group:
        start -= 1
    for child in word.children:
        if child.i == end and (
            child.dep_ == "prt" or (child.dep_ == "prep" and any(c[0] == end + 1 for c in contents))
        ):
            end += 1
    return start, end


def name_source(context: Context, one: Attributed) -> Attributed:
    """The attribution with the whole noun phrase of its source, without the cue and the content where they hang on it. Of a
    text or speech whose author is named, the source is the author."""
    if one.source is None:
        return one
    author = author_of(context, context.annotated.doc[one.source])
    named = _name_range(context, one, one.source)
    return replace(one, source=one.source if author is None else author.i, named=named)


def _name_range(context: Context, one: Attributed, source: int) -> Range | None:
    doc = context.annotated.doc
    head = doc[source]
    start, end = head.left_edge.i, head.right_edge.i + 1
    index = context.mention(head)
    if index is not None:
        start, end = min(start, context.found[index].start), max(end, context.found[index].end)
    for low, high in (one.cue, *one.contents):
        if head.i < low < end:
            end = low
            relative = next((i for i in range(head.i + 1, low) if doc[i].tag_ in _RELATIVE), None)
            end = low if relative is None else relative + 1
        if start < high <= head.i:
            start = high
    listed = any(doc[i].text == "," for i in range(head.i + 1, end - 1))
    while end - 1 > head.i and (doc[end - 1].is_space or (doc[end - 1].text in _MARKS - {")"} and not listed)):
        end -= 1
    while start < head.i and (doc[start].is_space or doc[start].text in _MARKS):
        start += 1
    if end - start > _LONGEST or any("\n" in doc[i].text for i in range(start, end)):
        return None if index is None else (context.found[index].start, context.found[index].end)
    return start, end
