"""Which words of a document are (parts of) names: its capitals, what the gazetteer knows, and what recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from kgbuild.ontology.gazetteer import Entry, Gazetteer
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.ownnames import OwnNames
from kgbuild.reading.mentions.wordlists import WordLists, begins_small, longest_name, read_word_lists
from kgbuild.reading.mentions.words import Words, read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["NAMED", "Capitals", "is_language", "read_capitals"]

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
MAX_KNOWN = 12  # tokens of a name in the gazetteer
STRONG = frozenset({"kg:Country", "kg:InternationalOrganization", "kg:Company"})
_OPENING = frozenset({'"', "“", "‘", "'", "``", ":", "(", "-", "–", "—", "…", "*", "•", "["})
_UNNUMBERED = frozenset({"PERSON", "GPE", "NORP", "LOC", "LANGUAGE"})  # "Ghana 2" is a score
_RATIOS = frozenset({"-", "–", ":", "%", "/", "."})
_SMALL = frozenset({"NN", "NNP", "JJ"})  # what a name may go on with in small letters: "the Orbit mini"
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
    words = read_words(doc)
    headings = {start for start, end in words.sentences if _is_heading(doc, start, end)}
    seen = _names_seen(words, headings, lists)
    proper: set[int] = set()
    doubtful: set[int] = set()  # what belongs to the name before it if it does so elsewhere
    for start, end in words.sentences:
        heading = start in headings
        first = _first_word(words, start, end)
        shouted = heading and words.phrase(start, end).isupper()
        for i in range(start, end):
            text = words.text[i]
            if i in taken or words.starts[i] < annotated.document.preamble:
                continue
            if i - 1 in proper and text[0].isdigit() and _may_be_model(doc, i):
                (proper if _is_model(doc, i) else doubtful).add(i)
            if i - 1 in proper and text.islower() and words.tags[i] in _SMALL:
                doubtful.add(i)
            if not _has_capital(text) or (i > start and _is_unit(words, i, lists)):
                continue
            token, lower = doc[i], words.lower[i]
            if lower in lists.ordinary and token.ent_type_ not in NAMED:
                continue
            if lower in lists.captions and i + 1 < len(doc) and words.text[i + 1] == ":":
                continue
            if shouted and not _is_known(token, seen, gazetteer):
                continue
            if _is_proper(token, seen, heading=heading, opening=i == first or _after_opening(words, i)):
                proper.add(i)
    pairs = {(words.lower[i - 1], words.lower[i]) for i in proper if i - 1 in proper}
    proper |= {i for i in doubtful if (words.lower[i - 1], words.lower[i]) in pairs}
    known, demonyms = _known_names(doc, gazetteer, proper, taken, lists)
    for start, (end, _) in known.items():
        proper.update(range(start, end))
    return Capitals(proper=frozenset(proper), known=known, demonyms=frozenset(demonyms))


def _has_capital(word: str) -> bool:
    return word != word.lower() and any(letter.isupper() for letter in word)


def _may_be_model(doc: Doc, i: int) -> bool:
    """Whether a number can belong to the name before it: not a score, a count or a sum."""
    number, name = doc[i], doc[i - 1]
    if (
        number.is_sent_start
        or (number.text.isdigit() and len(number.text) > 3)
        or not number.text.rstrip(".").isalnum()
    ):
        return False
    if name.ent_type_ in _UNNUMBERED and name.ent_type_ != number.ent_type_:
        return False
    if i + 1 == len(doc) or doc[i + 1].is_sent_start or (doc[i + 1].text == "." and doc[i + 1].whitespace_):
        return True
    return doc[i + 1].text not in _RATIOS and doc[i + 1].tag_ not in {"CD", "NNP", "NNPS"}


def _is_model(doc: Doc, i: int) -> bool:
    """Whether the parse has a number with the name before it: "Orbit 4", "the Orbit 3GS"; or it counts nothing: "the Orbit 4
    antenna"."""
    number, name = doc[i], doc[i - 1]
    if number.head.i == i - 1 or (name.head.i == i and name.dep_ in {"compound", "nmod", "advmod", "nummod"}):
        return True
    one = number.head.tag_ == "NN" and number.head.i == i + 1 and name.head.i == i + 1
    return one and number.text != "1" and name.dep_ in {"compound", "nmod"}


def _is_unit(words: Words, i: int, lists: WordLists) -> bool:
    """Whether a word is the unit of the number before it: "a 30GB player"."""
    return words.lower[i] in lists.units and words.text[i - 1][-1].isdigit() and not words.text[i].istitle()


def _is_known(token: Token, seen: Seen, gazetteer: Gazetteer) -> bool:
    """Whether a word of a headline in capitals is a name elsewhere in the document, a country, a capital or another place."""
    word = token.text
    if seen.capital[word] or seen.capital[word.capitalize()]:
        return True
    place = token.ent_type_ in {"GPE", "LOC"}
    return any(place or entry.type == "kg:Country" or entry.capital_of for entry in gazetteer.lookup(word.capitalize()))


