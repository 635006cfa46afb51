"""What appositions tell: what somebody or something is, in words or by another name ("Ferrol, a construction company")."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.reading.frames.clause import is_definite, is_indefinite
from kgbuild.reading.frames.draft import Context, Draft, Filler
from kgbuild.reading.frames.extraction import extract_apposition
from kgbuild.reading.frames.phrases import after_pause, noun_phrase
from kgbuild.reading.trees import Token

__all__ = ["evoke_apposition"]

_MARKS = frozenset({",", "(", "-", "--", "–", "—", ":"})


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
