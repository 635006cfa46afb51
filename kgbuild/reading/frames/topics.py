"""Attributions whose content is a phrase: what somebody speaks of, praises, wants or is worried about.

Such a content is not claimed to be so: who criticises a strike does not say that there is one, the publisher does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.ontology import TopicCue
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.attributing import make_attributed
from kgbuild.reading.frames.clause import SUBJECTS, Slot, prepositions
from kgbuild.reading.frames.contents import trimmed
from kgbuild.reading.frames.deeds import deed_lemma
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.sources import holder_of, is_minded
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.trees import Token

__all__ = ["attribute_topic"]

_FURTHER = frozenset({"for", "as", "over", "to", "with", "in", "on", "about", "from", "against", "of"})


def attribute_topic(context: Context, word: Token) -> Attributed | None:
    """What a verb, noun or adjective says somebody speaks of, None where it says nothing of the kind."""
    cues = context.annotated.ontology.cues
    if word.pos_ in {"VERB", "AUX"}:
        made = (_by_verb(context, word, cue) for cue in cues.topic(context.verb_lemma(word), "verb"))
    elif word.pos_ == "NOUN":
        made = (_by_noun(context, word, cue) for cue in cues.topic(word.lemma_.lower(), "noun"))
    else:
        made = (_by_adjective(context, word, cue) for cue in cues.topic(word.lower_, "adjective"))
    return next((one for one in made if one is not None), None)


def _by_verb(context: Context, verb: Token, cue: TopicCue) -> Attributed | None:
    if cue.unnamed:
        return _by_nobody(context, verb, cue)
    passive = is_passive(verb)
    contents: list[Range] = []
    source: Token | None
    if passive:
        source = next((slot.head for slot in prepositions(verb) if slot.marker and slot.marker.dep_ == "agent"), None)
        if "about" in cue.functions:  # "was asked about it"
            contents.extend(_complements(context, verb, cue))
            return make_attributed(context, verb, source, contents, cue.kind, claimed=False) if contents else None
        thing, _ = context.subject(verb)
        if source is None or "object" not in cue.functions or thing is None:
            return None
        contents.append(_phrase(thing))
    else:
        source, _ = context.subject(verb)
        contents.extend(_complements(context, verb, cue))
    if not contents or source is None or not is_minded(context, source, known=True):
        return None
    return make_attributed(context, verb, source, contents, cue.kind, claimed=_tells_deed(context, verb, cue))


def _tells_deed(context: Context, verb: Token, cue: TopicCue) -> bool:
    """ "Confessed to stealing the van": who did so is the only one to say that it was stolen."""
    tells = context.verb_lemma(verb) in context.words("reporting.confessing")
    return tells and any(slot.function in cue.functions and slot.head.tag_ == "VBG" for slot in prepositions(verb))


def _complements(context: Context, verb: Token, cue: TopicCue) -> Iterator[Range]:
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if things and (
        "object" in cue.functions
        or ("event" in cue.functions and _is_eventful(context, things[0]))
        or ("deed" in cue.functions and deed_lemma(context, things[0]) is not None)
    ):
        end = max(thing.right_edge.i for thing in things) + 1
        for child in verb.children:  # "praised them for trying", "compared it to a siege"
            further = child.lower_ in _FURTHER or child.tag_ == "VB"
            if child.dep_ in {"prep", "oprd", "xcomp", "advcl"} and child.left_edge.i == end and further:
                end = child.right_edge.i + 1
        yield trimmed(verb, things[0].left_edge.i, end)
        return
    for thing in things if "as" in cue.functions else ():
        for child in (*verb.children, *thing.children):  # "sees the dam as a threat"
            if child.dep_ == "prep" and child.lower_ == "as":
                yield trimmed(verb, thing.left_edge.i, child.right_edge.i + 1)
                return
    for child in verb.children:
        marked = child.dep_ in {"advcl", "ccomp", "xcomp"} and child.left_edge.dep_ == "mark" and child.i > verb.i + 1
        if marked and child.left_edge.lower_ in cue.functions:  # "called for him to resign"
            yield trimmed(child, child.left_edge.i + 1, child.right_edge.i + 1)
            return
    for slot in prepositions(verb):
        if slot.function in cue.functions and (
            slot.head.dep_ == "pobj" or slot.head.tag_ == "VBG" or slot.head.dep_ == "pcomp"
        ):
            yield _phrase(slot.head)
            return


def _is_eventful(context: Context, noun: Token) -> bool:
    """Whether a noun phrase tells what happens: an event's name, or a noun with a clause or an infinitive behind it."""
    clausal = any(child.dep_ in {"acl", "relcl"} for child in noun.children) or any(
        child.tag_ == "VB" and child.left_edge.i == noun.right_edge.i + 1 for child in noun.head.children
    )
    return clausal or bool(context.annotated.ontology.lexicon.senses(noun.lemma_.lower(), "noun"))


def _by_nobody(context: Context, verb: Token, cue: TopicCue) -> Attributed | None:
    """ "The bridge seems to be closed", "the boat was dubbed a palace"."""
    if any(child.dep_ == "dobj" for child in verb.children):
        return None
    thing = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if thing is None and verb.dep_ == "acl":
        thing = verb.head
    if thing is None:
        return None
    for child in verb.children:
        infinitive = child.dep_ == "xcomp" and "infinitive" in cue.functions
        attribute = child.dep_ in {"oprd", "acomp", "attr"} and "attribute" in cue.functions
        if (infinitive or attribute) and child.i > verb.i:
            end = min(thing.right_edge.i + 1, verb.left_edge.i if verb.dep_ == "acl" else verb.i)
            contents = [trimmed(thing, thing.left_edge.i, end), _phrase(child)]
            return make_attributed(context, verb, None, contents, cue.kind, claimed=False)
    return None


def _by_noun(context: Context, noun: Token, cue: TopicCue) -> Attributed | None:
    content = next(_of_noun(noun, cue), None)
    if content is None:
        return None
    source = holder_of(context, noun)
    if source is None or not is_minded(context, source, known=True):
        return None
    return make_attributed(context, noun, source, [content], cue.kind, claimed=False)


def _of_noun(noun: Token, cue: TopicCue) -> Iterator[Range]:
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VB" and "infinitive" in cue.functions:
            yield _phrase(child)
    for slot in prepositions(noun):
        if slot.function in cue.functions and slot.head.i > noun.i:
            yield _phrase(slot.head)


def _by_adjective(context: Context, adjective: Token, cue: TopicCue) -> Attributed | None:
    slots: Iterable[Slot] = prepositions(adjective)
    content = next((_phrase(slot.head) for slot in slots if slot.function in cue.functions), None)
    if content is None and "infinitive" in cue.functions:
        content = next((_phrase(child) for child in adjective.children if child.dep_ == "xcomp"), None)
    if content is None:
        return None
    governor = adjective.head
    if adjective.dep_ in {"acomp", "oprd", "conj"} and governor.pos_ in {"VERB", "AUX"}:
        source, _ = context.subject(governor)
    elif adjective.dep_ in {"amod", "acl", "relcl"} and governor.pos_ in {"NOUN", "PROPN", "PRON"}:
        source = governor
    else:
        return None
    if source is None or not is_minded(context, source, known=True):
        return None
    return make_attributed(context, adjective, source, [content], cue.kind, claimed=False)


def _phrase(head: Token) -> Range:
    return trimmed(head, head.left_edge.i, head.right_edge.i + 1)
