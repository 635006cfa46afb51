"""How certain a clause itself is: modals, adverbs, questions, imperatives, headline infinitives."""

from __future__ import annotations

from kgbuild.model.text import Modality
from kgbuild.reading.frames.conditions import depends_on_condition, is_inverted
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["find_modal", "find_modality", "is_infinitive"]

_ASKING = frozenset({"do", "does", "did", "will", "would", "can", "could", "has", "have", "is", "are"})
_AUXILIARIES = frozenset({"aux", "auxpass"})


def find_modality(context: Context, verb: Token) -> Modality:
    """The modality of a clause by its own words."""
    if _is_asked(verb) and not depends_on_condition(context, verb):
        return Modality.POSSIBLE
    modal = find_modal(verb)
    if modal is not None and modal.lower_ in {"can", "ca", "could"} and any(c.dep_ == "neg" for c in verb.children):
        return Modality.CERTAIN  # "could not find"
    if modal is not None:
        return _of_modal(context, verb, modal)
    adverbs = context.map("factuality.adverbs")
    for child in verb.children:
        effect = adverbs.get(child.lower_) if child.dep_ == "advmod" else None
        if effect and effect != "negative":
            return Modality(effect)
    if _is_commanded(verb) or (verb.dep_ == "ROOT" and verb.tag_ == "VB" and is_infinitive(verb)):
        return Modality.INTENDED  # "Steelmaker to cut jobs"
    if depends_on_condition(context, verb, first=True) and _is_present(verb):
        return Modality.HYPOTHETICAL
    return Modality.CERTAIN


def find_modal(verb: Token) -> Token | None:
    """The modal auxiliary of a verb, shared where it is coordinated: "will sign and leave"."""
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return child
    shares = verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN"} and _is_bare(verb)
    return find_modal(verb.head) if shares and verb.head.pos_ in {"VERB", "AUX"} else None


def is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _is_bare(verb: Token) -> bool:
    return not any(child.dep_ in SUBJECTS or child.dep_ in _AUXILIARIES for child in verb.children)


def _is_present(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} or any(
        child.dep_ in _AUXILIARIES and child.tag_ in {"VBZ", "VBP"} for child in verb.children
    )


def _is_asked(verb: Token) -> bool:
    """A main clause or a quoted one before a question mark, or with its auxiliary first: "Would the party back her, he asked"."""
    first = verb.left_edge
    if first.head is verb and first.dep_ == "aux" and first.lower_ in _ASKING and verb.dep_ in {"ROOT", "ccomp"}:
        return any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children)
    if verb.dep_ == "ROOT":
        last = verb.sent[-1]
        return last.text == "?" or (last.i > verb.sent.start and last.nbor(-1).text == "?")
    if verb.dep_ != "ccomp" or verb.i > verb.head.i:
        return False
    after = verb.right_edge.i + 1
    return verb.right_edge.text == "?" or (after < len(verb.doc) and verb.doc[after].text == "?")


def _is_commanded(verb: Token) -> bool:
    """ "Free the prisoners!", also before who shouts it."""
    if (
        verb.tag_ != "VB"
        or not (_is_bare(verb) or verb.left_edge.lower_ == "do")
        or any(child.dep_ in {"mark", *SUBJECTS} for child in verb.children)
    ):
        return False
    if verb.dep_ == "conj":
        return _is_commanded(verb.head)
    return verb.dep_ == "ROOT" or (verb.dep_ in {"ccomp", "advcl"} and verb.i < verb.head.i)


def _of_modal(context: Context, verb: Token, modal: Token) -> Modality:
    if depends_on_condition(context, verb) or (modal.lower_ == "should" and is_inverted(modal, verb)):
        return Modality.HYPOTHETICAL
    if any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in verb.children):
        # "would have survived", "must have known"
        perfect = context.map("factuality.perfect_modals").get(modal.lower_)
        if perfect is not None:
            return Modality(perfect)
    if modal.lower_ in context.words("factuality.agentive_modals") and _acts(context, verb):
        return Modality.INTENDED
    return Modality(context.map("factuality.modals").get(modal.lower_, "possible"))


def _acts(context: Context, verb: Token) -> bool:
    """Whether the subject does it of its own will: not "will lose", "will be closed"."""
    subject, _ = context.subject(verb)
    if subject is None or context.verb_lemma(verb) in context.words("factuality.involuntary"):
        return False
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return False
    return context.is_a(subject, "kg:Agent") or subject.lower_ in {"i", "we", "he", "she", "they"}
