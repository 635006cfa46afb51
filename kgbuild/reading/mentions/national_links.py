"""People by their country: "the Norwegian" is who is of Norway by what the text tells of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.holders import countries_inside, find_holders
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_nationals"]

PERSON = "kg:Person"
MAX_SENTENCES = 4
_FROM = frozenset({"from", "of"})


def link_nationals(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins "the Norwegian" to the only person near before it who is said to be of Norway."""
    nationals = [profile for profile in profiles if _is_national(profile) and profile.determiner == "definite"]
    if not nationals:
        return
    people: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.found.type == PERSON and profile.found.number != "plural":
            for country in _countries(profile, profiles):
                people[country].append(profile)
    for holder in find_holders(profiles, lists):
        for country in holder.countries:
            people[country].append(holder.person)
    for profile in nationals:
        roots = {clusters.root(one.index) for one in people[profile.country] if one.index < profile.index}
        near = [
            root for root in sorted(roots) if clusters.of(root).named and _is_near(root, profile, profiles, clusters)
        ]
        if len(near) == 1:
            clusters.merge(near[0], profile.index)


def _is_near(root: int, profile: Profile, profiles: Sequence[Profile], clusters: Clusters) -> bool:
    last = max(i for i in clusters.of(root).members if i < profile.index)
    return profile.sentence - profiles[last].sentence <= MAX_SENTENCES


def _is_national(profile: Profile) -> bool:
    return profile.nominal and bool(profile.country) and profile.found.head_end - profile.found.head_start == 1


def _countries(profile: Profile, profiles: Sequence[Profile]) -> frozenset[str]:
    """The countries inside the phrase of a person, before it ("Norway's") and behind it ("of Norway")."""
    doc, found = profile.token.doc, profile.found
    behind: Sequence[Profile] = ()
    if found.end < len(doc) and doc[found.end].lower_ in _FROM:
        behind = [one for one in profiles[profile.index + 1 : profile.index + 3] if one.found.start == found.end + 1]
    told = {profile.country, *(one.found.entry or "" for one in behind)}
    return countries_inside(profile, profiles) | frozenset(told - {""})
