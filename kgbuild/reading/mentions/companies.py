"""Which bodies are companies by what is said around them: "Acme ... the Danish company", "Acme, a rival" beside a company."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.evidence import apposed_nouns
from kgbuild.reading.mentions.names import NameSpan
from kgbuild.reading.mentions.phrases import phrase_root
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Doc, Token

__all__ = ["find_companies", "find_namesakes"]

COMPANY = "kg:Company"
MAX_BACK = 2  # sentences between a name and "the company"
_OPEN = frozenset({"kg:Organization", "kg:Place", None})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_companies(annotated: Annotated, spans: Sequence[NameSpan], kinds: Sequence[str | None]) -> frozenset[int]:
    """The indices of names of an open class (a body, an unknown place) that turn out to be companies."""
    doc, lists = annotated.doc, read_word_lists(annotated.ontology)
    words = read_words(doc)
    sentence_of = [words.sentence[span.start] for span in spans]
    # "the Hexlund" is a thing
    things = {_text(doc, span) for span in spans if span.start > 0 and doc[span.start - 1].tag_ == "DT"}
    open_names = [
        i
        for i, (span, kind) in enumerate(zip(spans, kinds, strict=True))
        if _is_open(span, kind) and _text(doc, span) not in things
    ]
    if not open_names:
        return frozenset()
    companies = {sentence_of[i] for i, kind in enumerate(kinds) if kind == COMPANY}
    found = {i for i in open_names if sentence_of[i] in companies and _is_rival(doc, spans[i], lists)}
    for noun in _anaphors(doc, lists):
        here = words.sentence[noun.i]
        near = range(here - MAX_BACK, here + 1)
        if any(sentence in companies for sentence in near):
            continue  # that one is meant
        options = [i for i in open_names if sentence_of[i] in near and spans[i].start < noun.i]
        subjects = [i for i in options if doc[phrase_root(doc, spans[i].start, spans[i].end)].dep_ in _SUBJECTS]
        names = {_text(doc, spans[i]) for i in options}
        if subjects or len(names) == 1:
            found.add((subjects or options)[-1])
    return frozenset(found)


def find_namesakes(annotated: Annotated, spans: Sequence[NameSpan], kinds: Sequence[str | None]) -> frozenset[int]:
    """The indices of single words read as people that here are the company called after them: "Ford hired staff", where
    the document has both Gerald Ford and Ford Motor Company."""
    doc, lists = annotated.doc, read_word_lists(annotated.ontology)
    words = read_words(doc)
    firsts = {
        words.text[span.start]
        for span, kind in zip(spans, kinds, strict=True)
        if kind == COMPANY and span.end - span.start > 1
    }
    return frozenset(
        i
        for i, (span, kind) in enumerate(zip(spans, kinds, strict=True))
        if kind == "kg:Person"
        and span.title is None
        and span.end - span.start == 1
        and words.text[span.start] in firsts
        and (span.label == "ORG" or _acts_as_body(doc[span.start], lists))
    )


def _acts_as_body(token: Token, lists: WordLists) -> bool:
    """Whether it does what bodies do, has what they have, or says something of "it"."""
    verb = token.head
    if token.dep_ == "poss":
        return verb.lemma_.lower() in lists.holdings
    if token.dep_ != "nsubj":
        return token.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in lists.undergone
    clauses = (child for child in verb.children if child.dep_ == "ccomp")
    speaks_of_it = any(word.lower_ == "it" and word.dep_ in _SUBJECTS for clause in clauses for word in clause.lefts)
    return speaks_of_it or verb.lemma_.lower() in lists.deeds


def _text(doc: Doc, span: NameSpan) -> str:
    return read_words(doc).phrase(span.start, span.end)


def _is_open(span: NameSpan, kind: str | None) -> bool:
    return kind in _OPEN and span.entry is None and span.label != "PERSON" and span.title is None


def _is_rival(doc: Doc, span: NameSpan, lists: WordLists) -> bool:
    """Whether a noun that may be anyone's stands beside a name: "Acme, a German competitor"."""
    root = doc[phrase_root(doc, span.start, span.end)]
    return any(noun.lemma_.lower() in lists.either for noun in apposed_nouns(doc, span, root, lists))


def _anaphors(doc: Doc, lists: WordLists) -> list[Token]:
    """The nouns of "the company", "the Danish carmaker" that stand for a name."""
    nouns = (doc[i] for i, tag in enumerate(read_words(doc).tags) if tag == "NN")
    return [
        token
        for token in nouns
        if lists.nouns.get(token.lemma_.lower()) == COMPANY
        and token.lemma_.lower() in lists.kinds
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}
        and any(child.lower_ in {"the", "this"} for child in token.lefts)
        and not any(child.i > token.i for child in token.children)
    ]
