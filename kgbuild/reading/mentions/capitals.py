"""Which words of a document are (parts of) names: its capitals, what the gazetteer knows, and what recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgbuild.ontology.gazetteer import Entry, Gazetteer
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists

__all__ = ["Capitals", "is_language", "read_capitals"]

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
MAX_KNOWN = 7  # tokens of a name in the gazetteer
STRONG = frozenset({"kg:Country", "kg:InternationalOrganization"})
_OPENING = frozenset({'"', "“", "‘", "'", "``", ":", "(", "-", "–", "—", "…", "*", "•", "["})
_CLOSED = frozenset(
    {"DT", "IN", "CC", "PRP", "PRP$", "WDT", "WP", "WRB", "MD", "TO", "EX", "UH", "PDT", "RP", "WP$", "CD", "LS"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitals:
    """`proper`: tokens that belong to names; `known`: first token -> (end, entry) of what the gazetteer knows;
    `demonyms`: tokens that are adjectives or names of peoples."""

    proper: frozenset[int]
    known: Mapping[int, tuple[int, Entry]]
    demonyms: frozenset[int]


def read_capitals(annotated: Annotated, taken: frozenset[int]) -> Capitals:
    doc, gazetteer = annotated.doc, annotated.ontology.gazetteer
    lists = read_word_lists(annotated.ontology)
    headings = {sentence.start for sentence in doc.sents if _is_heading(sentence)}
    seen = _names_seen(doc, headings, lists)
    proper: set[int] = set()
    for sentence in doc.sents:
        heading = sentence.start in headings
        first = _first_word(sentence)
        shouted = heading and not any(letter.islower() for letter in sentence.text)
        for token in sentence:
            if token.i in taken or token.idx < annotated.document.preamble or not _has_capital(token.text):
                continue
            if token.lower_ in lists.ordinary and token.ent_type_ not in NAMED:
                continue
            if token.lower_ in lists.captions and token.i + 1 < len(doc) and doc[token.i + 1].text == ":":
                continue
            if shouted and not _is_known(token, seen, gazetteer):
                continue
            if _is_proper(token, seen, heading=heading, opening=token.i == first or _after_opening(doc, token)):
                proper.add(token.i)
    known, demonyms = _known_names(doc, gazetteer, proper, taken, lists)
    for start, (end, _) in known.items():
        proper.update(range(start, end))
    return Capitals(proper=frozenset(proper), known=known, demonyms=frozenset(demonyms))


def _has_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word) and any(letter.isalpha() for letter in word)


def _is_known(token: Token, seen: Seen, gazetteer: Gazetteer) -> bool:
    """Whether a word of a headline in capitals is a name elsewhere in the document, a country, a capital or another place."""
    word = token.text
    if seen.capital[word] or seen.capital[word.capitalize()]:
        return True
    place = token.ent_type_ in {"GPE", "LOC"}
    return any(place or entry.type == "kg:Country" or entry.capital_of for entry in gazetteer.lookup(word.capitalize()))


def _is_heading(sentence: Span) -> bool:
    """Whether nearly all words have capitals, as in headlines: there capitals say nothing."""
    words = [token for token in sentence if token.is_alpha and len(token.text) > 3]
    if any(token.is_lower and token.tag_[0] in "VN" for token in sentence if token.is_alpha):
        return False
    return len(words) >= 4 and sum(token.text[0].isupper() for token in words) > 0.75 * len(words)


def _first_word(sentence: Span) -> int:
    return next((token.i for token in sentence if any(letter.isalnum() for letter in token.text)), sentence.start)


def _after_opening(doc: Doc, token: Token) -> bool:
    return (token.i > 0 and doc[token.i - 1].text in _OPENING and doc[token.i - 1].whitespace_ == "") or (
        token.i > 0 and doc[token.i - 1].text == ":"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How often a word stands with a capital inside sentences, and how often without; `common`: nouns and offices."""

    capital: Counter[str]
    lower: Counter[str]
    common: Container[str]


def _names_seen(doc: Doc, headings: set[int], lists: WordLists) -> Seen:
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for sentence in doc.sents:
        first = _first_word(sentence)
        for token in sentence:
            if token.text.islower():
                lower[token.text] += 1
            elif (
                sentence.start not in headings
                and token.i != first
                and not _after_opening(doc, token)
                and _has_capital(token.text)
            ):
                capital[token.text] += token.lower_ not in lists.ordinary
    return Seen(capital=capital, lower=lower, common=lists.nouns.keys() | lists.offices | lists.office_modifiers)


