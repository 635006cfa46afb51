"""What stands above a clause, and what it makes of it: complements of verbs, adjectives and nouns, adverbials, relatives."""

from __future__ import annotations

from kgbuild.model.text import Modality, Polarity
from kgbuild.ontology import CueKind, ReportingCue
from kgbuild.reading.frames.clause import is_content, is_predicate
from kgbuild.reading.frames.conditions import is_condition
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.factuality import DENIED, EFFECTS, PLAIN, Effect, Factuality, Passing, Step
from kgbuild.reading.frames.modality import find_modal, is_infinitive
from kgbuild.reading.frames.noun_effects import find_noun_effect
from kgbuild.reading.frames.polarity import denies
from kgbuild.reading.frames.senses import choose_sense
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["find_step"]

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "oprd"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_ASKING = frozenset({"WRB", "WP", "WDT"})
_OPEN = Step(effect=EFFECTS["open"], passes=Passing.NOTHING)
_SUPPOSED = Step(effect=EFFECTS["hypothetical"], passes=Passing.NOTHING)
_FREE = Step(passes=Passing.NOTHING)


def find_step(context: Context, verb: Token) -> Step:
    """From a clause to the one above that decides whether it happened; of nothing where it is stated by itself."""
    dep, head = verb.dep_, verb.head
    if is_condition(context, verb) and dep in {"advcl", "ccomp", "acl", "relcl"}:
        return _OPEN if _is_asked(context, verb, head) else _SUPPOSED
    if is_infinitive(verb) and any(child.tag_ in _ASKING and child.i < verb.i for child in verb.children):
        return _OPEN  # "worked out how to win", "asked what to do"
    if dep == "pcomp":
        return _OPEN if any(child.lower_ == "whether" for child in verb.children) else _of_gerund(context, head)
    if dep in _COMPLEMENTS:
        return _of_complement(context, verb, head)
    if dep == "advcl":
        return _of_adverbial(context, verb, head)
    if dep == "conj" and is_predicate(head):
        return find_step(context, head)
    if dep in {"acl", "relcl"} and ((dep == "acl" and verb.tag_ == "VB") or is_infinitive(verb)):
        return _of_noun_infinitive(context, head)
    if dep in {"acl", "relcl"} and (is_content(verb) or any(child.dep_ == "mark" for child in verb.children)):
        return _of_that_clause(context, head)
    if dep in {"acl", "relcl"}:
        return _of_relative(verb, head)
    return _FREE


def _is_asked(context: Context, clause: Token, head: Token) -> bool:
    """ "asked whether", "it is unclear if"."""
    if not any(child.lower_ in {"if", "whether"} for child in clause.children if child.dep_ in {"mark", "advmod"}):
        return False
    embedding = context.map("factuality.embedding")
    said_of = (head, *(child for child in head.children if child.dep_ in _PREDICATIVE))
    return clause.dep_ == "ccomp" or any(embedding.get(word.lower_) == "open" for word in said_of)


def _of_complement(context: Context, verb: Token, head: Token) -> Step:
    if any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in verb.children):
        return _OPEN
    if not is_predicate(head):
        copula = head.head if head.dep_ in _PREDICATIVE | {"ccomp"} and is_predicate(head.head) else None
        return _FREE if copula is None else Step(copula, _of_adjective(context, head, copula))
    said_of = next((child for child in head.children if child.dep_ in _PREDICATIVE), None)
    lemma = context.verb_lemma(head)
    if lemma == "be" and said_of is not None:
        return Step(head, _of_adjective(context, said_of, head))  # "it is unlikely that Oslo attacked"
    if lemma == "be" and verb.dep_ == "ccomp":
        matter = next((child for child in head.children if child.dep_ in SUBJECTS), None)
        effect = None if matter is None else find_noun_effect(context, matter)
        return Step(head) if effect is None else Step(head, effect)  # "the fear is that they left"
    if is_infinitive(verb) and lemma in {"have", "be", "go"}:
        return _of_periphrasis(head, lemma)
    if lemma in context.words("factuality.presupposing") and verb.tag_ == "VBG" and verb.dep_ == "xcomp":
        return _FREE  # "stopped selling": it sold
    cue = context.annotated.ontology.cues.reporting(lemma, "verb")
    if verb.dep_ == "ccomp" and cue is not None and not is_infinitive(verb):
        return _of_report(context, head, lemma, cue)
    if (
        is_infinitive(verb)
        and cue is not None
        and lemma in context.words("factuality.asserting")
        and not is_passive(head)
    ):
        return Step(head)  # "claims to have met"
    effect = _find_effect(context, lemma, "to" if is_infinitive(verb) else "")
    if effect is None and head.lower_ != lemma:
        effect = _find_effect(context, head.lower_, "to")  # "is bound to", "is prepared to"
    if effect is None and cue is not None and any(child.dep_ == "auxpass" for child in head.children):
        effect = EFFECTS["possible"]  # "is said to have fled"
    if effect is not None:
        return Step(head, _at_its_time(effect, head))
    done = lemma in context.words("factuality.implicative") or any(
        child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children
    )
    if is_infinitive(verb) and _is_price(context, head):
        return _of_price(head)
    if is_infinitive(verb) and not done:
        return Step(head, EFFECTS["intended"], Passing.MODALITY)  # an aim, whatever the tree calls it
    return Step(head, EFFECTS["certain"])


