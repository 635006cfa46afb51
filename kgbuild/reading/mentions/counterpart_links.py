"""Counterparts: who holds elsewhere the office of whoever has them, "his Peruvian counterpart", "her opposite number"."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.holders import Holder, countries_inside, find_holders, wider_nouns
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.mentions.words import read_words

__all__ = ["is_counterpart", "link_counterparts"]

_LOOSE = frozenset({"official", "politician"})  # what half of all offices may be called


def link_counterparts(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins a counterpart to the only other person before it whose office is that of the one whose counterpart it is; in the
    country that is named, one of like office."""
    if not any(is_counterpart(profile, lists) for profile in profiles):
        return
    holders = [holder for holder in find_holders(profiles, lists) if not holder.former]
    for profile in profiles:
        if is_counterpart(profile, lists) and profile.possessor >= 0 and not clusters.of(profile.index).named:
            own = [one for one in holders if clusters.same(one.person.index, profile.possessor)]
            others = [
                other
                for other in holders
                if other.person.index < profile.index
                and not clusters.same(other.person.index, profile.possessor)
                and _are_alike(own, other, countries_inside(profile, profiles), lists)
            ]
            if len({clusters.root(other.person.index) for other in others}) == 1:
                clusters.merge(others[-1].person.index, profile.index)


def is_counterpart(profile: Profile, lists: WordLists) -> bool:
    """Whether a noun, alone or with the word before it, is one for a counterpart."""
    if not profile.nominal:
        return False
    head = profile.found.head
    before = read_words(profile.token.doc).lower[head - 1] if head else ""
    return profile.lemma in lists.counterparts or f"{before} {profile.lemma}" in lists.counterparts


def _are_alike(own: Sequence[Holder], other: Holder, countries: frozenset[str], lists: WordLists) -> bool:
    """Whether somebody's office is one of these, elsewhere."""
    if countries and not countries & other.countries:
        return False
    return any(
        not one.countries & other.countries
        and (
            one.words[-1] == other.words[-1]
            or (countries and not _LOOSE.issuperset(_wider(one, lists) & _wider(other, lists)))
        )
        for one in own
    )


def _wider(holder: Holder, lists: WordLists) -> frozenset[str]:
    return frozenset(wider_nouns(holder.words, lists))
