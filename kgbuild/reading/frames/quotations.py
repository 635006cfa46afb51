"""Quotations and who says them: how a content is quoted, which quotation belongs to which cue, which goes on without one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgbuild.model.text import AttributionKind
from kgbuild.reading.annotated import Quote
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.clause import is_predicate
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.grammar import SUBJECTS, is_finite
from kgbuild.reading.layout import paragraphs
from kgbuild.reading.trees import Token

__all__ = [
    "attribute_by_colon",
    "attribute_lines",
    "attribute_rest",
    "continue_quotations",
    "is_quoted",
    "quotation_kind",
    "quotations_of",
    "widen_to_quotations",
]

_DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_NAME = 8  # tokens of who speaks, before a colon
MIN_SPEECH = 4  # tokens, marks included; shorter quotations are words, not speech


def attribute_by_colon(context: Context, attributions: Sequence[Attributed]) -> Iterator[Attributed]:
    """ "Trump: “We're not happy”"; but a quotation has one speaker, in "told the council: “It is over”" who told it."""
    doc = context.annotated.doc
    for quote in context.annotated.quotes:
        colon = quote.start - 1
        if colon < 1 or doc[colon].text != ":":
            continue
        head = doc[colon - 1]
        if context.mention(head) is None or doc[colon].sent.start < head.left_edge.i - 3:
            continue
        if any(one.claimed and one.verb < colon and _overlap(one.contents, quote) for one in attributions):
            continue
        yield Attributed(
            cue=(colon, colon + 1),
            verb=colon,
            source=head.i,
            contents=((quote.start, quote.end),),
            kind=AttributionKind.DIRECT,
        )


def _overlap(contents: Iterable[Range], quote: Quote) -> bool:
    return any(start < quote.end and quote.start < end for start, end in contents)


def attribute_lines(context: Context) -> Iterator[Attributed]:
    """Headlines and transcripts: a line "Berg: The dam will hold" is Berg's."""
    doc = context.annotated.doc
    for start, end in paragraphs(doc, context.annotated.document.preamble):
        colon = next((i for i in range(start + 1, min(start + LONGEST_NAME, end)) if doc[i].text == ":"), None)
        speaker = next(iter(context.nearby(start, start + 1)), None)
        if colon is None or speaker is None or context.found[speaker].end != colon:
            continue
        head = doc[context.found[speaker].head]
        person = context.is_a(head, "kg:Person") or context.is_a(head, "kg:Organization")
        if person and any(is_predicate(token) for token in doc[colon + 1 : end]):
            contents = ((colon + 1, end - 1 if doc[end - 1].text == "." else end),)
            yield Attributed(
                cue=(colon, colon + 1),
                verb=colon,
                source=head.i,
                contents=contents,
                kind=quotation_kind(context, contents),
            )


