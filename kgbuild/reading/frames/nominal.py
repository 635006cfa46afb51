"""Frames evoked by nouns: "a meeting between A and B", "Russian attacks on Ukraine", "held talks with B", "his sister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.ontology import Sense
from kgbuild.reading.frames.anaphors import evoke_anaphor
from kgbuild.reading.frames.clause import Slot, conjuncts, is_predicate, prepositions, stands_for_adjective
from kgbuild.reading.frames.deeds import evoke_deed
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.extraction import extract
from kgbuild.reading.frames.senses import choose_sense, fill_roles, find_occasion
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.frames.verbal import evoke_verbal, light_noun, noun_lemma
from kgbuild.reading.trees import Token

__all__ = ["evoke_nominal", "governing_verb", "light_verb", "noun_parts"]

_RECIPROCAL = frozenset({"participant", "party", "belligerent"})


def evoke_nominal(context: Context, noun: Token, predicates: frozenset[int]) -> Iterator[Draft]:
    """The frame of a noun with a sense: an event, or a relation of which the noun's own referent is the subject."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ == "compound":
        return
    if noun.pos_ == "PROPN" and not context.is_a(noun, "kg:Event"):
        return  # "the Bureau of Investigation" investigates nothing by its name
    if context.wide_preposition(noun) is not None:
        return  # "in response to"
    verb = light_verb(context, noun)
    slots = noun_parts(context, noun, verb)
    lemma, word = noun_lemma(context, noun), noun.lemma_.lower()
    sense = choose_sense(context, lemma, "noun", slots)
    if sense is None and lemma != word:
        sense = choose_sense(context, word, "noun", slots)
    if sense is None:
        deed = evoke_deed(context, noun, predicates)
        if deed is not None:
            yield deed
        told = None if verb is None else evoke_verbal(context, verb, predicates, light=False)
        if told is not None:
            yield told
        if deed is None and verb is None:
            yield from evoke_anaphor(context, noun, slots)
        return
    schema = context.annotated.ontology.schema
    if verb is not None:
        sense = _with_subject(context, sense, verb)
    if "self" in sense.roles:
        slots = (*slots, Slot("self", _referent(context, noun) or noun))
    if schema.is_event(sense.type):
        fillers = _event_fillers(context, noun, sense, slots, predicates)
    else:
        fillers = fill_roles(context, sense, [slot for slot in slots if slot.function in sense.roles], predicates)
        fillers = _with_self(context, noun, fillers)
        former = context.words("offices.former")
        if not fillers or any(child.dep_ == "amod" and child.lower_ in former for child in noun.children):
            return
        if sense.type == "kg:headOf" and noun.tag_ == "NNS" and _lists(context, noun):
            return  # "the leaders of Chile, Ghana and Fiji": none of them heads all
    main = noun.i if verb is None or noun.i < verb.i else verb.i
    yield Draft(
        trigger=noun.i,
        start=noun.i,
        end=noun.i + 1,
        lemma=lemma,
        pos=noun.tag_,
        type=sense.type,
        fillers=fillers if verb is None else _own(noun, verb, fillers),
        extractor="nominal" if verb is None else "light verb",
        sense=sense.id,
        slots=slots,
        same=main if main != noun.i else None,
    )
    if verb is not None:
        yield Draft(
            trigger=verb.i,
            start=verb.i,
            end=verb.i + 1,
            lemma=verb.lemma_.lower(),
            pos=verb.tag_,
            type=sense.type,
            fillers=fillers,
            extractor="light verb",
            sense=sense.id,
            slots=slots,
            extractions=extract(context, verb),
            same=main if main != verb.i else None,
        )


def _with_subject(context: Context, sense: Sense, verb: Token) -> Sense:
    """A sense with the role that the light verb has for its subject, where the noun leaves it open: "attended the summit"."""
    role = context.annotated.ontology.lexicon.light_subjects.get(context.verb_lemma(verb))
    terms = context.annotated.ontology.schema.classes
    known = sense.type in terms and any(one.removeprefix("kg:") == role for one in terms[sense.type].roles)
    if role is None or not known or "subject" in sense.roles:
        return sense
    return replace(sense, roles={**sense.roles, "subject": role})


