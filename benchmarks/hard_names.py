"""Measures who is who on collections of names that are hard to tell apart, made up from a seed.

    python benchmarks/hard_names.py [--cases N] [--seed N] [--errors KIND]

Each case is a few documents that name one person or company, or two that are easily taken for one. A document tells of its
thing what news tells: in half of them its office or trade, in some its country or age, and always who else is in the story;
two in five of those who are in it are named in one document. Counted are pairs of documents of one case: put in one or not.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kgbuild.knowledge.local import LocalEntity, Standing, Traits
from kgbuild.knowledge.resolution import resolve
from kgbuild.model.world import Entity
from kgbuild.ontology import load_ontology


def list_words(text: str) -> list[str]:
    return text.split()


SYLLABLES = list_words(
    "bar bel cor dan dor fal fen gar gol han har kel kor lan lin mar mel nor pel ran rin sol tal tor val van wen"
)
ENDINGS = list_words("berg den dorf ley lin man mark mont ner quist rick sen ska son stead ton vik well witz wood")
GIVEN = list_words(
    "Anna Carl Clara David Elena Emma Erik George Helen Ivan Jonas Laura Lucas Maria Martin Nina Oscar Paul Rosa"
)
NICKNAMES = (("William", "Bill"), ("Robert", "Bob"), ("Elizabeth", "Liz"), ("Michael", "Mike"), ("Katherine", "Kate"))
NICKNAMES += (("James", "Jim"), ("Thomas", "Tom"), ("Alexander", "Sasha"), ("Margaret", "Peggy"), ("Joseph", "Joe"))
SPELLINGS = (("Sergey", "Sergei"), ("Yuri", "Iouri"), ("Mohammed", "Muhammad"), ("Aleksandr", "Alexander"))
SPELLINGS += (
    ("Dmitry", "Dmitri"),
    ("Ahmed", "Ahmad"),
    ("Yusuf", "Yousef"),
    ("Natalya", "Natalia"),
    ("Hussein", "Husain"),
)
TAILS = (
    ("sky", "skiy"),
    ("ov", "off"),
    ("enko", "yenko"),
    ("ayev", "aev"),
    ("zhin", "jin"),
    ("ouri", "uri"),
    ("iev", "yev"),
)
ACCENTS = str.maketrans({"o": "ö", "a": "á", "e": "é", "n": "ñ"})
COUNTRIES = list_words("norway chile kenya india japan poland canada egypt peru portugal")
OFFICES = list_words("prime-minister president finance-minister mayor governor ambassador")
TRADES = list_words("footballer singer novelist lawyer surgeon architect economist chemist")
BRANCHES = list_words("Energy Motors Bank Foods Media Airlines Insurance Steel")
COMMON = ("country/united-states", "organization/united-nations", "country/china", "organization/european-union")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something in the world: what documents may say of it. `story`: what else its documents name."""

    id: str
    type: str
    country: str
    story: tuple[str, ...]
    office: str | None = None
    trade: str | None = None
    born: int = 1970


Case = list[tuple[Thing, str]]  # a thing and its name in a document


class Maker:
    """Makes cases from a seed; every name of it is new."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.number = 0

    def word(self, ending: str | None = None) -> str:
        """A surname or a company's name."""
        self.number += 1
        head = self.chance.choice(SYLLABLES) + self.chance.choice(SYLLABLES)
        return (head + (self.chance.choice(ENDINGS) if ending is None else ending)).capitalize()

    def story(self) -> tuple[str, ...]:
        """What the documents on a thing name beside it: five names, each of which may occur in one document."""
        return tuple(f"{self.chance.choice(GIVEN)} {self.word()}".lower() for _ in range(5))

    def person(
        self, country: str | None = None, story: tuple[str, ...] | None = None, born: int | None = None
    ) -> Thing:
        self.number += 1
        official = self.chance.random() < 0.6
        return Thing(
            id=f"person {self.number}",
            type="kg:Person",
            country=country or self.chance.choice(COUNTRIES),
            story=story or self.story(),
            office=self.chance.choice(OFFICES) if official else None,
            trade=None if official else self.chance.choice(TRADES),
            born=born or self.chance.randrange(1940, 1990),
        )

    def company(self, story: tuple[str, ...] | None = None) -> Thing:
        self.number += 1
        return Thing(
            id=f"company {self.number}",
            type="kg:Company",
            country=self.chance.choice(COUNTRIES),
            story=story or self.story(),
        )

    def given(self) -> str:
        return self.chance.choice(GIVEN)

    def document(self, number: int, thing: Thing, name: str) -> LocalEntity:
        """The local entity of a document that names a thing."""
        chance = self.chance
        told = chance.random() < 0.5
        country = f"country/{thing.country}"
        office = frozenset([f"{country}/{thing.office}"] if thing.office and told else [])
        beside = frozenset(chance.sample(thing.story, 3)) | {chance.choice(COMMON)}
        place = {country} if chance.random() < 0.7 else set[str]()
        return LocalEntity(
            entity=Entity(id=f"doc{number}#c1", type=thing.type, name=name, names=(name,)),
            document_id=f"doc{number}",
            standing=Standing.NAME,
            offices=office,
            traits=Traits(
                countries=frozenset([country] if office or chance.random() < 0.25 else []),
                occupations=frozenset([thing.trade] if thing.trade and told else []),
                born=thing.born + chance.randrange(-1, 1) if chance.random() < 0.2 else None,
            ),
            context=beside | place,
        )


