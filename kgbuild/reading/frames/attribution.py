"""Who says what: cue, source and content (PARC's and PolNeAR's terms), found before the frames that they attribute.

A cue is a reporting verb with a clause, an infinitive or a quotation, a preposition ("according to"), a noun with a clause
("the claim that"), or a colon after a name. A quotation without a cue goes on with the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgbuild.model.text import AttributionKind
from kgbuild.ontology import ReportingCue
from kgbuild.reading.annotated import Quote
from kgbuild.reading.frames.clause import (
    is_passive,
    is_predicate,
    prepositions,
    surface_subject,
)
from kgbuild.reading.frames.draft import Context

__all__ = ["Attributed", "find_attributions"]

MIN_SPEECH = 4  # tokens, marks included; shorter quotations are words, not speech
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """An attribution over tokens: `cue` and each of `contents` are ranges [start, end); `source` heads a noun phrase; `verb`
    is the cue's verb, noun or preposition; `phrase` is the whole of "according to X"."""

    cue: Range
    verb: int
    source: int | None
    contents: tuple[Range, ...]
    kind: AttributionKind
    type: str
    addressee: int | None = None
    phrase: Range | None = None


def find_attributions(context: Context) -> tuple[Attributed, ...]:
    """The attributions of a text, by cue."""
    found: dict[int, Attributed] = {}
    quotes = context.annotated.quotes
    for token in context.annotated.doc:
        attributed = _by_word(context, token)
        if attributed is not None:
            found[attributed.verb] = attributed
    for attributed in _by_colon(context, quotes):
        found.setdefault(attributed.verb, attributed)
    ordered = sorted(_without_other_sources(found.values()), key=lambda one: one.cue)
    return tuple(_continued(context, _with_quotes(context, ordered)))


