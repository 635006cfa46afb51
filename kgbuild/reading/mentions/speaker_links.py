"""The first and second person: "I" is who speaks or wrote the letter, "we" the body they speak for, "you" who is spoken to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgbuild.reading.annotated import Speech
from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.structure_links import clause_subject, mention_by_token
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_bodies", "link_speakers"]

_BODIES = ("kg:Organization",)
_SELVES = ("kg:Organization", "kg:Country", "kg:Group")
_WRITINGS = ("kg:Publication", "kg:Work")
MAX_NEAR = 8  # mentions between a person and the body that they speak for


def link_speakers(
    profiles: Sequence[Profile], clusters: Clusters, speeches: Sequence[Speech], lists: WordLists
) -> None:
    """Joins pronouns of the first and second person to speakers; those of one speaker to one another where nothing is known."""
    speakers = _speakers(profiles, clusters, speeches)
    last: dict[tuple[str, int], int] = {}
    for profile in profiles:
        if profile.person not in {"1", "2"}:
            continue
        speech = speeches[profile.speech] if profile.speech >= 0 and profile.quoted else None
        source = None if speech is None or speech.source is None else speakers[speech.source]
        target = _target(profile, speech, source, profiles, clusters, lists)
        if target is not None and clusters.merge(target, profile.index, force=True):
            continue
        plural = profile.found.number == "plural"
        speaker = -1 if source is None else clusters.root(source)
        if speech is not None and source is None:
            speaker = -2 - profile.speech
        key = (f"{profile.person}{plural}", speaker)
        if target is None:
            if key in last:
                clusters.merge(last[key], profile.index)
            last[key] = profile.index


def link_bodies(profiles: Sequence[Profile], clusters: Clusters, speeches: Sequence[Speech], lists: WordLists) -> None:
    """Joins "we" of "he" and "she" to the body they speak for, once it is known who they are."""
    plural = [one for one in profiles if one.person == "1" and one.found.number == "plural" and one.quoted]
    if not plural:
        return
    speakers = _speakers(profiles, clusters, speeches)
    for profile in plural:
        source = speeches[profile.speech].source if profile.speech >= 0 else None
        speaker = None if source is None else speakers[source]
        alone = all(profiles[i].person == "1" for i in clusters.of(profile.index).members)
        if alone and speaker is not None and profiles[speaker].pronoun:
            body = _body(speaker, profiles, clusters, lists)
            if body is not None:
                clusters.merge(body, profile.index, force=True)


def _speakers(profiles: Sequence[Profile], clusters: Clusters, speeches: Sequence[Speech]) -> Mapping[int, int | None]:
    """Who speaks, by the source that the text gives."""
    by_token = mention_by_token(profiles)
    sources = sorted({one.source for one in speeches if one.source is not None})
    return {i: _speaker(profiles[i], by_token, clusters) for i in sources}


def _target(
    profile: Profile,
    speech: Speech | None,
    source: int | None,
    profiles: Sequence[Profile],
    clusters: Clusters,
    lists: WordLists,
) -> int | None:
    """The mention that a pronoun of a speech stands for; None where it is not known."""
    if speech is None:
        return None
    if profile.person == "2":
        return speech.addressee if profile.found.number != "plural" else None
    if source is None or profile.found.number != "plural":
        return source
    return _body(source, profiles, clusters, lists)


def _speaker(profile: Profile, by_token: Mapping[int, int], clusters: Clusters) -> int | None:
    """Who speaks in what a mention says: of a letter whoever wrote it."""
    if not profile.nominal or not _is_any(profile.found.type, _WRITINGS, clusters):
        return profile.index
    if profile.possessor >= 0:
        return profile.possessor
    subject = clause_subject(profile.token)
    return by_token.get(subject.i) if subject is not None else None


def _is_any(kind: str | None, above: Sequence[str], clusters: Clusters) -> bool:
    return kind is not None and any(clusters.schema.is_a(kind, one) for one in above)


def _body(source: int, profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> int | None:
    """The body that "we" of a speaker means: the speaker, if it is one, else what they speak for by office."""
    if any(_is_any(kind, _SELVES, clusters) for kind in clusters.of(source).types):
        return source
    for i in sorted(clusters.of(source).members, key=lambda i: (abs(i - source), i)):
        found = _spoken_for(profiles[i], profiles, clusters, lists)
        if found is not None:
            return found
    return None


def _spoken_for(profile: Profile, profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> int | None:
    """The body inside or beside the phrase of a person: "Acme spokeswoman Ann Lee", "Ann Lee, the head of Acme"."""
    near = profiles[max(0, profile.index - MAX_NEAR) : profile.index + MAX_NEAR]
    doc = profile.token.doc
    for start, end in _posts(profile, near, lists):
        # a coach's "we" is the team, which goes by its country's name; a minister's is some government
        sport = any(doc[i].lower_ in lists.sportspeople for i in range(start, end))
        kinds = (*_BODIES, "kg:Country") if sport else _BODIES
        inside = [
            one
            for one in near
            if start <= one.found.head < end and one is not profile and _is_any(one.found.type, kinds, clusters)
        ]
        if inside:
            return next((one for one in inside if one.name), inside[0]).index
    return None


def _posts(profile: Profile, near: Sequence[Profile], lists: WordLists) -> Iterator[tuple[int, int]]:
    """Where the posts of a person stand with what they belong to: before the name, beside it, or the phrase itself."""
    doc, found = profile.token.doc, profile.found
    if profile.name and any(doc[i].lower_ in lists.spokespeople for i in range(found.start, found.head_start)):
        yield found.start, found.head_start
    for post in near:
        beside = post.token.dep_ == "appos" and post.token.head.i == profile.token.i
        if post.nominal and post.lemma in lists.spokespeople and (post is profile or beside):
            owned = [child.right_edge.i for child in post.token.rights if child.lower_ in lists.belonging]
            yield post.found.start, max([post.found.end, *(i + 1 for i in owned)])
