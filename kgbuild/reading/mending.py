"""What the parse gets wrong where the words themselves say so: forms that do not go together, nouns side by side."""

from __future__ import annotations

from kgbuild.reading.grammar import AUXILIARIES, SUBJECTS, TENSES, is_finite
from kgbuild.reading.trees import Doc, Token

__all__ = ["mend"]

_VERBAL = frozenset({"VERB", "AUX"})
_OWN = frozenset({"of", "from", "like", "unlike", "v.", "vs.", "versus"})  # what a person's name may have behind it
_NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend(doc: Doc) -> None:
    """Hangs tokens elsewhere, in place."""
    mended = [found for token in doc if (found := _find_place(token)) is not None]
    for token, head, label in mended:
        for child in token.head.children if label == "conj" else ():
            if child.dep_ == "cc" and child.i == token.left_edge.i - 1:
                child.head = head
        token.head, token.dep_ = head, label
    if mended:
        doc.grow()


def _find_place(token: Token) -> tuple[Token, Token, str] | None:
    if token.dep_ == "conj" and token.pos_ in _VERBAL and token.head.pos_ in _VERBAL:
        above = _find_match(token)
        return None if above is None else (token, above, "conj")
    if token.dep_ in _NOMINAL_SUBJECTS and token.pos_ == "PROPN":
        noun = _find_noun_before(token)
        return None if noun is None else (token, noun, "appos")
    if token.dep_ == "dobj" and token.pos_ == "NOUN":
        return _find_explained(token)
    if token.dep_ == "prep" and token.head.pos_ == "PROPN":
        above = _find_met(token) if token.head.ent_type_ == "PERSON" else _find_dated(token)
        return None if above is None else (token, above, "prep")
    if token.dep_ == "appos" and token.ent_type_ == "PERSON":
        return _find_titled(token)
    return None


def _find_match(verb: Token) -> Token | None:
    """The verb above that another goes with, where their forms agree and those of the parse do not: in "said that they have
    refused to leave and struck a guard" they struck, in "said they have left and told him why" who said it told."""
    head = verb.head
    if _agree(verb, head) or any(child.dep_ in SUBJECTS or child.dep_ in AUXILIARIES for child in verb.children):
        return None
    above = [one for one in head.ancestors if one.i < head.i and one.pos_ in _VERBAL]
    alike = next((one for one in above if one.tag_ == verb.tag_), None)
    if alike is not None or verb.tag_ not in TENSES or is_finite(head):
        return alike
    return next((one for one in above if is_finite(one)), None)


def _agree(verb: Token, other: Token) -> bool:
    """Whether two forms go together: a tense does not with an infinitive or participle, nor a participle with an infinitive,
    nor one in -ing with a tense."""
    if verb.tag_ in TENSES:
        return other.tag_ not in {"VB", "VBG", "VBN"}
    if verb.tag_ == "VBN":
        return other.tag_ not in {"VB", "VBG"} or is_finite(other)
    return verb.tag_ != "VBG" or other.tag_ not in TENSES


def _find_noun_before(name: Token) -> Token | None:
    """The noun of "the builder Nordbru", where the parse has two subjects."""
    before = name.left_edge.i - 1
    return next(
        (
            child
            for child in name.head.children
            if child.dep_ == name.dep_ and child.pos_ == "NOUN" and child.right_edge.i == before == child.i
        ),
        None,
    )


def _find_titled(name: Token) -> tuple[Token, Token, str] | None:
    """A person explains the noun of the office and not its body: "the chief executive of Nordbru, Mette Ankersen"."""
    body, preposition = name.head, name.head.head
    office = preposition.head
    if body.dep_ != "pobj" or preposition.lower_ != "of" or body.ent_type_ == "PERSON" or body.pos_ != "PROPN":
        return None
    return (name, office, "appos") if office.pos_ == "NOUN" else None


def _find_explained(noun: Token) -> tuple[Token, Token, str] | None:
    """An object after a comma explains the object before it, or the clause: "told them that it was over, a claim he denied"."""
    start = noun.left_edge.i
    if start == 0 or noun.doc[start - 1].text != ",":
        return None
    for other in noun.head.children:
        if other.i < noun.i and other.dep_ in {"dobj", "ccomp"} and other.right_edge.i < start:
            if other.dep_ == "ccomp":
                return noun, noun.head, "dep"
            if other.pos_ in {"NOUN", "PROPN"} and not any(child.dep_ in {"cc", "conj"} for child in other.children):
                return noun, other, "appos"
    return None


def _find_met(preposition: Token) -> Token | None:
    """What a preposition behind a person belongs to, which is seldom the person: "met Ana Diaz in Lima for talks", "the arrest
    of Ana Diaz in Lima". In "Ana Diaz in Lima and Bo Ek in Oslo" each has their own."""
    name = preposition.head
    if name.pos_ != "PROPN" or preposition.lower_ in _OWN or preposition.left_edge.nbor(-1).is_punct:
        return None
    while name.dep_ == "conj" and name.head.ent_type_ == "PERSON":
        name = name.head
        if any(child.dep_ == "prep" for child in name.children):
            return None
    if name.dep_ == "dobj":
        return name.head
    if name.dep_ == "pobj" and name.head.dep_ in {"prep", "dative", "agent"} and name.head.head.i < name.i:
        return name.head.head
    return _find_dated(preposition)


def _find_dated(preposition: Token) -> Token | None:
    """The verb of "the Senate on Monday passed", whose day it is."""
    name = preposition.head
    if name.dep_ in _NOMINAL_SUBJECTS and preposition.lower_ in {"on", "in"} and preposition.right_edge.i < name.head.i:
        day = any(child.dep_ == "pobj" and child.ent_type_ == "DATE" for child in preposition.children)
        after = preposition.right_edge.nbor(1)
        if day and (after is name.head or (after.head is name.head and after.dep_ in AUXILIARIES)):
            return name.head
    return None