def _own(noun: Token, verb: Token, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Without what the light verb's frame tells: the two are one event."""
    inside = range(noun.left_edge.i, noun.i)
    return tuple(filler for filler in fillers if filler.head in inside and filler.head != verb.i)


def light_verb(context: Context, noun: Token) -> Token | None:
    """The light verb that the noun carries, None where there is none."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"nsubjpass", "dobj", "pobj", "nsubj"} and is_predicate(verb):
        carried = light_noun(context, verb, context.verb_slots(verb))
        if carried is not None and carried == noun:
            return verb
    for child in noun.children:  # "the meeting, held in Bogota", "the vote, which took place on Sunday"
        if (child.dep_ == "acl" and child.tag_ == "VBN") or (child.dep_ == "relcl" and is_predicate(child)):
            carried = light_noun(context, child, context.verb_slots(child), shared=True)
            return child if carried is not None and carried == noun else None
    return None


def noun_parts(context: Context, noun: Token, verb: Token | None) -> tuple[Slot, ...]:
    """The functions of a noun: its own, and those of the light verb that carries it."""
    slots = list(context.noun_slots(noun))
    slots.extend(  # "a US raid": the letters stand where other nations have an adjective
        Slot("adjective", slot.head)
        for slot in context.noun_slots(noun)
        if slot.function == "compound" and stands_for_adjective(slot.head) and context.is_a(slot.head, "kg:Agent")
    )
    slots.extend(context.misplaced(slots))
    if verb is not None:
        shared = [slot for slot in context.verb_slots(verb) if slot.function != "object" and slot.head != noun]
        if any(slot.function == "subject" for slot in shared):  # "continued their strike": they are the subject
            slots = [slot for slot in slots if slot.function != "possessor" or slot.head.pos_ != "PRON"]
        slots.extend(shared)
    return tuple(slots)


def _event_fillers(
    context: Context, noun: Token, sense: Sense, slots: tuple[Slot, ...], predicates: frozenset[int]
) -> tuple[Filler, ...]:
    fillers = list(fill_roles(context, _with_one_doer(sense, slots), _usable(context, sense, slots), predicates))
    partner = sense.roles.get("with")
    functions = {slot.function for slot in slots}
    if partner in _RECIPROCAL and "with" in functions and not functions & {"possessor", "between", "subject"}:
        fillers.extend(_implied_party(context, noun, partner))
    fillers.extend(_implied_doer(context, noun, sense, fillers))
    if partner == "belligerent" and not any(one.role == partner for one in fillers):
        fillers.extend(_implied_sides(context, noun, partner))
    fillers.extend(find_occasion(context, slots))
    fillers.extend(_count(context, noun))
    return tuple(dict.fromkeys(fillers))


def _with_one_doer(sense: Sense, slots: tuple[Slot, ...]) -> Sense:
    """ "sped up the withdrawal of its troops": whoever the light verb has for its subject withdraws them."""
    doer = sense.roles.get("subject")
    if doer in _RECIPROCAL or sense.roles.get("of") != doer or not {"subject", "of"} <= {s.function for s in slots}:
        return sense
    whom = "addressee" if "addressee" in sense.roles.values() else "patient"  # "made demands of the board"
    return replace(sense, roles={**sense.roles, "of": whom})


def _implied_doer(context: Context, noun: Token, sense: Sense, fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """ "announced a suspension of flights": who announces such an act is who does it, where nobody else is named."""
    role, verb = sense.roles.get("subject"), noun.head
    if role is None or sense.type not in context.words("acts.decreed") or any(one.role == role for one in fillers):
        return ()
    if noun.dep_ != "dobj" or not is_predicate(verb) or verb.lemma_ not in context.words("acts.decreeing"):
        return ()
    subject, _ = context.subject(verb)
    known = subject is not None and not is_passive(verb) and context.is_a(subject, "kg:Agent")
    return (
        tuple(one for token in conjuncts(subject) for one in context.fillers(role, token))
        if subject is not None and known
        else ()
    )


def _usable(context: Context, sense: Sense, slots: tuple[Slot, ...]) -> list[Slot]:
    """Without adjectives and compounds that name nothing: "a new attack", "a missile attack"."""
    return [
        slot
        for slot in (_of_nation(context, sense, slot) for slot in slots)
        if slot.head.lower_ not in context.words("frames.edges_of")
        and (
            slot.function not in {"adjective", "compound"}
            or slot.head.i in context.times
            or (slot.function in sense.roles and context.mention(slot.head) is not None)
        )
    ]


def _of_nation(context: Context, sense: Sense, slot: Slot) -> Slot:
    """ "Syrian mediation": a nation's adjective names who acts, as "by" would."""
    if slot.function != "adjective" or "adjective" in sense.roles or "by" not in sense.roles:
        return slot
    return Slot("by", slot.head) if context.is_a(slot.head, "kg:Agent") else slot


def _implied_party(context: Context, noun: Token, role: str) -> tuple[Filler, ...]:
    """ "Rubio voiced disappointment after a meeting with Lavrov": who met him is the subject."""
    verb = governing_verb(noun)
    while verb is not None:
        subject, _ = context.subject(verb)
        if subject is not None:
            fits = context.is_a(subject, "kg:Agent") and subject.i != noun.i
            return context.fillers(role, subject) if fits else ()
        verb = governing_verb(verb)
    return ()


def _implied_sides(context: Context, noun: Token, role: str) -> tuple[Filler, ...]:
    """ "soldiers killed two rebels in a gun battle": the two fought, where the clause has both."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "during"} or not is_predicate(verb):
        return ()
    found = {slot.function: slot.head for slot in context.verb_slots(verb) if slot.function in {"subject", "object"}}
    people = all(context.is_a(one, "kg:Agent") or context.is_a(one, "kg:Quantity") for one in found.values())
    return (
        tuple(one for side in found.values() for one in context.fillers(role, side))
        if len(found) == 2 and people
        else ()
    )


def governing_verb(token: Token) -> Token | None:
    """The nearest clause above a token; None where it is in none, or heads the subject."""
    node = token
    while node.head != node:
        if node.dep_ in {"nsubj", "nsubjpass", "csubj"}:
            return None
        node = node.head
        if is_predicate(node):
            return node
    return None


def _count(context: Context, noun: Token) -> tuple[Filler, ...]:
    for child in noun.children:
        if child.dep_ in {"amod", "nummod", "det"} and child.lower_ in context.words("frames.counts"):
            return (Filler(role="count", head=child.i, start=child.i, end=child.i + 1),)
    return ()


def _with_self(context: Context, noun: Token, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """With the noun's own referent in the role that is left: "his sister, Ana": Ana is his sibling; () where it is of nobody."""
    filled = {filler.role for filler in fillers} & {"subject", "object"}
    if len(filled) != 1:
        return fillers if filled else ()
    referent = _referent(context, noun)
    left = "subject" if "object" in filled else "object"
    return () if referent is None else (*context.fillers(left, referent), *fillers)


def _referent(context: Context, noun: Token) -> Token | None:
    """What a noun of relation refers to: of whom it is said, the name beside it, or itself."""
    if noun.dep_ == "attr" and is_predicate(noun.head):
        return context.subject(noun.head)[0]
    if noun.dep_ == "appos":
        return noun.head
    name = next((child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    return name or noun


def _lists(context: Context, noun: Token) -> bool:
    """Whether names are listed after "of", wherever the parse hangs the later ones."""
    after = (token for slot in prepositions(noun) if slot.function == "of" for token in conjuncts(slot.head))
    return len(tuple(after)) > 1 or any(
        token is not noun and context.is_a(token, "kg:Place") for token in conjuncts(noun)
    )