def widen_to_quotations(context: Context, attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Contents widened to the whole of a quotation that they are part of: "“A. B,” she said": A as well."""
    for one in attributions:
        if one.kind is AttributionKind.ATTITUDE:
            yield one
            continue
        contents = list(one.contents)
        for quote in sorted({q for start, end in one.contents for q in context.quotes_in(start, end)}, key=_start):
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
    direct = any(doc[start].text in {"“", '"', "``", "''"} for start, _ in contents)
    if not direct:
        return
    for quote in context.quotes_in(sentence.start, sentence.end):
        if quote.end - quote.start < MIN_SPEECH or _overlap(contents, quote):
            continue
        if sentence.start <= quote.start < sentence.end and doc[quote.start - 1].text in {",", ":", ".", ";"}:
            yield quote.start, quote.end


def continue_quotations(context: Context, attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Quotations that fill whole sentences without a cue go on with the attribution before them."""
    ordered = list(attributions)
    said: defaultdict[int, list[int]] = defaultdict(list)  # token -> the attributions in whose content it is
    for i, one in enumerate(ordered):
        for start, end in one.contents:
            for token in range(start, end):
                said[token].append(i)
    speakers = [i for i, one in enumerate(ordered) if _speech(one) and all(k == i for k in said.get(one.verb, ()))]
    cues = [ordered[i].cue[0] for i in speakers]
    extra: defaultdict[int, list[Range]] = defaultdict(list)
    for quote in context.annotated.quotes:
        if quote.end - quote.start < MIN_SPEECH or not _whole(context, quote):
            continue
        known = {i for token in range(quote.start, quote.end) for i in said.get(token, ())}
        if any(not quote.start <= ordered[i].verb < quote.end for i in known):
            continue  # somebody outside it is said to have said it
        before = bisect_left(cues, quote.start)
        if before:
            extra[speakers[before - 1]].append((quote.start, quote.end))
    for i, one in enumerate(ordered):
        yield replace(one, contents=tuple(sorted({*one.contents, *extra[i]}))) if i in extra else one


def attribute_rest(context: Context, attributions: Sequence[Attributed]) -> Iterator[Attributed]:
    """Quoted sentences that nobody is found to have said: somebody has, and it is not the publisher."""
    claims = tuple(one for one in attributions if one.claimed)
    cues = {one.verb for one in claims}
    voiced = {token for one in claims for start, end in one.contents for token in range(start, end)}
    for quote in context.annotated.quotes:
        inside = range(quote.start, quote.end)
        if len(inside) < MIN_SPEECH or quote.start in cues or not voiced.isdisjoint(inside):
            continue
        if any(_states(context.annotated.doc[i], quote) for i in inside):
            before = _speaker_before_dash(context, claims, quote)
            yield Attributed(
                cue=(quote.start, quote.start + 1),
                verb=quote.start,
                source=_actor_before(context, quote) if before is None else before,
                contents=((quote.start, quote.end),),
                kind=AttributionKind.DIRECT,
            )


def _states(verb: Token, quote: Quote) -> bool:
    """Whether a verb heads a finite clause with its subject in the quotation."""
    if not (is_predicate(verb) and is_finite(verb)):
        return False
    return any(child.dep_ in SUBJECTS and child.i > quote.start for child in verb.children)


def _speaker_before_dash(context: Context, claims: Iterable[Attributed], quote: Quote) -> int | None:
    """Whose words a dash goes on with: "Berg agreed that the dam was weak – “I saw the cracks myself”"."""
    dash = quote.start - 1
    if dash < 1 or context.annotated.doc[dash].text not in _DASHES:
        return None
    return next((one.source for one in claims if any(end in {dash, dash + 1} for _, end in one.contents)), None)


def _actor_before(context: Context, quote: Quote) -> int | None:
    """Who acts in the clause that leads up to a quotation: "Berg shot back, “It will hold”", "As Berg put it: “It will”"."""
    doc = context.annotated.doc
    if quote.start == 0 or doc[quote.start - 1].text not in {":", ","}:
        return None
    node = doc[quote.start - 1].sent.root
    for i in range(quote.start - 2, max(doc[quote.start - 1].sent.start - 1, 0), -1):
        if is_predicate(doc[i]) and doc[i].dep_ != "relcl":
            node = doc[i]
            break
    subject = next((slot.head for slot in context.verb_slots(node) if slot.function == "subject"), None)
    if subject is None or not (context.is_a(subject, "kg:Person") or context.is_pronoun(subject)):
        return None
    return None if quote.start <= subject.i < quote.end else subject.i


def _start(quote: Quote) -> int:
    return quote.start


def _speech(one: Attributed) -> bool:
    return one.claimed and one.kind is not AttributionKind.ATTITUDE and one.source is not None


def _whole(context: Context, quote: Quote) -> bool:
    """Whether a quotation begins a sentence and ends one."""
    doc = context.annotated.doc
    begins = any(doc[i].is_sent_start for i in (quote.start, quote.start + 1)) or (
        quote.start > 0 and doc[quote.start - 1].is_space
    )
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
        for quote in context.quotes_in(start - 1, end + 1):
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
        for quote in context.quotes_in(clause.left_edge.i, clause.right_edge.i + 1)
        if quote.end - quote.start >= MIN_SPEECH
    )


def quotations_of(context: Context, verb: Token) -> Iterator[Range]:
    """Quotations in the verb's sentence that are speech, the verb itself not among them."""
    sentence = verb.sent
    for quote in context.quotes_in(sentence.start, sentence.end):
        outside = not quote.start <= verb.i < quote.end
        if outside and quote.end - quote.start >= MIN_SPEECH and _governs(verb, quote):
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
