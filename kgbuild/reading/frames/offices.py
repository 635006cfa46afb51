"""States told by titles, appositions and "as": who holds which office, and of what body the office is.

A mention of type kg:Position stands before a name ("Russian Foreign Minister Sergey Lavrov"), in apposition ("the chief
executive of Acme"), or after "as".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.model.text import MentionKind
from kgbuild.ontology import Sense
from kgbuild.reading.annotated import Found
from kgbuild.reading.frames.clause import Slot, conjuncts, is_predicate, trigger_end
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.extraction import extract_apposition
from kgbuild.reading.frames.factuality import Factuality
from kgbuild.reading.frames.judging import judge_noun, judge_verb
from kgbuild.reading.frames.nominal import governing_verb, light_verb, noun_parts
from kgbuild.reading.frames.senses import choose_sense
from kgbuild.reading.frames.subjects import is_passive
from kgbuild.reading.frames.verbal import noun_lemma
from kgbuild.reading.trees import Token

__all__ = ["evoke_offices"]

_HOLDERS = frozenset({"person", "winner", "subject"})
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
        if holder is None and _is_role(head):
            yield from _tell_role(context, office, here)
            continue
        holders = () if holder is None else context.members.get(holder) or (holder,)
        predicate = _predicate(ended=_former(context, office))
        for one in holders:
            told = extract_apposition(head) if head.dep_ == "appos" and one == holders[0] else ()
            draft = _draft(office, predicate, (_filler(one, context.found[one], "subject"), here), "title")
            yield replace(draft, extractions=told)


def _tell_role(context: Context, office: Found, here: Filler) -> Iterator[Draft]:
    """ "resigned as", "was elected as", "his appointment as": the verb or noun tells who has the office, and whether still.

    Whoever may resign as mayor is mayor, whoever may be elected as mayor may be."""
    teller = _find_teller(context, context.annotated.doc[office.head])
    if teller is None or (holder := _find_holder(context, teller)) is None:
        return
    word, verbal = teller.word, is_predicate(teller.word)
    leaves = _is_departure(context, teller.sense)
    served = word.tag_ == "VBD" and context.verb_lemma(word) in context.words("offices.served")
    happened = (leaves or served) and (judge_verb if verbal else judge_noun)(context, word) == Factuality()
    ended = happened or _former(context, office)
    told = verbal or teller.sense is not None  # "his years as" only takes for granted that he has or had it
    for token in conjuncts(holder):
        for subject in context.fillers("subject", token):
            extractor = "title" if ended or leaves or not told else "title as"
            draft = _draft(office, _predicate(ended=ended), (subject, here), extractor)
            end = trigger_end(word) if verbal else word.i + 1
            yield replace(draft, trigger=word.i, start=word.i, end=end) if told else draft


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """The verb or noun that an "as" belongs to, with its slots and sense."""

    word: Token
    slots: tuple[Slot, ...]
    sense: Sense | None


def _find_teller(context: Context, office: Token) -> _Teller | None:
    word = office.head.head
    noun = None
    if word.pos_ == "NOUN":
        slots = noun_parts(context, word, light_verb(context, word))
        sense = choose_sense(context, noun_lemma(context, word), "noun", slots)
        noun = _Teller(word=word, slots=slots, sense=sense)
        if sense is not None:
            return noun
    verb = word if is_predicate(word) else governing_verb(office)
    slots = () if verb is None else context.verb_slots(verb)
    sense = None if verb is None else choose_sense(context, context.verb_lemma(verb), "verb", slots)
    if (
        noun is not None
        and any(slot.function == "possessor" for slot in noun.slots)
        and not _is_departure(context, sense)
    ):
        return noun  # "in her role as"; but of "left his post as" the verb tells
    return None if verb is None else _Teller(word=verb, slots=slots, sense=sense)


def _is_departure(context: Context, sense: Sense | None) -> bool:
    return sense is not None and context.annotated.ontology.schema.is_a(sense.type, "kg:Departure")


def _find_holder(context: Context, teller: _Teller) -> Token | None:
    """Who has the office: by the sense's roles where it has one for the office ("appointed Ana Diaz as"), else the possessor of
    the noun ("her years as"), or the subject where it is not said of a person ("saw the king as")."""
    found: dict[str, Token] = {}
    for slot in teller.slots:
        found.setdefault(slot.function, slot.head)
    roles = {} if teller.sense is None else teller.sense.roles
    if "as" in roles:
        return next((found[part] for part, role in roles.items() if role in _HOLDERS and part in found), None)
    if not is_predicate(teller.word):
        return found.get("possessor")
    whom = found.get("object") or found.get("indirect")
    if whom is None or not (context.is_a(whom, "kg:Person") or is_passive(teller.word)):
        return found.get("subject")
    cue = context.annotated.ontology.cues.reporting(context.verb_lemma(teller.word), "verb")
    return whom if cue is None and is_passive(teller.word) else None


def _predicate(*, ended: bool) -> str:
    return "kg:heldPosition" if ended else "kg:holdsPosition"


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


def _holder(context: Context, office: Found, head: Token) -> int | None:
    """Who holds it: the name that the title stands before, or what it is in apposition to."""
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
    return None
