"""Pronouns that stand for something: personal, possessive, reflexive, relative, demonstrative, indefinite."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model.text import MentionKind
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Token

__all__ = ["find_pronouns", "relative_noun"]

_RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "relcl", "xcomp"})
_ALONE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "dative", "poss", "csubj", "oprd", "appos", "ROOT", "dep"}
)


def find_pronouns(annotated: Annotated, taken: frozenset[int]) -> Iterator[Found]:
    lists = read_word_lists(annotated.ontology)
    for i, word in enumerate(read_words(annotated.doc).lower):
        person = lists.pronoun_person.get(word)
        if person is None or i in taken:
            continue
        token = annotated.doc[i]
        if token.idx >= annotated.document.preamble and _refers(token, person, lists):
            yield _found(token, person, lists)


def _refers(token: Token, person: str, lists: WordLists) -> bool:
    if person == "r":
        return relative_noun(token) is not None
    if token.tag_ in {"PRP", "PRP$"} and (token.text != "US"):
        return token.lower_ != "it" or not _is_expletive(token, lists)
    if person in {"1", "2", "3"}:
        # the tagger's slips: "mine" as a noun, "us" shouted, "her" as an adjective
        return token.tag_ in {"PRP", "PRP$", "DT"} or token.lower_ in {
            "i",
            "me",
            "my",
            "he",
            "she",
            "them",
            "him",
            "his",
        }
    if token.i + 1 < len(token.doc) and token.tag_ == "DT" and token.dep_ == "det":
        return False
    return (
        token.dep_ in _ALONE
        and token.tag_ not in {"IN", "WDT", "RB"}
        and not any(child.dep_ == "prep" for child in token.children)
    )


def _found(token: Token, person: str, lists: WordLists) -> Found:
    gender = lists.pronoun_gender.get(token.lower_, "")
    kind = (
        "kg:Person"
        if gender in {"masculine", "feminine"}
        or (person in {"1", "2"} and token.lower_ in {"i", "me", "my", "mine", "myself"})
        else None
    )
    if token.lower_ in {"who", "whom"}:
        kind = "kg:Person"
    return Found(
        start=token.i,
        end=token.i + 1,
        head=token.i,
        head_start=token.i,
        head_end=token.i + 1,
        kind=MentionKind.PRONOUN,
        type=kind,
        gender=gender,
        number=lists.pronoun_number.get(token.lower_, ""),
    )


def _is_idiom(token: Token, verb: Token) -> bool:
    """Whether "it" belongs to "when it comes to prices", "it is up to them", or lifts a name out: "it was Ann who left"."""
    if verb.lemma_ == "come":
        when = any(child.lower_ in {"if", "when"} and child.i < token.i for child in verb.children)
        return when and any(child.lower_ == "to" and child.i > verb.i for child in verb.children)
    if verb.lemma_ != "be" or token.dep_ == "dobj":
        return False
    after = [child for child in verb.children if child.i > verb.i]
    if any(child.lower_ == "up" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ == "to" for child in after):
        return True
    return any(
        child.dep_ == "attr"
        and child.pos_ in {"PRON", "PROPN"}
        and any(word.dep_ == "relcl" for word in child.children)
        for child in after
    )


def relative_noun(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for: "the bill that aims to ..."; None where it is none."""
    if token.tag_ not in _RELATIVE_TAGS and not (
        token.lower_ == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    ):
        return None
    clause = token.head
    while clause.dep_ not in {"relcl", "acl"}:
        if clause.head.i == clause.i or clause.dep_ in {"ccomp", "advcl", "csubj", "parataxis"}:
            return None
        clause = clause.head
    noun = clause.head
    if clause.dep_ != "relcl" or noun.i >= token.i or noun.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return None
    return _agreeing(token, clause, noun)


def _agreeing(token: Token, clause: Token, noun: Token) -> Token:
    """The noun right before a relative pronoun where the verb agrees with it alone: "talks with countries that have left"."""
    last = token.nbor(-1)
    if last.is_space and last.i > 0:
        last = last.nbor(-1)
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head is not clause or last.pos_ not in {"NOUN", "PROPN"}:
        return noun
    verbs = {word.tag_: word.lower_ for word in (clause, *clause.children) if word.pos_ in {"VERB", "AUX"}}
    plural = "VBP" in verbs or "were" in verbs.values()
    singular = "VBZ" in verbs or "was" in verbs.values()
    several = last.tag_ in {"NNS", "NNPS"}
    if plural == singular or several == (noun.tag_ in {"NNS", "NNPS"}) or any(c.dep_ == "conj" for c in noun.children):
        return noun
    return last if several == plural else noun


def _is_expletive(token: Token, lists: WordLists) -> bool:
    """Whether "it" stands for nothing: "it rains", "it is clear that", "it seems that"."""
    verb = token.head
    if verb.pos_ == "ADJ" and token.dep_ == "nsubj":  # "made it clear that"
        return verb.lower_ in lists.seeming and any(
            child.dep_ in _CLAUSES and child.i > verb.i for child in verb.children
        )
    if token.dep_ not in {"nsubj", "nsubjpass", "expl", "dobj"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    if _is_idiom(token, verb):
        return True
    if token.dep_ == "expl" or verb.lemma_ in lists.weather:
        return True
    clauses = [child for child in verb.children if child.dep_ in _CLAUSES and child.i > verb.i]
    if verb.lemma_ in lists.seeming or (verb.lower_ in lists.seeming and verb.tag_ != "VBG"):
        return bool(clauses)
    if verb.lemma_ != "be" or token.dep_ == "dobj":
        return False
    for child in verb.children:
        if child.dep_ in {"acomp", "attr"} and child.i > verb.i:
            inner = [
                word
                for word in child.children
                if word.dep_ in {"ccomp", "xcomp", "advcl", "relcl", "acl"} and word.i > child.i
            ]
            if child.lower_ in lists.seeming and (clauses or inner):
                return True
    return False
