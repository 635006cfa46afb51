"""What is done by saying something: "said that Bolivia must withdraw" demands it, "said that it would shell the port" threatens.

The verb is one of speech, the act is in what is said: another's duty, or harm that the speaker will do to somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.model.text import Polarity
from kgbuild.reading.frames.clause import is_predicate, surface_subject
from kgbuild.reading.frames.draft import Context, Draft
from kgbuild.reading.trees import Token

__all__ = ["name_speech_acts"]


def name_speech_acts(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, those of speech as demands and threats where what is said makes them so."""
    by_trigger = {draft.trigger: draft for draft in reversed(drafts)}
    for draft in drafts:
        act = _act(context, by_trigger, draft)
        yield draft if act is None else replace(draft, type=act)


def _act(context: Context, by_trigger: Mapping[int, Draft], draft: Draft) -> str | None:
    if draft.type not in context.words("acts.sayings") or draft.polarity is Polarity.NEGATIVE:
        return None
    speakers = {filler.head for filler in draft.role("speaker")}
    for filler in draft.role("content") if speakers else ():
        said = context.annotated.doc[filler.head]
        subject = surface_subject(said)[0] if is_predicate(said) else None
        if subject is None or subject.i in speakers:
            continue
        modals = {child.lower_ for child in said.children if child.dep_ == "aux"}
        own = context.is_pronoun(subject)
        if not own and context.is_a(subject, "kg:Agent") and _is_duty(context, draft, said, modals):
            return "kg:Demand"
        if own and modals & context.words("acts.intending") and _harms(context, said, by_trigger.get(said.i)):
            return "kg:Threat"
    return None


def _is_duty(context: Context, draft: Draft, said: Token, modals: set[str]) -> bool:
    """ "must withdraw", not "must have withdrawn": that is a guess; "insisted that Bolivia withdraw"."""
    if not modals and said.tag_ in {"VB", "VBP"} and draft.lemma in context.words("acts.insisting"):
        return True
    return bool(modals & context.words("acts.duties")) and "have" not in modals


def _harms(context: Context, said: Token, draft: Draft | None) -> bool:
    """Whether it is harm done to somebody."""
    if context.verb_lemma(said) in context.words("acts.reprisals"):
        return True
    if draft is None or draft.type not in context.words("acts.harms") or draft.polarity is Polarity.NEGATIVE:
        return False
    doc = context.annotated.doc
    return any(
        filler.role in context.words("acts.hit")
        and filler.role != "patient"
        and _is_somebody(context, doc[filler.head])
        for filler in draft.fillers
    )


def _is_somebody(context: Context, token: Token) -> bool:
    return context.is_a(token, "kg:Agent") or context.is_a(token, "kg:Place")
