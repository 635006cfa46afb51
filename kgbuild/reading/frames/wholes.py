"""Where the words of an argument end: "activists from the party", "workers affiliated with the union", whose mention is
the noun with what stands before it and its "of" alone."""

from __future__ import annotations

from kgbuild.reading.mentions.phrases import phrase_end
from kgbuild.reading.trees import Token

__all__ = ["whole_end"]


def whole_end(noun: Token, end: int, belonging: frozenset[str]) -> int:
    """The token after the phrase that ends at `end` and what follows it to say whose or where the people are.

    `belonging` are the prepositions that may follow. After a verb they may be the verb's: "met activists from the party",
    but "met activists in May".
    """
    before = noun.head.i > noun.i
    for child in noun.rights:
        if child.i < end:
            continue
        if child.i != end:
            break
        inner = child
        if child.dep_ == "acl" and child.tag_ == "VBN" and before:
            inner = next((prep for prep in child.children if prep.dep_ == "prep" and prep.i == child.i + 1), child)
        if inner.dep_ != "prep" or (inner is child and not (before or child.lower_ == "from")):
            break
        if inner is child and child.lower_ not in belonging:
            break
        governed = next((one for one in inner.children if one.dep_ == "pobj" and one.pos_ in {"NOUN", "PROPN"}), None)
        if governed is None or governed.ent_type_ in {"DATE", "TIME"}:
            break
        end = phrase_end(governed)
    return end