def _without_other_sources(attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Contents cut before an "according to X" at their end: "denies it, according to her lawyer" is the lawyer's word."""
    listed = list(attributions)
    for one in listed:
        contents = one.contents
        for other in listed:
            if other.phrase is None or other is one:
                continue
            left, right = other.phrase
            contents = tuple(
                (start, left - 1) if start < left - 1 and left < end <= right + 1 else (start, end)
                for start, end in contents
            )
        yield replace(one, contents=contents) if contents != one.contents else one


def _by_word(context: Context, token: Token) -> Attributed | None:
    cues = context.annotated.ontology.cues
    if is_predicate(token):
        lemma = context.verb_lemma(token)
        cue = cues.reporting(lemma, "verb") or (cues.reporting(lemma.split()[0], "verb") if " " in lemma else None)
        if lemma == "be":
            return _by_adjective(context, token)
        if cue is None:
            return None
        return _by_trailing_clause(context, token, cue) or _by_verb(context, token, cue)
    if token.pos_ in {"ADP", "VERB", "SCONJ"} and token.dep_ == "prep":
        return _by_preposition(context, token)
    if token.pos_ == "NOUN":
        cue = cues.reporting(token.lemma_.lower(), "noun")
        return None if cue is None else _by_noun(token, cue)
    return None


def _by_trailing_clause(context: Context, verb: Token, cue: ReportingCue) -> Attributed | None:
    """ "It will buy its rival, the two companies announced on Tuesday.": parsed as companies that were announced."""
    noun = verb.head
    if not cue.direct or verb.tag_ not in {"VBN", "VBD"} or verb.dep_ not in {"acl", "relcl"} or verb.i != noun.i + 1:
        return None
    if any(child.dep_ in {"nsubj", "agent", "dobj", "ccomp"} for child in verb.children):
        return None
    start, doc, sentence = noun.left_edge.i, verb.doc, verb.sent
    closing = all(token.is_punct or token.is_space for token in doc[verb.right_edge.i + 1 : sentence.end])
    if start - 1 <= sentence.start or doc[start - 1].text != "," or not closing or noun.head.i > start:
        return None
    return _make(context, verb, noun, [(sentence.start, start - 1)], cue)


def _by_verb(context: Context, verb: Token, cue: ReportingCue) -> Attributed | None:
    slots = context.verb_slots(verb)
    passive = is_passive(verb)
    subject: Token | None
    if passive:
        subject = next((slot.head for slot in slots if slot.function == "subject"), None)
    else:
        subject, _ = surface_subject(verb)
        subject = subject if subject is None or subject.dep_ != "expl" else None
    if cue.kind == "attitude" and subject is not None and not _minded(context, subject):
        return None
    contents: list[Range] = []
    for child in verb.children:
        if child.dep_ == "ccomp" or (
            (child.dep_ == "xcomp" and cue.kind == "attitude") or (child.dep_ == "xcomp" and (passive or cue.modality))
        ):
            if child.dep_ == "xcomp" and child.tag_ not in {"VB", "VBG"} and child.pos_ not in {"VERB", "AUX"}:
                continue
            if not _behind_semicolon(child, verb):
                contents.append(_clause_range(child, verb))
        elif child.dep_ == "advcl" and _quoted_whole(context, child):
            contents.append(_clause_range(child, verb))
    if not contents and verb.dep_ in {"parataxis", "ccomp", "advcl", "conj"} and _parenthetical(verb):
        contents.extend(_around(verb))
    if not contents and cue.type == "kg:Accusation":
        contents.extend(_charge(verb))
    if not contents and not passive:
        contents.extend(_object_and_quote(verb))
    if not contents:
        contents.extend(_quotes_of_sentence(context, verb))
    if not contents:
        return None
    return _make(context, verb, subject, contents, cue, _addressee(verb))


def _minded(context: Context, subject: Token) -> bool:
    """Whether a subject can think or want: anything that is not known to be a thing."""
    kind = context.type(subject)
    return kind is None or context.is_a(subject, "kg:Agent") or kind in {"kg:Position", "kg:City", "kg:Place"}


def _make(
    context: Context,
    word: Token,
    source: Token | None,
    contents: Iterable[Range],
    cue: ReportingCue,
    addressee: Token | None = None,
) -> Attributed:
    start, end = word.i, word.i + 1
    for child in word.children:
        if child.dep_ == "prt" and child.i == end:
            end = child.i + 1
    ranges = tuple(sorted(set(contents)))
    kind = AttributionKind.ATTITUDE if cue.kind == "attitude" else _quotation(context, ranges)
    return Attributed(
        cue=(start, end),
        verb=word.i,
        source=None if source is None else source.i,
        contents=ranges,
        kind=kind,
        type=cue.type,
        addressee=None if addressee is None else addressee.i,
    )


def _quotation(context: Context, ranges: Iterable[Range]) -> AttributionKind:
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


def _clause_range(clause: Token, cue: Token) -> Range:
    """The clause without its "that", its marks at the edges, and the cue's own words where they stand inside it."""
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
    if doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        start += 1
    while end - 1 > start and (doc[end - 1].text in {",", ".", ";", "-", "--", "–", "—"} or doc[end - 1].is_space):
        end -= 1
    return start, end


def _behind_semicolon(clause: Token, cue: Token) -> bool:
    """ "It will close in May; she said that ...": what stands before the semicolon is not said."""
    if clause.i > cue.i:
        return False
    doc = cue.doc
    return any(doc[i].text == ";" for i in range(clause.i, cue.i))


def _quoted_whole(context: Context, clause: Token) -> bool:
    return any(
        quote.start <= clause.left_edge.i and clause.right_edge.i <= quote.end
        for quote in context.annotated.quotes
        if quote.end - quote.start >= MIN_SPEECH
    )


def _parenthetical(verb: Token) -> bool:
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


def _around(verb: Token) -> Iterator[Range]:
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


def _object_and_quote(verb: Token) -> Iterator[Range]:
    """ "described the exchange as frank", "called the damage "beyond words"": the object with what is said of it."""
    for child in verb.children:
        said_as = child.dep_ == "prep" and child.lower_ == "as"
        said_of = child.dep_ in {"oprd", "xcomp", "ccomp"} and child.pos_ in {"NOUN", "ADJ", "ADP", "PROPN", "ADV"}
        if said_as or said_of:
            for thing in verb.children:
                if thing.dep_ == "dobj":
                    yield _trimmed(thing, thing.left_edge.i, thing.right_edge.i + 1)
            yield _trimmed(child, child.left_edge.i, child.right_edge.i + 1)
            return


def _trimmed(token: Token, start: int, end: int) -> Range:
    doc = token.doc
    while end - 1 > start and (doc[end - 1].text in {",", ".", ";"} or doc[end - 1].is_space):
        end -= 1
    return start, end


def _quotes_of_sentence(context: Context, verb: Token) -> Iterator[Range]:
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


def _charge(verb: Token) -> Iterator[Range]:
    accused = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    for slot in (slot for head in (verb, *accused) for slot in prepositions(head)):
        if slot.function in {"of", "for"} and slot.marker is not None:
            yield _trimmed(slot.head, slot.head.left_edge.i, slot.head.right_edge.i + 1)


def _addressee(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"dative", "dobj"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return child if any(c.dep_ == "ccomp" for c in verb.children) or child.dep_ == "dative" else None
    for slot in prepositions(verb):
        if slot.function == "to" and slot.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return slot.head
    return None


def _by_adjective(context: Context, copula: Token) -> Attributed | None:
    # "is confident that", "was afraid that"
    for adjective in copula.children:
        if adjective.dep_ == "acomp":
            cue = context.annotated.ontology.cues.reporting(adjective.lower_, "adjective")
            clause = next((child for child in adjective.children if child.dep_ == "ccomp"), None)
            if cue is not None and clause is not None:
                subject, _ = surface_subject(copula)
                return _make(context, adjective, subject, [_clause_range(clause, adjective)], cue)
    return None


def _by_preposition(context: Context, word: Token) -> Attributed | None:
    """ "according to X": the rest of the clause is what X says."""
    inner = next((child for child in word.children if child.dep_ == "prep"), None)
    words = word.lower_ if inner is None else f"{word.lower_} {inner.lower_}"
    cue = context.annotated.ontology.cues.reporting(words, "preposition")
    if cue is None:
        return None
    source = _held(word) or (None if inner is None else _held(inner))
    if source is None:
        return None
    clause = word.head
    while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
        clause = clause.head
    sentence = clause.sent
    if word.i > clause.i and word.left_edge.i > 0 and word.left_edge.nbor(-1).text == ",":
        clause = sentence.root  # after a comma it is said of the whole sentence
    low, high = (
        (clause.left_edge.i, clause.right_edge.i + 1) if clause.dep_ != "ROOT" else (sentence.start, sentence.end)
    )
    left, right = word.left_edge.i, max(word.right_edge.i, source.right_edge.i) + 1
    doc = word.doc
    contents = []
    for start, end in ((low, left), (right, high)):
        while start < end and (doc[start].text in {",", "-", "–", "—"} or doc[start].is_space):
            start += 1
        while start < end and (doc[end - 1].text in {",", "."} or doc[end - 1].is_space):
            end -= 1
        if end - start > 1:
            contents.append((start, end))
    if not contents:
        return None
    made = _make(context, word, source, contents, cue)
    return replace(made, cue=(word.i, (word.i if inner is None else inner.i) + 1), phrase=(left, right))


def _held(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _by_noun(noun: Token, cue: ReportingCue) -> Attributed | None:
    # "the claim that", "his belief that"
    clause = next(
        (
            child
            for child in noun.children
            if child.dep_ in {"acl", "ccomp"}
            and any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in child.children)
        ),
        None,
    )
    if clause is None:
        return None
    source = next((child for child in noun.children if child.dep_ == "poss"), None)
    if source is None:
        source = next((slot.head for slot in prepositions(noun) if slot.function in {"by", "of", "from"}), None)
    start, end = _clause_range(clause, noun)
    return Attributed(
        cue=(noun.i, noun.i + 1),
        verb=noun.i,
        source=None if source is None else source.i,
        contents=((start, end),),
        kind=AttributionKind.ATTITUDE if cue.kind == "attitude" else AttributionKind.INDIRECT,
        type=cue.type,
    )


def _by_colon(context: Context, quotes: Iterable[Quote]) -> Iterator[Attributed]:
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


def _with_quotes(context: Context, attributions: Iterable[Attributed]) -> Iterator[Attributed]:
    """Contents widened to the whole of a quotation that they are part of: "“A. B,” she said": A as well."""
    for one in attributions:
        if one.kind is AttributionKind.ATTITUDE:
            yield one
            continue
        contents = list(one.contents)
        for quote in context.annotated.quotes:
            length = quote.end - quote.start
            touched = [c for c in contents if c[0] < quote.end and quote.start < c[1]]
            if length < MIN_SPEECH or not touched or quote.start <= one.verb < quote.end:
                continue
            low = min(quote.start, *(start for start, _ in touched))
            high = max(quote.end, *(end for _, end in touched))
            if low <= one.verb < high:
                low, high = quote.start, quote.end
                touched = [c for c in touched if quote.start <= c[0] and c[1] <= quote.end]
            contents = [c for c in contents if c not in touched] + [(low, high)]
        contents.extend(_other_half(context, one, contents))
        ranges = tuple(sorted(set(contents)))
        yield replace(one, contents=ranges, kind=_quotation(context, ranges))


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


def _continued(context: Context, attributions: Iterable[Attributed]) -> Iterator[Attributed]:
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