def same_surname(make: Maker) -> Case:
    surname, one, other = make.word(), make.given(), make.given()
    first = make.person()
    second = make.person(country=first.country if make.chance.random() < 0.5 else None)
    while other == one:
        other = make.given()
    return [
        (first, f"{one} {surname}"),
        (second, f"{other} {surname}"),
        (first, surname),
        (second, surname),
        (first, f"{one} {surname}"),
    ]


def initials(make: Maker) -> Case:
    surname, given, middle = make.word(), make.given(), make.given()
    person = make.person()
    stranger = make.person()
    names = (
        f"{given} {surname}",
        f"{given[0]}. {surname}",
        f"{given} {middle[0]}. {surname}",
        f"{given[0]}. {middle[0]}. {surname}",
    )
    letter = make.chance.choice([c for c in "BFKQTWZ" if c != given[0]])
    return [*((person, name) for name in names), (stranger, f"{letter}. {surname}")]


def transliterations(make: Maker) -> Case:
    one, other = make.chance.choice(SPELLINGS)
    tail, alternative = make.chance.choice(TAILS)
    stem = make.word("")
    person, stranger = make.person(), make.person()
    case = [
        (person, f"{one} {stem}{tail}"),
        (person, f"{other} {stem}{alternative}"),
        (person, f"{other} {stem}{tail}"),
    ]
    return [*case, (stranger, f"{make.given()} {stem}{alternative}")]


def married_names(make: Maker) -> Case:
    given, maiden, married = (
        make.chance.choice(("Anna", "Clara", "Elena", "Emma", "Maria", "Nina")),
        make.word(),
        make.word(),
    )
    person = make.person()
    husband = make.person(country=person.country, story=person.story)
    joined = make.chance.choice((f"{maiden} {married}", f"{maiden}-{married}"))
    case = [(person, f"{given} {maiden}"), (person, f"{given} {joined}"), (person, f"{given} {married}")]
    return [*case, (husband, f"{make.chance.choice(('Carl', 'Erik', 'Paul'))} {married}")]


def nicknames(make: Maker) -> Case:
    long, short = make.chance.choice(NICKNAMES)
    surname, person, stranger = make.word(), make.person(), make.person()
    return [
        (person, f"{long} {surname}"),
        (person, f"{short} {surname}"),
        (person, f"{long} {surname}"),
        (stranger, f"{make.given()} {surname}"),
    ]


def accents(make: Maker) -> Case:
    given, surname, person = make.given(), make.word(), make.person()
    return [
        (person, f"{given} {surname}"),
        (person, f"{given} {surname.translate(ACCENTS)}"),
        (person, f"{given.upper()} {surname.upper()}"),
    ]


def titles(make: Maker) -> Case:
    given, surname, person = make.given(), make.word(), make.person()
    title = make.chance.choice(("Dr.", "Sir", "Prof.", "Lady", "Sheikh", "Gen."))
    return [(person, f"{given} {surname}"), (person, f"{title} {given} {surname}"), (person, f"{title} {surname}")]


