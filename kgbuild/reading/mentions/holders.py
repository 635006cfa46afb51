"""Who has which office or role by what the text says beside a name: "President" Ann Lee, Bo Lund, "the coach of Acme"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.pronouns import relative_noun
from kgbuild.reading.mentions.structure_links import clause_subject, mention_by_token
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.trees import Token

__all__ = ["Holder", "countries_inside", "find_holders", "phrase_words", "wider_nouns"]

PERSON = "kg:Person"
POSITION = "kg:Position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A mention of a person and an office or role that the text gives them; `former`: that they had."""

    person: Profile
    words: tuple[str, ...]
    countries: frozenset[str]
    former: bool


def phrase_words(profile: Profile) -> tuple[str, ...]:
    doc, found = profile.token.doc, profile.found
    return tuple(doc[found.head_start : found.head_end].text.lower().split())


def find_holders(profiles: Sequence[Profile], lists: WordLists) -> list[Holder]:
    by_token = mention_by_token(profiles)
    holders: list[Holder] = []
    for profile in profiles:
        if not profile.nominal or profile.found.type not in {POSITION, PERSON}:
            continue
        person = _person_of(profile, profiles, by_token, lists)
        if person is not None and person.name and person.found.type == PERSON:
            holders.append(
                Holder(
                    person=person,
                    words=phrase_words(profile),
                    countries=countries_inside(profile, profiles),
                    former=not lists.former.isdisjoint(profile.modifiers),
                )
            )
    return holders


def _person_of(
    profile: Profile, profiles: Sequence[Profile], by_token: Mapping[int, int], lists: WordLists
) -> Profile | None:
    """Who has the role: the name that follows, that stands beside it, the subject of its copula, or of whom "as" tells it."""
    for other in profiles[max(0, profile.index - 2) : profile.index + 1]:
        if other.name and other.found.start <= profile.found.start and profile.found.end == other.found.head_start:
            return other
    person = _beside(profile.token, lists)
    return profiles[by_token[person.i]] if person is not None and person.i in by_token else None


def _beside(token: Token, lists: WordLists) -> Token | None:
    if token.dep_ == "appos":
        return token.head
    named = next((child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if named is not None:
        return named
    if token.dep_ in {"attr", "oprd"}:
        return next((child for child in token.head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if token.dep_ != "pobj" or token.head.lower_ != "as":
        return None
    objects = [child for child in token.head.head.children if child.dep_ == "dobj"]
    if objects and token.head.head.lemma_.lower() in lists.appointing:
        return objects[0]
    subject = clause_subject(token.head)
    return None if subject is None else relative_noun(subject) or subject


def countries_inside(profile: Profile, profiles: Sequence[Profile]) -> frozenset[str]:
    """Gazetteer keys of the countries inside a phrase."""
    span = range(profile.found.start, profile.found.end)
    near = profiles[max(0, profile.index - 3) : profile.index + 6]
    return frozenset(other.found.entry for other in near if other.found.entry is not None and other.found.head in span)


def wider_nouns(words: tuple[str, ...], lists: WordLists) -> tuple[str, ...]:
    """The nouns by which the holder of an office may be called: its own, "leader" for a president."""
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if words[0].startswith("vice"):
        return ()  # nobody calls a vice president the president
    wider = lists.wider_roles.get(" ".join(words), lists.wider_roles.get(head, ""))
    return (head, *wider.split())
