"""Which mentions are one: sieves from the surest to the least sure, as in Stanford's dcoref (Lee et al. 2013)."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.reading.annotated import Annotated, Found, Speech
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.counterpart_links import link_counterparts
from kgbuild.reading.mentions.members import find_members
from kgbuild.reading.mentions.name_links import link_names
from kgbuild.reading.mentions.naming_links import link_namings
from kgbuild.reading.mentions.national_links import link_nationals
from kgbuild.reading.mentions.noun_links import link_class_nouns, link_possessed, link_same_heads
from kgbuild.reading.mentions.outcome_links import link_outcomes
from kgbuild.reading.mentions.profiles import read_profiles
from kgbuild.reading.mentions.pronoun_links import link_pronouns
from kgbuild.reading.mentions.role_links import link_roles
from kgbuild.reading.mentions.speaker_links import link_bodies, link_speakers
from kgbuild.reading.mentions.structure_links import link_structure
from kgbuild.reading.mentions.turns import find_turns
from kgbuild.reading.mentions.wordlists import read_word_lists

__all__ = ["find_members", "link_mentions"]


def link_mentions(annotated: Annotated, found: tuple[Found, ...], speeches: Sequence[Speech]) -> tuple[int, ...]:
    """The chain number of each mention, counted by first mention from 0; -1 for times and quantities."""
    speeches = (*speeches, *find_turns(annotated, found))
    profiles = read_profiles(annotated, found, speeches)
    clusters = Clusters(profiles, annotated.ontology.schema)
    lists = read_word_lists(annotated.ontology)
    link_names(profiles, clusters, lists)
    link_structure(profiles, clusters, lists)
    link_namings(profiles, clusters, lists)
    link_roles(profiles, clusters, speeches, lists)
    link_nationals(profiles, clusters, lists)
    link_outcomes(profiles, clusters, annotated.ontology.lexicon, lists)
    link_same_heads(profiles, clusters, lists)
    link_class_nouns(profiles, clusters, lists)
    link_speakers(profiles, clusters, speeches, lists)
    link_pronouns(profiles, clusters, speeches, lists)
    link_counterparts(profiles, clusters, lists)
    link_bodies(profiles, clusters, speeches, lists)
    link_possessed(profiles, clusters)
    numbers: dict[int, int] = {}
    return tuple(
        numbers.setdefault(clusters.root(profile.index), len(numbers)) if profile.links else -1 for profile in profiles
    )
