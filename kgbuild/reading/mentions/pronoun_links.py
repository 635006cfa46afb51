"""Pronouns to what they stand for, by agreement and salience; where nothing is salient they stay alone."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kgbuild.reading.annotated import Speech
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.structure_links import clause_subject
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_pronouns", "link_speakers"]

MAX_SENTENCES = 3
PERSON = "kg:Person"
_NEVER = frozenset({"kg:Position"})


def link_speakers(profiles: Sequence[Profile], clusters: Clusters, speeches: Sequence[Speech]) -> None:
    """ "I" is who speaks, "you" who is spoken to; "we" only where a country or body speaks."""
    last: dict[tuple[str, int], int] = {}
    for profile in profiles:
        if profile.person not in {"1", "2"}:
            continue
        speech = speeches[profile.speech] if profile.speech >= 0 else None
        plural = profile.found.number == "plural"
        target = None
        if speech is not None:
            target = speech.addressee if profile.person == "2" else speech.source
        speaker = -1 if speech is None or speech.source is None else clusters.root(speech.source)
        if speech is not None and speech.source is None:
            speaker = -2 - profile.speech
        if target is not None and plural and not _speaks_as_we(target, clusters):
            target = None
        if target is not None and clusters.merge(target, profile.index, force=not plural):
            continue
        key = (f"{profile.person}{plural}", speaker)
        if target is None:
            if key in last:
                clusters.merge(last[key], profile.index)
            last[key] = profile.index


def _speaks_as_we(i: int, clusters: Clusters) -> bool:
    types = clusters.of(i).types
    return any(
        clusters.schema.is_a(kind, above) for kind in types for above in ("kg:Organization", "kg:Country", "kg:Group")
    )


def link_pronouns(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Third-person pronouns, in order of the text."""
    starts = _sentence_starts(profiles)
    for profile in profiles:
        if profile.person == "3" and len(clusters.of(profile.index).members) == 1:
            best = _best(profile, profiles, clusters, starts, lists)
            if best is not None:
                clusters.merge(best, profile.index)


def _sentence_starts(profiles: Sequence[Profile]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for profile in profiles:
        starts[profile.sentence] = min(starts.get(profile.sentence, profile.index), profile.index)
    return starts


def _best(
    profile: Profile, profiles: Sequence[Profile], clusters: Clusters, starts: dict[int, int], lists: WordLists
) -> int | None:
    scores: dict[int, float] = {}
    where: dict[int, int] = {}
    first = min(
        (starts[s] for s in range(profile.sentence - MAX_SENTENCES, profile.sentence + 1) if s in starts),
        default=profile.index,
    )
    for other in profiles[first : profile.index]:
        if not _candidate(profile, other, clusters, lists):
            continue
        root = clusters.root(other.index)
        score = _salience(profile, other, clusters)
        if score > scores.get(root, 0.0):
            scores[root] = score
            where[root] = other.index
    if not scores:
        return _cataphor(profile, profiles, clusters, lists)
    best = max(scores, key=lambda root: (scores[root], where[root]))
    return where[best]


def _candidate(profile: Profile, other: Profile, clusters: Clusters, lists: WordLists) -> bool:
    if not other.links or other.found.type in _NEVER or other.person in {"1", "2", "x", "d"}:
        return False
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
        return True
    # "they" of a team or a government
    return other.lemma in lists.collective or any(
        clusters.schema.is_a(kind, "kg:Organization") for kind in cluster.types
    )


def _bound(profile: Profile, other: Profile) -> bool:
    """Whether grammar forbids it: subject and object of one verb, or the pronoun inside the phrase ("his father" is not he)."""
    if other.found.start <= profile.found.start < other.found.end:
        return True
    a, b = profile.token, other.token
    if a.dep_ == "poss":
        return False
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
    if token.dep_ == "conj":
        return _verb(head)
    return None, ""


def _salience(profile: Profile, other: Profile, clusters: Clusters) -> float:
    distance = profile.sentence - other.sentence
    score = 100.0 * 0.55**distance
    token = other.token
    if token.dep_ in {"nsubj", "nsubjpass"}:
        score *= 1.45
    elif token.dep_ in {"dobj", "dative"}:
        score *= 1.05
    elif token.dep_ in {"compound", "amod", "nmod"}:
        score *= 0.45
    elif token.dep_ == "poss":
        score *= 0.95
    else:
        score *= 0.8
    if distance == 0 and profile.token.dep_ in {"poss"} and clause_subject(profile.token) is not None:
        subject = clause_subject(profile.token)
        if subject is not None and subject.i == token.i:
            score *= 1.25
    if profile.subject and other.subject:
        score *= 1.15
    cluster = clusters.of(other.index)
    before = sum(1 for i in cluster.members if i < profile.index)
    score *= 1.0 + 0.08 * min(before, 6)
    if cluster.named:
        score *= 1.15
    if profile.speech != other.speech:
        score *= 0.6
    nearness = (profile.index - other.index) / 40.0
    return score * max(0.3, 1.0 - nearness)


def _cataphor(profile: Profile, profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> int | None:
    """ "In his speech, Rubio said": the subject that follows in the sentence."""
    for other in profiles[profile.index + 1 : profile.index + 12]:
        if other.sentence != profile.sentence:
            return None
        if (
            other.subject
            and other.name
            and _candidate(profile, other, clusters, lists)
            and _precedes_clause(profile.token, other.token)
        ):
            return other.index
    return None


def _precedes_clause(pronoun: Token, subject: Token) -> bool:
    """Whether the pronoun stands in what the subject's verb governs."""
    verb = subject.head
    return any(ancestor.i == verb.i for ancestor in pronoun.ancestors)
