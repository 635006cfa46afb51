"""Nouns for how a contest ended to who ended so: "the winners" are who beat the others, where the text says it of one only."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.ontology.lexicon import Lexicon
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_outcomes"]

_DEEP = {"nsubj": "subject", "dobj": "object", "nsubjpass": "object"}


def link_outcomes(profiles: Sequence[Profile], clusters: Clusters, lexicon: Lexicon, lists: WordLists) -> None:
    """Joins "the winners" to the only thing before it that fills the winner's role of a verb ("Ghana beat Peru")."""
    if not any(profile.lemma in lists.outcomes for profile in profiles):
        return
    filled: list[tuple[str, Profile]] = []
    for profile in profiles:
        part = _DEEP.get(profile.token.dep_)
        if profile.name and part is not None:
            senses = lexicon.senses(profile.token.head.lemma_.lower(), "verb")
            roles = {role for role in (sense.roles.get(part) for sense in senses) if role is not None}
            filled.extend((role, profile) for role in sorted(roles))
        elif _names_outcome(profile, lists):
            role = lists.outcomes[profile.lemma]
            options = [other for filler, other in filled if filler == role]
            if len({clusters.root(other.index) for other in options}) == 1:
                clusters.merge(options[-1].index, profile.index, force=True)


def _names_outcome(profile: Profile, lists: WordLists) -> bool:
    bare = not profile.modifiers and profile.found.end == profile.found.head + 1
    return profile.nominal and bare and profile.lemma in lists.outcomes and profile.determiner == "definite"
