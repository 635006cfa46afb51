"""Whether an eventuality is said to have happened: polarity and modality (FactBank's sense), inherited down the tree.

Own marks (negation, modals, adverbs, questions, imperatives) are combined with what the embedding verb, noun or
conjunction makes of the clause. What is said is judged as its speaker puts it: reporting verbs add nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.text import Modality, Polarity
from kgbuild.reading.frames.clause import is_definite, is_predicate, surface_subject
from kgbuild.reading.frames.coordination import SUBJECTS
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.trees import Token

__all__ = ["Factuality", "judge_noun", "judge_verb"]

_STRENGTH = {
    Modality.CERTAIN: 0,
    Modality.PROBABLE: 1,
    Modality.POSSIBLE: 2,
    Modality.INTENDED: 3,
    Modality.HYPOTHETICAL: 4,
}
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Factuality:
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.CERTAIN

    def under(self, outer: Factuality) -> Factuality:
        """This one inside another: two negations cancel out; the less certain modality stays."""
        negative = (self.polarity is Polarity.NEGATIVE) != (outer.polarity is Polarity.NEGATIVE)
        weaker = max(self.modality, outer.modality, key=_STRENGTH.__getitem__)
        return Factuality(Polarity.NEGATIVE if negative else Polarity.POSITIVE, weaker)


PLAIN = Factuality()


def judge_verb(context: Context, verb: Token, depth: int = 0) -> Factuality:
    """Factuality of the clause of a verb (or of a predicative adjective or noun, by its copula)."""
    if not is_predicate(verb):
        copula = verb.head if verb.dep_ in {"acomp", "attr", "oprd"} and is_predicate(verb.head) else None
        if copula is None:
            return PLAIN
        verb = copula
    own = Factuality(_own_polarity(context, verb), _own_modality(context, verb))
    return own.under(_inherited(context, verb, depth))


def judge_noun(context: Context, noun: Token, depth: int = 0) -> Factuality:
    """Factuality of an event that a noun names: presupposed where definite, else as its governor has it."""
    polarity = Polarity.POSITIVE
    modality = Modality.CERTAIN
    for child in noun.children:
        if child.dep_ in {"det", "neg"} and child.lower_ in context.words("factuality.negative_phrases"):
            polarity = Polarity.NEGATIVE
        if child.dep_ in {"amod", "nmod"} and child.lower_ in context.map("factuality.adjectives"):
            polarity, modality = _applied(context.map("factuality.adjectives")[child.lower_])
    own = Factuality(polarity, modality)
    if depth > _MAX_DEPTH:
        return own
    governor = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass", "attr", "pobj", "conj", "nsubj"}:
        return own
    outer = _of_governor(context, noun, governor, depth)
    # "no meeting took place": the verb is negative by the same "no"
    return own.under(_modality_only(outer) if polarity is Polarity.NEGATIVE else outer)


def _of_governor(context: Context, noun: Token, governor: Token, depth: int) -> Factuality:
    if noun.dep_ == "conj":
        return judge_noun(context, governor, depth + 1) if governor.pos_ in {"NOUN", "PROPN"} else PLAIN
    effects = context.map("factuality.objects")
    if noun.dep_ == "pobj":
        above = governor.head
        if above.pos_ in {"NOUN", "PROPN"} and governor.lower_ in {"of", "for", "to"}:
            effect = context.map("factuality.nouns").get(above.lemma_.lower())
            return _from_effect(effect) if effect and not is_definite(noun) else PLAIN
        if is_predicate(above):
            outer = _modality_only(judge_verb(context, above, depth + 1))
            effect = effects.get(f"{context.verb_lemma(above)} {governor.lower_}")
            if effect:
                return _from_effect(effect).under(outer)
            given = is_definite(noun) or governor.lower_ in context.words("frames.backgrounds")
            return PLAIN if given else outer  # "if it agrees to talks"
        return PLAIN
    if not is_predicate(governor):
        return PLAIN
    if noun.dep_ in {"dobj", "nsubjpass"} and context.verb_lemma(governor) in context.words("factuality.enabling"):
        # "the takeover must still be approved": what waits for approval has not happened
        pending = judge_verb(context, governor, depth + 1)
        return (
            PLAIN
            if pending == PLAIN
            else Factuality(Polarity.POSITIVE, max(pending.modality, Modality.POSSIBLE, key=_STRENGTH.__getitem__))
        )
    effect = effects.get(context.verb_lemma(governor)) if noun.dep_ in {"dobj", "nsubjpass"} else None
    if effect:
        return _from_effect(effect).under(_modality_only(judge_verb(context, governor, depth + 1)))
    if is_definite(noun):
        return PLAIN
    return judge_verb(context, governor, depth + 1)


def _modality_only(factuality: Factuality) -> Factuality:
    return Factuality(Polarity.POSITIVE, factuality.modality)


def _own_polarity(context: Context, verb: Token) -> Polarity:
    negators, phrases = context.words("factuality.negators"), context.words("factuality.negative_phrases")
    negative = False
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in negators):
            negative = not negative
        elif (
            child.dep_ == "advmod" and child.lower_ in {"longer"} and any(g.lower_ == "no" for g in child.children)
        ) or (child.dep_ == "advmod" and context.map("factuality.adverbs").get(child.lower_) == "negative"):
            negative = True
        elif child.dep_ in SUBJECTS or child.dep_ in {"dobj", "attr"}:
            quantified = child.lower_ in phrases or any(
                g.dep_ in {"det", "neg", "preconj", "poss"} and g.lower_ in phrases for g in child.children
            )
            negative = negative or quantified
    if verb.dep_ == "pcomp" and _substituted(context, verb.head):
        negative = not negative
    if any(child.lower_ == "neither" and child.i < verb.i for child in verb.children):
        negative = True
    if verb.dep_ == "conj" and any(c.lower_ == "nor" and verb.head.i < c.i < verb.i for c in verb.head.children):
        negative = True  # "never met her, nor did he visit"
    alternative = verb.dep_ == "conj" and any(
        child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in verb.head.children
    )
    if not negative and alternative and not any(child.dep_ in SUBJECTS for child in verb.children):
        # "did not call or write": the negation of the first verb holds for both
        negative = any(child.dep_ == "neg" for child in verb.head.children)
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _substituted(context: Context, preposition: Token) -> bool:
    """ "without meeting", "instead of meeting", "far from supporting": it did not happen."""
    substitutes = context.words("factuality.substitutes")
    before = preposition.nbor(-1).lower_ if preposition.i > 0 else ""
    return preposition.lower_ in substitutes or f"{before} {preposition.lower_}" in substitutes


def _own_modality(context: Context, verb: Token) -> Modality:
    modal = _modal(verb)
    if modal is not None:
        return _of_modal(context, verb, modal)
    for child in verb.children:
        if child.dep_ == "advmod":
            effect = context.map("factuality.adverbs").get(child.lower_)
            if effect and effect != "negative":
                return Modality(effect)
    if verb.dep_ == "ROOT":
        last = verb.sent[-1]
        if any(token.text == "?" for token in (last, last.nbor(-1) if last.i > verb.sent.start else last)):
            return Modality.POSSIBLE
        if verb.tag_ == "VB" and not any(
            child.dep_ in SUBJECTS or child.dep_ in {"aux", "auxpass"} for child in verb.children
        ):
            return Modality.INTENDED
    return Modality.CERTAIN


def _modal(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return child
    shares = verb.dep_ == "conj" and not any(
        child.dep_ in SUBJECTS or child.dep_ in {"aux", "auxpass"} for child in verb.children
    )
    if shares and verb.head.pos_ in {"VERB", "AUX"} and verb.tag_ in {"VB", "VBN"}:
        return _modal(verb.head)
    return None


def _of_modal(context: Context, verb: Token, modal: Token) -> Modality:
    if any(child.dep_ in {"advcl", "ccomp"} and _condition(context, child) for child in verb.children):
        return Modality.HYPOTHETICAL
    if modal.i == verb.sent.start and modal.lower_ == "should":
        return Modality.HYPOTHETICAL  # "Should they beat them, ..."
    if modal.lower_ in context.words("factuality.agentive_modals"):
        subject, _ = surface_subject(verb)
        acts = subject is not None and (
            context.is_a(subject, "kg:Agent") or subject.lower_ in {"i", "we", "he", "she", "they"}
        )
        passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
        if acts and not passive:
            return Modality.INTENDED
    return Modality(context.map("factuality.modals").get(modal.lower_, "possible"))


def _condition(context: Context, clause: Token) -> bool:
    conditions = context.words("factuality.conditions")
    return any(
        (child.dep_ in {"mark", "advmod"} and child.lower_ in conditions - {"should"})
        or (child.dep_ == "aux" and child.lower_ == "should" and child.i < clause.i and child.i == clause.left_edge.i)
        for child in clause.children
    )


def _prospect(context: Context, clause: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ in context.words("factuality.prospects") for child in clause.children
    )


def _inherited(context: Context, verb: Token, depth: int) -> Factuality:
    """What the clause above makes of this one."""
    if depth > _MAX_DEPTH:
        return PLAIN
    dep, head = verb.dep_, verb.head
    above = is_predicate(head)
    if dep in {"xcomp", "ccomp", "pcomp", "oprd"}:
        return _of_complement(context, verb, head, depth)
    if dep == "advcl":
        return _of_adverbial(context, verb, head, depth)
    if dep == "conj" and above:
        return _inherited(context, head, depth + 1)
    if dep == "acl" and verb.tag_ == "VB":
        return _of_noun_complement(context, head)
    if dep in {"acl", "relcl"} and any(child.dep_ == "mark" for child in verb.children):
        return _of_that_clause(context, head)
    if dep in {"acl", "relcl"}:
        return _of_phrase(context, head, depth)
    return PLAIN


def _of_complement(context: Context, verb: Token, head: Token, depth: int) -> Factuality:
    governor = head
    if verb.dep_ == "pcomp":
        governor = head.head
        if governor.pos_ in {"NOUN", "PROPN"}:
            effect = context.map("factuality.nouns").get(governor.lemma_.lower())
            return _from_effect(effect) if effect else PLAIN
    if not is_predicate(governor):
        if governor.dep_ in {"acomp", "attr", "oprd"} and is_predicate(governor.head):
            outer = judge_verb(context, governor.head, depth + 1)
            effect = context.map("factuality.embedding").get(governor.lower_)
            return (_from_effect(effect) if effect else PLAIN).under(outer)
        return PLAIN
    lemma = context.verb_lemma(governor)
    if any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in verb.children):
        return Factuality(Polarity.POSITIVE, Modality.POSSIBLE)
    said_of = next((child for child in governor.children if child.dep_ in {"acomp", "attr", "oprd"}), None)
    if lemma == "be" and said_of is not None and verb.dep_ in {"ccomp", "xcomp"}:
        # "it is unlikely that Oslo attacked"
        effect = context.map("factuality.embedding").get(said_of.lower_)
        return (_from_effect(effect) if effect else PLAIN).under(judge_verb(context, governor, depth + 1))
    if lemma == "have" and _to_infinitive(verb):
        if any(child.lower_ == "yet" for child in governor.children):
            return Factuality(Polarity.NEGATIVE)  # "has yet to sign"
        if governor.tag_ in {"VBZ", "VBP"}:
            return Factuality(Polarity.POSITIVE, Modality.INTENDED)
    reporting = context.annotated.ontology.cues.reporting(lemma, "verb")
    if verb.dep_ == "ccomp" and reporting is not None and reporting.kind == "speech":
        return _as_said(reporting.polarity, reporting.modality)
    if lemma in context.words("factuality.presupposing") and verb.tag_ == "VBG":
        return _modality_only(judge_verb(context, governor, depth + 1))
    if lemma == "be" and _to_infinitive(verb):
        return Factuality(Polarity.POSITIVE, Modality.INTENDED).under(judge_verb(context, governor, depth + 1))
    if lemma == "go" and governor.tag_ == "VBG" and _to_infinitive(verb):
        return Factuality(Polarity.POSITIVE, Modality.INTENDED).under(judge_verb(context, governor, depth + 1))
    effect = context.map("factuality.embedding").get(lemma.split()[0])
    outer = judge_verb(context, governor, depth + 1)
    if verb.dep_ == "ccomp" and reporting is not None:
        said = _as_said(reporting.polarity, reporting.modality)
        return said if said != PLAIN or effect is None else _from_effect(effect)
    if verb.dep_ == "pcomp" and effect is None:
        return _modality_only(outer)
    if effect is None:
        return outer
    made = _from_effect(effect)
    return made.under(_modality_only(outer) if made.modality is not Modality.CERTAIN else outer)


def _to_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _as_said(polarity: Polarity | None, modality: Modality | None) -> Factuality:
    return Factuality(polarity or Polarity.POSITIVE, modality or Modality.CERTAIN)


def _of_adverbial(context: Context, verb: Token, head: Token, depth: int) -> Factuality:
    if _condition(context, verb):
        return Factuality(Polarity.POSITIVE, Modality.HYPOTHETICAL)
    if not is_predicate(head):
        return PLAIN
    outer = _modality_only(judge_verb(context, head, depth + 1))
    if _to_infinitive(verb):
        if context.verb_lemma(head) in context.words("factuality.resultative"):
            return outer  # "beat them to win the cup"
        return Factuality(Polarity.POSITIVE, Modality.INTENDED).under(outer)
    if _prospect(context, verb):
        return outer
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return PLAIN  # "while diplomacy requires time": a clause of its own
    # "denied that they bombed it, killing 27": the killing is denied too; "did not come, citing illness" cites
    return outer.under(Factuality(_inherited(context, head, depth + 1).polarity))


def _of_noun_complement(context: Context, noun: Token) -> Factuality:
    if any(
        child.ent_type_ == "ORDINAL" or child.lower_ in {"first", "only", "last", "latest"} for child in noun.children
    ):
        return PLAIN  # "the first woman to land there"
    effect = context.map("factuality.nouns").get(noun.lemma_.lower(), "intended")
    return _from_effect(effect)


def _of_that_clause(context: Context, noun: Token) -> Factuality:
    """ "no evidence that", "the fear that"."""
    phrases = context.words("factuality.negative_phrases")
    if any(child.dep_ in {"det", "neg"} and child.lower_ in phrases for child in noun.children):
        return Factuality(Polarity.POSITIVE, Modality.POSSIBLE)
    effect = context.map("factuality.nouns").get(noun.lemma_.lower())
    return _from_effect(effect) if effect else PLAIN


def _of_phrase(context: Context, noun: Token, depth: int) -> Factuality:
    """A relative clause is stated of its noun; under a condition it is conditional too."""
    node = noun
    for _ in range(_MAX_DEPTH):
        if node.head == node:
            return PLAIN
        node = node.head
        if is_predicate(node):
            outer = judge_verb(context, node, depth + 1)
            return Factuality(Polarity.POSITIVE, outer.modality) if outer.modality is Modality.HYPOTHETICAL else PLAIN
    return PLAIN


def _applied(effect: str) -> tuple[Polarity, Modality]:
    if effect == "negative":
        return Polarity.NEGATIVE, Modality.CERTAIN
    return Polarity.POSITIVE, Modality(effect)


def _from_effect(effect: str) -> Factuality:
    return Factuality(*_applied(effect))
