"""Noun phrases without a name: "the Russian leader", "drug prices", "reporters", "the two"."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model.text import MentionKind
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.mentions.phrases import age_start, phrase_end, phrase_start
from kgbuild.reading.mentions.titles import is_office, title_before
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Token

__all__ = ["find_nominals"]

PERSON = "kg:Person"
POSITION = "kg:Position"
_NOT_HEADS = frozenset(
    {
        "compound",
        "nmod",
        "amod",
        "det",
        "predet",
        "quantmod",
        "nummod",
        "case",
        "punct",
        "cc",
        "mark",
        "aux",
        "prep",
        "prt",
        "intj",
        "advmod",
    }
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr", "poss", "appos"})
_TAGS = frozenset({"N", "C", "J", "V", "F"})  # first letters of the tags of nouns, numbers, adjectives, participles
_POST_TAGS = frozenset({"attr", "appos", "oprd"})


def find_nominals(annotated: Annotated, taken: frozenset[int]) -> Iterator[Found]:
    """The noun phrases whose head is not in `taken` (names, times, quantities, pronouns)."""
    lists = read_word_lists(annotated.ontology)
    for i, tag in enumerate(read_words(annotated.doc).tags):
        if i in taken or tag[:1] not in _TAGS:
            continue
        token = annotated.doc[i]
        if token.idx >= annotated.document.preamble and _heads_phrase(token):
            yield _found(annotated, token, lists)


def _heads_phrase(token: Token) -> bool:
    if token.is_punct or token.is_space or not _is_readable(token.text):
        return False
    if token.lower_ == "old" and token.i > 1 and token.nbor(-1).text == "-":
        return age_start(token) is not None and (token.dep_ in _ARGUMENTS or _has_determiner(token))
    if token.pos_ in {"NOUN", "PROPN"}:
        if token.dep_ == "npadvmod" and token.head.pos_ == "ADJ":
            return False
        return token.dep_ not in _NOT_HEADS or (token.dep_ == "prep" and token.tag_ == "NN")
    if token.tag_ == "CD":  # "the two", "both of the three"
        return token.dep_ in _ARGUMENTS and any(child.dep_ == "det" for child in token.children)
    if token.tag_ in {"JJ", "JJS", "JJR", "VBN", "VBG"}:  # "the injured", "the accused"
        return token.dep_ in _ARGUMENTS and any(child.dep_ == "det" and child.i < token.i for child in token.children)
    return False


def _is_readable(word: str) -> bool:
    """No mark, no single letter, no word that was made unreadable ("b****")."""
    return "*" not in word and (sum(letter.isalnum() for letter in word) > 1 or word.isdigit())


def _has_determiner(old: Token) -> bool:
    """Whether "the 24-year-old" is a phrase of its own wherever the parser hangs it; "is 24-year-old" is not."""
    start = age_start(old)
    return start is not None and old.doc[start].tag_ in {"DT", "PRP$"}


def _found(annotated: Annotated, head: Token, lists: WordLists) -> Found:
    start, end = phrase_start(head), phrase_end(head)
    aged = age_start(head)
    if aged is not None:
        start = aged
    title = title_before(annotated.doc, head.i + 1, lists, first=start)
    plural = head.tag_ in {"NNS", "NNPS"} or (head.tag_ == "CD" and head.lower_ != "one")
    kind = _noun_class(annotated, head, lists)
    measured = _measured(head, lists)
    if measured is not None:
        plural = measured.tag_ in {"NNS", "NNPS"}
        counted = _noun_class(annotated, measured, lists)
        # an event is told of by its own noun
        kind = None if counted is None or annotated.ontology.schema.is_event(counted) else counted
    head_start, office = head.i, title is not None and not title.honorific
    if title is not None and office:
        head_start = title.start
    if title is not None and not plural and is_office(annotated.doc, title, lists) and _names_office(head, lists):
        kind = POSITION
        start = start + (annotated.doc[start].dep_ == "det" and start < head_start)
    elif office and kind in {None, "kg:Organization", "kg:Topic"}:
        kind = PERSON
    if kind == PERSON and plural:
        kind = "kg:Group"
    number = (
        "plural"
        if plural
        else ""
        if head.lemma_.lower() in lists.collective or head.tag_ in {"JJ", "VBN"}
        else "singular"
    )
    return Found(
        start=start,
        end=end,
        head=head.i,
        head_start=head_start,
        head_end=head.i + 1,
        kind=MentionKind.NOMINAL,
        type=kind,
        gender=_noun_gender(head, lists) if kind in {PERSON, None, "kg:Group"} else "neuter",
        number=number,
    )


def _measured(head: Token, lists: WordLists) -> Token | None:
    """The noun that "a number of", "thousands of" only counts; None where the head says what is meant itself."""
    if head.lower_ not in lists.measures or not (children := head.rights) or children[0].lower_ != "of":
        return None
    return next((word for word in children[0].children if word.dep_ == "pobj" and word.tag_ in {"NN", "NNS"}), None)


def _noun_class(annotated: Annotated, head: Token, lists: WordLists) -> str | None:
    """The class of a noun: by compound and head ("power plant"), by the event it names, by the head alone."""
    lemma = head.lemma_.lower()
    before = annotated.doc[head.i - 1] if head.i > 0 else head
    if before.dep_ in {"compound", "amod"} and before.head.i == head.i:
        kind = lists.nouns.get(f"{before.lower_} {lemma}")
        if kind is not None:
            return kind
        event = _event(annotated, f"{before.lemma_.lower()} {lemma}")
        if event is not None:
            return event
    if lemma in lists.nouns:
        return lists.nouns[lemma]
    event = _event(annotated, lemma)
    if event is not None:
        return event
    if age_start(head) is not None:
        return PERSON
    if head.tag_ in {"JJ", "VBN"}:
        return "kg:Group"
    if "-" in lemma:
        return lists.nouns.get(lemma.rsplit("-", 1)[-1])
    return None


def _event(annotated: Annotated, lemma: str) -> str | None:
    for sense in annotated.ontology.lexicon.senses(lemma, "noun"):
        if annotated.ontology.schema.is_event(sense.type):
            return sense.type
    return None


def _noun_gender(head: Token, lists: WordLists) -> str:
    lemma = head.lemma_.lower().rsplit("-", 1)[-1]
    if lemma in lists.masculine:
        return "masculine"
    return "feminine" if lemma in lists.feminine else ""


def _names_office(head: Token, lists: WordLists) -> bool:
    """Whether an office noun names the office rather than who holds it: predicate, apposition, "as" phrase, "post of"."""
    if head.dep_ in _POST_TAGS:
        return True
    if head.dep_ == "conj":
        return head.head.i != head.i and _names_office(head.head, lists) and head.head.lemma_.lower() in lists.offices
    if head.dep_ == "pobj" and head.head.lower_ == "as":
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"of", "to"}:
        governor = head.head.head
        return governor.lemma_.lower() in lists.posts
    return False