def _is_proper(token: Token, seen: Seen, *, heading: bool, opening: bool) -> bool:
    tagged = token.tag_ in {"NNP", "NNPS"}
    entity = token.ent_type_ in NAMED
    name = token.text if token.text in seen.capital else token.text.capitalize() if token.text.isupper() else token.text
    recurs = seen.capital[name] > 0 and seen.lower[token.lower_] <= seen.capital[name]
    if heading or opening:
        if _is_first_name(token, seen):
            return True
        if token.tag_ in _CLOSED:
            return entity and token.ent_iob_ == "I"
        if tagged:
            return entity or recurs or (not heading and seen.lower[token.lower_] == 0)
        return recurs or (entity and token.tag_ in {"NN", "NNS", "JJ", "FW"} and seen.lower[token.lower_] == 0)
    if tagged:
        return True
    if token.tag_ in _CLOSED:
        return entity and token.ent_iob_ == "I" and token.text[0].isupper()
    return True  # a capital in the middle of a sentence


def _is_first_name(token: Token, seen: Seen) -> bool:
    """Whether the first word of a sentence is tied to a name that follows: "Valda Munk said"."""
    head = token.head
    return (
        token.tag_ in {"NN", "NNP", "FW", "UH"}
        and token.dep_ == "compound"
        and head.i == token.i + 1
        and head.tag_ == "NNP"
        and head.text[0].isupper()
        and token.text[0].isupper()
        and seen.lower[token.lower_] == 0
        and token.lower_ not in seen.common
    )


def _known_names(
    doc: Doc, gazetteer: Gazetteer, proper: set[int], taken: frozenset[int], lists: WordLists
) -> tuple[dict[int, tuple[int, Entry]], set[int]]:
    """The longest name of the gazetteer at each token, and the demonyms."""
    known: dict[int, tuple[int, Entry]] = {}
    demonyms: set[int] = set()
    covered = 0
    for token in doc:
        if token.i < covered or token.i in taken or not _has_capital(token.text):
            continue
        found = _longest(doc, token.i, gazetteer, proper, lists)
        if found is not None:
            known[token.i] = found
            covered = found[0]
            continue
        people = gazetteer.demonym(token.text) if token.text[0].isupper() else None
        if people is not None and token.tag_ not in {"VB", "VBP", "VBZ"} and not is_language(token):
            known[token.i] = (token.i + 1, people)
            demonyms.add(token.i)
    return known, demonyms


def is_language(token: Token) -> bool:
    """Whether the adjective of a people stands for its language: "in English", "speaks Polish"."""
    return token.dep_ in {"pobj", "dobj"} and token.tag_ in {"NNP", "NN", "JJ"} and not any(token.children)


def _longest(
    doc: Doc, start: int, gazetteer: Gazetteer, proper: set[int], lists: WordLists
) -> tuple[int, Entry] | None:
    for end in range(min(len(doc), start + MAX_KNOWN), start, -1):
        if doc[end - 1].is_punct or doc[end - 1].is_space:
            continue
        if doc[start].lower_ == "the" and gazetteer.lookup(doc[start + 1 : end].text):
            continue  # "the Gambia" begins with its name
        entries = gazetteer.lookup(doc[start:end].text)
        entry = next((entry for entry in entries if _fits(doc, start, end, entry, proper, lists)), None)
        if entry is not None:
            return end, entry
    return None


def _fits(doc: Doc, start: int, end: int, entry: Entry, proper: set[int], lists: WordLists) -> bool:
    """Whether the words can be meant as that: a single word must be a name here, a town not be read as a person."""
    if end - start == 1 and start not in proper:
        return False
    if entry.type in STRONG or end - start > 1:
        return True
    if doc[start].ent_type_ != "PERSON":
        return True
    # "based in Tampere", where the recogniser has a person
    whole = end == len(doc) or doc[end].ent_iob_ != "I"
    return whole and doc[start].ent_iob_ == "B" and start > 0 and doc[start - 1].lower_ in lists.inside
