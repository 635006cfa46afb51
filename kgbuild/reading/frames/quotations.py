"""Quotations and who says them: how a content is quoted, which quotation belongs to which cue, which goes on without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgbuild.model.text import AttributionKind
from kgbuild.reading.annotated import Quote
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.clause import is_predicate
from kgbuild.reading.frames.draft import Context

__all__ = [
    "attribute_by_colon",
    "continue_quotations",
    "is_quoted",
    "quotation_kind",
    "quotations_of",
    "widen_to_quotations",
]

MIN_SPEECH = 4  # tokens, marks included; shorter quotations are words, not speech


def attribute_by_colon(context: Context, quotes: Iterable[Quote]) -> Iterator[Attributed]:
    """ "Trump: “We're not happy”"."""
    doc = context.annotated.doc
    for quote in quotes:
        colon = quote.start - 1
        if colon < 1 or doc[colon].text != ":":
            continue
        named = doc[colon - 1]
        head = next((doc[i] for i in (colon - 1,) if context.mention(doc[i]) is not None), named)
        if context.mention(head) is None or doc[colon].sent.start < head.left_edge.i - 3:
            continue
        yield Attributed(
            cue=(colon, colon + 1),
            verb=colon,
            source=head.i,
            contents=((quote.start, quote.end),),
            kind=AttributionKind.DIRECT,
            type="kg:Communication",
        )


def widen_to_quotations(context: Context, attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Contents widened to the whole of a quotation that they are part of: "“A. B,” she said": A as well."""
    for one in attributions:
        if one.kind is AttributionKind.ATTITUDE:
            yield one
            continue
        contents = list(one.contents)
        for quote in context.annotated.quotes:
            length = quote.end - quote.start
            touched = [c for c in contents if c[0] < quote.end and quote.start < c[1]]
            cut = any(
                start <= quote.start < end < quote.end or quote.start < start < quote.end <= end
                for start, end in touched
            )
            if (length < MIN_SPEECH and not cut) or not touched or quote.start <= one.verb < quote.end:
                continue
            low = min(quote.start, *(start for start, _ in touched))
            high = max(quote.end, *(end for _, end in touched))
            if low <= one.verb < high:
                low, high = quote.start, quote.end
                touched = [c for c in touched if quote.start <= c[0] and c[1] <= quote.end]
            contents = [c for c in contents if c not in touched] + [(low, high)]
        contents.extend(_other_half(context, one, contents))
        ranges = tuple(sorted(set(contents)))
        yield replace(one, contents=ranges, kind=quotation_kind(context, ranges))


def _other_half(context: Context, one: Attributed, contents: list[Range]) -> Iterator[Range]:
    """ "“A,” she said, “and B.”": the quotation behind the cue too."""
    doc = context.annotated.doc
    sentence = doc[one.verb].sent
    direct = any(doc[start].text in {"“", '"', "``"} for start, _ in contents)
    if not direct:
        return
    for quote in context.annotated.quotes:
        if quote.end - quote.start < MIN_SPEECH or any(c[0] < quote.end and quote.start < c[1] for c in contents):
            continue
        if sentence.start <= quote.start < sentence.end and doc[quote.start - 1].text in {",", ":", ".", ";"}:
            yield quote.start, quote.end


def continue_quotations(context: Context, attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Quotations that fill whole sentences without a cue go on with the attribution before them."""
    ordered = list(attributions)
    spoken = {i for i, one in enumerate(ordered) if _speech(one) and not _inside_speech(one, ordered)}
    extra: dict[int, list[Range]] = {}
    for quote in context.annotated.quotes:
        if quote.end - quote.start < MIN_SPEECH or any(_attributes(one, quote) for one in ordered):
            continue
        if not _whole(context, quote):
            continue
        before = [i for i, one in enumerate(ordered) if one.cue[0] < quote.start and i in spoken]
        if before:
            extra.setdefault(before[-1], []).append((quote.start, quote.end))
    for i, one in enumerate(ordered):
        more = extra.get(i, [])
        yield replace(one, contents=tuple(sorted({*one.contents, *more}))) if more else one


def _attributes(one: Attributed, quote: Quote) -> bool:
    """Whether an attribution from outside a quotation has it in its content already."""
    inside = quote.start <= one.verb < quote.end
    return not inside and any(start < quote.end and quote.start < end for start, end in one.contents)


def _speech(one: Attributed) -> bool:
    return one.kind is not AttributionKind.ATTITUDE and one.source is not None


def _inside_speech(one: Attributed, ordered: Sequence[Attributed]) -> bool:
    return any(other is not one and any(start <= one.verb < end for start, end in other.contents) for other in ordered)


def _whole(context: Context, quote: Quote) -> bool:
    """Whether a quotation begins a sentence and ends one."""
    doc = context.annotated.doc
    begins = doc[quote.start].is_sent_start or (quote.start > 0 and doc[quote.start - 1].is_space)
    after = quote.end
    while after < len(doc) and (doc[after].is_space or doc[after].text == "."):
        after += 1
    ends = (
        after >= len(doc)
        or bool(doc[after].is_sent_start)
        or (doc[quote.end].is_space if quote.end < len(doc) else True)
    )
    return bool(begins) and ends


def quotation_kind(context: Context, ranges: Iterable[Range]) -> AttributionKind:
    """Direct where the content is a quotation, mixed where one is inside it."""
    kinds = set()
    for start, end in ranges:
        for quote in context.annotated.quotes:
            if quote.start <= start + 1 and end - 1 <= quote.end:
                kinds.add(AttributionKind.DIRECT)
                break
            if start <= quote.start and quote.end <= end + 1:
                kinds.add(AttributionKind.MIXED)
                break
        else:
            kinds.add(AttributionKind.INDIRECT)
    if kinds == {AttributionKind.DIRECT}:
        return AttributionKind.DIRECT
    return AttributionKind.INDIRECT if kinds == {AttributionKind.INDIRECT} else AttributionKind.MIXED


def is_quoted(context: Context, clause: Token) -> bool:
    return any(
        quote.start <= clause.left_edge.i and clause.right_edge.i <= quote.end
        for quote in context.annotated.quotes
        if quote.end - quote.start >= MIN_SPEECH
    )


def quotations_of(context: Context, verb: Token) -> Iterator[Range]:
    """Quotations in the verb's sentence that are speech, the verb itself not among them."""
    sentence = verb.sent
    for quote in context.annotated.quotes:
        inside = quote.start < sentence.end and quote.end > sentence.start
        outside = not quote.start <= verb.i < quote.end
        if inside and outside and quote.end - quote.start >= MIN_SPEECH and _governs(verb, quote):
            yield quote.start, quote.end


def _governs(verb: Token, quote: Quote) -> bool:
    """Whether a quotation hangs on the verb and on no clause between, by the parse or by the word before it."""
    before = verb.doc[quote.start - 1] if quote.start > 0 else verb
    if is_predicate(before) and before.dep_ == "pcomp" and before.head.head == verb:
        return True  # "criticised him for speaking “before the dead are buried”"
    doc = verb.doc
    for i in range(quote.start + 1, quote.end):
        node = doc[i]
        if node.is_punct or (quote.start <= node.head.i < quote.end and node.head != node):
            continue
        if node.head == node:
            return True  # the quotation's own root: "“A,” said B" parsed with A on top
        node = node.head
        while node.head != node and (not is_predicate(node) or node.dep_ in {"pcomp", "advcl"}) and node != verb:
            node = node.head
        return node == verb
    return False
