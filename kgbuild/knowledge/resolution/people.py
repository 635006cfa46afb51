"""People: what two names of people have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from kgbuild.knowledge.names import fold_name
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.spelling import Speller
from kgbuild.ontology.cues import Cues

__all__ = ["PersonName", "PersonNames", "compare_names", "parse_person"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """The folded words of a person's name. `given` is "" where only a surname is known; `generation`: jr, sr or ""."""

    given: str
    middle: tuple[str, ...]
    surname: str
    generation: str = ""

    @property
    def full(self) -> bool:
        """Whether it names a person as a rule without more: given name and surname."""
        return len(self.given) > 1

    @property
    def key(self) -> tuple[str, str]:
        return self.given, self.surname


class PersonNames:
    """Takes names of people apart, each name once."""

    def __init__(self, cues: Cues) -> None:
        self.speller = Speller.of(cues)
        self.fold = lru_cache(maxsize=None)(fold_name)
        self.parse = lru_cache(maxsize=None)(partial(parse_person, cues=cues))

    def choose_fullest(self, group: Group) -> PersonName:
        """The fullest of a group's names."""
        if group.fullest is None:
            group.fullest = max(
                group.names, key=lambda text: (self.parse(text).full, group.names[text], len(text), text)
            )
        return self.parse(group.fullest)

    def list_keys(self, name: PersonName, group: Group) -> Iterator[tuple[str, str]]:
        """By what forms of a full name are found: surname and given name in one spelling; a given name with an office or a
        spouse."""
        strip = self.speller.strip_vowels
        for surname in {name.surname, *name.middle}:
            for given in self.speller.spread(name.given):
                if len(surname) > 1:
                    yield strip(surname), strip(given)
        for office in group.offices:
            yield f"office {office}", name.given
        for spouse in group.spouses:
            if spouse:
                yield strip(spouse.split()[-1]), strip(name.given)


def parse_person(name: str, cues: Cues) -> PersonName:
    """The parts of a name, without titles; "Pope Felix" is a whole name."""
    words = fold_name(name).split()
    honorifics, styles = cues.words("resolution.honorifics"), cues.words("resolution.styles")
    while len(words) > 1 and words[0] in honorifics and not (len(words) == 2 and words[0] in styles):
        words = words[1:]
    generation = ""
    juniors, seniors = cues.words("resolution.juniors"), cues.words("resolution.seniors")
    if len(words) > 2 and words[-1] in juniors | seniors:
        generation = "jr" if words[-1] in juniors else "sr"
        words = words[:-1]
    if not words:
        return PersonName("", (), "")
    if len(words) == 1:
        return PersonName("", (), words[0])
    return PersonName(words[0], tuple(words[1:-1]), words[-1], generation)


def compare_names(one: PersonName, other: PersonName, speller: Speller) -> Iterator[str]:
    """The features of two names, as in ontology/cues/resolution.toml; the last word first, since most families go last."""
    yield from _compare_surnames(one, other, speller)
    yield _compare_given(one, other, speller)
    yield from _compare_middle(one, other)
    if one.generation and other.generation and one.generation != other.generation:
        yield "one senior, one junior"
    elif one.generation != other.generation and one.full and other.full:
        yield "only one is junior"


def _compare_surnames(one: PersonName, other: PersonName, speller: Speller) -> Iterator[str]:
    if one.surname == other.surname:
        yield "same surname"
    elif _is_first_alone(one, other) or _is_first_alone(other, one):
        yield "first word of the other"
    elif one.surname in other.middle or other.surname in one.middle:
        yield "one surname within the other"
    elif speller.spell(one.surname) == speller.spell(other.surname):
        yield "surname spelt otherwise"
    elif len(one.surname) > 3 and speller.strip_vowels(one.surname) == speller.strip_vowels(other.surname):
        yield "surname spelt alike"
    else:
        yield "other surname"


def _is_first_alone(one: PersonName, other: PersonName) -> bool:
    """Whether one is a single word that the other begins with: a given name, or as in "Wei Jun" the family's."""
    return one.surname == other.given and not one.given


def _compare_given(one: PersonName, other: PersonName, speller: Speller) -> str:
    left, right = one.given, other.given
    if not left or not right:
        first = _is_first_alone(one, other) or _is_first_alone(other, one)
        return "one word alone" if first and one.surname != other.surname else "no given name"
    if left == right:
        return "same given name" if len(left) > 1 else "initial"
    if 1 in (len(left), len(right)):
        return "initial" if left[0] == right[0] else "other given name"
    if speller.is_nickname(left, right):
        return "nickname"
    if speller.spell(left) == speller.spell(right):
        return "given name spelt otherwise"
    if len(left) > 3 and speller.strip_vowels(left) == speller.strip_vowels(right):
        return "given name spelt alike"
    return "other given name"


def _compare_middle(one: PersonName, other: PersonName) -> Iterator[str]:
    if not one.middle or not other.middle or one.surname != other.surname:
        return
    agree = all(
        a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in zip(one.middle, other.middle, strict=False)
    )
    yield "same middle name" if agree else "other middle name"
