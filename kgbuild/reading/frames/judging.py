"""Whether an eventuality is said to have happened: its own marks, and what comes down from all that stands above it.

What is said is judged as its speaker puts it: words of saying add nothing, words of denial deny.
"""

from __future__ import annotations

from kgbuild.model.text import Modality
from kgbuild.reading.frames.clause import is_definite, is_predicate
from kgbuild.reading.frames.conditions import is_supposed
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.embedding import find_step
from kgbuild.reading.frames.factuality import DENIED, EFFECTS, PLAIN, Factuality, Passing, Step
from kgbuild.reading.frames.modality import find_modality
from kgbuild.reading.frames.noun_effects import find_noun_effect
from kgbuild.reading.frames.occurring import occurs
from kgbuild.reading.frames.polarity import denies, find_polarity
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["judge_noun", "judge_verb"]

_MAX_DEPTH = 12
_FREE = Step(passes=Passing.NOTHING)
_FORETOLD = frozenset({Modality.POSSIBLE, Modality.PROBABLE})


def judge_verb(context: Context, verb: Token) -> Factuality:
    """Factuality of the clause of a verb (or of a predicative adjective or noun, by its copula)."""
    if not is_predicate(verb):
        copula = verb.head if verb.dep_ in {"acomp", "attr", "oprd"} and is_predicate(verb.head) else None
        if copula is None:
            return PLAIN
        verb = copula
    own, inherited = _judge_parts(context, verb, 0)
    return own.under(inherited)


def judge_noun(context: Context, noun: Token) -> Factuality:
    """Factuality of an event that a noun names: presupposed where definite, else as its governor has it."""
    own, inherited = _judge_parts(context, noun, 0)
    return own.under(inherited)


def _judge_parts(context: Context, token: Token, depth: int) -> tuple[Factuality, Factuality]:
    """What an eventuality is by its own marks, and what comes down to it from above."""
    clause = is_predicate(token)
    own = _own_of_verb(context, token) if clause else _own_of_noun(context, token)
    step = find_step(context, token) if clause else _find_noun_step(context, token)
    if clause and token.dep_ == "ccomp" and step.effect.made.modality in _FORETOLD:
        own = Factuality(own.polarity)  # "hopes that passengers will return": who hopes does not decide
    if step.above is None or depth >= _MAX_DEPTH:
        return own, step.effect.made
    inherited = step.lead(*_judge_parts(context, step.above, depth + 1))
    # "no meeting took place": the verb is negative by the same "no"
    return own, inherited.as_positive() if not clause and own.is_negative else inherited


def _own_of_verb(context: Context, verb: Token) -> Factuality:
    own = Factuality(find_polarity(context, verb), find_modality(context, verb))
    if occurs(context, verb):
        # "the alleged attack took place"
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.pos_ == "NOUN":
                own = own.under(_by_adjectives(context, child))
    return own


def _own_of_noun(context: Context, noun: Token) -> Factuality:
    if is_supposed(context, noun):
        return EFFECTS["hypothetical"].made
    own = _by_adjectives(context, noun)
    return Factuality(DENIED.polarity, own.modality) if denies(context, noun) else own


def _by_adjectives(context: Context, noun: Token) -> Factuality:
    adjectives = context.map("factuality.adjectives")
    own = PLAIN
    for child in noun.children:
        if child.dep_ in {"amod", "nmod"} and child.lower_ in adjectives:
            own = EFFECTS[adjectives[child.lower_]].made
    return own


def _find_noun_step(context: Context, noun: Token) -> Step:
    """From a noun to what governs it."""
    governor = noun.head
    if noun.dep_ == "conj":
        return Step(governor) if governor.pos_ in {"NOUN", "PROPN"} else _FREE
    if noun.dep_ == "pobj":
        return _of_prepositional(context, noun, governor)
    if noun.dep_ not in {"dobj", "nsubjpass", "attr", "oprd", "nsubj"} or not is_predicate(governor):
        return _FREE
    lemma = context.verb_lemma(governor)
    if noun.dep_ in {"dobj", "nsubjpass"}:
        if lemma in context.words("factuality.disbelieving") and find_noun_effect(context, noun) is not None:
            return _FREE  # "denied the allegations": they were made
        if lemma in context.words("factuality.dealing"):
            return _FREE  # "vowed to avenge an attack"
        effect = context.map("factuality.objects").get(lemma)
        if effect is not None:
            return Step(governor, EFFECTS[effect], Passing.MODALITY)
        if lemma in context.words("factuality.enabling"):
            return Step(governor, passes=Passing.PENDING)  # "the takeover must still be approved"
    elif occurs(context, governor):
        return Step(governor)  # "the talks will take place"
    return _FREE if is_definite(noun) else Step(governor)


def _of_prepositional(context: Context, noun: Token, preposition: Token) -> Step:
    above, word = preposition.head, preposition.lower_
    if above.pos_ in {"NOUN", "PROPN"}:
        if is_supposed(context, above) and word == "of":
            return Step(effect=EFFECTS["hypothetical"], passes=Passing.NOTHING)
        effect = find_noun_effect(context, above, word)
        if effect is None or (is_definite(noun) and not effect.made.is_negative):
            return _FREE
        return Step(above, effect)
    if not is_predicate(above):
        return _FREE
    special = context.map("factuality.objects").get(f"{context.verb_lemma(above)} {word}")
    if special is not None and not (
        is_definite(noun) and word in {"about", "at", "from"}
    ):  # "hinted at the quarrel": it was
        return Step(above, EFFECTS[special], Passing.MODALITY)
    nouns = context.map("factuality.nouns")
    for child in above.children:
        passed = nouns.get(f"{child.lemma_.lower()} {word}") if child.dep_ in {"dobj", "nsubjpass"} else None
        if passed is not None:
            return Step(above, EFFECTS[passed], Passing.MODALITY)  # "passed a law against smoking"
    if is_definite(noun) or word in context.words("frames.backgrounds"):
        return _FREE
    return Step(above, passes=Passing.MODALITY)  # "if it agrees to talks"
