"""Names of one thing: the same name, a short form, an acronym, the same place of the gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.short_forms import SMALL, is_body, link_code_names, link_short_forms, times_named
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_names"]

_COORDINATING = frozenset({"and", "or", "&"})
_WHOLE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
PERSON = "kg:Person"


def link_names(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins names by their words; what is named after this is one only with what has no name."""
    names = [profile for profile in profiles if profile.name and profile.words]
    for one, other in pairwise(sorted(names, key=lambda profile: profile.found.head_start)):
        if one.words != other.words and _are_coordinated(one, other):
            clusters.part((one.index, other.index))
    _link_equal(names, profiles, clusters, lists)
    link_code_names(names, clusters, lists)
    _link_people(names, clusters, lists)
    _link_acronyms(names, clusters)
    link_short_forms(names, clusters, lists)
    clusters.names_are_linked = True


def _are_coordinated(one: Profile, other: Profile) -> bool:
    """Whether "and" or "or" alone joins two names: "Orbit and Orbit Pro"; in "an old Orbit and a new Orbit Pro" more does."""
    between = one.token.doc[one.found.head_end : other.found.head_start]
    return (
        len(between) in {1, 2} and between[0].lower_ in _COORDINATING and between[-1].lower_ in {*_COORDINATING, "the"}
    )


def _country(profile: Profile, profiles: Sequence[Profile]) -> str:
    """The gazetteer key of the country before a body's name ("Russia's Foreign Ministry")."""
    inside = range(profile.found.start, profile.found.head_start)
    near = range(max(0, profile.index - 3), min(len(profiles), profile.index + 4))
    keys = (profiles[i].found.entry for i in near if i != profile.index and profiles[i].found.head in inside)
    return next((key for key in keys if key is not None), "")


