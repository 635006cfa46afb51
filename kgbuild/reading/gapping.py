"""Verbs left out the second time: "attacked Brekke on Monday and Narvik on Tuesday", "Ana won the north and Bo the south".

The parse has no place for what is left without a verb, and hangs it anywhere. Here it is hung so that it can be found: a second
object on the first, with its own preposition; a second subject on the verb, with its own object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.reading.trees import Token

__all__ = ["Gap", "find_gap", "find_remnants"]

_Move = tuple[Token, Token, str]  # a token, what it belongs to, and as what
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_WHERE = frozenset({"in", "on", "at"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands for what where a verb is left out; `second` heads it all."""

    second: Token
    pairs: tuple[tuple[Token, Token], ...]


def find_gap(verb: Token) -> Gap | None:
    """What a verb tells a second time without being said, in a mended tree."""
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            for other in child.children:
                pair = _find_prepositions(verb, child, other) if other.dep_ == "conj" else None
                if pair is not None:
                    return Gap(other, ((child, other), pair))
        elif child.dep_ == "conj" and child.pos_ in _NOMINAL:
            thing = _find_thing(child)
            parts = {one.dep_: one for one in verb.children if one.pos_ in _NOMINAL}
            if thing is not None:  # "sent Ana a letter and Bo a parcel": who sent them is the same
                return Gap(child, ((parts.get("dative", parts["nsubj"]), child), (parts["dobj"], thing)))
    return None


def find_remnants(token: Token) -> Iterator[_Move]:
    """Where the parts of a clause without its verb belong, of which the token is the first."""
    if token.dep_ != "conj" or token.pos_ not in _NOMINAL:
        return
    second = _find_second_object(token)
    if second is not None:
        first, preposition = second
        yield token, first, "conj"
        yield preposition, token, "prep"
        return
    thing = _find_thing(token)
    if thing is not None:
        yield thing, token, "dobj"
    elif token.head.dep_ in _OBJECTS and token.pos_ == token.head.pos_ == "PROPN":
        own = _find_own(token.head)
        other = _find_own(token)
        if own is not None and other is not None and own.lower_ == other.lower_ in _WHERE:
            yield own, token.head.head, "prep"  # "arrested Jon Dahl in Oslo and Ida Holm in Bergen"


def _find_own(name: Token) -> Token | None:
    """The preposition right behind a name, hung on it."""
    behind = name.nbor(1) if name.i + 1 < len(name.doc) else name
    return behind if behind.dep_ == "prep" and behind.head is name else None


def _find_second_object(noun: Token) -> tuple[Token, Token] | None:
    """What is coordinated, and the preposition that goes with the second: the second object of "attacked Brekke on Monday and
    Narvik on Tuesday", which the parse takes for a second day, or of "sold six in May and two in June", which it hangs on
    the verb."""
    above = noun.head
    if noun.ent_type_ == "DATE":
        return None
    if above.dep_ == "pobj" and above.ent_type_ == "DATE":
        above = above.head.head
    if above.pos_ != "VERB":
        return None
    first = next((one for one in above.children if one.dep_ in _OBJECTS and one.i < noun.i), None)
    pair = None if first is None else _find_prepositions(above, first, noun)
    return None if first is None or pair is None else (first, pair[1])


def _find_thing(noun: Token) -> Token | None:
    """What the second subject of "Ana won the north and Bo the south" has for an object: a noun phrase behind it, without a
    comma."""
    verb = noun.head
    if verb.pos_ != "VERB" or not (noun.pos_ == "PROPN" or _is_marked(noun)):
        return None
    if not {"nsubj", "dobj"} <= {child.dep_ for child in verb.children if child.i < noun.i and child.pos_ in _NOMINAL}:
        return None
    behind = (child for child in noun.children if child.dep_ in {"appos", "dobj"} and child.left_edge.i == noun.i + 1)
    return next((child for child in behind if _is_marked(child)), None)


def _is_marked(noun: Token) -> bool:
    """Whether a noun begins a phrase of its own."""
    return any(child.dep_ in {"det", "nummod", "poss"} for child in noun.children)


def _find_prepositions(verb: Token, first: Token, second: Token) -> tuple[Token, Token] | None:
    """The prepositions that belong to the first object and to the second: "on Monday" and "on Tuesday"."""
    behind = second.doc.tokens[second.i + 1 : second.i + 2]
    own = next((one for one in behind if one.dep_ == "prep" and one.head in (second, verb)), None)
    if own is None:
        return None
    between = next((one for one in second.doc.tokens[first.i + 1 : second.i] if one.dep_ == "prep"), None)
    if between is None or between.head is not verb or between.lower_ != own.lower_:
        return None
    return between, own
