"""Surface triples in the text's own words: subject, relation, object, and every further argument in a slot of its own.

One predicate gives one extraction, with all its arguments ("few and complete", as people write them down); coordinated
verbs and relative clauses give their own, and so does each member of a list of subjects or objects. Infinitives and gerunds
are in the relation or in an argument. Passive voice is kept: these are the words, not the roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgbuild.reading.frames.arguments import Argument, find_arguments, order_arguments
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.gapped import extract_gapped
from kgbuild.reading.frames.phrases import items, noun_phrase
from kgbuild.reading.frames.relation import carrier, first_link, relation_words, verb_chain
from kgbuild.reading.frames.slots import Slots
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.grammar import is_finite
from kgbuild.reading.trees import Token

__all__ = ["extract", "extract_apposition"]

_VERBAL = frozenset({"VERB", "AUX"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_PARTICIPIAL = frozenset({"acl", "advcl", "ROOT", "relcl", "parataxis"})


def extract(context: Context, verb: Token) -> tuple[Slots, ...]:
    """The extractions of a verb, one for each of its subjects and objects; none where it has no subject or nothing is said."""
    chain = verb_chain(first_link(verb))
    if carrier(chain) is not verb or not _tells(chain[0]):
        return ()
    return tuple(extract_gapped(chain[-1], tuple(_read_off(context, chain))))


def _tells(verb: Token) -> bool:
    """Whether a verb tells something of its own: with tense, or as a participle beside a noun or clause."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL:
        first = first.head
    first = first_link(first)
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in first.children):
        return False
    if is_finite(first) or is_finite(verb):
        return True
    return first.dep_ in _PARTICIPIAL and first.tag_ in _PARTICIPLES


def _read_off(context: Context, chain: Sequence[Token]) -> Iterator[Slots]:
    first, last = chain[0], chain[-1]
    relation = relation_words(chain)
    arguments = [one for one in find_arguments(context, chain) if len(one.words) > 1 or one.words[0] not in relation]
    subject, shared = context.subject(first)
    if subject is None or subject.tag_ in {"WDT", "WP"} or not arguments:
        if subject is None and arguments:
            yield from _existential(first, relation, arguments)
        return
    ordered = order_arguments(arguments, last)
    features = frozenset(_features(first, subject, shared, chain, ordered))
    slots = [one.words for one in ordered]
    taken = _joined(ordered[0], last)
    if taken:
        relation = sorted([*relation, *slots[0][:taken]], key=lambda token: token.i)
        slots[0] = slots[0][taken:]
    for said in items(noun_phrase(subject, without=_own_clause(first))):
        place = 1 if ordered[0].function == "dative" and len(slots) > 1 else 0
        for item in items(slots[place]):
            yield Slots(said, tuple(relation), (*slots[:place], item, *slots[place + 1 :]), features)


def _own_clause(verb: Token) -> Token:
    """The head of the clause that the verb is in, which is no part of its own subject."""
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBAL:
        verb = verb.head
    return verb


def _joined(first: Argument, last: Token) -> int:
    """How many words of the first argument are part of the relation: "served as", "is subject to", "rose sharply in", "is part
    of"."""
    words = first.words
    if words[0].i < last.i:
        return 0
    if first.function == "prep":
        count = 1
    elif first.function in {"acomp", "advmod"} or (first.function == "attr" and len(words[0].children) == 1):
        head = next((token for token in words if token.head is last), words[0])
        at = next(
            (i for i, token in enumerate(words) if token.dep_ in {"prep", "agent"} and token.head in (head, last)), 0
        )
        if not at or words[at].i != words[0].i + at or any(token.dep_ == "cc" for token in words[:at]):
            return 0
        count = at + 1
    else:
        return 0
    while count < len(words) - 1 and words[count].dep_ == "prep" and words[count].head is words[count - 1]:
        count += 1
    return count if count < len(words) else 0


def _existential(verb: Token, relation: Sequence[Token], arguments: Sequence[Argument]) -> Iterator[Slots]:
    """ "there were some ideas": there | were | some ideas."""
    there = next((child for child in verb.children if child.dep_ == "expl"), None)
    if there is not None:
        ordered = tuple(one.words for one in order_arguments(arguments, verb))
        yield Slots((there,), tuple(relation), ordered, frozenset({"existential"}))


def extract_apposition(noun: Token) -> tuple[Slots, ...]:
    """ "Ana Diaz, the mayor of Leon": Ana Diaz | is | the mayor of Leon."""
    if not any(token.is_punct for token in noun.doc.tokens[noun.head.i + 1 : noun.left_edge.i]):
        return ()
    subject, said = noun_phrase(noun.head), noun_phrase(noun)
    if not subject or not said or {token.i for token in subject} & {token.i for token in said}:
        return ()
    features = {"apposition", f"pos={noun.pos_}", f"subject={noun.head.pos_}"}
    return (Slots(subject, (), (said,), frozenset(features), unspoken="is"),)


def _features(
    verb: Token, subject: Token, shared: bool, chain: Sequence[Token], arguments: Sequence[Argument]
) -> Iterable[str]:
    yield f"dep={verb.dep_}"
    yield f"tag={verb.tag_}"
    yield f"first={arguments[0].function}"
    length = sum(len(one.words) for one in arguments)
    yield f"length={min(length // 5, 6)}"
    yield f"subject={subject.pos_}"
    if subject.i > verb.i:
        yield "inverted"
    if len(subject.subtree) > 12:
        yield "heavy"
    if shared:
        yield "shared"
    if subject.pos_ == "PRON":
        yield "pronoun"
    if is_passive(verb):
        yield "passive"
    if len(chain) > 1:
        yield "chain"
    yield f"arguments={min(len(arguments), 4)}"
    if verb.lemma_ == "be":
        yield "be"
    if length > 25:
        yield "long"
