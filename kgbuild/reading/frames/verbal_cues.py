"""Attributions by a verb or a predicative adjective: "said that", "wants to", "is believed to", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.ontology import ReportingCue
from kgbuild.reading.frames.attributed import Attributed, Range
from kgbuild.reading.frames.attributing import make_attributed
from kgbuild.reading.frames.clause import prepositions
from kgbuild.reading.frames.contents import (
    around,
    charge,
    clause_range,
    content_before,
    is_aside,
    is_behind_semicolon,
    is_parenthetical,
    object_and_complement,
)
from kgbuild.reading.frames.draft import Context
from kgbuild.reading.frames.quotations import is_quoted, quotations_of
from kgbuild.reading.frames.sources import is_minded, speaker_beside
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.grammar import SUBJECTS
from kgbuild.reading.trees import Token

__all__ = ["attribute_by_verb"]

_CIRCUMSTANCES = frozenset({"in", "on", "at", "to", "by", "for", "during", "after", "before", "through", "via"})


def attribute_by_verb(context: Context, verb: Token) -> Attributed | None:
    """What the clause of a verb attributes, None where the verb is no cue."""
    cues = context.annotated.ontology.cues
    lemma = context.verb_lemma(verb)
    if lemma == "be":
        return _by_adjective(context, verb)
    cue = cues.reporting(lemma, "verb") or (cues.reporting(lemma.split()[0], "verb") if " " in lemma else None)
    if cue is None:
        return None
    return _by_trailing_clause(context, verb, cue) or _by_clause(context, verb, cue)


def _by_trailing_clause(context: Context, verb: Token, cue: ReportingCue) -> Attributed | None:
    reporter = context.trailing_reporter(verb)
    if reporter is None:
        return None
    return make_attributed(context, verb, reporter, [(verb.sent.start, reporter.left_edge.i - 1)], cue.kind)


def _by_clause(context: Context, verb: Token, cue: ReportingCue) -> Attributed | None:
    slots = context.verb_slots(verb)
    passive = is_passive(verb)
    subject: Token | None
    if passive:
        subject = next((slot.head for slot in slots if slot.function == "subject"), None)
    else:
        subject, _ = context.subject(verb)
        subject = subject if subject is None or subject.dep_ != "expl" else None
    if cue.kind == "attitude" and subject is not None and not is_minded(context, subject):
        return None
    contents: list[Range] = []
    acts = verb.lemma_.lower() in context.words("reporting.acting")
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and not acts):
            verbal = child.tag_ in {"VB", "VBG"} or child.pos_ in {"VERB", "AUX"}
            if (child.dep_ == "ccomp" or verbal) and not is_behind_semicolon(child, verb):
                contents.append(clause_range(child, verb))
        elif child.dep_ == "advcl" and (is_quoted(context, child) or _is_asked(context, verb, child)):
            contents.append(clause_range(child, verb))
    if not contents:
        contents.extend(clause_range(clause, verb) for clause in _in_writing(context, verb))
    if not contents and verb.dep_ in {"parataxis", "ccomp", "advcl", "conj"} and is_parenthetical(verb):
        contents.extend(around(verb))
    if not contents and cue.kind == "speech" and is_aside(verb):
        contents.extend(around(verb))
    if not contents and cue.type == "kg:Accusation":
        contents.extend(charge(verb))
    if not contents:
        contents.extend(object_and_complement(verb))
    if not contents and cue.direct:
        contents.extend(quotations_of(context, verb))
    if not contents:
        return None
    if subject is None and not passive and cue.direct:
        subject = speaker_beside(context, verb)
        contents = contents if subject is None else [content_before(one, subject) for one in contents]
    return make_attributed(context, verb, subject, contents, cue.kind, _addressee(context, verb))


def _in_writing(context: Context, verb: Token) -> Iterator[Token]:
    """ "Announced in a memo that he would resign": the clause that the parse hangs on the memo."""
    cues = context.annotated.ontology.cues
    for slot in prepositions(verb):
        told = cues.reporting(slot.head.lemma_.lower(), "noun") is not None  # "reported on rumours that": theirs
        if slot.function in _CIRCUMSTANCES and slot.head.i > verb.i and not told:
            yield from (child for child in slot.head.children if _is_said_there(child, verb))


def _is_said_there(clause: Token, verb: Token) -> bool:
    """Whether a that-clause beside a noun is what a verb says and not about the noun: it has a subject of its own, and where
    the parse takes its "that" for a pronoun, the verb says nothing else."""
    that = clause.left_edge
    if clause.dep_ not in {"acl", "relcl", "ccomp"} or that.lower_ != "that":
        return False
    if that.dep_ == "mark":
        return True
    subject = any(child.dep_ in SUBJECTS and child is not that for child in clause.children)
    return subject and all(child.dep_ != "dobj" for child in verb.children)


def _is_asked(context: Context, verb: Token, clause: Token) -> bool:
    """ "Asked if the dam was safe": no condition."""
    asks = verb.lemma_ in context.words("reporting.asking") and clause.i > verb.i
    return asks and any(child.dep_ == "mark" and child.lower_ in {"if", "whether"} for child in clause.children)


def _addressee(context: Context, verb: Token) -> Token | None:
    """Whom a verb says it to; "told a news conference" says where."""
    told = _find_addressee(verb)
    return None if told is None or context.is_a(told, "kg:Event") else told


def _find_addressee(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"dative", "dobj"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return child if any(c.dep_ == "ccomp" for c in verb.children) or child.dep_ == "dative" else None
    for slot in prepositions(verb):
        if slot.function == "to" and slot.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return slot.head
    return None


def _by_adjective(context: Context, copula: Token) -> Attributed | None:
    # "is confident that", "was afraid that"
    for adjective in copula.children:
        if adjective.dep_ == "acomp":
            cue = context.annotated.ontology.cues.reporting(adjective.lower_, "adjective")
            clause = next((child for child in adjective.children if child.dep_ == "ccomp"), None)
            if cue is not None and clause is not None:
                subject, _ = context.subject(copula)
                return make_attributed(context, adjective, subject, [clause_range(clause, adjective)], cue.kind)
    return None