def _of_periphrasis(head: Token, lemma: str) -> Step:
    """ "has to sign", "has yet to sign", "is to sign", "is going to sign"."""
    if lemma == "have" and any(child.lower_ == "yet" for child in head.children):
        return Step(effect=EFFECTS["negative"], passes=Passing.NOTHING)
    ahead = {"have": head.tag_ in {"VBZ", "VBP"}, "be": True, "go": head.tag_ == "VBG"}
    return Step(head, EFFECTS["intended" if ahead[lemma] else "certain"])


def _of_report(context: Context, head: Token, lemma: str, cue: ReportingCue) -> Step:
    """What is said is as its speaker puts it; what is not said or not thought is not."""
    made = Factuality(cue.polarity or Polarity.POSITIVE, cue.modality or Modality.CERTAIN)
    effect = _find_effect(context, lemma, "that")
    if cue.kind is CueKind.ATTITUDE:
        if effect is not None:
            return Step(head, effect)
        return Step(head, Effect(made, Factuality(modality=made.modality)))
    if made == PLAIN:
        told = lemma in context.words("factuality.disclosing")
        denied = PLAIN if told else EFFECTS["open"].made  # "did not say that it paid": nothing is said of it
    else:
        denied = EFFECTS["probable"].made if made.is_negative else Factuality(Polarity.NEGATIVE, made.modality)
    return Step(head, Effect(made, denied))


def _of_adjective(context: Context, adjective: Token, copula: Token) -> Effect:
    degrees = {child.lower_ for child in adjective.children if child.dep_ == "advmod"}
    if "too" in degrees:
        return EFFECTS["negative"]  # "too large to enter"
    if "enough" in degrees:
        return EFFECTS["possible"]
    effect = _find_effect(context, adjective.lower_, "to")
    return EFFECTS["certain"] if effect is None else _at_its_time(effect, copula)


def _find_effect(context: Context, lemma: str, link: str) -> Effect | None:
    """What a word makes of a clause that follows on `link`: "warn to" before "warn"; "set up" before "set"."""
    embedding = context.map("factuality.embedding")
    name = embedding.get(f"{lemma} {link}") or embedding.get(lemma) or embedding.get(lemma.split()[0])
    return None if name is None else EFFECTS[name]


def _at_its_time(effect: Effect, verb: Token) -> Effect:
    """ "was able to land": landed; "is able to land": may."""
    done = verb.tag_ in {"VBD", "VBN"} and find_modal(verb) is None
    return Effect(PLAIN, DENIED) if effect is EFFECTS["achieved"] and done else effect


def _of_gerund(context: Context, preposition: Token) -> Step:
    governor, word = preposition.head, preposition.lower_
    if word in {"like", "unlike"}:
        return _SUPPOSED  # "it is like fighting a storm"
    if word == "from" and governor.lower_ == "away" and is_predicate(governor.head):
        return Step(governor.head, EFFECTS["unwanted"], Passing.NOTHING)  # "warned him away from signing"
    if governor.pos_ in {"NOUN", "PROPN"} and not is_predicate(governor):
        effect = None if word in context.words("factuality.given") else find_noun_effect(context, governor)
        return _FREE if effect is None else Step(governor, effect)
    adjective = governor.dep_ in _PREDICATIVE and is_predicate(governor.head)
    if not is_predicate(governor) and not adjective:
        return _FREE
    above = governor if is_predicate(governor) else governor.head
    lemma = context.verb_lemma(governor) if above == governor else governor.lower_
    special = context.map("factuality.embedding").get(f"{lemma} {word}")
    if special is not None:
        return Step(above, EFFECTS[special])
    if word in context.words("factuality.given"):
        return _FREE  # "arrested after attacking", "expected to resign after losing"
    if word in context.words("factuality.manners"):
        return Step(above, passes=Passing.MODALITY)  # "will raise money by selling", "without meeting"
    if word in context.words("factuality.prospects"):
        return Step(above, passes=Passing.PROSPECT)
    if word in context.words("factuality.aims"):
        return Step(above, EFFECTS["intended"], Passing.MODALITY)
    effect = _find_effect(context, lemma, word)
    if effect is None:
        return Step(above, passes=Passing.ALL if adjective else Passing.MODALITY)
    return Step(above, effect)


