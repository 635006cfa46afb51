"""Whose words or views a noun names, and who can have any."""

from __future__ import annotations

from kgbuild.reading.frames.clause import prepositions
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.trees import Token

__all__ = ["author_of", "holder_of", "is_minded", "speaker_beside"]

_REACH = 12  # tokens before a verb in which the name of its speaker begins
_BETWEEN = frozenset({",", "(", ")"})
_HOLDING = frozenset({"by", "from", "among", "of"})
_MAKING = frozenset({"by", "from"})


def is_minded(context: Context, source: Token, *, known: bool = False) -> bool:
    """Whether a noun phrase can think or want: anything that is not known to be a thing; only what is known to, if `known`."""
    kind = context.type(source)
    if kind is None:
        return not known or context.map("pronouns.person").get(source.lower_) in {"1", "2", "3", "r"}
    return context.is_a(source, "kg:Agent") or kind in {"kg:Position", "kg:City", "kg:Place"}


def holder_of(context: Context, noun: Token) -> Token | None:
    """Who has the view or makes the statement that a noun names: "her fear", "a call by", "they voiced concern"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    senses = context.annotated.ontology.lexicon.senses(noun.lemma_.lower(), "noun")
    aimed = any(sense.roles.get("of") == "target" for sense in senses)  # "criticism of the plan" is not the plan's
    for slot in prepositions(noun):
        if slot.function in _HOLDING and not (aimed and slot.function == "of"):
            return slot.head
    verb = noun.head
    if (
        noun.dep_ == "dobj"
        and verb.pos_ == "VERB"
        and not is_passive(verb)
        and verb.lemma_ in context.words("topics.voicing")
    ):
        return context.subject(verb)[0]
    return None


def author_of(context: Context, noun: Token) -> Token | None:
    """Who says what a text or speech says: "a statement by the ministry", "his letter"; None where that is not told."""
    if not any(context.is_a(noun, kind) for kind in ("kg:Communication", "kg:Publication")):
        return None
    makers = [child for child in noun.children if child.dep_ == "poss"]
    makers.extend(slot.head for slot in prepositions(noun) if slot.function in _MAKING)
    return next((one for one in makers if is_minded(context, one, known=True)), None)


def speaker_beside(context: Context, verb: Token) -> Token | None:
    """Who stands before or behind a verb of saying that the parse gives no subject: "“It is over,” Dr Ana Holm, 52, said"."""
    doc, start = verb.doc, verb.i
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    while start > verb.sent.start and (doc[start - 1].text in _BETWEEN or _is_aside(context, doc[start - 1])):
        start -= 1
    near = context.nearby(max(verb.sent.start, start - _REACH), start)
    before = [one for one in (context.found[i] for i in near) if one.end == start]
    behind = [context.found[i] for i in context.nearby(verb.i + 1, verb.i + 2)]
    for one in (*before[:1], *behind[:1]):
        if is_minded(context, doc[one.head], known=True):
            return doc[one.head]
    return None


def _is_aside(context: Context, token: Token) -> bool:
    return token.tag_ == "RB" or token.i in context.times or token.like_num
