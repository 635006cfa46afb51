"""What fills which grammatical function of a predicate, passives turned round and shared arguments found again.

Functions are those of the lexicon: subject, object, indirect, clause, infinitive, gerund, attribute, adverbial, and
prepositions by their words ("with", "because of"); for nouns possessor, adjective, compound. The labels of the parse are
spaCy's English ones (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.reading.frames.coordination import SUBJECTS, coordinated_with
from kgbuild.reading.trees import Token

__all__ = [
    "SUBJECTS",
    "Slot",
    "conjuncts",
    "governed",
    "is_definite",
    "is_passive",
    "is_predicate",
    "noun_slots",
    "prepositions",
    "score_start",
    "stands_for_adjective",
    "surface_subject",
    "trigger_end",
    "verb_lemma",
    "verb_slots",
    "wide_preposition",
]

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_TROUBLES = frozenset({"difficulty", "fun", "hardship", "issue", "luck", "problem", "success", "time", "trouble"})
_NEAR = 12  # tokens after a verb in which its score stands
_UNCONTROLLED = frozenset({"cost", "take"})
_MAX_CLIMB = 8  # how far a subject is looked for up the tree


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


def stands_for_adjective(noun: Token) -> bool:
    """Whether a compound is letters, which have no adjective: "a US raid" is like "a Syrian raid", "a Syria raid" is not."""
    return noun.text.replace(".", "").isupper()


def is_passive(verb: Token) -> bool:
    """Passive voice, with an auxiliary or as a bare participle."""
    if verb.tag_ != "VBN":
        return False
    labels = {child.dep_ for child in verb.children}
    if labels & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if labels & {"nsubj", "aux"}:
        return False  # "have spoken by telephone"
    if "agent" in labels:
        return True
    if "dobj" in labels:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "relcl", "xcomp"}


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
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


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
        if child.dep_ in {"pobj", "pcomp"}:
            found = True
            yield Slot(words, child, preposition)
        elif child.dep_ == "prep" and not found:
            yield from governed(child, f"{words} {child.lower_}")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from governed(child, child.lower_)


def antecedent(relative: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if relative.tag_ not in _RELATIVE and relative.lower_ != "that":
        return relative
    node = relative
    for _ in range(_MAX_CLIMB):
        if node.dep_ == "relcl":
            return _noun_behind(node.head, node, person=relative.lower_ == "who")
        if node.head == node or node.dep_ in {"ccomp", "ROOT"}:
            return relative
        node = node.head
    return relative


def _noun_behind(noun: Token, clause: Token, *, person: bool) -> Token:
    """What a clause after a comma is about: of "the chief executive of Brekke, who was dismissed" the executive, of "the takeover
    of Brekke by Nordkai, which would cost jobs" the takeover."""
    apart = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
    if apart and not person and noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    if not person:
        return noun
    while apart and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.ent_type_ != "PERSON":
        if noun.head.head.pos_ not in {"NOUN", "PROPN"}:
            break
        noun = noun.head.head
        if noun.dep_ == "appos":
            noun = noun.head
    return noun


