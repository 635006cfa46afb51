"""Pronouns to what they stand for, by agreement and salience; where nothing is salient they stay alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.reading.annotated import Speech
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.pairs import coordinations
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.salience import rate, sentence_distance, weight_group
from kgbuild.reading.mentions.structure_links import clause_subject
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.trees import Token

__all__ = ["MIN_SALIENCE", "choose", "link_pronouns"]

MAX_SENTENCES = 3
# 0 is where leaving it alone is as likely right; a little less finds more than it spoils, but "it" is often no thing at all
MIN_SALIENCE = {"person": -0.4, "several": -0.4, "thing": -0.2}
PERSON = "kg:Person"
_NEVER = frozenset({"kg:Position"})


def link_pronouns(
    profiles: Sequence[Profile], clusters: Clusters, speeches: Sequence[Speech], lists: WordLists
) -> None:
    """Third-person pronouns, in order of the text."""
    groups = list(coordinations(profiles))
    for profile in profiles:
        if profile.person == "3" and not _resolved(profile, profiles, clusters):
            source = speeches[profile.speech].source if profile.speech >= 0 and profile.quoted else None
            found = candidates(profile, profiles, clusters, source, lists)
            best = choose(profile, found, clusters, lists)
            if best is not None and not _means_group(profile, profiles[best], profiles, groups):
                clusters.merge(best, profile.index)


def _resolved(profile: Profile, profiles: Sequence[Profile], clusters: Clusters) -> bool:
    """Whether a pronoun's chain has more than pronouns that look to it: "my", she said; she hurt "herself"."""
    members = clusters.of(profile.index).members
    return any(not profiles[i].pronoun or (i < profile.index and profiles[i].person == "3") for i in members)


def _means_group(
    profile: Profile, best: Profile, profiles: Sequence[Profile], groups: Sequence[tuple[int, ...]]
) -> bool:
    """Whether "they" stands for several names joined by "and" rather than for the noun found: they stand nearer, or the
    noun is no one."""
    if profile.found.number != "plural":
        return False
    here = [group for group in groups if group[-1] < profile.index and profiles[group[0]].sentence == profile.sentence]
    if not here or best.name or best.found.type == "kg:Group":
        return bool(here) and here[-1][0] > best.index
    return True


def choose(profile: Profile, found: Sequence[Profile], clusters: Clusters, lists: WordLists) -> int | None:
    """The most salient of what a pronoun may stand for; None where leaving it alone is likelier right."""
    best: tuple[float, int] | None = None
    least = MIN_SALIENCE[weight_group(profile)]
    for rank, other in enumerate(found):
        score = rate(profile, other, rank, clusters, lists)
        if score > least and (best is None or score > best[0]):
            best = score, other.index
    return None if best is None else best[1]


def candidates(
    profile: Profile,
    profiles: Sequence[Profile],
    clusters: Clusters,
    source: int | None,
    lists: WordLists,
) -> list[Profile]:
    """What a pronoun may stand for: what agrees in the sentences before, nearest first, then subjects that follow."""
    before = [other for other in _before(profile, profiles) if _candidate(profile, other, clusters, lists)]
    found = (*before, *_cataphors(profile, profiles, clusters, lists))
    # who speaks says "I" of himself
    return [other for other in found if source is None or not clusters.same(source, other.index)]


def _candidate(profile: Profile, other: Profile, clusters: Clusters, lists: WordLists) -> bool:
    if not other.links or other.found.type in _NEVER or other.person in {"1", "2", "x", "d", "r"}:
        return False
    if other.pronoun and other.quoted and not profile.quoted:
        return False  # who is spoken of inside a quotation is told anew outside it
    if not clusters.compatible(profile.index, other.index) or not _animate(profile, other, clusters, lists):
        return False
    return not _bound(profile, other)


def _animate(profile: Profile, other: Profile, clusters: Clusters, lists: WordLists) -> bool:
    cluster = clusters.of(other.index)
    gender = profile.found.gender
    if gender in {"masculine", "feminine"}:
        return PERSON in cluster.types or (not cluster.types and (other.pronoun or cluster.named))
    if gender == "neuter":
        return not cluster.genders - {"neuter"} and PERSON not in cluster.types and "kg:Group" not in cluster.types
    if "plural" in cluster.numbers:
        speaks = profile.token.dep_ == "nsubj" and profile.token.head.lemma_.lower() in lists.speaking
        return not speaks or any(clusters.schema.is_a(kind, "kg:Agent") for kind in cluster.types)
    # "they" of a team or a government
    return other.lemma in lists.collective or any(
        clusters.schema.is_a(kind, "kg:Organization") for kind in cluster.types
    )


def _bound(profile: Profile, other: Profile) -> bool:
    """Whether grammar forbids it: subject and object of one verb, or the pronoun inside the phrase ("his father" is not he)."""
    if other.found.start <= profile.found.start < other.found.end:
        return True
    a, b = profile.token, other.token
    if a.dep_ in {"nsubj", "nsubjpass"} and a.head.dep_ == "relcl" and a.head.head.i == b.i:
        return True  # "viewpoints that they expressed"
    if a.dep_ == "poss":
        return False
    if a.dep_ in {"dative", "dobj"} and (subject := clause_subject(a)) is not None and subject.i == b.i:
        return True  # "the state will find money to build schools and run them"
    verb, role = _verb(a)
    other_verb, other_role = _verb(b)
    return verb is not None and other_verb is not None and verb.i == other_verb.i and role != other_role


def _verb(token: Token) -> tuple[Token | None, str]:
    """The verb that a word is an argument of, and as what."""
    head = token.head
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "dative"}:
        return head, token.dep_
    if token.dep_ == "pobj" and head.dep_ in {"prep", "agent", "dative"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head, head.lower_
    if token.dep_ in {"conj", "appos"}:
        return _verb(head)
    return None, ""


def _before(profile: Profile, profiles: Sequence[Profile]) -> Iterator[Profile]:
    """The mentions of the sentences near before a pronoun, nearest first; outside quotations those of the quotations that lie
    between are passed over."""
    for other in reversed(profiles[: profile.index]):
        if sentence_distance(profile, other) > MAX_SENTENCES:
            if profile.story - other.story > MAX_SENTENCES:
                return
            continue
        yield other


def _cataphors(
    profile: Profile, profiles: Sequence[Profile], clusters: Clusters, lists: WordLists
) -> Iterator[Profile]:
    """Subjects that follow in the sentence and whose verb governs the pronoun: "In his speech, Rubio said"."""
    for other in profiles[profile.index + 1 : profile.index + 12]:
        if other.sentence != profile.sentence:
            return
        fits = other.subject and not other.pronoun and _candidate(profile, other, clusters, lists)
        if fits and _precedes_clause(profile.token, other.token):
            yield other


def _precedes_clause(pronoun: Token, subject: Token) -> bool:
    """Whether the pronoun stands in what the subject's verb governs."""
    verb = subject.head
    return any(ancestor.i == verb.i for ancestor in pronoun.ancestors)
