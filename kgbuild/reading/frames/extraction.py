"""Surface triples in the text's own words: subject, relation, object, and every further argument in a slot of its own.

One predicate gives one extraction, with all its arguments ("few and complete", as people write them down); coordinated
verbs and relative clauses give their own. Passive voice is kept: these are the words, not the roles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.reading.frames.clause import SUBJECTS, antecedent, conjuncts, is_passive, surface_subject
from kgbuild.reading.trees import Token

__all__ = ["Slots", "extract", "extract_apposition"]

_RELATION_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
_EDGES = frozenset({",", ";", ":", "-", "--", "–", "—", "."})
_PAIRS = {"“": "”", '"': '"', "``": "''", "(": ")", "-LRB-": "-RRB-", "[": "]", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Slots:
    """The tokens of each slot; `features` are what its confidence is judged by. `unspoken` is a relation that stands in no
    word of the text: the "is" of an apposition."""

    subject: tuple[Token, ...]
    relation: tuple[Token, ...]
    arguments: tuple[tuple[Token, ...], ...]
    features: frozenset[str]
    unspoken: str | None = None


def extract(verb: Token) -> tuple[Slots, ...]:
    """The extractions of a verb, one for each of a list of objects; none where it has no subject or nothing to say of it."""
    if _merged(verb):
        return ()
    subject, shared = surface_subject(verb)
    if subject is None:
        return _existential(verb)
    chain = _chain(verb)
    relation: list[Token] = []
    arguments: list[tuple[Token, ...]] = []
    for link in chain:
        relation.extend(_relation_words(link, chain))
    last = chain[-1]
    for link in chain:
        for child in link.children:
            if child in chain or child.i in {token.i for token in relation}:
                continue
            slot = _argument(child, verb, last)
            if slot:
                arguments.append(slot)
    arguments.sort(key=lambda slot: slot[0].i)
    arguments = _object_first(arguments, last)
    _take_preposition(relation, arguments, last)
    subject_words = noun_phrase(subject, without=verb)
    if not subject_words or not arguments:
        return ()
    relation.sort(key=lambda token: token.i)
    features = frozenset(_features(verb, subject, shared, chain, arguments))
    return tuple(
        Slots(subject_words, tuple(relation), (item, *arguments[1:]), features) for item in _items(arguments[0])
    )


def _items(words: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The members of a list of noun phrases, each whole; a single phrase is a list of one."""
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside), words[0])
    if head.dep_ in {"prep", "agent", "dative", "ccomp", "xcomp", "acomp"} or head.pos_ not in {"NOUN", "PROPN"}:
        return [words]
    members = [token for token in conjuncts(head) if token.i in inside]
    if len(members) == 1 or any(member.pos_ not in {"NOUN", "PROPN"} for member in members):
        return [words]
    own = []
    for member, following in zip(members, [*members[1:], None], strict=True):
        stop = following.left_edge.i if following is not None else words[-1].i + 1
        own.append(trim(token for token in words if member.left_edge.i <= token.i < stop and token.dep_ != "cc"))
    return [item for item in own if item] or [words]


def _merged(verb: Token) -> bool:
    """Whether the verb is already in the relation of the one above it: "helped to keep"."""
    return verb.dep_ == "xcomp" and verb in _chain(verb.head)


def _chain(verb: Token) -> list[Token]:
    """The verb and the infinitives that it runs into without an object between: aims - to force."""
    chain = [verb]
    while len(chain) < 4:
        node = chain[-1]
        following = [
            child
            for child in node.children
            if child.dep_ == "xcomp"
            and child.i > node.i
            and child.pos_ in {"VERB", "AUX"}
            and child.tag_ in {"VB", "VBG", "VBN"}
        ]
        between = any(
            child.dep_ in {"dobj", "dative", "attr", "acomp", "oprd"} and child.i > node.i for child in node.children
        )
        if not following or between:
            break
        chain.append(following[0])
    return chain


def _relation_words(verb: Token, chain: list[Token]) -> list[Token]:
    words = [verb]
    for child in verb.children:
        if (child.dep_ in _RELATION_DEPS and (child.i < verb.i or child.dep_ in {"prt", "neg"})) or (
            child.dep_ == "advmod" and child.pos_ == "ADV" and child.i == verb.i - 1 and _simple(child)
        ):
            words.append(child)
    if verb.dep_ == "conj" and verb == chain[0]:
        words.extend(_shared_auxiliaries(verb))
    return words


def _simple(token: Token) -> bool:
    return not any(True for _ in token.children) and token.lower_ not in {"when", "where", "how", "why"}


def _shared_auxiliaries(verb: Token) -> list[Token]:
    """ "was arrested and convicted", "will strengthen its position and assure": the auxiliary of the first verb."""
    if any(child.dep_ in {"aux", "auxpass"} or child.dep_ in SUBJECTS for child in verb.children):
        return []
    head = verb.head
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    own = [child for child in head.children if child.dep_ in {"aux", "auxpass"} and child.i < head.i]
    if not own or (verb.tag_ == "VBN" and is_passive(head) and verb.i < head.i):
        return []
    return own if verb.tag_ == head.tag_ else []


def _argument(child: Token, verb: Token, last: Token) -> tuple[Token, ...]:
    """The words of an argument or adjunct; empty for what is none."""
    dep = child.dep_
    if dep == "dobj" and child.tag_ in {"WDT", "WP"}:
        return noun_phrase(antecedent(child), without=verb) if antecedent(child) != child else ()
    if dep in {"dobj", "attr", "oprd", "dative"} and child.pos_ in {
        "NOUN",
        "PROPN",
        "PRON",
        "NUM",
        "ADJ",
        "ADP",
        "DET",
        "X",
        "SYM",
    }:
        return phrase(child)
    if dep == "dative":
        return phrase(child)
    if dep == "acomp":
        return phrase(child)
    if dep in {"prep", "agent"}:
        if child.lower_ in {"including", "according"}:
            return ()
        return phrase(child)
    if dep in {"npadvmod", "tmod"}:
        return phrase(child)
    if dep in {"ccomp", "xcomp"}:
        return clause(child)
    if dep == "advmod" and child.i > last.i and child.pos_ in {"ADV"} and child.lower_ not in {"also", "too", "as"}:
        return phrase(child)
    return ()