def _is_heading(doc: Doc, start: int, end: int) -> bool:
    """Whether nearly all words have capitals, as in headlines: there capitals say nothing."""
    words = read_words(doc)
    long = [word for word in words.text[start:end] if len(word) > 3 and word.isalpha()]
    if len(long) < 4 or sum(word[0].isupper() for word in long) <= 0.75 * len(long):
        return False
    return not any(words.text[i].islower() and words.tags[i][:1] in {"V", "N"} for i in range(start, end))


def _first_word(words: Words, start: int, end: int) -> int:
    return next((i for i in range(start, end) if any(letter.isalnum() for letter in words.text[i])), start)


def _after_opening(words: Words, i: int) -> bool:
    if i == 0:
        return False
    before = words.text[i - 1]
    return before == ":" or (before in _OPENING and words.ends[i - 1] == words.starts[i])


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How often a word stands with a capital inside sentences, and how often without; `common`: nouns and offices."""

    capital: Counter[str]
    lower: Counter[str]
    common: Container[str]


def _names_seen(words: Words, headings: set[int], lists: WordLists) -> Seen:
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter(word for word in words.text if word.islower())
    for start, end in words.sentences:
        if start in headings:
            continue
        first = _first_word(words, start, end)
        for i in range(start, end):
            text = words.text[i]
            if i != first and _has_capital(text) and not _after_opening(words, i):
                capital[text] += words.lower[i] not in lists.ordinary
    return Seen(capital=capital, lower=lower, common=lists.nouns.keys() | lists.offices | lists.office_modifiers)


def _is_proper(token: Token, seen: Seen, *, heading: bool, opening: bool) -> bool:
    if token.text[0].islower() and token.text[1].isupper() and len(token.text) > 2:
        return True  # "eCart", however it is tagged
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
    own = OwnNames(doc)
    for i, text in enumerate(read_words(doc).text):
        if i < covered or i in taken or not (_has_capital(text) or begins_small(text, lists)):
            continue
        found = _longest(doc, i, gazetteer, proper, lists, own)
        if found is not None:
            known[i] = found
            covered = found[0]
            continue
        people = gazetteer.demonym(text) if text[0].isupper() else None
        if people is not None and doc[i].tag_ not in {"VB", "VBP", "VBZ"} and not is_language(doc[i]):
            known[i] = (i + 1, people)
            demonyms.add(i)
    return known, demonyms


def is_language(token: Token) -> bool:
    """Whether the adjective of a people stands for its language: "in English", "speaks Polish"."""
    return token.dep_ in {"pobj", "dobj"} and token.tag_ in {"NNP", "NN", "JJ"} and not any(token.children)


def _longest(
    doc: Doc, start: int, gazetteer: Gazetteer, proper: set[int], lists: WordLists, own: OwnNames
) -> tuple[int, Entry] | None:
    words = read_words(doc)
    first = words.text[start]
    small = first[0].lower() + first[1:]  # "De Volkskrant" where it begins the sentence
    longest = min(MAX_KNOWN, max(longest_name(first, lists), longest_name(small, lists)))
    if words.lower[start] == "the":
        return None  # "the Gambia" begins with its name
    for end in range(min(len(doc), start + longest), start, -1):
        phrase = words.phrase(start, end)
        entries = gazetteer.lookup(phrase) or (gazetteer.lookup(small + phrase[len(small) :]) if small != first else ())
        last = doc[end - 1]
        if not entries or last.is_space or (last.is_punct and (last.text == "." or not entries[0].own)):
            continue
        if entries[0].own and len(entries) > 1:
            entries = own.choose(entries)
        entry = next((entry for entry in entries if _fits(doc, start, end, entry, proper, lists)), None)
        if entry is not None:
            return end, entry
    return None


def _is_bare(doc: Doc, start: int, end: int) -> bool:
    """Whether words in small letters stand as names do, without an article or an adjective: "shares in ademar fell"."""
    last = doc[end - 1]
    described = any(child.dep_ in {"det", "poss", "amod", "nummod"} and child.i < start for child in last.lefts)
    return last.tag_[:1] in {"N", "F", "J"} and not described


def _fits(doc: Doc, start: int, end: int, entry: Entry, proper: set[int], lists: WordLists) -> bool:
    """Whether the words can be meant as that: a single word must be a name here, a town not be read as a person."""
    if not any(_has_capital(token.text) for token in doc[start:end]):
        return _is_bare(doc, start, end) or (not entry.own and doc[end - 1].tag_[:1] == "N")
    if end - start == 1 and start not in proper:
        return False
    if entry.type in STRONG or end - start > 1:
        return True
    if doc[start].ent_type_ != "PERSON" or entry.own:
        return True
    # "based in Tampere", where the recogniser has a person
    whole = end == len(doc) or doc[end].ent_iob_ != "I"
    return whole and doc[start].ent_iob_ == "B" and start > 0 and doc[start - 1].lower_ in lists.inside