def surface_subject(verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject as the clause has it, or shared from another one, and whether it is shared."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            if child.dep_ == "csubj" and child.tag_ in {"VBZ", "VBD"} and _bare(child):
                return surface_subject(child, depth + 1)[0], True  # "Orla opens a mill, closes two"
            return antecedent(child), False
        if child.dep_ == "expl":
            return None, False  # "there were some ideas"
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass"}:  # "the plan was, in fact, rejected": the parse hangs it there
            for inner in child.children:
                if inner.dep_ in SUBJECTS:
                    return antecedent(inner), False
    for child in verb.children:
        if child.dep_ == "amod" and child.lower_ == "old" and child.i < verb.i:
            return child, False  # "the 24-year-old said"
    if depth > _MAX_CLIMB:
        return None, True
    head, dep = verb.head, verb.dep_
    verbal = head.pos_ in {"VERB", "AUX"}
    if dep == "conj" and verbal:
        head = coordinated_with(verb)
    if verbal and (dep in {"conj", "advcl"} or (dep == "parataxis" and verb.tag_ in {"VBN", "VBG"})):
        if dep == "advcl" and any(child.dep_ == "mark" and child.lower_ in {"that"} for child in verb.children):
            return None, True
        return surface_subject(head, depth + 1)[0], True
    if dep in {"xcomp", "ccomp"}:
        if _commands(verb):
            return None, True  # "saying, “Stop me”": whoever is spoken to
        if verbal and dep == "xcomp" and (head.lemma_ in _UNCONTROLLED or (head.lemma_ == "use" and is_passive(head))):
            return None, True  # "it costs ten dollars to join", "a pump used to drain fields": nobody is said to do it
        if verbal:
            controller = _object(head)
            if controller is not None and dep == "xcomp" and not is_passive(head):
                return controller, True
        if verbal or head.dep_ in {"acomp", "attr", "oprd"}:
            return surface_subject(head if verbal else head.head, depth + 1)[0], True
        return None, True
    if dep in {"acl", "relcl"}:
        if dep == "acl" and verb.tag_ == "VBG" and head.lemma_ in _TROUBLES and head.dep_ == "dobj":
            return surface_subject(head.head, depth + 1)[0], True  # "had trouble finding it"
        if verb.tag_ == "VB" and _ranks(head) and head.dep_ == "attr":
            return surface_subject(head.head, depth + 1)[0], True  # "she was the first to land"
        if dep == "acl" and verb.tag_ == "VB":
            return _subject_of_purpose(verb, depth), True
        return head, True
    if dep == "pcomp":
        governor = head.head
        if governor.dep_ == "dobj" and head.lower_ in {"of", "for", "from", "into"} and verb.tag_ == "VBG":
            return governor, True  # "accused the referee of playing", with the preposition hung on the referee
        if governor.pos_ == "ADJ" and governor.dep_ == "amod":
            return governor.head, True  # "a boat capable of carrying cars"
        if governor.pos_ in {"VERB", "AUX"}:
            accused = _object(governor) if head.lower_ in {"of", "for", "from", "into"} else None
            return (accused or surface_subject(governor, depth + 1)[0]), True
        for child in governor.children:
            if child.dep_ == "poss":
                return child, True
        return _climb_to_subject(governor, depth), True
    return None, True


def _bare(clause: Token) -> bool:
    """Whether a clause has its own subject and no word that makes it part of another."""
    labels = {child.dep_ for child in clause.children}
    return "nsubj" in labels and not labels & {"mark", "aux"} and not _has_relative(clause)


def _subject_of_purpose(verb: Token, depth: int) -> Token | None:
    """Who is to do it: "the first woman to land" is the woman, "his plan to buy" he, "signed a deal to buy" who signed."""
    noun = verb.head
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"amod", "nummod"} and _ranks(child):
            return noun
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if noun.dep_ in {"dobj", "pobj"} and governor.pos_ in {"VERB", "AUX"}:
        return surface_subject(governor, depth + 1)[0]  # "is in talks to buy", "signed a deal to buy"
    return None


def _ranks(word: Token) -> bool:
    return word.ent_type_ == "ORDINAL" or word.lower_ in {"first", "only", "last", "next"}


def _commands(verb: Token) -> bool:
    """Whether an infinitive without "to" begins a quotation."""
    start = verb.left_edge.i
    bare = verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.children)
    return bare and start > 0 and verb.doc[start - 1].text in {'"', "“", "``", "‘"}


def _climb_to_subject(token: Token, depth: int) -> Token | None:
    node = token
    for _ in range(_MAX_CLIMB):
        if node.head == node:
            return None
        if node.head.pos_ in {"VERB", "AUX"} and node.dep_ not in SUBJECTS:
            return surface_subject(node.head, depth + 1)[0]
        if node.dep_ in SUBJECTS:
            return None
        node = node.head
    return None


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return antecedent(child)
    return None


def verb_slots(verb: Token) -> tuple[Slot, ...]:
    """The functions of a verb in text order, deep ones: what a passive verb's subject is, is its object here."""
    slots: list[Slot] = []
    passive = is_passive(verb)
    direct = [child for child in verb.children if child.dep_ == "dobj" and not _is_figure(child)]
    subject, shared = surface_subject(verb)
    if subject is not None and not (shared and subject == verb):
        function = ("indirect" if direct else "object") if passive else "subject"
        slots.append(Slot(function, subject, shared=shared, alone=_modifies_first(verb, subject)))
    for child in verb.children:
        dep = child.dep_
        if dep == "dobj" and child in direct:
            slots.append(Slot("object", antecedent(child)))
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
    score = _score(verb) if direct else None
    if score is not None:
        slots = [slot for slot in slots if not score.i - 2 <= slot.head.i <= score.i]
        slots.append(Slot("attribute", score))
    for slot in prepositions(verb):
        if slot.marker is not None and slot.marker.dep_ == "agent" and passive:
            slots.append(Slot("subject", slot.head, slot.marker))
        else:
            slots.append(Slot(slot.function, antecedent(slot.head), slot.marker))
    if verb.dep_ == "relcl" and not passive and not direct and not shared and _lacks_object(verb):
        alone = _modifies_first(verb, verb.head)
        slots.append(Slot("object", verb.head, shared=True, alone=alone))  # "the car he bought"
    return tuple(sorted(slots, key=lambda slot: slot.head.i))


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause may be about its object: "the car he bought", not "a memo that he would be away"."""
    joined = any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.children)
    return verb.lemma_ != "be" and not joined and not _has_relative(verb)


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
    return token.tag_ == "CD" or token.ent_type_ in {"MONEY", "PERCENT"}


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


def _has_relative(verb: Token) -> bool:
    return any(
        token.tag_ in _RELATIVE or token.tag_ == "WRB" or (token.lower_ == "that" and token.dep_ != "mark")
        for token in verb.subtree
        if token.i < verb.i
    )


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
