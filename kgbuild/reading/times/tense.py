"""Whether a time lies behind or ahead, by the verb that governs it."""

from __future__ import annotations

from enum import StrEnum

from kgbuild.reading.times.words import TimeWords
from kgbuild.reading.trees import Doc, Token

__all__ = ["Direction", "find_direction"]


class Direction(StrEnum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


AUXILIARIES = ("aux", "auxpass")
PAST_TAGS = ("VBD",)
SETTLED = (
    "certain",
    "negative",
)  # what a verb makes of its infinitive; one that is not listed makes nothing else of it
PRESENT_TAGS = ("VBZ", "VBP")


def find_direction(doc: Doc, start: int, end: int, words: TimeWords) -> Direction:
    """Past or future of the tokens [start, end), by their governing verb; unknown where no verb tells."""
    token = doc[start:end].root
    while token.head.i != token.i:
        token = token.head
        if token.lemma_ == "time" and any(child.ent_type_ == "ORDINAL" for child in token.children):
            return Direction.PAST  # "for the first time in thirty years"
        if token.pos_ in ("VERB", "AUX"):
            found = read_verb(token, words)
            if found is not None:
                return found
        elif token.lemma_.lower() in words.list("ahead"):  # "the deadline on Monday"
            return Direction.FUTURE
    return Direction.UNKNOWN


def read_verb(verb: Token, words: TimeWords) -> Direction | None:
    """What a verb tells; None where its own head must (participles, gerunds)."""
    auxiliaries = [child for child in verb.children if child.dep_ in AUXILIARIES]
    lowers = {child.lower_ for child in auxiliaries}
    perfect = any(child.lemma_ == "have" for child in auxiliaries) and verb.tag_ in ("VBN", "VBD", "VB")
    ahead = verb.lemma_ in words.list("ahead")
    if perfect and lowers.isdisjoint({"will", "'ll", "’ll"}):
        return Direction.PAST
    if lowers & words.list("auxiliaries_ahead") or ahead:
        return Direction.FUTURE
    if verb.tag_ == "VB" or "to" in lowers:
        return None if is_settled(verb, words) else read_infinitive(auxiliaries)
    if verb.tag_ == "VBG":
        return read_progressive(auxiliaries)
    if verb.tag_ in PAST_TAGS or (verb.tag_ == "VBN" and is_past(auxiliaries)):
        return Direction.PAST
    told = verb.lemma_ in words.list("timetable") or is_arranged(verb, words)
    return Direction.FUTURE if told else Direction.UNKNOWN


def is_arranged(verb: Token, words: TimeWords) -> bool:
    """ "On Monday, the ministers are to meet"."""
    below = (child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB")
    return verb.lemma_ in words.list("prospective") and any(
        child.dep_ == "aux" and child.lower_ == "to" for infinitive in below for child in infinitive.children
    )


def is_past(auxiliaries: list[Token]) -> bool:
    """ "was released", "(figures) released April 3"; not "is released"."""
    return not any(child.tag_ in PRESENT_TAGS for child in auxiliaries)


def is_settled(verb: Token, words: TimeWords) -> bool:
    """ "managed to meet", "refused to meet": it was settled when the verb above was."""
    effects = words.cues.map("factuality.embedding")
    above = verb.head.lemma_.lower()
    return verb.dep_ == "xcomp" and above not in words.list("prospective") and effects.get(above, SETTLED[0]) in SETTLED


def read_infinitive(auxiliaries: list[Token]) -> Direction | None:
    if any(child.tag_ in PAST_TAGS for child in auxiliaries):  # "did meet"
        return Direction.PAST
    if any(child.lower_ == "to" for child in auxiliaries):  # "plans to meet"
        return Direction.FUTURE
    return Direction.UNKNOWN


def read_progressive(auxiliaries: list[Token]) -> Direction | None:
    tags = {child.tag_ for child in auxiliaries}
    if tags.intersection(PAST_TAGS):
        return Direction.PAST
    return Direction.FUTURE if tags.intersection(PRESENT_TAGS) else None
