"""The words of the phrases that fill an extraction's slots: whole noun phrases and clauses without what is said by the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.reading.frames.clause import conjuncts
from kgbuild.reading.grammar import is_finite
from kgbuild.reading.trees import Token

__all__ = ["after_pause", "clause", "items", "noun_phrase", "trim"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_ALONE = frozenset(
    {"prep", "agent", "ccomp", "xcomp", "acomp", "advmod", "advcl"}
)  # heads of what is no list of things
_TOGETHER = frozenset({"neither", "nor"})
_PAUSES = frozenset({",", ";", ":", "-", "--", "–", "—", "―"})
_EDGES = _PAUSES | {"."}
_PAIRS = {"“": "”", '"': '"', "``": "''", "(": ")", "-LRB-": "-RRB-", "[": "]", "‘": "’"}
_QUOTES = {"“": "”", '"': '"', "``": "''", "‘": "’"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}


def noun_phrase(head: Token, without: Token | None = None) -> tuple[Token, ...]:
    """The words of a phrase, also of an infinitive, without what commas set off (appositions, relative clauses, participles)
    and without the clause `without`, with which it is an argument of another one."""
    words = [head]
    for node in words:
        words.extend(
            child
            for child in node.children
            if child is not without and not child.is_space and not _is_aside(child, node, head)
        )
    return trim(_close_gaps(sorted(words, key=lambda token: token.i)))


def clause(head: Token, without: Token | None = None) -> tuple[Token, ...]:
    """The words of a clause, all of them but those of the clause `without`, with which it is an argument of another one."""
    words = [head]
    for node in words:
        words.extend(child for child in node.children if child is not without and not child.is_space)
    return trim(_close_gaps(sorted(words, key=lambda token: token.i)))


def items(words: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The members of a list of noun phrases, each whole; a single phrase is a list of one, no words are none."""
    if not words:
        return []
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head is token), words[0])
    if head.dep_ in _ALONE or head.pos_ not in _NOMINAL:
        return [words]
    members = [token for token in conjuncts(head) if token.i in inside]
    if len(members) == 1 or any(member.pos_ not in _NOMINAL for member in members):
        return [words]
    if any(token.lower_ in _TOGETHER for token in words) or _is_one_name(members):
        return [words]
    own = []
    for member, following in zip(members, [*members[1:], None], strict=True):
        stop = following.left_edge.i if following is not None else words[-1].i + 1
        part = [token for token in words if member.left_edge.i <= token.i < stop]
        while part and (part[0].dep_ in {"cc", "preconj"} or part[0].lower_ in {"both", "either"}):
            del part[0]
        own.append(trim(part))
    return [item for item in own if item] or [words]


def after_pause(token: Token) -> bool:
    """Whether a comma or dash stands before the phrase."""
    first = token.left_edge
    if first.i == 0 or first.nbor(-1).text not in _PAUSES:
        return False
    return first.nbor(-1).text != "-" or bool(first.nbor(-1).whitespace_)


def _is_one_name(members: Sequence[Token]) -> bool:
    """ "Marks and Spencer"."""
    first, last = members[0], members[-1]
    return bool(first.ent_type_) and all(token.ent_iob_ == "I" for token in first.doc.tokens[first.i + 1 : last.i + 1])


def _is_aside(child: Token, node: Token, head: Token) -> bool:
    if child.dep_ == "appos" and child.i > node.i:
        return not _is_same_name(child, node)
    if child.dep_ in {"relcl", "acl"} or child.lower_ == "including":
        return after_pause(child)
    if child.dep_ in {"advcl", "parataxis"}:
        return node.pos_ in _NOMINAL or is_finite(child)
    return child.dep_ in {"dep", "intj"} and node is head


def _is_same_name(child: Token, node: Token) -> bool:
    """ "December 31, 1963", "Boise, Idaho": the comma is inside one date or one place; "the striker Ben Okafor" has none."""
    if child.left_edge.i == node.i + 1 and not child.left_edge.is_punct:
        return True
    if child.ent_type_ == "DATE":
        return node.ent_type_ == "DATE"
    return child.ent_type_ == "GPE" and node.ent_type_ in {"GPE", "LOC"}


def _close_gaps(words: list[Token]) -> list[Token]:
    """Without the commas around what is left out: "Ann Lee, [the mayor,] and Bo Ek"."""
    kept: list[Token] = []
    for i, token in enumerate(words):
        if kept and token.text in _CLOSING and _CLOSING[token.text] == kept[-1].text:
            kept.pop()  # brackets with nothing in them
            continue
        if token.text in _PAUSES:
            last = i + 1 == len(words)
            if last or words[i + 1].i != token.i + 1:
                continue
            if (i == 0 or words[i - 1].i != token.i - 1) and words[i + 1].dep_ == "cc":
                continue
        kept.append(token)
    return kept


def trim(words: Iterable[Token]) -> tuple[Token, ...]:
    """Without marks at the edges, quotation marks around the whole, and a bracket or quotation mark whose partner is outside."""
    kept = [token for token in words if not token.is_space]
    before = -1
    while kept and len(kept) != before:
        before = len(kept)
        if kept[-1].text in _EDGES or (kept[-1].dep_ in {"cc", "preconj"} and len(kept) > 1):
            kept.pop()
        if kept and kept[0].text in _EDGES:
            kept.pop(0)
        if kept and kept[0].text in _PAIRS and _PAIRS[kept[0].text] not in {token.text for token in kept[1:]}:
            kept.pop(0)
        if kept and kept[-1].text in _CLOSING and _CLOSING[kept[-1].text] not in {token.text for token in kept[:-1]}:
            kept.pop()
        if len(kept) > 2 and _QUOTES.get(kept[0].text) == kept[-1].text and _is_quoted_whole(kept):
            kept = kept[1:-1]
    return tuple(_with_even_marks(kept))


def _with_even_marks(words: list[Token]) -> list[Token]:
    """With the closing quotation mark that stands after the words, without a mark that has no partner."""
    for opening, closing in _QUOTES.items():
        found = [token for token in words if token.text in {opening, closing}]
        surplus = sum(1 if token.text == opening else -1 for token in found) if opening != closing else len(found) % 2
        if not surplus:
            continue
        after = words[-1].i + 1
        if surplus == 1 and after < len(words[-1].doc) and words[-1].doc[after].text == closing:
            words = [*words, words[-1].doc[after]]
        elif len(found) == 1:
            words = [token for token in words if token is not found[0]]
    return words


def _is_quoted_whole(words: Sequence[Token]) -> bool:
    return not any(token.text in {words[0].text, words[-1].text} for token in words[1:-1])
