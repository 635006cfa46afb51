"""What the parse gets wrong where the words themselves say so: forms that do not go together, nouns side by side."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.reading.gapping import find_remnants
from kgbuild.reading.grammar import AUXILIARIES, SUBJECTS, TENSES, is_finite
from kgbuild.reading.trees import Doc, Token

__all__ = ["mend"]

_Move = tuple[Token, Token, str]  # a token, what it belongs to, and as what

_VERBAL = frozenset({"VERB", "AUX"})
_OWN = frozenset({"of", "from", "like", "unlike", "v.", "vs.", "versus"})  # what a person's name may have behind it
_NOUNS = frozenset({"NOUN", "PROPN"})
_WHERE = frozenset({"at", "in", "near", "on", "outside"})
_PLACED = frozenset({"DATE", "FAC", "GPE", "LOC", "TIME"})
_TIMES = frozenset({"DATE", "TIME"})
_NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend(doc: Doc) -> None:
    """Hangs tokens elsewhere, in place: first the parts of words, then words, then what is left of clauses."""
    for rule in (_join_parts, _find_places, find_remnants):
        mended = [found for token in doc for found in rule(token)]
        for token, head, label in mended:
            for child in token.head.children if label == "conj" else ():
                if child.dep_ == "cc" and child.i == token.left_edge.i - 1:
                    child.head = head
            token.head, token.dep_ = head, label
            if label == "prefix":
                token.pos_ = "X"  # no verb of its own
        if mended:
            doc.grow()


def _join_parts(token: Token) -> Iterator[_Move]:
    """ "The co-founder of Nordbru resigned", "swamped by pre-orders": what a hyphen joins is one word, and what stands with
    its beginning belongs to the whole."""
    if token.text != "-" or token.whitespace_ or not 0 < token.i < len(token.doc) - 1:
        return
    first, last = token.nbor(-1), token.nbor(1)
    if last.pos_ == "VERB" and first.pos_ == "VERB" and not first.whitespace_ and first.left_edge.i <= last.left_edge.i:
        yield from _join_verb(first, token, last)
        return
    if first.whitespace_ or last.pos_ not in {"NOUN", "PROPN"} or first.tag_ == "CD" or first.sent is not last.sent:
        return
    above = next((one for one in (last, *last.ancestors) if one.head is first.head), None)
    if above is None or above is first or first.head is first or first.dep_ != above.dep_:
        return
    if first.dep_ not in {*_NOMINAL_SUBJECTS, "dobj", "pobj"} or first.right_edge.i > token.i:
        return
    yield first, last, "compound"
    yield token, last, "punct"
    for child in first.children:
        if child is not token:
            yield child, last, child.dep_


def _join_verb(first: Token, hyphen: Token, last: Token) -> Iterator[_Move]:
    """ "She was re-elected", "they co-founded it": what the parse says of the prefix is said of the verb."""
    if first.head not in {hyphen, last}:
        yield last, last if first.head is first else first.head, first.dep_
    yield first, last, "prefix"
    yield hyphen, last, "prefix"
    for child in (*first.children, *hyphen.children):
        if child not in {hyphen, last}:
            yield child, last, child.dep_


def _find_places(token: Token) -> Iterator[_Move]:
    found = _find_place(token)
    if found is not None:
        yield found
    if token.dep_ == "det" and token.pos_ == "DET":
        yield from _part_objects(token)


def _find_place(token: Token) -> _Move | None:
    if token.dep_ == "conj" and token.pos_ in _VERBAL and token.head.pos_ in _VERBAL:
        if _adds_content(token):
            return token, token.head, "ccomp"
        above = _find_match(token)
        return None if above is None else (token, above, "conj")
    if token.dep_ == "nsubj" and _lacks_auxiliary(token.head):
        return token, token.head, "nsubjpass"
    if token.dep_ in _NOMINAL_SUBJECTS and token.pos_ == "PROPN":
        noun = _find_noun_before(token)
        return None if noun is None else (token, noun, "appos")
    if token.dep_ == "dobj" and token.pos_ == "NOUN":
        return _find_explained(token)
    if token.dep_ == "prep" and (token.head.pos_ == "PROPN" or token.head.head.dep_ == "agent"):
        person = token.head.pos_ == "PROPN" and token.head.ent_type_ == "PERSON"
        above = _find_met(token) if person else _find_done(token) or _find_dated(token)
        return None if above is None else (token, above, "prep")
    if token.dep_ == "compound" and token.ent_type_ in _TIMES and token.i > token.sent.start:
        before = token.nbor(-1)
        # "On Monday Ana Diaz resigned": the day is not the first word of her name
        return (token, before, "pobj") if before.dep_ == "prep" and not before.rights else None
    if token.dep_ in {"appos", "npadvmod"}:
        verb = _find_unattended(token)
        if verb is not None:
            return token, verb, "nsubj"
    if token.dep_ == "appos" and token.ent_type_ == "PERSON":
        return _find_titled(token)
    if token.dep_ == "relcl" and token.head.dep_ == "pobj" and token.head.pos_ == "PROPN":
        above = _find_who(token)
        return None if above is None else (token, above, "relcl")
    return None


def _adds_content(verb: Token) -> bool:
    """ "Announced a merger, and that he would leave": what a that-clause beside an object is, is told too."""
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    above = {child.dep_ for child in verb.head.children if child.i < verb.i}
    return that and "dobj" in above and "mark" not in above and any(c.dep_ in SUBJECTS for c in verb.children)


def _lacks_auxiliary(verb: Token) -> bool:
    """Whether a participle shares the auxiliary of the passive before it: "ten were killed and dozens injured"."""
    if verb.tag_ != "VBN" or verb.dep_ != "conj" or all(child.dep_ != "auxpass" for child in verb.head.children):
        return False
    return all(child.dep_ not in AUXILIARIES and child.dep_ != "dobj" for child in verb.children)


def _find_unattended(noun: Token) -> Token | None:
    """The verb before which a noun stands that the parse takes for a date or for what explains the noun before: "According to
    a report in the Mirror, a memo showed it", "Nordbru unveiled it" """
    if noun.ent_type_ in _TIMES or noun.right_edge.i + 1 >= noun.sent.end or noun.pos_ not in _NOUNS:
        return None
    verb = noun.doc[noun.right_edge.i + 1]
    while verb.dep_ in {*AUXILIARIES, "advmod", "neg"} and verb.head.i > verb.i:
        verb = verb.head
    if not is_finite(verb) or verb.pos_ not in _VERBAL or verb.dep_ not in {"ROOT", "ccomp"}:
        return None
    if any(child.dep_ in {*SUBJECTS, "expl"} for child in verb.children):
        return None
    if noun.dep_ == "npadvmod":
        return verb if noun.head is verb and noun.pos_ == "PROPN" else None
    opening = noun.head
    while opening.head is not verb and opening.head is not opening:
        opening = opening.head
    comma = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","
    return verb if comma and opening.dep_ == "prep" and opening.head is verb else None


