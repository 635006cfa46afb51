"""Whom "the two", "both officials", "the two sides" and a plural "they" stand for: the last pair that fits, if it is clear."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kgbuild.ontology.schema import Schema
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.mentions.pairs import coordinations
from kgbuild.reading.mentions.profiles import Profile, recall_profiles
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists

__all__ = ["find_members"]

MAX_SENTENCES = 4
MAX_MENTIONS = 200  # that are looked back over
PEOPLE = ("kg:Person",)
BODIES = ("kg:Country", "kg:Organization")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "appos", "dative"})


def find_members(annotated: Annotated, found: tuple[Found, ...], chains: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    """Plural mention -> the last mentions of the people or bodies that it stands for.

    Only mentions whose chain names nobody. A coordination of names counts first, then a sentence that names exactly as many
    of the kind; the nearest one decides.
    """
    profiles = recall_profiles(annotated, found)
    lists, schema = read_word_lists(annotated.ontology), annotated.ontology.schema
    named = {chains[profile.index] for profile in profiles if profile.name}
    groups = [group for group in coordinations(profiles) if len({chains[i] for i in group}) == len(group)]
    types, introduced = _chain_types(profiles, chains), _introduced(profiles, chains)
    members: dict[int, tuple[int, ...]] = {}
    for profile in profiles:
        count, kinds = _asks_for(profile, lists)
        if count == 0 or chains[profile.index] in named or chains[profile.index] in introduced:
            continue
        group = _group(profile, count, kinds, profiles, chains, groups, types, schema)
        if group:
            members[profile.index] = tuple(_last(chains[i], profile.index, profiles, chains) for i in group)
    return members


def _asks_for(profile: Profile, lists: WordLists) -> tuple[int, tuple[str, ...]]:
    """How many things of which classes a mention stands for; 0 where it is no such mention, -1 for any number."""
    if profile.pronoun and profile.person == "3" and profile.found.number == "plural":
        return -1, PEOPLE + BODIES
    if profile.pronoun and profile.token.lower_ == "both":
        return 2, PEOPLE + BODIES
    if not profile.nominal or profile.determiner not in {"definite", "demonstrative"}:
        return 0, ()
    if profile.lemma in lists.pairs:
        return 2, PEOPLE + BODIES
    if profile.lemma in lists.numbers:
        return int(lists.numbers[profile.lemma]), PEOPLE + BODIES
    first = profile.token.doc[profile.found.start].lower_
    counts = [int(lists.numbers[word]) for word in sorted(profile.modifiers) if word in lists.numbers]
    count = 2 if first == "both" else counts[0] if counts else 0
    return (count, _kinds(profile, lists)) if count else (0, ())


def _kinds(profile: Profile, lists: WordLists) -> tuple[str, ...]:
    kind = profile.found.type
    if profile.lemma in lists.sides:
        return BODIES + PEOPLE if kind != "kg:Group" else PEOPLE
    if kind in {"kg:Group", "kg:Person"}:
        return PEOPLE
    return (kind,) if kind is not None else ()


def _introduced(profiles: Sequence[Profile], chains: Sequence[int]) -> frozenset[int]:
    """The chains that a noun introduces: "two men ... the two men" needs nobody named."""
    return frozenset(
        chains[one.index] for one in profiles if one.nominal and one.determiner not in {"definite", "demonstrative"}
    )


def _group(
    profile: Profile,
    count: int,
    kinds: tuple[str, ...],
    profiles: Sequence[Profile],
    chains: Sequence[int],
    groups: Sequence[tuple[int, ...]],
    types: Mapping[int, set[str]],
    schema: Schema,
) -> tuple[int, ...]:
    def fits(i: int) -> bool:
        return any(schema.is_a(kind, above) for kind in types.get(chains[i], ()) for above in kinds)

    for sentence in range(profile.sentence, profile.sentence - MAX_SENTENCES - 1, -1):
        near = [
            group
            for group in groups
            if profiles[group[0]].sentence == sentence
            and group[-1] < profile.index
            and (len(group) == count or count < 0)
            and all(fits(i) for i in group)
        ]
        named = _named(sentence, profile, profiles, chains, fits)
        if near:
            # "A met B and C. The two ...": not clear
            others = [i for i in named if chains[i] not in {chains[k] for k in near[-1]}]
            kinds_in = {profiles[i].found.type for i in near[-1]}
            return () if count > 0 and any(profiles[i].found.type in kinds_in for i in others) else near[-1]
        if count > 0 and (pair := _only(named, count, profiles)):
            return pair
        if count < 0 and sentence < profile.sentence:
            return ()  # a pronoun looks back one sentence at most
    return ()


def _named(
    sentence: int,
    profile: Profile,
    profiles: Sequence[Profile],
    chains: Sequence[int],
    fits: Callable[[int], bool],
) -> tuple[int, ...]:
    """The first mention by name of each chain of fitting arguments in a sentence, before the mention."""
    seen: dict[int, int] = {}
    for other in _sentence(sentence, profile, profiles):
        if not other.name or other.token.dep_ not in _ARGUMENTS or not fits(other.index):
            continue
        if not any(profiles[i].found.start <= other.found.start < profiles[i].found.end for i in seen.values()):
            seen.setdefault(chains[other.index], other.index)
    return tuple(seen.values())


def _sentence(sentence: int, profile: Profile, profiles: Sequence[Profile]) -> list[Profile]:
    """The mentions of a sentence that stand before a mention, in order; looks back from it."""
    found: list[Profile] = []
    for other in reversed(profiles[max(0, profile.index - MAX_MENTIONS) : profile.index]):
        if other.sentence < sentence:
            break
        if other.sentence == sentence:
            found.append(other)
    return found[::-1]


def _only(named: Sequence[int], count: int, profiles: Sequence[Profile]) -> tuple[int, ...]:
    """The people among those named in a sentence, if they are as many as asked for; else its countries and bodies."""
    people = tuple(i for i in named if profiles[i].found.type == "kg:Person")
    bodies = tuple(i for i in named if profiles[i].found.type != "kg:Person")
    return next((group for group in (people, bodies) if len(group) == count), ())


def _chain_types(profiles: Sequence[Profile], chains: Sequence[int]) -> Mapping[int, set[str]]:
    types: dict[int, set[str]] = {}
    for profile in profiles:
        if profile.name and profile.found.type is not None:
            types.setdefault(chains[profile.index], set()).add(profile.found.type)
    return types


def _last(chain: int, before: int, profiles: Sequence[Profile], chains: Sequence[int]) -> int:
    """The last mention by name of a chain before a mention."""
    return next(i for i in range(before - 1, -1, -1) if chains[i] == chain and profiles[i].name)
