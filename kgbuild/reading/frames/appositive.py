"""States told by titles and appositions: who holds which office, and of what body the office is.

A mention of type kg:Position stands before a name ("Russian Foreign Minister Sergey Lavrov"), in apposition ("the chief
executive of Acme"), or after "as".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.model.text import MentionKind
from kgbuild.reading.annotated import Found
from kgbuild.reading.frames.clause import is_definite, is_indefinite, trigger_end
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.extraction import extract_apposition
from kgbuild.reading.frames.factuality import Factuality
from kgbuild.reading.frames.judging import judge_verb
from kgbuild.reading.frames.nominal import governing_verb
from kgbuild.reading.frames.phrases import after_pause, noun_phrase
from kgbuild.reading.frames.senses import choose_sense
from kgbuild.reading.trees import Token

__all__ = ["evoke_apposition", "evoke_offices"]

_MARKS = frozenset({",", "(", "-", "--", "–", "—", ":"})
_NEAR = 40  # tokens before an office in which its holder's or owner's name begins


def evoke_offices(context: Context) -> Iterator[Draft]:
    """A frame for each office that a text gives someone, and one for the body that the office belongs to."""
    doc = context.annotated.doc
    for index, office in enumerate(context.found):
        if office.type != "kg:Position":
            continue
        head = doc[office.head]
        here = _filler(index, office, "object")
        owner = _owner(context, office)
        if owner is not None:
            body = context.found[owner]
            yield _draft(
                office,
                "kg:positionIn",
                (_filler(index, office, "subject"), _filler(owner, body, "object")),
                "title body",
            )
        holder = _holder(context, office, head)
        if holder is None:
            continue
        holders = context.members.get(holder) or (holder,)
        verb = governing_verb(head) if _is_role(head) else None
        ended = _former(context, office) or (verb is not None and _ends(context, verb))
        predicate = "kg:heldPosition" if ended else "kg:holdsPosition"
        extractor = "title" if verb is None or ended else "title as"
        for one in holders:
            subject = _filler(one, context.found[one], "subject")
            told = extract_apposition(head) if head.dep_ == "appos" and one == holders[0] else ()
            draft = _draft(office, predicate, (subject, here), extractor)
            if verb is not None:  # "served as": the verb tells it
                draft = replace(draft, trigger=verb.i, start=verb.i, end=trigger_end(verb))
            yield replace(draft, extractions=told)


def evoke_apposition(context: Context, noun: Token) -> Iterator[Draft]:
    """ "Ferrol, a construction company": what the apposition says that it is. Offices are told by evoke_offices."""
    named = noun.head
    if noun.dep_ != "appos" or noun.i < named.i or named.pos_ not in {"NOUN", "PROPN"}:
        return
    office = context.is_a(noun, "kg:Position")
    if office and context.mention(named) is not None:
        return
    if not (_is_name(noun) or _is_age(noun) or (noun.pos_ == "NOUN" and _set_off(noun))) or _is_remark(context, noun):
        return
    extractions = extract_apposition(noun)
    if not extractions or len(context.fillers("object", noun)) > 1:
        return  # "the two companies" beside a name stands for others
    # "Ferrol, the largest builder" tells who it is, which is a matter of chains; "a builder" of what class it is
    classed = noun.pos_ == "NOUN" and not office and is_indefinite(noun)
    yield Draft(
        trigger=noun.i,
        start=noun.i,
        end=noun.i + 1,
        lemma=noun.lemma_.lower(),
        pos=noun.tag_,
        type="kg:instanceOf",
        fillers=(*context.fillers("subject", named), *_words(noun)) if classed else (),
        extractor="apposition",
        extractions=extractions,
    )


def _is_name(noun: Token) -> bool:
    """ "its governor, Elin Strand"."""
    return noun.pos_ == "PROPN" and noun.head.pos_ == "NOUN" and is_definite(noun.head) and after_pause(noun)


def _is_age(number: Token) -> bool:
    """ "Paul Okello, 58,"."""
    following = number.right_edge.i + 1
    return (
        number.tag_ == "CD"
        and not number.children
        and number.head.ent_type_ == "PERSON"
        and len(number) < 4
        and following < len(number.doc)
        and number.doc[following].text == ","
    )


def _is_remark(context: Context, noun: Token) -> bool:
    """ "a move that shopkeepers had demanded": of what the sentence tells, not of the noun before."""
    return noun.lemma_.lower() in context.words("frames.remarks") and is_indefinite(noun)


def _set_off(noun: Token) -> bool:
    """Whether the apposition stands after a mark, and is no figure or name of an edition ("version 4")."""
    start = noun.left_edge.i
    marked = start > 0 and noun.doc[start - 1].text in _MARKS
    return marked and not any(child.dep_ == "nummod" for child in noun.children)


def _words(noun: Token) -> tuple[Filler, ...]:
    """A class is told in words and refers to nothing further."""
    phrase = noun_phrase(noun)
    return (Filler(role="object", head=noun.i, start=phrase[0].i, end=phrase[-1].i + 1),)


def _draft(office: Found, kind: str, fillers: tuple[Filler, ...], extractor: str) -> Draft:
    return Draft(
        trigger=office.head,
        start=office.head_start,
        end=office.head_end,
        lemma="",
        pos="NN",
        type=kind,
        fillers=fillers,
        extractor=extractor,
    )


def _filler(index: int, found: Found, role: str) -> Filler:
    return Filler(role=role, head=found.head, start=found.start, end=found.end, mention=index)


def _owner(context: Context, office: Found) -> int | None:
    """The country or organisation named inside the office ("Russian", "of Acme") or that possesses it."""
    schema = context.annotated.ontology.schema
    best: int | None = None
    for index in context.nearby(office.start - _NEAR, office.end + 6):
        mention = context.found[index]
        if mention.kind is MentionKind.NAME and mention.type is not None and mention.head != office.head:
            inside = office.start <= mention.head < office.end or _possesses(context, mention, office)
            body = any(
                schema.is_a(mention.type, kind) for kind in ("kg:Country", "kg:Organization", "kg:Place", "kg:Group")
            )
            if inside and body and (best is None or mention.head > context.found[best].head):
                best = index
    return best


def _possesses(context: Context, mention: Found, office: Found) -> bool:
    doc = context.annotated.doc
    head = doc[mention.head]
    return (head.dep_ == "poss" and head.head.i == office.head) or (
        head.dep_ in {"compound", "nmod"} and head.head.i == office.head
    )


def _former(context: Context, office: Found) -> bool:
    doc = context.annotated.doc
    former = context.words("offices.former")
    if any(doc[i].lower_ in former for i in range(office.start, office.end)):
        return True
    return office.start > 0 and doc[office.start - 1].lower_ in former


def _is_role(head: Token) -> bool:
    return head.dep_ == "pobj" and head.head.lower_ == "as"


def _ends(context: Context, verb: Token) -> bool:
    """Whether the office is over: "resigned as", "served as"."""
    if judge_verb(context, verb) != Factuality():
        return False
    if verb.tag_ == "VBD" and context.verb_lemma(verb) in context.words("offices.served"):
        return True
    sense = choose_sense(context, context.verb_lemma(verb), "verb", context.verb_slots(verb))
    return sense is not None and context.annotated.ontology.schema.is_a(sense.type, "kg:Departure")


def _holder(context: Context, office: Found, head: Token) -> int | None:
    """Who holds it: the name that the title stands before, what it is in apposition to, or the subject of "as"."""
    for index in context.nearby(office.start - _NEAR, office.end + 2):
        mention = context.found[index]
        wraps = mention.start <= office.start and office.end <= mention.head_start and mention.end >= office.end
        if wraps and mention.kind is MentionKind.NAME and mention.type in {"kg:Person", None}:
            return index
    if head.dep_ == "appos":
        return context.mention(head.head)
    named = next((child for child in head.children if child.dep_ == "appos"), None)
    if named is not None and context.is_a(named, "kg:Person"):
        return context.mention(named)
    if _is_role(head):
        verb = governing_verb(head)
        if verb is not None:
            subject, _ = context.subject(verb)
            return None if subject is None else context.mention(subject)
    return None