def _of_adverbial(context: Context, verb: Token, head: Token) -> Step:
    if not is_predicate(head):
        # "made it harder to vote", "about to launch"
        effect = _find_effect(context, head.lower_, "to") if is_infinitive(verb) else None
        above = head.head if is_predicate(head.head) else None
        return _FREE if effect is None else Step(above, effect)
    if is_infinitive(verb):
        return _of_purpose(context, verb, head)
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    if marks & context.words("factuality.prospects") or marks & context.words("factuality.sequels"):
        return Step(head, passes=Passing.PROSPECT) if _is_ahead(verb, head) else _FREE
    if "so" in marks and find_modal(verb) is not None:
        return Step(head, EFFECTS["intended"], Passing.MODALITY)  # "so that they would find"
    if marks & context.words("factuality.comments") or any(child.dep_ in SUBJECTS for child in verb.children):
        return _FREE  # "while diplomacy requires time", "as stated in the letter": clauses of their own
    if verb.tag_ == "VBG" and verb.i > head.i:
        # "denied that they bombed it, killing 27": the killing is denied too; "did not come, citing illness" cites
        return Step(head, passes=Passing.COURSE)
    return _FREE


def _of_purpose(context: Context, verb: Token, head: Token) -> Step:
    lemma = context.verb_lemma(head)
    adverbs = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    outcome = verb.lemma_ == "become" or "only" in adverbs or lemma in context.words("factuality.resultative")
    if outcome or context.map("factuality.embedding").get(lemma) == "certain" or _changes_value(context, head):
        return Step(head, passes=Passing.MODALITY)  # "beat them to win the cup", "left only to return"
    if _is_price(context, head):
        return _of_price(head)
    effect = _find_effect(context, lemma, "to")
    if effect is not None and effect.made.modality is not Modality.CERTAIN:
        return Step(head, effect)  # "expected it last week to win"
    return Step(head, EFFECTS["intended"], Passing.MODALITY)


def _is_price(context: Context, verb: Token) -> bool:
    """ "It takes forty seats to win", "it cost a fortune to rebuild": what doing so needs."""
    impersonal = any(child.lower_ == "it" and child.dep_ in SUBJECTS for child in verb.children)
    return verb.lemma_ in context.words("subjects.undone") and (impersonal or verb.lemma_ == "cost")


def _of_price(verb: Token) -> Step:
    """What it took is done; what it takes may be."""
    return Step(verb, passes=Passing.MODALITY) if verb.tag_ == "VBD" else Step(verb, EFFECTS["possible"])


def _changes_value(context: Context, verb: Token) -> bool:
    """ "The share lost two percent to close at nine crowns": what a price does has no aim."""
    sense = choose_sense(context, context.verb_lemma(verb), "verb", context.verb_slots(verb))
    return sense is not None and sense.type == "kg:ValueChange" and sense.roles.get("subject") == "thing"


def _is_ahead(verb: Token, head: Token) -> bool:
    """Whether a clause of time is still to come: "will leave once it rules"; "would leave before the snow fell"."""
    auxiliaries = {child.lower_: child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    first = any(child.lower_ == "after" for child in verb.children)
    past = verb.tag_ == "VBD" or "VBD" in auxiliaries.values() or (verb.tag_ == "VBN" and not auxiliaries)
    if not past:
        return True
    if first:
        return False  # "would close it after sales fell": they fell already
    modal = find_modal(head)
    perfect = any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in head.children)
    return modal is not None and modal.lower_ in {"would", "'d", "’d"} and not perfect


def _of_noun_infinitive(context: Context, noun: Token) -> Step:
    singled = {"first", "only", "last", "latest"}
    if any(one.ent_type_ == "ORDINAL" or one.lower_ in singled for one in (noun, *noun.children)):
        above = noun.head if noun.dep_ == "attr" and is_predicate(noun.head) else None
        return _FREE if above is None else Step(above, passes=Passing.MODALITY)  # "the first woman to land there"
    effect = find_noun_effect(context, noun)
    if effect is None and noun.dep_ == "dobj" and is_predicate(noun.head):
        asked = _find_effect(context, context.verb_lemma(noun.head), "to")
        if asked is not None:
            return Step(noun.head, asked)  # "expected the champion to win", hung on the champion
    return Step(noun, effect or EFFECTS["intended"])


def _of_that_clause(context: Context, noun: Token) -> Step:
    """ "no evidence that", "the fear that"."""
    if denies(context, noun):
        return _OPEN
    effect = find_noun_effect(context, noun)
    if effect is None:
        return _FREE
    if effect is EFFECTS["negative"] and noun.dep_ in {"dobj", "nsubjpass"} and is_predicate(noun.head):
        return Step(
            noun.head, Effect(DENIED, EFFECTS["open"].made)
        )  # "denied reports that", "did not deny reports that"
    return Step(effect=effect, passes=Passing.NOTHING)


def _of_relative(verb: Token, noun: Token) -> Step:
    """A relative clause is stated of its noun; of something supposed it is supposed too: "if a firm that pollutes is sold"."""
    past = verb.dep_ == "relcl" and (
        verb.tag_ == "VBD"
        or any(child.tag_ in {"VBD", "VBZ", "VBP"} and child.dep_ in {"aux", "auxpass"} for child in verb.children)
    )
    given = any(
        child.dep_ == "poss" or child.lower_ in {"the", "this", "that", "these", "those"} for child in noun.children
    )
    if past or given:
        return _FREE
    node = noun
    while node.head != node:
        node = node.head
        if is_predicate(node):
            return Step(node, passes=Passing.CONDITION)
    return _FREE
