"""What a noun makes of what it embeds: "plan to sell", "reports of a leak", and where the plan is dropped, the report denied."""

from __future__ import annotations

from kgbuild.reading.frames.clause import is_predicate
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.factuality import EFFECTS, Effect
from kgbuild.reading.trees import Token

__all__ = ["disbelieves", "find_noun_effect"]


def find_noun_effect(context: Context, noun: Token, link: str = "") -> Effect | None:
    """What a noun makes of its infinitive, clause or event: "plan to sell"; turned where the plan is dropped, the report
    denied. Of the prepositions ("a law against fraud") some link an event to any such noun."""
    nouns = context.map("factuality.nouns")
    lemma = noun.lemma_.lower()
    special = nouns.get(f"{lemma} {link}")
    if special is not None:
        return EFFECTS[special]
    name = nouns.get(lemma) if link in {"", "of", "for", "to"} else None
    if name is None:
        return None
    if name == "possible" and disbelieves(context, noun):
        return EFFECTS["negative"]
    if name == "intended" and _is_object_of(context, noun, "factuality.revoking"):
        return EFFECTS["unwanted"]
    return EFFECTS[name]


def disbelieves(context: Context, noun: Token) -> bool:
    """Whether a verb denies what a noun reports: "denied reports that", not "denied her claim that": that is still hers."""
    sourced = any(
        child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ in {"by", "from"}) for child in noun.children
    )
    return not sourced and noun.dep_ == "dobj" and _is_object_of(context, noun, "factuality.disbelieving")


def _is_object_of(context: Context, noun: Token, verbs: str) -> bool:
    governed = noun.dep_ in {"dobj", "nsubjpass"} and is_predicate(noun.head)
    return governed and context.verb_lemma(noun.head) in context.words(verbs)
