"""What a name names: votes of the gazetteer, name words, titles, apposed nouns and the recogniser over the whole document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.capitals import STRONG, is_language
from kgbuild.reading.mentions.companies import find_companies, find_namesakes
from kgbuild.reading.mentions.evidence import count_context
from kgbuild.reading.mentions.names import NameSpan
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc

__all__ = ["name_key", "person_gender", "type_names"]

PERSON = "kg:Person"
PRODUCT = "kg:Product"
TEAM = "kg:Team"
_LABELS = {
    "PERSON": PERSON,
    "ORG": "kg:Organization",
    "GPE": "kg:Place",
    "LOC": "kg:Place",
    "FAC": "kg:Facility",
    "NORP": "kg:Group",
    "PRODUCT": "kg:Product",
    "EVENT": "kg:Event",
    "WORK_OF_ART": "kg:Work",
    "LAW": "kg:Law",
    "LANGUAGE": "kg:Topic",
}
_PLURAL = re.compile("ies$|(?<=[a-z])s$")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})

Votes = dict[str, Counter[str]]
_ALONE = frozenset({"kg:GovernmentBody", "kg:Military", "kg:PoliticalParty"})  # whose name may be their word alone


def name_key(text: str) -> str:
    """Names that differ only in case, quotes, blanks, dots of an abbreviation or a leading "the" have one key."""
    words = text.translate(_QUOTES).casefold().replace(".", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def type_names(annotated: Annotated, spans: Sequence[NameSpan]) -> tuple[str | None, ...]:
    """The class of each name, None where nothing tells; occurrences of a name have one class."""
    doc, lists = annotated.doc, read_word_lists(annotated.ontology)
    votes: Votes = defaultdict(Counter)
    for span in spans:
        votes[_key(doc, span)].update(_evidence(annotated, span, lists))
    _share_last_words(doc, spans, votes, lists)
    decided = {key: _decide(annotated, key, count) for key, count in votes.items()}
    kinds = tuple(_type(annotated, span, decided, votes) for span in spans)
    companies = {_key(doc, spans[i]) for i in find_companies(annotated, spans, kinds)}
    namesakes = {i for i in find_namesakes(annotated, spans, kinds) if not _is_own(spans[i])}
    return tuple(
        "kg:Company" if i in namesakes or (span.entry is None and _key(doc, span) in companies) else kind
        for i, (span, kind) in enumerate(zip(spans, kinds, strict=True))
    )


def _is_own(span: NameSpan) -> bool:
    """Whether a user says what it is."""
    return span.entry is not None and span.entry.own


def _key(doc: Doc, span: NameSpan) -> str:
    return name_key(read_words(doc).phrase(span.start, span.end))


def _type(annotated: Annotated, span: NameSpan, decided: dict[str, str | None], votes: Votes) -> str | None:
    doc = annotated.doc
    key = _key(doc, span)
    if span.entry is None:
        return decided[key]
    if _is_own(span):
        return span.entry.type
    if span.demonym and span.label == "NORP" and doc[span.end - 1].tag_ in {"NNS", "NNPS"}:
        return "kg:Group"
    count = votes[key]
    if (
        not span.nested
        and not span.demonym
        and (span.end - span.start == 1 or not annotated.ontology.schema.is_a(span.entry.type, "kg:Organization"))
        and count[PERSON] > count["kg:Place"] + (2 if span.entry.type in STRONG else 0)
    ):
        return PERSON
    return span.entry.type


def _evidence(annotated: Annotated, span: NameSpan, lists: WordLists) -> Counter[str]:
    doc = annotated.doc
    count: Counter[str] = Counter()
    if span.label == "NORP" and is_language(doc[span.end - 1]):
        count["kg:Topic"] += 2
    elif span.label:
        count[_LABELS[span.label]] += 2
    words = read_words(doc).text[span.start : span.end]
    if words[0][0].islower() and any(letter.isupper() for letter in words[0]):
        count["kg:Product"] += 4  # "iPhone"
    if span.title is None and span.start > 0 and doc[span.start - 1].tag_ == "DT":
        count[PERSON] -= 3  # "the Hajj"
    if span.start > 0 and doc[span.start - 1].lower_ in lists.places_before:
        inside = span.entry is not None and doc[span.start - 1].lower_ in lists.inside
        count["kg:Place"] += 1 if span.label != "PERSON" else 2 if inside else 0
    if span.title is not None:
        count[PERSON] += 8
    elif (
        words[0] in lists.given
        and len(words) > 1
        and all(word[0].isupper() or word == "-" or word in lists.particles for word in words)
    ):
        count[PERSON] += 3
    _count_form(count, doc, span, words, lists)
    named = _word_class(words, lists)
    if named == PRODUCT:
        count[named] += 9  # "Mac", "Pip" and "Bing" are first names, "Lion" and "Falcon" surnames
    elif named is not None:
        # "Arua Tigers" is nobody, "Olu Park" may be
        count[named] += (4 if named == TEAM and words[-1].endswith("s") else 1) if span.label == "PERSON" else 6
    count.update(count_context(annotated, span, lists))
    return count


def _count_form(count: Counter[str], doc: Doc, span: NameSpan, words: Sequence[str], lists: WordLists) -> None:
    """Takes from the votes for a person what no person's name looks like: "Nairobi Comets", "Harbour Stars of Mombasa"."""
    if span.title is not None or words[0] in lists.given or len(words) == 1:
        return
    last = doc[span.start + words.index("of") - 1] if "of" in words[1:] else doc[span.end - 1]
    plural = last.tag_ in {"NNPS", "NNS"}
    if span.leads or plural or "of" in words:
        count[PERSON] -= 3
    if plural and (span.leads or span.label == "PERSON"):
        count[TEAM] += 4


