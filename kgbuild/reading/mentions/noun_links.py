"""Definite noun phrases to what they take up: the same noun, or a noun for the class of what was named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.holders import countries_inside
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.short_forms import head_word
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_class_nouns", "link_possessed", "link_same_heads"]

POSITION = "kg:Position"
MAX_BACK = 12  # mentions with the same head that are looked at
MAX_SENTENCES = 30
CLASS_SENTENCES = 4
MAX_RECENT = 30  # names
MAX_POINTED = 4  # sentences back that "this plan" points
MAX_INTRODUCED = 3  # sentences
_PEOPLE = frozenset({"kg:Person", "kg:Group"})
_LINKING = frozenset({"definite", "demonstrative"})


def link_same_heads(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins "a bill" and "the bill": the same noun, no word before it that the first lacks."""
    seen: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.name and profile.words:
            seen[head_word(profile.words, lists)].append(profile)
            continue
        if not profile.nominal or profile.found.type == POSITION:
            continue
        furthest = MAX_POINTED if profile.determiner == "demonstrative" else MAX_SENTENCES
        if _takes_up(profile, lists) or _is_introduced(profile, seen[profile.lemma], clusters):
            for other in reversed(seen[profile.lemma][-MAX_BACK:]):
                if profile.sentence - other.sentence > furthest:
                    break
                if _same_noun(profile, other) and clusters.merge(
                    other.index, profile.index, force=_is_named_so(profile, other, clusters)
                ):
                    break
        seen[profile.lemma].append(profile)


def _takes_up(profile: Profile, lists: WordLists) -> bool:
    if profile.modifiers & lists.contrasting or _is_restricted(profile):
        return False
    if profile.lemma in lists.pairs and profile.lemma not in lists.collective:
        return False
    if profile.determiner in _LINKING:
        return profile.lemma not in lists.generic or profile.determiner == "demonstrative" or bool(profile.modifiers)
    return False


def _is_restricted(profile: Profile) -> bool:
    """Whether a clause says which of several are meant: "the schools that ask for fees"."""
    after = profile.found.end
    return profile.found.number == "plural" and any(
        child.dep_ == "relcl" and child.left_edge.i == after for child in profile.token.children
    )


def _is_introduced(profile: Profile, others: Sequence[Profile], clusters: Clusters) -> bool:
    """Whether the text has just spoken of one "man" only, as "a man", so that "the man" is he."""
    if profile.determiner != "definite" or profile.modifiers or profile.found.type not in _PEOPLE:
        return False
    near = [other for other in others[-MAX_BACK:] if profile.sentence - other.sentence <= MAX_INTRODUCED]
    alike = {clusters.root(other.index) for other in near if other.found.number == profile.found.number}
    return len(alike) == 1 and near[0].determiner == "indefinite"


def _same_noun(profile: Profile, other: Profile) -> bool:
    if other.name:
        return profile.found.number != "plural" and profile.modifiers <= frozenset(other.words) | other.modifiers
    if profile.found.number != other.found.number or _overlap(profile, other):
        return False
    if not profile.modifiers <= other.modifiers or (
        (names := _names_before(profile)) and names != _names_before(other)
    ):
        return False
    if other.determiner == "possessive" and not profile.modifiers and other.found.type in {"kg:Person", "kg:Group"}:
        return False
    return _of_phrase(profile) in {"", _of_phrase(other)}


def _names_before(profile: Profile) -> frozenset[str]:
    """The words with a capital before a noun: "the Norway bill" is not "the Norway Sweden bill"."""
    doc, found = profile.token.doc, profile.found
    return frozenset(doc[i].lower_ for i in range(found.start, found.head) if doc[i].tag_ in {"NNP", "NNPS"})


def _is_named_so(profile: Profile, other: Profile, clusters: Clusters) -> bool:
    """Whether a name's last word is the noun, whatever it was taken for: "the eLedger Music Store ... the store"."""
    schema, kind, named = clusters.schema, profile.found.type, other.found.type
    if not other.name or len(other.words) < 2 or other.words[-1] != profile.lemma or kind is None or named is None:
        return False
    thing = schema.is_a(kind, "kg:Facility") or not schema.is_a(kind, "kg:Place")
    return thing and not any(schema.is_a(one, "kg:Person") for one in (kind, named))