def _link_equal(names: Sequence[Profile], profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    seen: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    entries: dict[str, Profile] = {}
    bodies: dict[tuple[str, ...], dict[str, Profile]] = defaultdict(dict)
    for profile in names:
        found = profile.found
        if found.type == "kg:Group" and found.entry is not None:
            key: tuple[str, ...] = ("people", *profile.words)
        elif found.entry is not None:
            if found.entry in entries:
                clusters.merge(entries[found.entry].index, profile.index)
            entries[found.entry] = profile
            if len(profile.core) > 1 and is_body(profile, clusters):
                _link_body(profile, profile.country, bodies[profile.core], clusters)
            continue
        elif " ".join(profile.core) in lists.generic_bodies or (len(profile.core) > 1 and is_body(profile, clusters)):
            country = profile.country or _country(profile, profiles)
            _link_body(profile, country, bodies[profile.core], clusters)
            continue
        else:
            key = profile.words
        year = _year(profile)
        for other in seen[key]:
            if year and (its := _year(other)) and its != year:
                clusters.part((profile.index, other.index))  # "the 1996 Games", "the 2000 Games"
        for other in reversed(seen[key]):
            # "Mr Smith ... Mrs Smith ... Mr Smith"
            if clusters.merge(other.index, profile.index):
                seen[key].remove(other)
                break
        seen[key].append(profile)


def _year(profile: Profile) -> str:
    """The year before or after a name, "of" and "in" aside; "" where none is told."""
    doc, found = profile.token.doc, profile.found
    before = [doc[i].text for i in range(found.start, found.head_start)]
    after = [doc[i].text for i in range(found.head_end, min(len(doc), found.head_end + 2))]
    if after and after[0] not in {"of", "in"}:
        after = after[:1]
    return next((word for word in (*before, *after) if len(word) == 4 and word.isdigit()), "")


def _link_body(profile: Profile, country: str, seen: dict[str, Profile], clusters: Clusters) -> None:
    """Joins bodies of one country: "the Foreign Ministry" is the one last named; with a country only that country's."""
    if country in seen:
        clusters.merge(seen[country].index, profile.index)
    elif not country and seen:
        clusters.merge(next(reversed(seen.values())).index, profile.index)
    elif set(seen) == {""}:
        clusters.merge(seen[""].index, profile.index)  # "State Department warns ... The US State Department"
    seen.pop(country, None)
    seen[country] = profile


def _link_people(names: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Surnames and first names to the full names around them: as the same short form was read before, else to who was named
    most before it, the last of several, else to the first after it."""
    full: defaultdict[str, list[Profile]] = defaultdict(list)
    # "the Corvo" is no first name of whatever else begins with it
    things = {profile.words for profile in names if len(profile.words) == 1 and _is_a_thing(profile)}
    people = [
        profile
        for profile in names
        if profile.found.type == PERSON or (profile.found.type is None and profile.found.entry is None)
    ]
    for profile in people:
        words = _bare(profile.words, lists)
        if len(words) > 1 and profile.found.type == PERSON:
            full[words[-1]].append(profile)
            if words[0].capitalize() in lists.given and words[:1] not in things:
                full[words[0]].append(profile)
    for profile in people:
        words = _bare(profile.words, lists)
        near = full[words[-1]] if words and words[-1] in full else []
        options = [
            other
            for other in near
            if other is not profile
            and _same_person(words, _bare(other.words, lists), lists)
            and not _are_generations(profile, other, lists)
            and not (len(words) == 1 and _numbered(profile, lists) and not _numbered(other, lists))
        ]
        earlier = [other for other in options if other.index < profile.index]
        if len(words) == 1:
            earlier.sort(key=lambda other: (times_named(other, profile, clusters), other.index))
        for other in (*reversed(earlier), *options[:1]):
            # "Jane Berry ... Berry": the short form that is one with an earlier one stays so
            if len(words) == 1 and any(clusters.same(profile.index, option.index) for option in options):
                break
            if clusters.same(profile.index, other.index) or clusters.merge(other.index, profile.index):
                break


def _is_a_thing(profile: Profile) -> bool:
    """Whether an article stands before the single word that is all there is of a noun phrase; people have one where more
    tells which is meant: "the Moss whom we knew", "the younger Moss"."""
    found, token = profile.found, profile.token
    alone = found.head_start - found.start <= 1 and not any(child.i > token.i for child in token.children)
    return profile.determiner == "definite" and alone and token.dep_ in _WHOLE and token.tag_ == "NNP"


def _bare(words: tuple[str, ...], lists: WordLists) -> tuple[str, ...]:
    """A person's name without forms of address and suffixes ("Mr.", "Jr.")."""
    kept = tuple(
        word for word in words if word not in lists.honorifics and word not in lists.name_suffixes and word != ","
    )
    return kept or words


def _are_generations(profile: Profile, other: Profile, lists: WordLists) -> bool:
    """Whether the names tell father and son apart: "George Hale Sr.", "Hale Jr."."""
    own, its = (lists.generations.intersection(one.words) for one in (profile, other))
    return bool(own) and bool(its) and own != its


def _numbered(profile: Profile, lists: WordLists) -> bool:
    """Whether a name tells which of several of that name is meant: "Johan II" is no Johan Berg."""
    return not lists.generations.isdisjoint(profile.words)


def _same_person(short: tuple[str, ...], long: tuple[str, ...], lists: WordLists) -> bool:
    """Whether one name can be the other's form: "Rubio", "Marco", "M. Rubio", "Marco A. Rubio"."""
    if len(short) == 1:
        return len(long) > 1 and short[0] in {long[-1], long[0]}
    if len(long) == 1:
        return False
    if short[-1] != long[-1]:
        return False
    if short[0] in lists.particles:  # "Von Stahl" for "Ludwig von Stahl"
        return long[-len(short) :] == short
    first, other = short[0], long[0]
    return first == other or (len(min(first, other, key=len)) == 1 and first[0] == other[0])


def _link_acronyms(names: Sequence[Profile], clusters: Clusters) -> None:
    long: dict[str, Profile] = {}
    for profile in names:
        if len(profile.words) > 1 and profile.found.type != PERSON:
            letters = "".join(word[0] for word in profile.words if word not in SMALL)
            long.setdefault(letters, profile)
            long.setdefault("".join(word[0] for word in profile.words), profile)
    for profile in names:
        text = profile.token.text.replace(".", "")
        if (
            len(profile.words) == 1
            and len(text) > 1
            and text.isupper()
            and text.casefold() in long
            and profile.found.entry is None
        ):
            clusters.merge(long[text.casefold()].index, profile.index)