def _word_class(words: Sequence[str], lists: WordLists) -> str | None:
    """The class that the name's own words tell: the last, or the one before "of" ("Ministry of Defence")."""
    if len(words) == 1:
        alone = lists.name_words.get(words[0])
        return alone if alone in _ALONE else None  # "the Senate", but not "the Board"
    for i, word in enumerate(words[1:], start=1):
        if word.lower() in {"of", "for"}:
            return lists.name_words.get(words[i - 1])
    if any(lists.name_words.get(word) == PRODUCT for word in words[1:-1] if word.isupper()):
        return PRODUCT  # "Brisk OS X"
    last = words[-1]
    return lists.name_words.get(last) or lists.name_words.get(_PLURAL.sub(_singular, last))


def _singular(ending: re.Match[str]) -> str:
    return "y" if ending[0] == "ies" else ""


def _share_last_words(doc: Doc, spans: Sequence[NameSpan], votes: Votes, lists: WordLists) -> None:
    """A surname or first name alone is the person whose full name the document has, "the Comets" the team, "Falcon" the
    Brisk OS Falcon."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    coded: set[str] = set()
    for span in spans:
        words = _key(doc, span).split()
        if any(lists.name_words.get(word.upper()) == PRODUCT for word in words[1:-1]):
            coded.add(words[-1])
        if len(words) > 1:
            full[words[-1]].add(" ".join(words))
            if doc[span.start].text in lists.given:
                full[words[0]].add(" ".join(words))
    for span in spans:
        key = _key(doc, span)
        if key in coded:
            votes[key][PRODUCT] += 8
        elif " " not in key and key in full:
            for kind in (PERSON, TEAM):
                if any(_wins(kind, votes[name]) for name in full[key]) and (kind == PERSON or key.endswith("s")):
                    votes[key][kind] += 8  # each time: "Ms. Paris ... Paris claims"


def _wins(kind: str, count: Counter[str]) -> bool:
    return count[kind] > 0 and count[kind] >= max(count.values())


def _decide(annotated: Annotated, key: str, count: Counter[str]) -> str | None:
    """The class with most votes, a single word rather a surname; a general class gives way to its subclass that has votes."""
    if not count or max(count.values()) <= 0:
        return None
    best = min(count, key=lambda kind: (-count[kind], kind != PERSON or " " in key, kind))
    schema = annotated.ontology.schema
    below = [kind for kind in count if kind != best and schema.is_a(kind, best)]
    return min(below, key=lambda kind: (-count[kind], kind)) if below else best


def person_gender(words: Sequence[str], title: str, lists: WordLists) -> str:
    """The gender ("" where it is not known) that title and first name tell."""
    for word in reversed(title.lower().replace(".", "").split()):
        if word in lists.feminine:
            return "feminine"
        if word in lists.masculine:
            return "masculine"
    for word in words[: max(1, len(words) - 1)]:
        gender = lists.given.get(word, "")
        if gender:
            return gender
    return ""
