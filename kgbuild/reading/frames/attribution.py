"""Who says what: cue, source and content (PARC's and PolNeAR's terms), found before the frames that they attribute.

A cue is a reporting verb with a clause, an infinitive or a quotation, a preposition ("according to"), a noun with a clause
("the claim that"), or a colon after a name. A quotation without a cue goes on with the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgbuild.model.text import AttributionKind
from kgbuild.ontology import ReportingCue
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.clause import (
    is_passive,
    is_predicate,
    prepositions,
    surface_subject,
)
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.quotations import (
    attribute_by_colon,
    continue_quotations,
    is_quoted,
    quotation_kind,
    quotations_of,
    widen_to_quotations,
)
from kgbuild.reading.trees import Token

__all__ = ["find_attributions"]


def find_attributions(context: Context) -> tuple[Attributed, ...]:
    """The attributions of a text, by cue."""
    found: dict[int, Attributed] = {}
    quotes = context.annotated.quotes
    for token in context.annotated.doc:
        attributed = _by_word(context, token)
        if attributed is not None:
            found[attributed.verb] = attributed
    for attributed in attribute_by_colon(context, quotes):
        found.setdefault(attributed.verb, attributed)
    ordered = sorted(_without_other_sources(found.values()), key=lambda one: one.cue)
    return tuple(continue_quotations(context, widen_to_quotations(context, ordered)))


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
    reporter = context.trailing_reporter(verb)
    if reporter is None:
        return None
    return _make(context, verb, reporter, [(verb.sent.start, reporter.left_edge.i - 1)], cue)


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
        elif child.dep_ == "advcl" and is_quoted(context, child):
            contents.append(_clause_range(child, verb))
    if not contents and verb.dep_ in {"parataxis", "ccomp", "advcl", "conj"} and _parenthetical(verb):
        contents.extend(_around(verb))
    if not contents and cue.type == "kg:Accusation":
        contents.extend(_charge(verb))
    if not contents and not passive:
        contents.extend(_object_and_quote(verb))
    if not contents:
        contents.extend(quotations_of(context, verb))
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
    kind = AttributionKind.ATTITUDE if cue.kind == "attitude" else quotation_kind(context, ranges)
    return Attributed(
        cue=(start, end),
        verb=word.i,
        source=None if source is None else source.i,
        contents=ranges,
        kind=kind,
        type=cue.type,
        addressee=None if addressee is None else addressee.i,
    )


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
