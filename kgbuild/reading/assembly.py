"""Drafts over tokens -> the nouns of a reading, over characters and with ids.

Ids are numbered in text order: mentions m1, chains c1, frames f1, attributions a1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgbuild.model.text import (
    Argument,
    Attribution,
    AttributionKind,
    Chain,
    Extraction,
    Frame,
    Mention,
    MentionKind,
    Phrase,
    Reading,
    Source,
    Span,
    Trigger,
)
from kgbuild.reading.annotated import Found
from kgbuild.reading.frames import ANAPHOR, Attributed, Context, Draft, Filler
from kgbuild.reading.frames.confidence import confidence, frame_confidence
from kgbuild.reading.frames.identity import identify_events
from kgbuild.reading.frames.slots import Slots
from kgbuild.reading.trees import Doc, Token

__all__ = ["assemble"]

_BY_KIND = {MentionKind.NAME: 0, MentionKind.NOMINAL: 1, MentionKind.PRONOUN: 2}


class _Characters:
    """Where each token begins and ends, looked up once: spans of tokens -> spans of characters."""

    def __init__(self, doc: Doc) -> None:
        self._starts = [token.idx for token in doc]
        self._ends = [token.idx + len(token) for token in doc]
        self._blank = [token.is_space for token in doc]

    def __call__(self, start: int, end: int) -> Span:
        """The characters of tokens [start, end), without white space at the edges."""
        while end - 1 > start and self._blank[end - 1]:
            end -= 1
        while start < end - 1 and self._blank[start]:
            start += 1
        return Span(self._starts[start], self._ends[end - 1])

    def is_blank(self, start: int, end: int) -> bool:
        return all(self._blank[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ids:
    """Ids by index (mentions, chains, attributions) and by trigger token (frames); and the characters of tokens."""

    span: _Characters
    speakers: Mapping[int, Sequence[int]]
    mentions: tuple[str, ...]
    chains: tuple[str | None, ...]
    frames: dict[int, str]
    attributions: tuple[str, ...]


def assemble(
    context: Context, drafts: Sequence[Draft], attributions: Sequence[Attributed], chains: Sequence[int]
) -> Reading:
    """The reading of a document, all cross-references resolved."""
    speakers = _speakers(attributions)
    told = tuple(_voices(draft, attributions, speakers) for draft in drafts)
    pairs = zip(identify_events(context, drafts, chains, told), told, strict=True)
    kept = [(draft, voice) for draft, voice in pairs if draft.extractor != ANAPHOR]
    identified, voices = [draft for draft, _ in kept], [voice for _, voice in kept]
    found = context.found
    order = {chain: f"c{number}" for number, chain in enumerate(dict.fromkeys(c for c in chains if c >= 0), 1)}
    span = _Characters(context.annotated.doc)
    ids = _Ids(
        span=span,
        speakers=speakers,
        mentions=tuple(f"m{number}" for number in range(1, len(found) + 1)),
        chains=tuple(order.get(chain) for chain in chains),
        frames=_frame_ids(identified),
        attributions=tuple(f"a{number}" for number in range(1, len(attributions) + 1)),
    )
    return Reading(
        document=context.annotated.document,
        sentences=_sentences(context, span),
        mentions=tuple(_mention(one, i, ids) for i, one in enumerate(found)),
        chains=_chains(context, chains, order, span),
        frames=tuple(
            _frame(context, draft, f"f{number}", voice, ids)
            for number, (draft, voice) in enumerate(zip(identified, voices, strict=True), 1)
        ),
        attributions=tuple(_attribution(context, one, i, ids) for i, one in enumerate(attributions)),
    )


def _frame_ids(drafts: Sequence[Draft]) -> dict[int, str]:
    """Trigger token -> the id of its frame; of several on one token the first, events before states."""
    ids: dict[int, str] = {}
    for number, draft in enumerate(drafts, 1):
        if draft.extractor not in {"title", "title body"}:
            ids.setdefault(draft.trigger, f"f{number}")
    return ids


def _speakers(attributions: Sequence[Attributed]) -> dict[int, list[int]]:
    """Token -> the attributions that claim what it is part of, the longest first."""
    speakers: defaultdict[int, list[int]] = defaultdict(list)
    lengths = [sum(end - start for start, end in one.contents) for one in attributions]
    for i in sorted(range(len(attributions)), key=lambda i: (-lengths[i], i)):
        if not attributions[i].claimed:
            continue
        for token in {token for start, end in attributions[i].contents for token in range(start, end)}:
            speakers[token].append(i)
    return speakers


def _voices(draft: Draft, attributions: Sequence[Attributed], speakers: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """The attributions whose content a frame's trigger is in, outermost first.

    A title in somebody's indirect speech is the publisher's: only words in quotation marks are the speaker's own.
    """
    if draft.extractor == "title body":
        return ()
    return tuple(
        i
        for i in speakers.get(draft.trigger, ())
        if attributions[i].verb != draft.trigger
        and (draft.extractor != "title" or attributions[i].kind is AttributionKind.DIRECT)
    )


def _sentences(context: Context, span: _Characters) -> tuple[Span, ...]:
    doc, preamble = context.annotated.doc, context.annotated.document.preamble
    return tuple(
        span(sentence.start, sentence.end)
        for sentence in doc.sents
        if not span.is_blank(sentence.start, sentence.end)
        and sentence.end_char > preamble
        and doc[sentence.end - 1].idx >= preamble
    )


def _mention(found: Found, index: int, ids: _Ids) -> Mention:
    return Mention(
        id=ids.mentions[index],
        span=ids.span(found.start, found.end),
        head=ids.span(found.head_start, found.head_end),
        kind=found.kind,
        type=found.type,
        chain=ids.chains[index],
        value=found.value,
        links=found.links,
    )


def _chains(context: Context, chains: Sequence[int], order: dict[int, str], span: _Characters) -> tuple[Chain, ...]:
    members: defaultdict[int, list[Found]] = defaultdict(list)
    for chain, found in zip(chains, context.found, strict=True):
        if chain >= 0:
            members[chain].append(found)
    return tuple(_chain(context, members[chain], name, span) for chain, name in order.items())


def _chain(context: Context, members: Sequence[Found], name: str, span: _Characters) -> Chain:
    """`representative` is the fullest name, else the first nominal; its type is what most of the best mentions have."""
    best_kind = min(_BY_KIND.get(one.kind, 3) for one in members)
    best = [one for one in members if _BY_KIND.get(one.kind, 3) == best_kind]
    if best_kind == 0:
        places = [one for one in best if one.entry is not None and one.links != ()]
        representative = max(best, key=lambda one: (len(_text(context, one, span)), -one.start))
        if places:
            entry = context.annotated.ontology.gazetteer.entry(str(places[0].entry))
            named = [one for one in best if _text(context, one, span) in {entry.name, *entry.aliases}]
            representative = named[0] if named else representative
    else:
        representative = best[0]
    typed = [one.type for one in best if one.type is not None] or [one.type for one in members if one.type is not None]
    counted = sorted(set(typed), key=lambda kind: (-typed.count(kind), typed.index(kind)))
    links = next((one.links for one in members if one.links), ())
    return Chain(
        id=name,
        representative=_text(context, representative, span),
        type=counted[0] if counted else None,
        links=links,
    )


def _text(context: Context, found: Found, span: _Characters) -> str:
    """The name alone for names, the whole phrase for others."""
    name = found.kind is MentionKind.NAME
    characters = span(found.head_start, found.head_end) if name else span(found.start, found.end)
    return " ".join(characters.text(context.annotated.document.text).split())


def _frame(context: Context, draft: Draft, name: str, voice: tuple[int, ...], ids: _Ids) -> Frame:
    extractions = tuple(_extraction(context, slots, ids) for slots in draft.extractions)
    return Frame(
        id=name,
        type=draft.type,
        trigger=Trigger(
            span=ids.span(draft.start, draft.end),
            lemma=draft.lemma or context.annotated.doc[draft.trigger].lemma_.lower(),
            pos=draft.pos,
        ),
        arguments=tuple(_argument(filler, draft, ids) for filler in draft.fillers),
        time=draft.time,
        time_from=draft.time_from,
        place=None if draft.place is None else ids.mentions[draft.place],
        same=None if draft.same is None or ids.frames.get(draft.same) == name else ids.frames.get(draft.same),
        confidence=frame_confidence(context.annotated.ontology, draft.extractor),
        polarity=draft.polarity,
        modality=draft.modality,
        attributions=tuple(ids.attributions[i] for i in voice),
        extractions=extractions,
        extractor=draft.extractor if draft.sense is None else f"{draft.extractor} {draft.sense}",
    )


def _argument(filler: Filler, draft: Draft, ids: _Ids) -> Argument:
    inside = (
        filler.head < draft.start < filler.end and filler.mention is not None
    )  # "workers affiliated with the union"
    return Argument(
        role=filler.role,
        span=ids.span(filler.start, draft.start if inside else filler.end),
        mention=None if filler.mention is None else ids.mentions[filler.mention],
        frame=None if filler.frame is None else ids.frames.get(filler.frame),
    )


def _extraction(context: Context, slots: Slots, ids: _Ids) -> Extraction:
    return Extraction(
        subject=_phrase(context, slots.subject, ids),
        relation=_phrase(context, slots.relation, ids) if slots.unspoken is None else Phrase(text=slots.unspoken),
        arguments=tuple(_phrase(context, words, ids) for words in slots.arguments),
        confidence=confidence(context.annotated.ontology, slots.features),
    )


def _phrase(context: Context, words: Sequence[Token], ids: _Ids) -> Phrase:
    """The characters of the words; a blank where they leave out some of the text's."""
    spans: list[Span] = []
    start = previous = words[0].i
    for token in words[1:]:
        if token.i < previous or not ids.span.is_blank(previous + 1, token.i):
            spans.append(ids.span(start, previous + 1))
            start = token.i
        previous = token.i
    spans.append(ids.span(start, previous + 1))
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head == token), words[0])
    mention = context.mention(head)
    original = context.annotated.document.text
    text = " ".join(" ".join(span.text(original).split()) for span in spans)
    return Phrase(text=text, spans=tuple(spans), mention=None if mention is None else ids.mentions[mention])


def _attribution(context: Context, one: Attributed, index: int, ids: _Ids) -> Attribution:
    source = None
    if one.source is not None:
        mention = context.by_head.get(one.source)
        source = Source(
            span=ids.span(*(one.named or (one.source, one.source + 1))),
            mention=None if mention is None else ids.mentions[mention],
        )
    addressee = None if one.addressee is None else context.by_head.get(one.addressee)
    outer = next((i for i in reversed(ids.speakers.get(one.verb, ())) if i != index), None)  # the narrowest
    return Attribution(
        id=ids.attributions[index],
        cue=ids.span(*one.cue),
        content=tuple(ids.span(start, end) for start, end in one.contents),
        source=source,
        kind=one.kind,
        addressee=None if addressee is None else ids.mentions[addressee],
        within=None if outer is None else ids.attributions[outer],
    )
