"""Names of one thing: the same name, a short form, an acronym, the same place of the gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["link_names"]

PERSON = "kg:Person"
TEAM = "kg:Team"
_SMALL = frozenset({"of", "the", "and", "for", "&", "in", "on", "de"})


def link_names(profiles: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    names = [profile for profile in profiles if profile.name and profile.words]
    _link_equal(names, profiles, clusters, lists)
    _link_people(names, clusters, lists)
    _link_acronyms(names, clusters)
    _link_short_forms(names, clusters, lists)


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
            if len(profile.core) > 1 and _is_body(profile, clusters):
                _link_body(profile, profile.country, bodies[profile.core], clusters)
            continue
        elif " ".join(profile.core) in lists.generic_bodies or (len(profile.core) > 1 and _is_body(profile, clusters)):
            country = profile.country or _country(profile, profiles)
            _link_body(profile, country, bodies[profile.core], clusters)
            continue
        else:
            key = profile.words
        for other in reversed(seen[key]):
            # "Mr Smith ... Mrs Smith ... Mr Smith"
            if clusters.merge(other.index, profile.index):
                seen[key].remove(other)
                break
        seen[key].append(profile)


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
    people = [
        profile
        for profile in names
        if profile.found.type == PERSON or (profile.found.type is None and profile.found.entry is None)
    ]
    for profile in people:
        words = _bare(profile.words, lists)
        if len(words) > 1 and profile.found.type == PERSON:
            full[words[-1]].append(profile)
            if words[0].capitalize() in lists.given:
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
        ]
        earlier = [other for other in options if other.index < profile.index]
        if len(words) == 1:
            earlier.sort(key=lambda other: (_times_named(other, profile, clusters), other.index))
        for other in (*reversed(earlier), *options[:1]):
            # "Jane Berry ... Berry": the short form that is one with an earlier one stays so
            if len(words) == 1 and any(clusters.same(profile.index, option.index) for option in options):
                break
            if clusters.same(profile.index, other.index) or clusters.merge(other.index, profile.index):
                break


def _times_named(other: Profile, profile: Profile, clusters: Clusters) -> int:
    """How often who bears a name is named before a mention."""
    return sum(1 for i in clusters.of(other.index).members if i < profile.index)


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
            letters = "".join(word[0] for word in profile.words if word not in _SMALL)
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


def _link_short_forms(names: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins "Apple" and "Apple Inc.", "the Ministry" and "the Ministry of Defence"."""
    starts: defaultdict[str, list[Profile]] = defaultdict(list)
    heads: defaultdict[str, list[Profile]] = defaultdict(list)
    teams: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in names:
        if len(profile.words) > 1 and _is_body(profile, clusters):
            starts[profile.words[0]].append(profile)
            heads[_head_word(profile.words)].append(profile)
            if profile.found.type == TEAM:
                teams[profile.words[-1]].append(profile)
    for profile in names:
        if profile.found.entry is not None or profile.found.type == PERSON or not _may_shorten(profile, clusters):
            continue
        options = [other for other in starts.get(profile.words[0], []) if _begins(profile.words, other.words)]
        if len(profile.words) == 1 and profile.words[0].capitalize() in lists.name_words:
            options = heads.get(profile.words[0], []) or [other for other in options if _is_half(other, names)]
        if not options and clusters.related(profile.found.type or TEAM, TEAM):
            options = teams.get(profile.words[-1], [])  # "Comets" for "Nairobi Comets"
        options = [other for other in options if other.index != profile.index]
        earlier = [other for other in options if other.index < profile.index]
        if earlier or len({other.words for other in options}) == 1:
            clusters.merge((earlier or options)[-1 if earlier else 0].index, profile.index)


def _is_half(profile: Profile, names: Sequence[Profile]) -> bool:
    """Whether a country's other half is named too: with both Koreas in the text "the North" is one of them."""
    return profile.found.type == "kg:Country" and any(
        other.found.type == "kg:Country" and other.words[1:] == profile.words[1:] and other.words != profile.words
        for other in names
    )


def _is_body(profile: Profile, clusters: Clusters) -> bool:
    kind = profile.found.type
    return kind is not None and any(clusters.schema.is_a(kind, above) for above in ("kg:Organization", "kg:Place"))


def _may_shorten(profile: Profile, clusters: Clusters) -> bool:
    return profile.found.type is None or _is_body(profile, clusters)


def _head_word(words: tuple[str, ...]) -> str:
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) >= len(long) or long[: len(short)] != short:
        return False
    return short[-1] not in _SMALL and long[len(short)] not in _SMALL
