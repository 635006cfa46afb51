"""Nouns and the names beside them: "the iOS operating system", "a fund called Acme", "the latest addition to the line, Acme"."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.structure_links import mention_by_token
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.mentions.words import read_words
from kgbuild.reading.trees import Token

__all__ = ["link_namings"]

POSITION = "kg:Position"
MAX_CLIMB = 3  # phrases around a name: "the maker of the lid of the pan, Acme"
_NAME_RELATIONS = frozenset({"compound", "nmod", "amod", "nummod", "advmod"})
_NAMED = frozenset({"oprd", "dobj", "attr", "pobj", "xcomp"})


def link_namings(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins nouns to the name that the same sentence gives to what they mean."""
    by_token = mention_by_token(profiles)
    for profile in profiles:
        if profile.nominal and profile.found.number != "plural":
            if _classifies(profile, lists):
                _link_classified(profile, profiles, by_token, clusters)
            name = _name_before_comma(profile, profiles, by_token)
            if name is not None and _named_by(profile, name, clusters) and _may_be_one(profile, name):
                clusters.merge(name.index, profile.index)
        elif profile.name:
            noun = _named_noun(profile, lists) or _noun_before_comma(profile, profiles, by_token, clusters)
            host = profiles[by_token[noun.i]] if noun is not None and noun.i in by_token else None
            if host is not None and host.nominal and _may_be_one(host, profile):
                clusters.merge(host.index, profile.index)


def _classifies(profile: Profile, lists: WordLists) -> bool:
    """Whether a noun follows the name of what it means, as a word or with the one before it ("operating system")."""
    before = profile.token.doc[profile.token.i - 1].lower_ if profile.token.i > 0 else ""
    return profile.found.type is not None and (
        profile.lemma in lists.classifying or f"{before} {profile.lemma}" in lists.classifying
    )


def _may_be_one(host: Profile, profile: Profile) -> bool:
    if POSITION in {host.found.type, profile.found.type}:
        return False
    numbers = {host.found.number, profile.found.number}
    return len(numbers - {""}) <= 1


def _link_classified(
    profile: Profile, profiles: Sequence[Profile], by_token: dict[int, int], clusters: Clusters
) -> None:
    """Joins "the iOS operating system" to "iOS": a noun for the class of the name that stands before it."""
    words = read_words(profile.token.doc)
    for i in range(profile.found.head - 1, profile.found.start - 1, -1):
        other = profiles[by_token[i]] if i in by_token else None
        if other is not None and other.name:
            inside = other.found.end <= profile.found.head and other.token.dep_ in _NAME_RELATIONS
            owned = words.tags[other.found.head_end] == "POS"
            if inside and not owned and other.found.entry is None and other.found.type is not None:
                clusters.merge(profile.index, other.index)
            return


def _named_noun(profile: Profile, lists: WordLists) -> Token | None:
    """The noun of "a fund called Acme", "software known as Acme"."""
    token = profile.token
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
    if token.dep_ not in _NAMED or verb.tag_ != "VBN" or verb.lower_ not in lists.naming or verb.dep_ != "acl":
        return None
    noun = verb.head
    # "a band of singers called Acme": what is named is the band, where "of" says only what it is made of
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _noun_before_comma(
    profile: Profile, profiles: Sequence[Profile], by_token: dict[int, int], clusters: Clusters
) -> Token | None:
    """The noun whose phrase a comma ends before the name: "the former treasurer, Ann Lee, left", with both taken for subjects;
    "the latest version of Acme Draw, Acme Draw 9", where the parser joins the two names."""
    doc, start = profile.token.doc, profile.found.start
    if start < 2 or doc[start - 1].text != ",":
        return None
    token = profile.token
    if token.dep_ == "conj" or any(child.dep_ in {"conj", "cc"} for child in token.children):
        return None
    noun = token.head if token.dep_ == "appos" else _twin(token, doc[start - 2])
    for _ in range(MAX_CLIMB):
        if noun is None or noun.i >= start:
            return None
        host = profiles[by_token[noun.i]] if noun.i in by_token else None
        if host is not None and host.nominal and _named_by(host, profile, clusters):
            return noun
        # "the maker of the pump, Acme": not the pump, which is a product
        noun = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    return None


def _name_before_comma(profile: Profile, profiles: Sequence[Profile], by_token: dict[int, int]) -> Profile | None:
    """The name that a comma ends before the noun, where the parser has both for the same part of the verb: "They showed Acme,
    a new phone"."""
    doc, start = profile.token.doc, profile.found.start
    if start < 2 or doc[start - 1].text != "," or any(child.dep_ in {"conj", "cc"} for child in profile.token.children):
        return None
    name = profiles[by_token[start - 2]] if start - 2 in by_token else None
    if name is None or not name.name or name.found.end != start - 1:
        return None
    return name if _twin(profile.token, name.token) is name.token else None


def _twin(token: Token, last: Token) -> Token | None:
    """The noun that the parser has for the same part of the same verb and whose phrase ends before the comma."""
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return None
    nouns = (last, *last.ancestors)
    return next((noun for noun in nouns if noun.dep_ == token.dep_ and noun.head.i == token.head.i), None)


def _named_by(host: Profile, profile: Profile, clusters: Clusters) -> bool:
    """Whether the noun's class is the name's; one that has no class may be a thing that stands right beside it."""
    kind, named = host.found.type, profile.found.type
    if host.determiner == "":
        return False
    if kind is None or named is None:
        things = all(one is None or clusters.schema.is_a(one, "kg:Product") for one in (kind, named))
        return things and profile.token.head.i == host.token.i
    return clusters.related(kind, named) or (named == "kg:Organization" and clusters.schema.is_a(kind, named))