def _part_objects(article: Token) -> Iterator[_Move]:
    """ "Gave the owners of its old boat a refund": an article amid a phrase begins another one."""
    noun = article.head
    before = [child for child in noun.children if child.i < article.i and not child.is_punct]
    if article.lower_ not in {"a", "an", "the"} or not before or before[-1].right_edge.i + 1 != article.i:
        return
    last = before[-1]
    if last.dep_ not in {"nmod", "compound"} or last.pos_ not in _NOUNS:
        return
    above, verb = noun, noun.head
    while verb.pos_ not in _VERBAL and verb.head is not verb:
        above, verb = verb, verb.head
    if verb.pos_ not in _VERBAL or above.dep_ not in {"dobj", "dative"} or above.i < verb.i:
        return
    for child in before[:-1]:
        yield child, last, child.dep_
    if noun is above:
        yield last, verb, "dative"
    else:
        yield last, noun.head, noun.dep_
        yield above, verb, "dative"
        yield noun, verb, "dobj"


def _find_who(clause: Token) -> Token | None:
    """Of whom "who" tells behind a comma: of the person and not the body of "Ana Diaz, the head of Nordbru, who left"; of
    somebody's aide and not of whom they serve in "Ana Diaz, a spokeswoman for Bo Ek, who left"."""
    name, first = clause.head, clause.left_edge
    if first.lower_ != "who" or first.i == 0 or first.nbor(-1).text != ",":
        return None
    preposition = name.head
    noun = preposition.head
    of_person = name.ent_type_ == "PERSON" and preposition.lower_ == "of"  # "the widow of Bo Ek, who died"
    if of_person or preposition.dep_ != "prep" or noun.pos_ != "NOUN":
        return None
    return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun


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


def _find_titled(name: Token) -> _Move | None:
    """A person explains the noun of the office and not its body: "the chief executive of Nordbru, Mette Ankersen"."""
    body, preposition = name.head, name.head.head
    office = preposition.head
    if body.dep_ != "pobj" or preposition.lower_ != "of" or body.ent_type_ == "PERSON" or body.pos_ != "PROPN":
        return None
    return (name, office, "appos") if office.pos_ == "NOUN" else None


def _find_explained(noun: Token) -> _Move | None:
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
    first = preposition.left_edge
    if name.pos_ != "PROPN" or preposition.lower_ in _OWN or first.i == 0 or first.nbor(-1).is_punct:
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


def _find_done(preposition: Token) -> Token | None:
    """The verb of "beaten by the Stars in Lima": where and when stand behind who did it. "By a man in Lima" tells of the man."""
    agent = preposition.head
    if agent.dep_ != "pobj" or agent.head.dep_ != "agent":
        return None
    known = agent.pos_ == "PROPN" or any(child.lower_ == "the" for child in agent.lefts)
    if not known or preposition.i != agent.i + 1 or preposition.lower_ not in _WHERE:
        return None
    placed = any(child.dep_ == "pobj" and child.ent_type_ in _PLACED for child in preposition.children)
    return agent.head.head if placed else None


def _find_dated(preposition: Token) -> Token | None:
    """The verb of "the Senate on Monday passed", whose day it is."""
    name = preposition.head
    if name.dep_ in _NOMINAL_SUBJECTS and preposition.lower_ in {"on", "in"} and preposition.right_edge.i < name.head.i:
        day = any(child.dep_ == "pobj" and child.ent_type_ == "DATE" for child in preposition.children)
        after = preposition.right_edge.nbor(1)
        if day and (after is name.head or (after.head is name.head and after.dep_ in AUXILIARIES)):
            return name.head
    return None