def father_and_son(make: Maker) -> Case:
    given, surname = make.given(), make.word()
    father = make.person(born=1938)
    story = (*father.story[:1], *make.story()[1:])
    son = make.person(country=father.country, born=1968, story=story)
    if make.chance.random() < 0.5:
        return [
            (father, f"{given} {surname} Sr."),
            (son, f"{given} {surname} Jr."),
            (son, f"{given} {surname} Jr"),
            (father, f"{given} {surname} Sr"),
        ]
    return [
        (father, f"{given} {surname}"),
        (son, f"{given} {surname} Jr."),
        (father, f"{given} {surname}"),
        (son, f"{given} {surname} Jr."),
    ]


def namesakes(make: Maker) -> Case:
    name = f"{make.given()} {make.word()}"
    first = make.person()
    second = make.person(country=make.chance.choice([c for c in COUNTRIES if c != first.country]))
    return [(first, name), (second, name), (first, name), (second, name), (first, name), (second, name)]


def subsidiaries(make: Maker) -> Case:
    name, branch, other = make.word(), *make.chance.sample(BRANCHES, 2)
    parent = make.company()
    first = make.company(story=(*parent.story[:2], *make.story()[2:]))
    second = make.company(story=(*parent.story[:2], *make.story()[2:]))
    form = make.chance.choice(("Inc.", "Corp.", "Ltd", "Group", "AG", "Holdings"))
    case = [(parent, name), (parent, f"{name} {form}"), (first, f"{name} {branch}"), (first, f"{name} {branch} {form}")]
    return [*case, (second, f"{name} {other}"), (second, f"{name} {make.chance.choice(COUNTRIES).title()}")][:5]


def acronyms(make: Maker) -> Case:
    words = [make.word() for _ in range(3)]
    one = f"{words[0]} {words[1]} Workers {make.chance.choice(('Union', 'League', 'Council'))}"
    body, other = make.company(), make.company()
    short = "".join(word[0] for word in one.split())
    rival = f"{words[0][0]}{words[2][1:]} {words[1]} Writers {one.split()[-1]}"
    return [(body, one), (body, short), (body, f"the {one}"), (other, rival)]


KINDS: tuple[Callable[[Maker], Case], ...] = (
    same_surname,
    initials,
    transliterations,
    married_names,
    nicknames,
    accents,
    titles,
    father_and_son,
    namesakes,
    subsidiaries,
    acronyms,
)


def make_collection(seed: int, cases: int) -> Iterator[tuple[str, list[tuple[Thing, LocalEntity]]]]:
    """The cases of every kind, in one collection."""
    make = Maker(seed)
    number = 0
    for kind in KINDS:
        for _ in range(cases):
            case: list[tuple[Thing, LocalEntity]] = []
            for thing, name in kind(make):
                number += 1
                case.append((thing, make.document(number, thing, name)))
            yield kind.__name__.replace("_", " "), case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=int, default=100, help="of each kind [100]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", metavar="KIND", help="list the wrong decisions of a kind")
    arguments = parser.parse_args()
    cases = list(make_collection(arguments.seed, arguments.cases))
    resolved = resolve([local for _, case in cases for _, local in case], load_ontology())
    node = {local.id: number for number, group in enumerate(resolved.clusters) for local in group}
    home = {local.id: number for number, (_, case) in enumerate(cases) for _, local in case}
    counts: dict[str, Counter[str]] = {}
    for kind, case in cases:
        count = counts.setdefault(kind, Counter())
        for (one, left), (other, right) in combinations(case, 2):
            same, merged = one.id == other.id, node[left.id] == node[right.id]
            count["right"] += same and merged
            count["merged"] += merged
            count["same"] += same
            if same != merged and kind == arguments.errors:
                print(
                    "apart " if same else "merged",
                    left.entity.name,
                    "|",
                    right.entity.name,
                    left.offices,
                    right.offices,
                )
                print("   ", left.traits, right.traits, sorted(left.context & right.context), sep="\n    ")
    for kind, count in [*counts.items(), ("all", sum(counts.values(), Counter[str]()))]:
        precision, recall = divide(count["right"], count["merged"]), divide(count["right"], count["same"])
        print(f"{kind:18} precision {precision}  recall {recall}  {count['same']:5} pairs")
    strays = sum(len({home[local.id] for local in group}) - 1 for group in resolved.clusters)
    print(f"cases joined with another: {strays}")


def divide(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


if __name__ == "__main__":
    main()
