"""What is done by saying something: "said that Bolivia must withdraw" demands it, "said that it would shell the port" threatens,
"said that it would not pay" refuses, "said that it welcomed the plan" welcomes it.

The verb is one of speech, the act is in what is said: another's duty, harm that the speaker will do to somebody, what the
speaker will not do, an act that is done by saying so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.model.text import Polarity
from kgbuild.reading.frames.clause import is_predicate
from kgbuild.reading.frames.draft import Context, Draft
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.trees import Token

__all__ = ["name_speech_acts"]


def name_speech_acts(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, those of speech as demands and threats where what is said makes them so."""
    by_trigger = {draft.trigger: draft for draft in reversed(drafts)}
    for draft in drafts:
        act = _act(context, by_trigger, draft)
        if isinstance(act, Draft):
            yield _perform(context, draft, act)
        else:
            yield draft if act is None else _name(context, draft, act)


def _name(context: Context, draft: Draft, act: str) -> Draft:
    """The saying as an act: who says it has the role of who does such acts."""
    role = context.map("acts.sayer").get(act, "speaker")
    fillers = tuple(replace(one, role=role) if one.role == "speaker" else one for one in draft.fillers)
    return replace(draft, type=act, fillers=fillers)


def _perform(context: Context, draft: Draft, act: Draft) -> Draft:
    """ "said that it welcomed the plan": the saying is the welcome, of what is welcomed."""
    named = _name(context, draft, act.type or "")
    roles = (context.words("acts.hit") | context.words("acts.matters")) - {one.role for one in named.fillers}
    whom = (one for one in act.fillers if one.role in roles and ":" not in one.role)
    return replace(named, fillers=(*named.fillers, *whom))


def _act(context: Context, by_trigger: Mapping[int, Draft], draft: Draft) -> Draft | str | None:
    """The class of the act; where an act is done by saying so, that act."""
    if draft.type not in context.words("acts.sayings") or draft.polarity is Polarity.NEGATIVE:
        return None
    doc, speakers = context.annotated.doc, {filler.head for filler in draft.role("speaker")}
    for filler in draft.role("content") if speakers else ():
        said = doc[filler.head]
        subject = context.subject(said)[0] if is_predicate(said) else None
        if subject is None or subject.i in speakers:
            continue
        modals = {child.lower_ for child in said.children if child.dep_ == "aux"}
        if context.is_pronoun(subject):
            if not _speaks_of_self(context, draft, subject):
                continue
            own = _own_act(context, by_trigger, doc[draft.trigger], said, modals)
            if own is not None:
                return own
        elif context.is_a(subject, "kg:Agent") and _is_duty(context, draft, said, modals):
            return "kg:Demand"
    return None


def _speaks_of_self(context: Context, draft: Draft, pronoun: Token) -> bool:
    """Whether "he", "it", "they" can be who says so, and no other is spoken to: "told them that they would not win"."""
    if draft.lemma not in context.words("acts.declaring") or draft.role("addressee"):
        return False
    speakers = [context.annotated.doc[filler.head] for filler in draft.role("speaker")]
    if pronoun.lower_ in {"he", "she"}:
        return any(context.is_a(one, "kg:Person") or context.is_pronoun(one) for one in speakers)
    if pronoun.lower_ == "it":
        return any(context.is_a(one, "kg:Agent") and not context.is_a(one, "kg:Person") for one in speakers)
    if pronoun.lower_ == "they":
        plural = any(one.tag_ in {"NNS", "NNPS"} or not context.is_a(one, "kg:Person") for one in speakers)
        return len(speakers) > 1 or plural
    return pronoun.lower_ in {"i", "we"}


def _own_act(
    context: Context, by_trigger: Mapping[int, Draft], saying: Token, said: Token, modals: set[str]
) -> Draft | str | None:
    """What somebody does by saying that they themselves do, will do, or will not do something."""
    meant = by_trigger.get(said.i) or next(
        (by_trigger[child.i] for child in said.children if child.dep_ == "acomp" and child.i in by_trigger), None
    )
    if modals & context.words("acts.intending"):
        wills = context.words("acts.willing" if saying.tag_ in {"VBD", "VBN"} else "acts.willing-now")
        will = modals & wills and "have" not in modals
        if _harms(context, said, meant) or (will and _depends(said)):
            return "kg:Threat"
        negated = any(child.dep_ == "neg" for child in said.children)
        refused = will and negated and said.lemma_ not in context.words("acts.unwilled") and not is_passive(said)
        return "kg:Rejection" if refused else None
    if meant is None or meant.type not in context.words("acts.performed") or modals:
        return None
    done = (
        meant.polarity is Polarity.POSITIVE and not is_passive(said) and _does_by_saying(context, saying, said, meant)
    )
    return meant if done else None


def _does_by_saying(context: Context, saying: Token, said: Token, meant: Draft) -> bool:
    """Whether the act is the saying and not one before it: "says it condemns", "said it condemned", not "claims that he
    warned them", "said that he warned them in May"."""
    if said.tag_ != "VBD":
        return said.tag_ in {"VBZ", "VBP"}
    stands = meant.trigger != said.i or meant.lemma in context.words("acts.stances")
    return saying.tag_ == "VBD" and stands and not meant.role("time")


def _depends(said: Token) -> bool:
    """ "will leave unless the others pay"."""
    return any(
        child.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ == "unless" for mark in child.children)
        for child in said.children
    )


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
