"""Short forms of names of bodies and places: "Acme" for "Acme Inc.", "the Ministry", "Comets" for "Arua Comets"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kgbuild.reading.mentions.clusters import Clusters
from kgbuild.reading.mentions.profiles import Profile
from kgbuild.reading.mentions.wordlists import WordLists

__all__ = ["SMALL", "head_word", "is_body", "link_code_names", "link_short_forms", "times_named"]

PERSON = "kg:Person"
PRODUCT = "kg:Product"
TEAM = "kg:Team"
SMALL = frozenset({"of", "the", "and", "for", "&", "in", "on", "de"})
_SUFFIXED = frozenset({"kg:Company", "kg:MediaOrganization", "kg:Team"})


def link_short_forms(names: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins "Apple" and "Apple Inc.", "the Ministry" and "the Ministry of Defence"."""
    starts: defaultdict[str, list[Profile]] = defaultdict(list)
    ends: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in names:
        # "several Brightwater Stores" are no Brightwater
        if len(profile.words) > 1 and is_body(profile, clusters) and profile.determiner != "indefinite":
            starts[profile.words[0]].append(profile)
            ends[head_word(profile.words, lists)].append(profile)
            if profile.found.type == TEAM:
                ends[f"team {profile.words[-1]}"].append(profile)
    for profile in names:
        if profile.found.entry is None and profile.found.type != PERSON and _may_shorten(profile, clusters):
            first = [other for other in starts.get(profile.words[0], ()) if _begins(profile, other, lists)]
            last: Sequence[Profile] = ()
            if _is_kind(profile, lists):
                first = [other for other in first if _is_half(other, names)]
                last = () if _is_of_another(profile) else ends.get(profile.words[0], ())
            elif not first and clusters.related(profile.found.type or TEAM, TEAM):
                # "Comets" for "Nairobi Comets"
                last = [o for o in ends.get(f"team {profile.words[-1]}", ()) if _ends(profile.words, o.words)]
            if last:
                _link_last(profile, last, clusters, lists)
            else:
                _link(profile, first, clusters)


def link_code_names(names: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins "Falcon" and "Brisk OS Falcon": what follows the kind of a product may stand for it."""
    coded: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in names:
        if any(_kind_word(word, lists) == PRODUCT for word in profile.words[1:-1]):
            coded[profile.words[-1]].append(profile)
    for profile in names:
        if len(profile.words) == 1 and profile.words[0] in coded and profile.found.entry is None:
            _link(profile, coded[profile.words[0]], clusters)


def _link(profile: Profile, options: Sequence[Profile], clusters: Clusters) -> None:
    """Joins a name to the last before it that it may be short for, else to the only one after it."""
    earlier = [other for other in options if other.index < profile.index]
    if earlier or len({other.words for other in options}) == 1:
        clusters.merge((earlier[-1] if earlier else options[0]).index, profile.index)


def _link_last(profile: Profile, options: Sequence[Profile], clusters: Clusters, lists: WordLists) -> None:
    """Joins the last word of a name to what bears the name and was named most before it, or else last; of two that were named
    as often and in one sentence it may be either. What it is one with already, it stays."""
    options = [other for other in options if other is not profile]
    if any(clusters.same(profile.index, other.index) for other in options):
        return
    # headlines leave the article out
    ahead = profile.sentence == 0 or profile.determiner == "definite" or profile.words[0] in lists.generic_bodies
    earlier = [other for other in options if other.index < profile.index]
    ranks = {other.index: (times_named(other, profile, clusters), other.sentence) for other in earlier}
    best = [other for other in earlier if ranks[other.index] == max(ranks.values())]
    if len({clusters.root(other.index) for other in best}) > 1:
        return
    if best or ahead:
        _link(profile, best or options, clusters)


def times_named(other: Profile, profile: Profile, clusters: Clusters) -> int:
    """How often what bears a name is spoken of before a mention."""
    return sum(1 for i in clusters.of(other.index).members if i < profile.index)


def is_body(profile: Profile, clusters: Clusters) -> bool:
    kind = profile.found.type
    return kind is not None and any(clusters.schema.is_a(kind, above) for above in ("kg:Organization", "kg:Place"))


def _may_shorten(profile: Profile, clusters: Clusters) -> bool:
    return profile.found.type is None or is_body(profile, clusters)


def head_word(words: tuple[str, ...], lists: WordLists) -> str:
    """The word that says what is named: "ministry" of "Ministry of Defence", "press" of "University of Ede Press"."""
    if "of" not in words[1:]:
        return words[-1]
    of = words.index("of")
    return words[-1] if len(words) > of + 2 and _kind_word(words[-1], lists) else words[of - 1]


def _is_kind(profile: Profile, lists: WordLists) -> bool:
    return len(profile.words) == 1 and profile.words[0].capitalize() in lists.name_words


def _is_half(profile: Profile, names: Sequence[Profile]) -> bool:
    """Whether a country's other half is named too: with both Koreas in the text "the North" is one of them."""
    return profile.found.type == "kg:Country" and any(
        other.found.type == "kg:Country" and other.words[1:] == profile.words[1:] and other.words != profile.words
        for other in names
    )


def _is_of_another(profile: Profile) -> bool:
    """Whether a word like "Court" takes up no name: "a Court", "College career"."""
    inside = not profile.determiner and profile.token.dep_ in {"compound", "nmod", "amod"}
    return inside or profile.determiner == "indefinite"


def _ends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and long[-len(short) :] == short


def _begins(profile: Profile, other: Profile, lists: WordLists) -> bool:
    """Whether a name is the beginning of a longer one and what follows makes it no other thing."""
    short, long = profile.words, other.words
    if len(short) >= len(long) or long[: len(short)] != short:
        return False
    if short[-1] in SMALL or long[len(short)] in SMALL:
        return False
    added = _kind_word(long[-1], lists)
    if added in _SUFFIXED:
        return True  # "Acme Ltd.", "Acme News"
    acronym = len(short) == 1 and profile.token.text.isupper()
    whole = any(_kind_word(word, lists) for word in short)
    # "the University of Ede Hospital" is no University of Ede, "the ACME Collections" no ACME
    return not acronym and not (whole and added)


def _kind_word(word: str, lists: WordLists) -> str:
    """The class that a word of a name says."""
    return lists.name_words.get(word.capitalize(), "") or lists.name_words.get(word.upper(), "")
