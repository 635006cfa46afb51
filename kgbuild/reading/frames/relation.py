"""The relation of an extraction: the verbs that run into one another, and the words that go with them."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["carrier", "first_link", "relation_words", "verb_chain"]

_RELATION_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
_VERBAL = frozenset({"VERB", "AUX"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd"})
_BETWEEN = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "mark"})  # what may stand between two links
_LONGEST = 5  # links of a chain
_INTERROGATIVES = frozenset({"when", "where", "how", "why"})


def verb_chain(verb: Token) -> list[Token]:
    """The verb with the adjective and the infinitives that it runs into: aims - to force, is - able - to win."""
    chain = [verb]
    while len(chain) < _LONGEST:
        following = _next_link(chain[-1])
        if following is None:
            break
        chain.append(following)
    return chain


def first_link(verb: Token) -> Token:
    """The first link of the chain that the verb is in."""
    first = verb
    while first.dep_ in {"xcomp", "acomp"} and first.head is not first and _next_link(first.head) is first:
        first = first.head
    return first


def _next_link(link: Token) -> Token | None:
    found: Token | None = None
    for child in link.children:
        if child.i < link.i:
            continue
        if child.dep_ == "acomp" and link.lemma_ == "be" and _infinitive(child) is not None:
            return child
        if child.dep_ in _OBJECTS:
            return None
        if found is None and child.dep_ == "xcomp" and child.pos_ in _VERBAL and child.tag_ in {"VB", "VBG", "VBN"}:
            found = child
    return found if found is not None and _follows(found, link) else None


def _follows(child: Token, link: Token) -> bool:
    """Whether nothing but adverbs and the like stands between: in "sat down on Monday to discuss" the infinitive is a purpose."""
    return all(
        token.dep_ in _BETWEEN and (token.head is link or token.head is child)
        for token in link.doc.tokens[link.i + 1 : child.i]
    )


def _infinitive(adjective: Token) -> Token | None:
    for child in adjective.children:
        if child.dep_ == "xcomp" and child.tag_ == "VB" and child.i > adjective.i and _follows(child, adjective):
            return child
    return None


def carrier(chain: Sequence[Token]) -> Token:
    """The verb of a chain whose frame tells it: the first, but for "is able to", "is going to", "is to" the verb after."""
    for link in chain[:-1]:
        if link.pos_ in _VERBAL and link.lemma_ != "be" and not (link.lower_ == "going" and chain[-1] is not link):
            return link
    return chain[-1]


def relation_words(chain: Sequence[Token]) -> list[Token]:
    """The words of the relation: the chain with its auxiliaries, negations, particles and the adverbs among them."""
    words = {word.i: word for link in chain for word in _words(link)}
    if chain[0].dep_ == "conj":
        words.update({word.i: word for word in _shared_words(chain[0])})
    return [words[i] for i in sorted(words)]


def _words(link: Token) -> list[Token]:
    words = [link]
    start = next((child.i for child in link.children if child.dep_ in {"aux", "auxpass"}), link.i - 1)
    for child in link.children:
        if child.dep_ in _RELATION_DEPS:
            if child.i < link.i or child.dep_ in {"prt", "neg"}:
                words.append(child)
        elif (
            child.dep_ == "advmod"
            and child.pos_ == "ADV"
            and _is_simple(child)
            and (start <= child.i < link.i or _is_before_complement(child, link))
        ):
            words.append(child)
    return words


def _is_before_complement(adverb: Token, be: Token) -> bool:
    """ "are still more common": between the copula and its complement."""
    if be.lemma_ != "be":
        return False
    complement = next((child for child in be.children if child.dep_ in {"attr", "acomp"}), None)
    return (
        complement is not None
        and be.i < adverb.i < complement.left_edge.i
        and all(token.dep_ in {"advmod", "neg"} for token in be.doc.tokens[be.i + 1 : adverb.i])
    )


def _is_simple(token: Token) -> bool:
    return not token.children and token.lower_ not in _INTERROGATIVES


def _shared_words(verb: Token) -> list[Token]:
    """ "was arrested and convicted", "did not confirm or deny": the auxiliary of the first verb, with its negation; "was able to
    hold and extend": the verbs that it hangs on."""
    if any(child.dep_ in {"aux", "auxpass"} or child.dep_ in SUBJECTS for child in verb.children):
        return []
    head = verb.head
    while head.dep_ == "conj" and head.head.pos_ in _VERBAL:
        head = head.head
    own = [child for child in head.children if child.dep_ in {"aux", "auxpass"} and child.i < head.i]
    if not own or verb.tag_ != head.tag_ or (verb.tag_ == "VBN" and is_passive(head) and verb.i < head.i):
        return []
    denied = [child for child in head.children if child.dep_ == "neg" and child.i < head.i]
    above = [word for link in verb_chain(first_link(head)) if link.i < head.i for word in _words(link)]
    return [*above, *own, *denied]