def _overlap(profile: Profile, other: Profile) -> bool:
    return (
        other.found.start <= profile.found.start < other.found.end
        or profile.found.start <= other.found.start < profile.found.end
    )


def _of_phrase(profile: Profile) -> str:
    """The words after the head: "of Acme"."""
    doc, found = profile.token.doc, profile.found
    return " ".join(doc[found.head + 1 : found.end].text.lower().split())


def link_class_nouns(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins "the company" to Acme: a bare definite noun to the last named thing of its class."""
    recent: list[Profile] = []
    for profile in profiles:
        if profile.name and profile.found.type is not None:
            recent.append(profile)
        elif _names_class(profile, clusters, lists):
            fits = [
                other
                for other in recent[-MAX_RECENT:]
                if _near(profile, other) and _is_one(profile, other, clusters, lists)
            ]
            countries = countries_inside(profile, profiles)
            if countries:  # "the Danish company"
                known = {one.index: _countries(one, profiles, clusters) for one in fits}
                fits = [one for one in fits if countries & known[one.index]] or [
                    one for one in fits if not known[one.index]
                ]
            for other in sorted(fits, key=lambda one: (_prominence(profile, one, clusters), one.index), reverse=True):
                if clusters.merge(other.index, profile.index):
                    break


def _countries(profile: Profile, profiles: Sequence[Profile], clusters: Clusters) -> frozenset[str]:
    """The countries that the text gives what a chain stands for, before its name or in a noun for it."""
    members = [profiles[i] for i in clusters.of(profile.index).members if not profiles[i].pronoun]
    inside = (countries_inside(one, profiles) for one in members)
    return frozenset({one.country for one in members} - {""}).union(*inside)


def _near(profile: Profile, other: Profile) -> bool:
    return profile.sentence - other.sentence <= CLASS_SENTENCES


def _prominence(profile: Profile, other: Profile, clusters: Clusters) -> float:
    """How much a named thing is in view: near, subject, often named."""
    often = sum(1 for i in clusters.of(other.index).members if i < profile.index)
    return 0.6 ** (profile.sentence - other.sentence) * (1.5 if other.subject else 1.0) * (1 + 0.15 * min(often, 6))


def _names_class(profile: Profile, clusters: Clusters, lists: WordLists) -> bool:
    """Whether a noun phrase says nothing but the class: "the company", not "the car company" or "the music"."""
    if not profile.nominal or profile.determiner not in _LINKING or profile.found.number == "plural":
        return False
    if _of_phrase(profile) or profile.lemma not in lists.kinds or not _is_described(profile, lists):
        return False
    return profile.found.type is not None and not clusters.of(profile.index).named


def _is_described(profile: Profile, lists: WordLists) -> bool:
    """Whether all words before the noun only describe it: "the new phone", "the troubled company"; not "the car company"."""
    doc, found = profile.token.doc, profile.found
    before = [doc[i] for i in range(found.start + 1, found.head)]
    return (not before or profile.lemma not in lists.bodies) and all(
        token.tag_ == "JJ" and (token.lower_ == "new" or token.lower_ not in lists.contrasting)
        for token in before
        if not token.is_punct
    )


def _is_one(profile: Profile, other: Profile, clusters: Clusters, lists: WordLists) -> bool:
    kind, named = profile.found.type, other.found.type
    if kind is None or named is None or other.token.dep_ in {"amod", "nmod"}:
        return False
    if other.token.dep_ == "compound" and kind != "kg:Product":
        return False
    if kind == "kg:Organization" and named != kind and profile.lemma not in lists.bodies:
        return False  # a company is no "school"
    return clusters.schema.is_a(named, kind) or (named == "kg:Organization" and kind == "kg:Company")


def link_possessed(profiles: Sequence[Profile], clusters: Clusters) -> None:
    """Joins "his wife" and "his wife": the same noun of the same possessor."""
    seen: dict[tuple[str, int, frozenset[str]], Profile] = {}
    for profile in profiles:
        if profile.nominal and profile.possessor >= 0 and profile.found.type != POSITION:
            owner = clusters.root(profile.possessor)
            own = profiles[profile.possessor]
            modifiers = frozenset(profile.modifiers - {own.lemma})
            key = (profile.lemma, owner, modifiers)
            if key in seen and seen[key].found.number == profile.found.number:
                clusters.merge(seen[key].index, profile.index)
            seen[key] = profile
