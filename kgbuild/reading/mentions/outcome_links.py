"""Who is meant by the part they had in a contest: "the winners" are who beat the others, "the same opponents" whom one met
before; where the text says it of one only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kgbuild.ontology.lexicon import Lexicon
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.evidence import verb_parts
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_outcomes"]

_OUTCOMES = frozenset({"winner", "loser"})
_AGAIN = frozenset({"same"})


def link_outcomes(profiles: Sequence[Profile], clusters: Clusters, lexicon: Lexicon, lists: WordLists) -> None:
    """Joins "the winners" to the only thing before it that fills the winner's role of a verb ("Ghana beat Peru"), and "the
    same opponents" of Peru to Ghana."""
    if not any(profile.lemma in lists.outcomes or profile.lemma in lists.opponents for profile in profiles):
        return
    filled: list[tuple[str, Profile]] = []
    contests: defaultdict[int, list[Profile]] = defaultdict(list)  # by verb
    for profile in profiles:
        for verb, role in _contended(profile, lexicon):
            contests[verb].append(profile)
            if profile.name:
                filled.append((role, profile))
    for profile in profiles:
        if _names_outcome(profile, lists):
            role = lists.outcomes[profile.lemma]
            options = [other for filler, other in filled if filler == role and other.index < profile.index]
            if len({clusters.root(other.index) for other in options}) == 1:
                clusters.merge(options[-1].index, profile.index, force=True)
        elif _names_opponent(profile, lists):
            _link_opponent(profile, contests, clusters)


def _contended(profile: Profile, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The verbs that make a mention a winner or loser."""
    for verb, part in verb_parts(profile.token) if profile.links else ():
        senses = lexicon.senses(verb.lemma_.lower(), "verb")
        for role in sorted({sense.roles.get(part, "") for sense in senses} & _OUTCOMES):
            yield verb.i, role


def _names_outcome(profile: Profile, lists: WordLists) -> bool:
    bare = not profile.modifiers and profile.found.end == profile.found.head + 1
    return profile.nominal and bare and profile.lemma in lists.outcomes and profile.determiner == "definite"


def _names_opponent(profile: Profile, lists: WordLists) -> bool:
    return profile.nominal and profile.lemma in lists.opponents and profile.modifiers == _AGAIN


def _link_opponent(profile: Profile, contests: Mapping[int, Sequence[Profile]], clusters: Clusters) -> None:
    """Joins "the same opponents" to the only one whom those that they met here have met before."""
    here = [met for met in contests.values() if any(one is profile for one in met)]
    own = {clusters.root(one.index) for met in here for one in met if one is not profile}
    before = [
        other
        for met in contests.values()
        if any(clusters.root(one.index) in own for one in met)
        for other in met
        if other.index < profile.index and clusters.root(other.index) not in own
    ]
    if len({clusters.root(other.index) for other in before}) == 1:
        clusters.merge(before[-1].index, profile.index, force=True)
