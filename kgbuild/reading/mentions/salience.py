"""How likely a pronoun takes up a mention: a sum of weights, learnt as a log-linear ranking, of what the two show."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.structure_links import clause_subject
from kgbuild.reading.mentions.wordlists import WordLists
from kgbuild.reading.trees import Token

__all__ = ["rate", "salience_features", "sentence_distance", "weight_group"]

PERSON = "kg:Person"
_BROAD = ("kg:Person", "kg:Group", "kg:Organization", "kg:Country", "kg:Place", "kg:Event", "kg:Topic")
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "attr": "attribute",
    "poss": "possessor",
    "pobj": "oblique",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "conj": "conjunct",
    "appos": "apposition",
    "agent": "oblique",
}


def weight_group(profile: Profile) -> str:
    """Which weights a pronoun has: "person" for he and she, "thing" for it, "several" for they."""
    if profile.found.gender in {"masculine", "feminine"}:
        return "person"
    return "thing" if profile.found.gender == "neuter" else "several"


def sentence_distance(profile: Profile, other: Profile) -> int:
    """How many sentences back a mention is; between two outside quotations the sentences of quotations do not count."""
    if profile.quoted or other.quoted:
        return profile.sentence - other.sentence
    return min(
        profile.sentence - other.sentence, max(profile.story - other.story, int(profile.sentence > other.sentence))
    )


def rate(profile: Profile, other: Profile, rank: int, clusters: Clusters, lists: WordLists) -> float:
    """The salience of `other` for a pronoun; below zero it is better to leave the pronoun alone. `rank`: how many
    agreeing mentions lie between, counted from 0."""
    weights = lists.salience[weight_group(profile)]
    return sum(weights.get(feature, 0.0) for feature in salience_features(profile, other, rank, clusters, lists))


def salience_features(
    profile: Profile, other: Profile, rank: int, clusters: Clusters, lists: WordLists
) -> Iterator[str]:
    yield "always"
    distance = sentence_distance(profile, other)
    near = f"sentence {distance}" if other.index < profile.index else "after"
    yield near
    yield f"rank {rank}" if rank < 4 else "rank 4+"
    token = _described(other.token)
    role = _role(token)
    own = _ROLES.get(profile.token.dep_, "other")
    yield f"role {role}"
    yield f"role {role}, {'here' if distance == 0 else 'before'}"
    if role == own:
        yield f"both {role}"
    if distance == 0:
        yield from _clause_features(profile.token, other.token)
    elif token.head.dep_ == "ROOT" and role == "subject":
        yield "main subject before"
        if distance == 1 and own == "subject" and profile.token.head.dep_ == "ROOT":
            yield "main subject after main subject"
    yield from _form_features(profile, other)
    yield from _sense_features(profile, other, clusters, lists)
    yield from _chain_features(profile, other, clusters)
    yield "same speech" if profile.speech == other.speech else "other speech"
    if other.quoted and not profile.quoted:
        yield "out of a quotation"


def _described(token: Token) -> Token:
    """The noun that an apposition stands beside: "the coach, Ann Lee, said" makes a subject of both."""
    while token.dep_ == "appos" and token.head.i < token.i:
        token = token.head
    return token


def _role(token: Token) -> str:
    adnominal = token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head.pos_ in {"NOUN", "PROPN"}
    return "complement" if adnominal else _ROLES.get(token.dep_, "other")


def _clause_features(pronoun: Token, other: Token) -> Iterator[str]:
    subject = clause_subject(pronoun)
    if subject is not None and subject.i == other.i:
        yield "subject of the clause"
        if pronoun.dep_ == "poss":
            yield "possessor, subject of the clause"
    elif other.dep_ in {"nsubj", "nsubjpass"} and any(ancestor.i == other.head.i for ancestor in pronoun.ancestors):
        yield "subject of a clause above"


def _form_features(profile: Profile, other: Profile) -> Iterator[str]:
    if other.pronoun:
        yield "pronoun"
        if other.found.gender == profile.found.gender and other.found.number == profile.found.number:
            yield "same pronoun"
        return
    yield "name" if other.name else f"noun {other.determiner}".strip()
    if other.found.number == "plural":
        yield "plural"
    elif other.found.number == "":
        yield "collective"


def _sense_features(profile: Profile, other: Profile, clusters: Clusters, lists: WordLists) -> Iterator[str]:
    """What the pronoun's verb or what it possesses asks for, and what shows whether the two agree."""
    cluster = clusters.of(other.index)
    if profile.found.gender in {"masculine", "feminine"} and not other.pronoun:
        yield "gender known" if cluster.genders else "gender unknown"
    speaks = profile.token.dep_ == "nsubj" and profile.token.head.lemma_.lower() in lists.speaking
    if speaks and profile.heard >= 0 and clusters.same(profile.heard, other.index):
        yield "spoke last"
    if profile.found.number != "plural" and (
        other.token.dep_ == "conj" or any(child.dep_ == "conj" for child in other.token.children)
    ):
        yield "coordinated"
    if other.sentence == 0 and profile.sentence > 0:
        yield "headline"
    token = profile.token
    wanted = None
    if token.dep_ == "poss":
        wanted = lists.holdings.get(token.head.lemma_.lower())
    elif token.dep_ == "nsubj":
        lemma = token.head.lemma_.lower()
        wanted = "kg:Agent" if lemma in lists.speaking or lemma in lists.agentive else lists.deeds.get(lemma)
    elif token.dep_ in {"dobj", "nsubjpass"}:
        wanted = lists.undergone.get(token.head.lemma_.lower())
    if wanted is not None:
        fits = any(clusters.related(kind, wanted) for kind in cluster.types)
        yield "as asked for" if fits else "not as asked for"


def _chain_features(profile: Profile, other: Profile, clusters: Clusters) -> Iterator[str]:
    cluster = clusters.of(other.index)
    before = sum(1 for i in cluster.members if i < profile.index)
    yield "first mention" if before <= 1 else "few mentions" if before <= 3 else "many mentions"
    if cluster.named and not other.name:
        yield "named"
    kinds = sorted(cluster.types)
    broad = next((above for above in _BROAD for kind in kinds if clusters.schema.is_a(kind, above)), "")
    named = broad.removeprefix("kg:") if broad else "other" if kinds else "unknown"
    yield f"class {named}"
    if weight_group(profile) != "person":
        copular = profile.token.dep_ == "nsubj" and profile.token.head.lemma_ == "be"
        own = "copular" if copular else _ROLES.get(profile.token.dep_, "other")
        yield f"own {own}"
        yield f"class {named}, own {own}"
