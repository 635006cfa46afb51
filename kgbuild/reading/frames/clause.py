"""What fills which grammatical function of a predicate, passives turned round and shared arguments found again.

Functions are those of the lexicon: subject, object, indirect, clause, infinitive, gerund, attribute, adverbial, and
prepositions by their words ("with", "because of"); for nouns possessor, adjective, compound. The labels of the parse are
spaCy's English ones (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.ontology.cues import Cues
from kgbuild.reading.frames.subjects import antecedent, has_relative, is_passive, surface_subject
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = [
    "SUBJECTS",
    "Slot",
    "conjuncts",
    "governed",
    "is_content",
    "is_definite",
    "is_indefinite",
    "is_predicate",
    "noun_slots",
    "prepositions",
    "score_start",
    "stands_for_adjective",
    "trigger_end",
    "verb_lemma",
    "verb_slots",
    "wide_preposition",
]

_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})  # "delayed by two years": nobody's deed
_NEAR = 12  # tokens after a verb in which its score stands


@dataclass(frozen=True, slots=True)
class Slot:
    """A filler: its head token, the preposition that introduces it, and whether it stands with another predicate.

    `alone`: what is coordinated with it does not fill the function: "a boat that carries cars and a pump".
    """

    function: str
    head: Token
    marker: Token | None = None
    shared: bool = False
    alone: bool = False


def is_predicate(token: Token) -> bool:
    """Whether a verb heads a clause: not an auxiliary, not a participle used as an adjective or noun."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.dep_ not in {
        "aux",
        "auxpass",
        "amod",
        "compound",
        "case",
        "punct",
        "nmod",
        "prep",
        "mark",
        "cc",
        "advmod",
    }


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase presupposes its referent: "the", "this", a possessor."""
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those"})
        for child in noun.children
    )


def is_content(clause: Token) -> bool:
    """Whether a clause that follows a noun without "that" tells what it says: "claims he hit a guard"; a relative clause lacks
    a part, the noun's: "claims he made"."""
    if clause.dep_ not in {"relcl", "acl"} or has_relative(clause):
        return False
    own = {child.dep_ for child in clause.children}
    stranded = any(child.dep_ == "prep" and not any(child.children) for child in clause.children)
    whole = "nsubjpass" in own or ("nsubj" in own and bool(own & {"dobj", "attr", "acomp", "ccomp"}))
    return whole and not stranded


def is_indefinite(noun: Token) -> bool:
    """Whether a noun phrase has the article "a"."""
    return any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in noun.children)


def stands_for_adjective(noun: Token) -> bool:
    """Whether a compound is letters, which have no adjective: "a US raid" is like "a Syrian raid", "a Syria raid" is not."""
    return noun.text.replace(".", "").isupper()


def verb_lemma(verb: Token) -> str:
    """The lemma with its particle: "carry out"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prt":
            return f"{lemma} {child.lower_}"
    return lemma


def trigger_end(verb: Token) -> int:
    """The token after a verb and its particle: "step down"."""
    particle = next((child for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1), None)
    return (verb if particle is None else particle).i + 1


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it, in text order."""
    waiting = [token]
    while waiting:  # no recursion: a list may have thousands
        found = waiting.pop()
        yield found
        waiting += reversed([child for child in found.children if child.dep_ == "conj"])


def prepositions(head: Token) -> Iterator[Slot]:
    """The prepositional phrases of a head: their words, joined where they are two ("out of"), and what they govern."""
    for child in head.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.pos_ not in {"NOUN", "PROPN", "PRON"}:
            yield from governed(child, child.lower_)
        elif child.dep_ == "advmod" and child.pos_ == "ADV":
            for inner in child.children:  # "back to the president", "away from home"
                if inner.dep_ == "prep":
                    yield from governed(inner, inner.lower_)


def wide_preposition(noun: Token, known: frozenset[str]) -> Token | None:
    """The last word of a preposition of three words with this noun in it: "in response to"; None where it is in none."""
    if noun.dep_ != "pobj" or noun.pos_ != "NOUN":
        return None
    last: Token | None = None
    for child in noun.children:
        if child.dep_ == "prep" and child.i > noun.i:
            last = last or child
        elif not (child.dep_ == "det" and child.lower_ in {"a", "an", "the"}):
            return None  # "in a swift response to": a response of its own
    if last is None:
        return None
    words = " ".join(token.lower_ for token in noun.doc[noun.head.i : last.i + 1] if token.dep_ != "punct")
    return last if words in known else None


def governed(preposition: Token, words: str) -> Iterator[Slot]:
    """What a preposition governs, by its words."""
    found = False
    for child in preposition.children:
        if child.dep_ == "pcomp" and child.pos_ == "ADP" and child.i == preposition.i + 1:
            words = f"{words} {child.lower_}"  # "because of"
        elif child.dep_ in {"pobj", "pcomp"}:
            found = True
            yield Slot(words, child, preposition)
        elif child.dep_ == "prep" and not found:
            yield from governed(child, f"{words} {child.lower_}")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from governed(child, child.lower_)


