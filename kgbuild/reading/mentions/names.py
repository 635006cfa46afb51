"""Where names stand: the recogniser's entities, set right by the gazetteer, capitals, titles and the rest of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.ontology.gazetteer import Entry
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.capitals import NAMED, Capitals, read_capitals
from kgbuild.reading.mentions.runs import find_runs
from kgbuild.reading.mentions.titles import Title, title_at
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["NameSpan", "find_name_spans"]

_TITLED_WHOLE = frozenset({"ORG", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name, tokens [start, end), without determiner, title and possessive. `label` is the recogniser's, "" where it found
    none; `title` the office before it; `demonym`: the name of a people or its adjective; `nested`: the country that begins a
    longer name ("US State Department"); `leads`: a place begins the name."""

    start: int
    end: int
    label: str = ""
    entry: Entry | None = None
    title: Title | None = None
    demonym: bool = False
    nested: bool = False
    leads: bool = False


def find_name_spans(annotated: Annotated, taken: frozenset[int]) -> tuple[NameSpan, ...]:
    """The names of a document in order, only nested ones inside others; tokens of `taken` (times, quantities) are left out."""
    capitals = read_capitals(annotated, taken)
    lists = read_word_lists(annotated.ontology)
    spans: list[NameSpan] = []
    for start, end in find_runs(annotated, capitals, lists):
        spans.extend(_segments(annotated, start, end, capitals, lists))
    return tuple(spans)


def _segments(annotated: Annotated, start: int, end: int, capitals: Capitals, lists: WordLists) -> Iterator[NameSpan]:
    """The names of a run: cut at offices, at the country before an office or a person, and where two entities meet."""
    doc = annotated.doc
    i = start
    title: Title | None = None
    while i < end:
        if doc[i].is_punct or doc[i].tag_ == "POS":
            i += 1
            continue
        own = i in capitals.known and capitals.known[i][1].own
        found = None if own else _cut_title(doc, i, end, lists)
        if found is not None:
            title = found
            i = found.end
            continue
        stop = _stop(annotated, i, end, capitals, lists)
        yield from _name(annotated, i, stop, title, capitals)
        title = None
        i = stop


def _cut_title(doc: Doc, i: int, end: int, lists: WordLists) -> Title | None:
    """The office at token i, unless the word is part of a name there ("Stephen King", "Prince of Wales Hospital")."""
    title = title_at(doc, i, end, lists)
    if title is None or title.end >= end:
        return title
    after = doc[title.end]
    whole = doc[i].ent_type_ in _TITLED_WHOLE and after.ent_type_ == doc[i].ent_type_ and after.ent_iob_ == "I"
    if whole and after.text not in lists.given and after.lower_ != "of":
        return None
    if after.lower_ != "of":
        return title
    for j in range(title.end + 2, end):  # "Minister of Education Ana Ruiz"
        if (doc[j].ent_type_ == "PERSON" and doc[j].ent_iob_ == "B") or (doc[j].text in lists.given and j + 1 < end):
            return Title(start=title.start, end=j)
    return None if whole else title


def _stop(annotated: Annotated, start: int, end: int, capitals: Capitals, lists: WordLists) -> int:
    """Where the name that begins at `start` ends."""
    doc = annotated.doc
    known = capitals.known.get(start)
    if known is not None and known[0] < end and _leads(doc, start, known[0], end, known[1], capitals, lists):
        return known[0]
    inside = known[0] if known is not None and known[1].own else start + 1
    for i in range(inside, end):
        if _starts_title(doc, start, i, end, lists):
            return i
        if doc[i].ent_iob_ == "B" and doc[i].ent_type_ in NAMED and _is_named_apart(doc, i):
            return i
        if i in capitals.known and capitals.known[i][1].type == "kg:Country" and doc[i - 1].text in {"-", "–"}:
            return i - 1
    return end


