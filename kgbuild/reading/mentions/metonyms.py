"""Capitals and seats of government that act as their country: "Moscow said", "talks with Beijing"."""

from __future__ import annotations

from kgbuild.ontology.gazetteer import Entry
from kgbuild.reading.annotated import Annotated
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists
from kgbuild.reading.trees import Token

__all__ = ["acting_country"]


def acting_country(annotated: Annotated, token: Token, entry: Entry | None) -> Entry | None:
    """The country that a capital stands for here, None where it is the city."""
    if entry is None or entry.capital_of is None or _is_dateline(token):
        return None
    country = annotated.ontology.gazetteer.entry(entry.capital_of)
    if country is None or country.type != "kg:Country":
        return None
    return country if _acts(token, read_word_lists(annotated.ontology)) else None


def _acts(token: Token, lists: WordLists) -> bool:
    head = token.head
    if token.dep_ == "nsubj":
        lemma = head.lemma_.lower()
        return head.dep_ != "xcomp" and (lemma in lists.agentive or lemma in lists.speaking)
    if token.dep_ == "conj" and head.i != token.i:
        return _acts(head, lists)
    if token.dep_ == "pobj":
        if head.dep_ == "agent" and head.head.lemma_.lower() in lists.agentive:
            return True
        if head.lower_ == "to" and head.head.lower_ == "according":
            return True
        return head.lower_ in lists.partners and head.head.lemma_.lower() in lists.exchanges
    return False


def _is_dateline(token: Token) -> bool:
    """Whether the place only heads a report: "OSLO, 3 March - ..."."""
    if token.is_sent_start is not True or token.i + 1 >= len(token.doc):
        return False
    return token.text.isupper() or token.nbor().text in {"(", "-", "–", "—"}
