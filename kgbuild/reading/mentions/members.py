"""Whom "the two", "both officials", "the two sides" and a plural "they" stand for: the last pair that fits, if it is clear."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kgbuild.ontology.schema import Schema
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.mentions.pairs import coordinations
from kgbuild.reading.mentions.profiles import Profile, read_profiles
from kgbuild.reading.mentions.wordlists import WordLists, read_word_lists

__all__ = ["find_members"]

MAX_SENTENCES = 4
PEOPLE = ("kg:Person",)
BODIES = ("kg:Country", "kg:Organization")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss"})


def find_members(annotated: Annotated, found: tuple[Found, ...], chains: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    """Plural mention -> the last mentions of the people or bodies that it stands for.

    Only mentions whose chain names nobody. A coordination of names counts first, then a sentence that names exactly as many
    of the kind; the nearest one decides.
    """
    profiles = read_profiles(annotated, found, ())
    lists, schema = read_word_lists(annotated.ontology), annotated.ontology.schema
    named = {chains[profile.index] for profile in profiles if profile.name}
    groups = [group for group in coordinations(profiles) if len({chains[i] for i in group}) == len(group)]
    types = _chain_types(profiles, chains)
    members: dict[int, tuple[int, ...]] = {}
    for profile in profiles:
        count, kinds = _asks_for(profile, lists)
        if count == 0 or chains[profile.index] in named or _introduced(profile, profiles, chains):
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


def _introduced(profile: Profile, profiles: Sequence[Profile], chains: Sequence[int]) -> bool:
    """Whether an earlier noun of the chain is what it stands for ("two men ... the two men")."""
    chain = chains[profile.index]
    return any(
        chains[other.index] == chain and other.nominal and other.determiner not in {"definite", "demonstrative"}
        for other in profiles[: profile.index]
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
        if near:
            return near[-1]
        if count > 0 and (pair := _only(sentence, profile, count, profiles, chains, fits)):
            return pair
        if count < 0 and sentence < profile.sentence:
            return ()  # a pronoun looks back one sentence at most
    return ()


def _only(
    sentence: int,
    profile: Profile,
    count: int,
    profiles: Sequence[Profile],
    chains: Sequence[int],
    fits: Callable[[int], bool],
) -> tuple[int, ...]:
    """The people of a sentence, if it has exactly as many as asked for; else its countries and bodies."""
    seen: dict[int, int] = {}
    for other in profiles[: profile.index]:
        if other.sentence < sentence:
            continue
        if other.sentence > sentence:
            break
        whole = not any(profiles[i].found.start <= other.found.start < profiles[i].found.end for i in seen.values())
        if other.sentence == sentence and other.name and other.token.dep_ in _ARGUMENTS and whole and fits(other.index):
            seen.setdefault(chains[other.index], other.index)
    seen = dict(sorted(seen.items(), key=lambda item: item[1]))
    people = [i for i in seen.values() if profiles[i].found.type == "kg:Person"]
    bodies = [i for i in seen.values() if profiles[i].found.type != "kg:Person"]
    for group in (people, bodies):
        if len(group) == count:
            return tuple(group)
    return ()


def _chain_types(profiles: Sequence[Profile], chains: Sequence[int]) -> Mapping[int, set[str]]:
    types: dict[int, set[str]] = {}
    for profile in profiles:
        if profile.name and profile.found.type is not None:
            types.setdefault(chains[profile.index], set()).add(profile.found.type)
    return types


def _last(chain: int, before: int, profiles: Sequence[Profile], chains: Sequence[int]) -> int:
    """The last mention by name of a chain before a mention."""
    return next(i for i in range(before - 1, -1, -1) if chains[i] == chain and profiles[i].name)