def verb_slots(verb: Token, cues: Cues) -> tuple[Slot, ...]:
    """The functions of a verb in text order, deep ones: what a passive verb's subject is, is its object here."""
    slots: list[Slot] = []
    passive = is_passive(verb)
    direct = [child for child in verb.children if child.dep_ == "dobj" and not _is_figure(child)]
    subject, shared = surface_subject(verb, cues)
    if subject is not None and not (shared and subject == verb):
        function = ("indirect" if direct else "object") if passive else "subject"
        slots.append(Slot(function, subject, shared=shared, alone=_modifies_first(verb, subject)))
    for child in verb.children:
        dep = child.dep_
        if dep == "dobj" and child in direct:
            slots.append(Slot("object", antecedent(child)))
            behind = (one for one in child.children if one.dep_ == "amod" and one.i == child.i + 1)
            slots.extend(
                Slot("attribute", one) for one in behind if child.pos_ in {"NOUN", "NUM"}
            )  # "left ten men dead"
        elif dep == "dobj":
            slots.append(
                Slot("object" if subject is None or not (passive or _other_object(verb, child)) else "figure", child)
            )
        elif dep == "dative" and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            slots.append(Slot("indirect", antecedent(child)))
        elif dep in {"attr", "acomp", "oprd"}:
            slots.append(Slot("attribute", child))
        elif dep == "ccomp" and not direct and (judged := _judged(child)) is not None:
            slots += (Slot("object", antecedent(judged)), Slot("attribute", child))
        elif dep == "ccomp":
            slots.append(Slot("clause", child))
        elif dep == "xcomp":
            slots.append(Slot(_complement(child), child))
        elif dep in {"npadvmod", "tmod"}:
            slots.append(Slot("adverbial", child))
        elif dep == "advcl" and child.tag_ == "VB":
            mark = next((one for one in child.children if one.dep_ == "mark" and one.lower_ == "for"), None)
            if mark is not None and child.i > verb.i:  # "pressed for the board to resign"
                slots.append(Slot("for", child, mark))
    score = _score(verb) if direct else None
    if score is not None:
        slots = [slot for slot in slots if not score.i - 2 <= slot.head.i <= score.i]
        slots.append(Slot("attribute", score))
    for slot in prepositions(verb):
        if slot.marker is not None and slot.marker.dep_ == "agent" and passive and slot.head.ent_type_ not in _MEASURES:
            slots.append(Slot("subject", slot.head, slot.marker))
        elif not _ranks_within(verb, slot):
            slots.append(Slot(slot.function, antecedent(slot.head), slot.marker))
    if verb.dep_ == "relcl" and not passive and not direct and not shared and _lacks_object(verb):
        alone = _modifies_first(verb, verb.head)
        slots.append(Slot("object", verb.head, shared=True, alone=alone))  # "the car he bought"
    return tuple(sorted(slots, key=lambda slot: slot.head.i))


def _ranks_within(verb: Token, slot: Slot) -> bool:
    """ "Runs the largest mill in the country": among what the mill is the largest, not where it is run."""
    before = slot.marker.i - 1 if slot.marker is not None and slot.function in {"in", "on"} else -1
    return any(
        child.dep_ == "dobj"
        and child.right_edge.i == before
        and any(word.tag_ == "JJS" or any(one.tag_ == "RBS" for one in word.children) for word in child.children)
        for child in verb.children
    )


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause may be about its object: "the car he bought", not "a memo that he would be away"."""
    joined = any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.children)
    return verb.lemma_ != "be" and not joined and not has_relative(verb)


def _modifies_first(verb: Token, noun: Token) -> bool:
    """Whether the clause belongs to the first of several coordinated nouns, and so to it alone."""
    inside = noun.left_edge.i <= verb.i <= noun.right_edge.i
    return inside and any(child.dep_ == "conj" and child.i > verb.i for child in noun.children)


def _judged(adjective: Token) -> Token | None:
    """Who is said or made to be so by a clause without a verb: "found the pilot guilty", "made twelve workers redundant"."""
    if adjective.pos_ != "ADJ" or any(child.dep_ in {"mark", "aux", "cop"} for child in adjective.children):
        return None
    before = [child for child in adjective.children if child.i < adjective.i]
    return next((child for child in before if child.dep_ == "nsubj"), None)


def _is_figure(token: Token) -> bool:
    """Whether an object is only a figure: "beat them 3-1", "was fined 90 million euros"."""
    if token.tag_ == "CD" or token.ent_type_ in {"MONEY", "PERCENT"}:
        return True
    counted = any(child.dep_ == "nummod" for child in token.children) and all(c.lower_ != "of" for c in token.children)
    return counted and any(other.dep_ == "dobj" and other.i < token.i for other in token.head.children)


def _score(verb: Token) -> Token | None:
    """The last token of a score soon after the verb, wherever the parse hangs it: "beat the Stars 2-1"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]:
        if score_start(token) is not None:
            return token
    return None


def score_start(token: Token) -> int | None:
    """The first token of a score ("3-1") that ends with this one, None where it ends none."""
    if token.tag_ != "CD" or token.i < 2 or token.nbor(-1).text not in {"-", "–"} or token.nbor(-2).tag_ != "CD":
        return None
    return token.i - 2


def _other_object(verb: Token, figure: Token) -> bool:
    return any(child.dep_ in {"dobj", "dative"} and child != figure for child in verb.children)


def _complement(child: Token) -> str:
    if child.pos_ not in {"VERB", "AUX"}:
        return "attribute"
    return "gerund" if child.tag_ == "VBG" else "infinitive"


def noun_slots(noun: Token) -> tuple[Slot, ...]:
    """The functions of a noun in text order: possessor, adjective, compound, and its prepositions."""
    slots: list[Slot] = []
    for child in noun.children:
        if child.dep_ == "poss":
            slots.append(Slot("possessor", child))
        elif child.dep_ in {"amod", "nmod"}:
            slots.append(Slot("adjective", child))
        elif child.dep_ == "compound":
            slots.append(Slot("compound", child))
        elif child.dep_ == "acl" and child.tag_ == "VB" and any(mark.lower_ == "to" for mark in child.children):
            slots.append(Slot("infinitive", child))
        elif child.dep_ == "acl" and child.tag_ not in {"VBN", "VBG"}:
            slots.append(Slot("clause", child))
    slots.extend(prepositions(noun))
    return tuple(sorted(slots, key=lambda slot: slot.head.i))