def _leads(doc: Doc, start: int, i: int, end: int, entry: Entry, capitals: Capitals, lists: WordLists) -> bool:
    """Whether the known name [start, i) stands before another name rather than being its first part."""
    rest = read_words(doc).lower_phrase(i, end)
    if entry.type != "kg:Country":
        person = doc[i].ent_iob_ == "B" and doc[i].ent_type_ == "PERSON" and doc[start].text not in lists.given
        return title_at(doc, i, end, lists) is not None or person
    if rest in lists.generic_bodies or title_at(doc, i, end, lists) is not None:
        return True
    if doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ == "B":
        return True
    if doc[i].text in {"-", "–", "and"}:
        return True
    # "Russia Today" is one name, "Russian Sergey Karjakin" are two
    return start in capitals.demonyms and (doc[i].text in lists.given or i in capitals.known)


def _starts_title(doc: Doc, start: int, i: int, end: int, lists: WordLists) -> bool:
    """Whether an office begins at token i of a run: "Apple CEO Steve Jobs"; not in "Stephen King"."""
    title = title_at(doc, i, end, lists)
    if title is None or (title.honorific and title.end == end):
        return False
    if title.end == end and (
        doc[start].text in lists.given or (doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ == "I")
    ):
        return False
    if doc[i].ent_type_ in _TITLED_WHOLE and doc[i].ent_iob_ == "I" and title.end == i + 1:
        inside = title.end < end and doc[title.end].ent_iob_ == "I"
        return not inside
    return True


def _is_named_apart(doc: Doc, i: int) -> bool:
    """Whether the entity that token i begins is another thing than the one before it: a person's name goes on ("Ana Paris")."""
    before = doc[i - 1]
    if before.dep_ == "compound" and before.head.i == i and before.ent_type_ == "GPE" == doc[i].ent_type_:
        return before.ent_iob_ != "B"  # "Ada Paris", taken for two towns
    return before.ent_type_ in NAMED and before.ent_type_ != "PERSON"


def _name(annotated: Annotated, start: int, end: int, title: Title | None, capitals: Capitals) -> Iterator[NameSpan]:
    doc = annotated.doc
    lists = read_word_lists(annotated.ontology)
    while end > start and _is_loose(doc[end - 1], lists):
        end -= 1
    while (
        start < end
        and start not in capitals.known
        and (_is_loose(doc[start], lists) or _is_edge(doc, start, end, lists))
    ):
        start += 1
    if start == end or not _is_word(doc, start, end):
        return
    known = capitals.known.get(start)
    entry = known[1] if known is not None and known[0] == end else None
    demonym = start in capitals.demonyms and entry is not None
    yield NameSpan(
        start=start,
        end=end,
        label=_label(doc, start, end),
        entry=entry if entry is None or entry.own or not _is_generic(doc, start, end, lists) else None,
        title=title,
        demonym=demonym,
        leads=known is not None and known[0] < end,
    )
    if known is not None and known[0] < end and known[1].type == "kg:Country" and start not in capitals.demonyms:
        yield NameSpan(start=start, end=known[0], label="GPE", entry=known[1], nested=True)


def _is_word(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are more than a single letter, and none is one that was made unreadable ("b****")."""
    text = read_words(doc).phrase(start, end)
    return "*" not in text and sum(letter.isalnum() for letter in text) > 1


def _is_loose(token: Token, lists: WordLists) -> bool:
    """Whether a word can neither begin nor end a name: a mark, a possessive, a joiner in small letters."""
    return token.is_punct or token.tag_ == "POS" or (token.is_lower and token.text in lists.joiners)


def _is_edge(doc: Doc, i: int, end: int, lists: WordLists) -> bool:
    """Whether a run's first word has its capital from the sentence: "The", "Former"."""
    token = doc[i]
    if token.lower_ == "the":
        return True
    if token.is_sent_start is not True or i + 1 >= end or token.lower_ not in lists.office_modifiers:
        return False
    return doc[i + 1].tag_ == "JJ" or doc[i + 1].text in lists.given or title_at(doc, i + 1, end, lists) is not None


def _is_generic(doc: Doc, start: int, end: int, lists: WordLists) -> bool:
    """Whether every country has one: "Congress" need not be that of the United States."""
    return read_words(doc).lower_phrase(start, end) in lists.generic_bodies


def _label(doc: Doc, start: int, end: int) -> str:
    labels = [token.ent_type_ for token in doc[start:end] if token.ent_type_ in NAMED]
    return max(sorted(set(labels)), key=labels.count) if labels else ""
