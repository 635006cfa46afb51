"""All mentions of a document: names, nominals, pronouns, and the times and quantities found before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.model.text import MentionKind
from kgbuild.ontology.gazetteer import Entry
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.mentions.evidence import noun_before
from kgbuild.reading.mentions.metonyms import acting_country
from kgbuild.reading.mentions.names import NameSpan, find_name_spans
from kgbuild.reading.mentions.nominals import POSITION, find_nominals
from kgbuild.reading.mentions.partytags import find_party_tags
from kgbuild.reading.mentions.phrases import phrase_root, phrase_start
from kgbuild.reading.mentions.pronouns import find_pronouns
from kgbuild.reading.mentions.titles import Title, is_office, title_before, title_span_start
from kgbuild.reading.mentions.types import PERSON, person_gender, type_names
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["find_mentions"]

_NATIONAL = frozenset({"appos", "attr", "conj", "dobj", "nsubj", "nsubjpass", "pobj"})


def find_mentions(annotated: Annotated, times: tuple[Found, ...]) -> tuple[Found, ...]:
    """The mentions of a document by start, wider ones first. No two have the same head token, but for a person and the office
    by which they are called ("the chief executive, Ana Diaz"): the person comes first.

    `times` (and quantities) come back among them; their tokens belong to no name and head no nominal.
    """
    timed = frozenset(i for found in times for i in range(found.start, found.end) if found.kind is MentionKind.TIME)
    counted = frozenset(
        i for found in times if found.kind is MentionKind.QUANTITY for i in range(found.head_start, found.head_end)
    )
    tags = find_party_tags(annotated)
    spans = find_name_spans(annotated, timed | tags)
    kinds = type_names(annotated, spans)
    doc = annotated.doc
    surnames = frozenset(
        doc[span.end - 1].text
        for span, kind in zip(spans, kinds, strict=True)
        if kind == PERSON and span.end - span.start > 1
    )
    named: list[Found] = []
    for span, kind in zip(spans, kinds, strict=True):
        named.extend(_name_mentions(annotated, span, kind, surnames))
    taken = timed | counted | tags | _covered(named)
    pronouns = tuple(find_pronouns(annotated, taken))
    nominals = tuple(find_nominals(annotated, taken | _covered(pronouns)))
    ordered = _in_order((*times, *named, *pronouns, *nominals))
    return _with_offices(ordered, (*_shared_offices(named), *_apposed_offices(annotated, named, nominals)))


def _covered(mentions: Sequence[Found]) -> frozenset[int]:
    heads = {i for found in mentions for i in range(found.head_start, found.head_end)}
    return frozenset(heads | {found.head for found in mentions})


def _in_order(mentions: Sequence[Found]) -> tuple[Found, ...]:
    kept: dict[int, Found] = {}
    for found in mentions:
        kept.setdefault(found.head, found)
    return tuple(sorted(kept.values(), key=lambda found: (found.start, -found.end, found.head)))


def _shared_offices(named: Sequence[Found]) -> Iterator[Found]:
    """The offices whose only word is the head of the whole: "the striker Jon Dahl"."""
    heads = {found.head for found in named if found.kind is MentionKind.NAME}
    return (found for found in named if found.type == POSITION and found.head in heads)


def _apposed_offices(annotated: Annotated, named: Sequence[Found], nominals: Sequence[Found]) -> Iterator[Found]:
    """The office of who is named behind it: "Nordbru's chief executive, Mette Ankersen". The nominal itself is the person."""
    doc, lists = annotated.doc, read_word_lists(annotated.ontology)
    people = {found.head for found in named if found.type == PERSON}
    for found in nominals:
        if found.type != PERSON or not any(c.dep_ == "appos" and c.i in people for c in doc[found.head].children):
            continue
        title = title_before(doc, found.head + 1, lists, first=found.start)
        if title is not None and is_office(doc, title, lists):
            start = found.start + (doc[found.start].dep_ == "det" and found.start < title.start)
            yield replace(found, start=start, type=POSITION, gender="", number="singular")


def _with_offices(mentions: tuple[Found, ...], offices: Sequence[Found]) -> tuple[Found, ...]:
    """The offices right behind the people who have them, whose head tokens they share."""
    behind = {office.head: office for office in offices}
    return tuple(
        one for found in mentions for one in ((found, behind[found.head]) if found.head in behind else (found,))
    )


def _name_mentions(annotated: Annotated, span: NameSpan, kind: str | None, surnames: frozenset[str]) -> Iterator[Found]:
    """The mention of a name and that of the office before it."""
    doc, lists = annotated.doc, read_word_lists(annotated.ontology)
    if span.nested and span.entry is not None:
        yield _nested(span.start, span.end, span.entry)
        return
    if span.demonym and _is_national(doc[span.end - 1]):
        yield _national(span)
        return
    title = span.title
    first = read_words(doc).first(span.start)
    if title is None and kind in {PERSON, None} and not span.demonym:
        title = title_before(doc, span.start, lists, first=first)
        if title is not None and not _beside(doc, title, span):
            title = None
    if title is not None and kind is None:
        kind = PERSON
    if title is not None and kind != PERSON:
        title = None
    before = title_span_start(doc, title.start, lists, first=first) if title is not None else span.start
    root = phrase_root(doc, before, span.end)
    office = _office(doc, title, before, root, lists) if title is not None and not title.honorific else None
    entry = span.entry if span.entry is not None and (kind == span.entry.type or span.demonym) else None
    country = acting_country(annotated, doc[root], entry)
    if country is not None:
        entry, kind = country, country.type
    start = _span_start(doc, before, span, root)
    noun = None if title is not None or span.demonym else _described(doc, span, root, lists)
    if noun is not None:
        start, root = phrase_start(doc[noun]), noun
    words = list(read_words(doc).text[span.start : span.end])
    if len(words) == 1 and words[0] in surnames:
        words = []  # "Wekesa" is a first name elsewhere
    yield Found(
        start=start,
        end=span.end,
        head=root,
        head_start=span.start,
        head_end=span.end,
        kind=MentionKind.NAME,
        type=kind,
        gender=_gender(words, doc, title, kind, lists),
        number=_number(doc, span, kind),
        entry=entry.key if entry is not None else None,
        links=_links(entry),
    )
    if office is not None:
        yield office


def _described(doc: Doc, span: NameSpan, root: int, lists: WordLists) -> int | None:
    """The noun of "the newspaper Dagen", where it governs the name: the phrase is one mention, with the noun's place in the
    sentence."""
    noun = noun_before(doc, span, doc[root])
    if noun is None or noun.tag_ != "NN" or noun.head.i == root:
        return None
    kind = lists.nouns.get(noun.lemma_.lower())
    body = kind is not None and (kind != PERSON or noun.lemma_.lower() in lists.trades)
    return noun.i if body and noun.lemma_.lower() not in lists.either else None


def _nested(start: int, end: int, entry: Entry) -> Found:
    return Found(
        start=start,
        end=end,
        head=end - 1,
        head_start=start,
        head_end=end,
        kind=MentionKind.NAME,
        type=entry.type,
        gender="neuter",
        number="singular",
        entry=entry.key,
        links=entry.links,
    )


def _is_national(token: Token) -> bool:
    """Whether "the Norwegian" is one person: the only noun of its phrase, singular; "the French" are a people."""
    before = token.nbor(-1) if token.i else token
    one = before.lower_ in {"a", "an", "another"}
    people = token.lower_.endswith(("ese", "sh", "ch", "ss")) or token.tag_ in {"NNS", "NNPS"}
    alone = token.dep_ in _NATIONAL and not any(child.dep_ == "appos" for child in token.rights)
    return alone and before.head is token and (one or (before.lower_ == "the" and not people))


def _national(span: NameSpan) -> Found:
    return Found(
        start=span.start - 1,
        end=span.end,
        head=span.end - 1,
        head_start=span.start,
        head_end=span.end,
        kind=MentionKind.NOMINAL,
        type=PERSON,
        number="singular",
    )


def _beside(doc: Doc, title: Title, span: NameSpan) -> bool:
    """Whether the words before a name are its title: part of its phrase, not a phrase of their own."""
    root = doc[phrase_root(doc, span.start, span.end)]
    last = doc[title.end - 1]
    if last.head.i == root.i or (root.head.i == last.i and root.dep_ in {"appos", "compound", "nmod", "flat"}):
        return last.dep_ not in {"nsubj", "dobj"} or root.dep_ == "appos"
    return last.head.i in range(span.start, span.end)


def _span_start(doc: Doc, before: int, span: NameSpan, root: int) -> int:
    head = doc[root]
    if head.dep_ in {"compound", "nmod", "amod"} and not span.start <= head.head.i < span.end and before == span.start:
        return span.start
    start = min(before, phrase_start(head))
    while start < before and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if (
        before < span.start
        and start == before
        and before > 0
        and doc[before - 1].dep_ == "det"
        and not doc[before].is_sent_start
    ):
        return before - 1
    return start


def _office(doc: Doc, title: Title, before: int, root: int, lists: WordLists) -> Found | None:
    if not is_office(doc, title, lists):
        return None
    head = phrase_root(doc, title.start, title.end)
    if head == root:  # "Secretary of State Marco Rubio", where the parser takes the office for the head
        others = [i for i in range(title.start, title.end) if i != root and doc[i].pos_ in {"NOUN", "PROPN", "ADJ"}]
        head = others[-1] if others else root
    aged = next(
        (i + 1 for i in range(before, title.start) if doc[i].lower_ == "old" and doc[i - 1].text == "-"), before
    )
    return Found(
        start=aged,  # "34-year-old" is no part of the office
        end=title.end,
        head=head,
        head_start=title.start,
        head_end=title.end,
        kind=MentionKind.NOMINAL,
        type=POSITION,
        number="singular",
    )


def _gender(words: list[str], doc: Doc, title: Title | None, kind: str | None, lists: WordLists) -> str:
    if kind == PERSON:
        return person_gender(words, doc[title.start : title.end].text if title is not None else "", lists)
    return "" if kind in {None, "kg:Group"} else "neuter"


def _number(doc: Doc, span: NameSpan, kind: str | None) -> str:
    if kind == "kg:Group" or (span.demonym and doc[span.end - 1].tag_ in {"NNS", "NNPS"}):
        return "plural"
    if kind == PERSON or (kind is not None and kind not in {"kg:Organization", "kg:Team", "kg:Company"}):
        return "singular"
    return ""


def _links(entry: Entry | None) -> tuple[str, ...]:
    return entry.links if entry is not None else ()
