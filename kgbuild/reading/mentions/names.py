"""Where names stand: the recogniser's entities, set right by the gazetteer, capitals, titles and the rest of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.ontology.gazetteer import Entry
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.capitals import Capitals, read_capitals
from kgbuild.reading.mentions.titles import Title, title_at
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["NameSpan", "find_name_spans"]

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
MAX_PARTICLES = 4  # "van der", "al -"
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
    for start, end in _runs(annotated, capitals, lists):
        spans.extend(_segments(annotated, start, end, capitals, lists))
    return tuple(spans)


# ---------------------------------------------------------------- runs of words with capitals


def _runs(annotated: Annotated, capitals: Capitals, lists: WordLists) -> Iterator[tuple[int, int]]:
    """Token ranges that hold one name or several side by side ("US Secretary of State Marco Rubio")."""
    doc = annotated.doc
    i = 0
    while i < len(doc):
        if i not in capitals.proper:
            i += 1
            continue
        end = i + 1
        while end < len(doc):
            step = _join(doc, i, end, capitals, lists)
            if step == 0:
                break
            end += step
        yield i, end
        i = end


def _join(doc: Doc, start: int, i: int, capitals: Capitals, lists: WordLists) -> int:
    """How many tokens from `i` on go on the run from `start`; 0 where it ends."""
    token = doc[i]
    if token.is_sent_start:
        return 0
    if i in capitals.proper:
        return 1
    if i + 1 >= len(doc):
        return 0
    following = doc[i + 1]
    if token.text == "-" and _is_second_half(doc, start, i, lists):
        return 2
    if token.text in {"-", "–", "&"} and i + 1 in capitals.proper:
        return 2 if token.text == "&" or not (doc[i - 1].whitespace_ or token.whitespace_) else 0
    inside = token.ent_type_ in NAMED and token.ent_iob_ == "I"
    if token.tag_ == "POS":
        # "the People's Army", "Lloyd's of London"; not "Russia's Foreign Ministry"
        whole = (
            inside
            and token.ent_type_ in {"WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW"}
            and following.ent_iob_ == "I"
        )
        return 1 if i + 1 in capitals.proper and (whole or doc[i - 1].lower_ in lists.possessed) else 0
    through = _particles(doc, start, i, capitals, lists)
    if through:
        return through
    if token.lower_ == "of" or (inside and token.lower_ in lists.joiners):
        opens = doc[i - 1].text in lists.openers or doc[start].text in lists.openers
        opens = opens or (inside and token.ent_type_ != "PERSON")
        if not opens and title_at(doc, max(start, i - 1), i + 2, lists) is None:
            return 0
        if i + 1 in capitals.proper:
            return 0 if token.lower_ == "and" and _stands_alone(doc, start, i, capitals) else 2
        if following.lower_ in {"the", "and"} and i + 2 in capitals.proper and (inside or following.lower_ == "the"):
            return 3
        return 0
    if token.lower_ in lists.linking and i + 1 in capitals.proper:
        return 2  # "Rio de la Plata"
    if token.like_num and inside and not _is_score(doc, i):
        return 1  # "Boeing 787"
    return 0


def _stands_alone(doc: Doc, start: int, i: int, capitals: Capitals) -> bool:
    """Whether the text has elsewhere, by itself, what stands before an "and": then two names are coordinated."""
    before, after = doc[start:i].text, doc[i + 1].text
    if before == after and i + 2 not in capitals.proper:
        return False  # "Bolt and Bolt"
    inside = doc.text.count(f"{before} and {after}") * (2 if before == after else 1)
    return doc.text.count(before) > inside


def _particles(doc: Doc, start: int, i: int, capitals: Capitals, lists: WordLists) -> int:
    """How many tokens "van der Berg" adds to "Jan", "do Tejo" to "Diario": particles after a first name or inside one entity."""
    end = i
    while end < min(len(doc), i + MAX_PARTICLES) and (
        doc[end].text in lists.particles or (end > i and doc[end].text == "-" and doc[end - 1].whitespace_ == "")
    ):
        end += 1
    if end == i or end not in capitals.proper:
        return 0
    inside = all(doc[k].ent_type_ in NAMED and doc[k].ent_iob_ == "I" for k in range(i, end + 1))
    named = any(doc[k].text in lists.given for k in range(start, i)) and doc[i].tag_ not in {"CD", "VB", "VBP"}
    # "Correio do Norte", whatever the tagger has; in "do Peruvians like it" a verb follows
    between = doc[i - 1].tag_ == "NNP" == doc[end].tag_ and doc[i].tag_ in {"NNP", "FW", "VB", "VBP"}
    asks = end + 1 < len(doc) and doc[end + 1].tag_ in {"VB", "VBP"}
    return end + 1 - i if inside or named or (between and not asks) else 0


def _is_score(doc: Doc, i: int) -> bool:
    """Whether a number begins a score: "beat the Stars 2-1"."""
    return i + 2 < len(doc) and doc[i + 1].text in {"-", "–"} and doc[i + 2].like_num


def _is_second_half(doc: Doc, start: int, i: int, lists: WordLists) -> bool:
    """Whether "-wai" goes on with "Wu Chi": a small-letter half of a given name, not "-based" or "-led"."""
    half = doc[i + 1]
    if not half.text.islower() or doc[i - 1].whitespace_ or doc[i].whitespace_ or half.text in lists.halves:
        return False
    if doc[i].ent_type_ == "PERSON" and half.ent_iob_ == "I":
        return True
    return i - start >= 2 and len(half.text) <= 5 and doc[i - 1].ent_type_ in {"PERSON", "ORG", ""}


# ---------------------------------------------------------------- names in a run


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
    while start < end and (_is_loose(doc[start], lists) or _is_edge(doc, start, end, lists)):
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
