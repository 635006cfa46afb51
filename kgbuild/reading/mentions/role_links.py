"""Role nouns to people: "the Secretary of State", "the Russian leader", "the striker"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kgbuild.reading.annotated import Speech
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.holders import Holder, countries_inside, find_holders, phrase_words, wider_nouns
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_roles"]

PERSON = "kg:Person"
MAX_AHEAD = 4  # sentences
MAX_AGE_BACK = 2


def link_roles(profiles: Sequence[Profile], clusters: Clusters, speeches: Sequence[Speech], lists: WordLists) -> None:
    """Singular definite role nouns to the last person before them who has that role, in that country if one is named.

    In someone's speech "the president" is that of the speaker's country, where the text tells both.
    """
    by_word: defaultdict[str, list[Holder]] = defaultdict(list)
    homes: defaultdict[int, set[str]] = defaultdict(set)
    for holder in find_holders(profiles, lists):
        homes[clusters.root(holder.person.index)] |= holder.countries
        for word in wider_nouns(holder.words, lists):
            by_word[word].append(holder)
    for profile in profiles:
        if profile.nominal and profile.token.lower_ == "old":
            _link_age(profile, profiles, clusters)
        elif profile.lemma in by_word and _refers_by_role(profile):
            home = _home(profile, speeches, clusters, homes)
            _link_role(profile, by_word[profile.lemma], home, profiles, clusters)


def _link_age(profile: Profile, profiles: Sequence[Profile], clusters: Clusters) -> None:
    """Joins "the 24-year-old" to the last person before it that is a subject, by name or as "he" or "she"."""
    if profile.determiner != "definite":
        return
    for other in reversed(profiles[: profile.index]):
        if profile.story - other.story > MAX_AGE_BACK:
            return
        known = other.name or other.person == "3"
        if known and other.subject and other.found.type == PERSON and not other.quoted:
            clusters.merge(other.index, profile.index)
            return


def _refers_by_role(profile: Profile) -> bool:
    found = profile.found
    singular = found.type == PERSON and found.number != "plural"
    # headlines leave the article out
    known = profile.determiner in {"definite", "demonstrative"} or (profile.sentence == 0 and not profile.determiner)
    return profile.nominal and singular and known


def _home(
    profile: Profile, speeches: Sequence[Speech], clusters: Clusters, homes: Mapping[int, set[str]]
) -> frozenset[str]:
    """The country of whoever says it, by their office."""
    source = speeches[profile.speech].source if profile.speech >= 0 else None
    return frozenset() if source is None else frozenset(homes.get(clusters.root(source), ()))


def _link_role(
    profile: Profile, holders: Sequence[Holder], home: frozenset[str], profiles: Sequence[Profile], clusters: Clusters
) -> None:
    options = [holder for holder in holders if _fits(profile, holder, profiles, clusters)]
    own = [holder for holder in options if holder.countries & home]
    if own and not countries_inside(profile, profiles):
        options = own
    earlier = [holder for holder in options if holder.person.index < profile.index]
    if earlier:
        best = max(earlier, key=lambda holder: _last_before(holder, profile, clusters))
        clusters.merge(best.person.index, profile.index)
    elif len({clusters.root(holder.person.index) for holder in options}) == 1:
        # a headline or a quotation comes before the introduction
        near = options[0].person.sentence - profile.sentence < MAX_AHEAD
        if own or near:
            clusters.merge(options[0].person.index, profile.index)


def _last_before(holder: Holder, profile: Profile, clusters: Clusters) -> int:
    return max((i for i in clusters.of(holder.person.index).members if i < profile.index), default=-1)


def _fits(profile: Profile, holder: Holder, profiles: Sequence[Profile], clusters: Clusters) -> bool:
    countries = countries_inside(profile, profiles)
    if countries and holder.countries and not countries & holder.countries:
        return False
    if countries and not holder.countries:
        return False
    office = phrase_words(profile)
    if len(office) > 1 and len(holder.words) > 1 and office != holder.words:
        return False  # "the foreign minister" is not the finance minister
    return clusters.compatible(profile.index, holder.person.index)