def _object_first(arguments: list[tuple[Token, ...]], verb: Token) -> list[tuple[Token, ...]]:
    for i, slot in enumerate(arguments):
        head = next((token for token in slot if token.head == verb), None)
        if head is not None and head.dep_ in {"dobj", "attr", "acomp", "oprd", "ccomp"}:
            return [slot, *arguments[:i], *arguments[i + 1 :]]
    after = [slot for slot in arguments if slot[0].i > verb.i]
    if after:
        return [after[0], *(slot for slot in arguments if slot != after[0])]
    return arguments


def _take_preposition(relation: list[Token], arguments: list[tuple[Token, ...]], verb: Token) -> None:
    """ "served as | the first prime minister": without an object, the preposition after the verb is part of the relation."""
    if not arguments:
        return
    first = arguments[0]
    marker = first[0]
    if marker.head == verb and marker.dep_ in {"prep", "agent"} and marker.i > verb.i and len(first) > 1:
        relation.append(marker)
        arguments[0] = first[1:]


def _existential(verb: Token) -> tuple[Slots, ...]:
    """ "there were some ideas": there | were | some ideas."""
    there = next((child for child in verb.children if child.dep_ == "expl"), None)
    if there is None:
        return ()
    arguments = [slot for child in verb.children if (slot := _argument(child, verb, verb))]
    if not arguments:
        return ()
    relation = sorted(_relation_words(verb, [verb]), key=lambda token: token.i)
    return (Slots((there,), tuple(relation), tuple(_object_first(arguments, verb)), frozenset({"existential"})),)


def extract_apposition(noun: Token) -> tuple[Slots, ...]:
    """ "Ana Diaz, the mayor of Leon": Ana Diaz | is | the mayor of Leon."""
    subject, said = noun_phrase(noun.head), noun_phrase(noun)
    if not subject or not said or {token.i for token in subject} & {token.i for token in said}:
        return ()
    features = {"apposition", f"pos={noun.pos_}", f"subject={noun.head.pos_}"}
    return (Slots(subject, (), (said,), frozenset(features), unspoken="is"),)


def noun_phrase(head: Token, without: Token | None = None) -> tuple[Token, ...]:
    """The words of a noun phrase, without appositions, non-restrictive clauses and the clause `without` itself."""
    return trim(_inside(head, without))


def phrase(head: Token) -> tuple[Token, ...]:
    return trim(_inside(head, None))


def clause(head: Token) -> tuple[Token, ...]:
    return trim(sorted(head.subtree, key=lambda token: token.i))


def _inside(head: Token, without: Token | None) -> list[Token]:
    words = [head]
    stack = [head]
    while stack:
        node = stack.pop()
        for child in node.children:
            if child == without or child.is_space or _left_out(child, node, head):
                continue
            words.append(child)
            stack.append(child)
    return sorted(words, key=lambda token: token.i)


def _left_out(child: Token, node: Token, head: Token) -> bool:
    if child.dep_ == "relcl":
        return True
    if child.dep_ == "appos" and child.i > node.i:
        return not _same_name(child, node)
    if child.dep_ in {"advcl", "parataxis"}:
        return True
    if child.dep_ == "acl" and child.i > 0 and child.nbor(-1).text == ",":
        return True
    return child.dep_ in {"dep", "intj"} and node == head


def _same_name(child: Token, node: Token) -> bool:
    """ "December 31, 1963", "Boise, Idaho": the comma is inside one date or one place."""
    if child.ent_type_ == "DATE":
        return node.ent_type_ == "DATE"
    return child.ent_type_ == "GPE" and node.ent_type_ in {"GPE", "LOC"}


def trim(words: Iterable[Token]) -> tuple[Token, ...]:
    """Without marks at the edges, and without a bracket or quotation mark whose partner is outside."""
    kept = [token for token in words if not token.is_space]
    changed = True
    while changed and kept:
        changed = False
        if kept[-1].text in _EDGES or (kept[-1].dep_ in {"cc", "preconj"} and len(kept) > 1):
            kept.pop()
            changed = True
        if kept and kept[0].text in _EDGES:
            kept.pop(0)
            changed = True
        if kept and kept[0].text in _PAIRS and _PAIRS[kept[0].text] not in {token.text for token in kept[1:]}:
            kept.pop(0)
            changed = True
        if kept and kept[-1].text in _PAIRS.values():
            opening = {mark for mark, closing in _PAIRS.items() if closing == kept[-1].text}
            if not opening & {token.text for token in kept[:-1]}:
                kept.pop()
                changed = True
    return tuple(kept)


def _features(
    verb: Token, subject: Token, shared: bool, chain: list[Token], arguments: list[tuple[Token, ...]]
) -> Iterable[str]:
    yield f"dep={verb.dep_}"
    yield f"tag={verb.tag_}"
    first = arguments[0]
    head = next((token for token in first if token.head == chain[-1] or token.head.head == chain[-1]), first[0])
    yield f"first={head.dep_}"
    yield f"length={min(sum(map(len, arguments)) // 5, 6)}"
    yield f"subject={subject.pos_}"
    if subject.i > verb.i:
        yield "inverted"
    if len(list(subject.subtree)) > 12:
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
    if sum(map(len, arguments)) > 25:
        yield "long"
