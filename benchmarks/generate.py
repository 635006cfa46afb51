"""Makes news of any amount: short articles of made-up people, bodies, places and days, the same for the same seed.

    python benchmarks/generate.py 2000 --out news.jsonl [--sentences 6] [--seed 1]

Each article tells of a few things that are in the news together: people with offices, companies, towns, a quarrel or a
deal. Few of them are in very many articles and most in one or two, as in news, so that what grows with the number of
documents grows as it would. The sentences are recombined from templates; nothing in them is true.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2021, 1, 4)
SENTENCES = 6


def list_words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = list_words(
    "Ada Agnes Aldo Amina Anna Aram Astrid Bela Bruno Carla Cyril Dario Dilan Edda Elio Emre Erika Farid Flora Gero "
    "Greta Hanna Hugo Ilse Imran Ines Ivo Jana Joel Judit Kaia Karim Lena Leo Lidia Luca Magda Malik Marta Milan Mira "
    "Nadia Nils Nora Olga Oskar Pablo Petra Rafael Rana Rosa Ruben Samir Sara Selma Silas Sofia Stella Tariq Theo Tilda "
    "Ulla Vera Viktor Wanda Yara Yusuf Zora"
)
HEADS = list_words(
    "Al Bar Bel Ber Bor Cal Cor Dal Dor Dun Eck El Fal Fen Gal Gar Gos Hal Har Hol Ing Jar Kal Kes Kor Lan Lin Lor Mal "
    "Mar Mel Mor Nar Nor Ol Ost Pel Per Quil Ral Ren Ros Sal Sel Sor Tal Tor Ul Val Ver Vin Wal Wes Zan Zel"
)
MIDDLES = ("", "a", "e", "i", "o", "an", "er", "in", "or", "ul")
TAILS = list_words(
    "berg dal dorf ev ford gren ic land lund man ner nik ov quist rick sen sky son stad ster ton vik wald wood"
)
TRADES = list_words(
    "Airlines Bank Energy Foods Holdings Logistics Media Motors Pharma Rail Shipping Software Steel Telecom"
)
BODIES = (
    "the Harbour Authority",
    "the Supreme Court",
    "the Fisheries Office",
    "the Central Bank",
    "the Transport Ministry",
    "the Health Ministry",
    "the Labour Union",
    "the Energy Agency",
)
COUNTRIES = list_words(
    "Norway Portugal Kenya Chile Japan Canada Poland Brazil Ghana Vietnam Ireland Morocco Austria Peru Finland Greece"
)
OFFICES = (
    "Foreign Minister",
    "Finance Minister",
    "Prime Minister",
    "Interior Minister",
    "Health Minister",
    "Transport Minister",
)
TRADESPEOPLE = ("lawyer", "engineer", "economist", "farmer", "journalist", "surgeon", "architect", "teacher")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MATTERS = (
    "the fishing quota",
    "the new ferry line",
    "higher tariffs on steel",
    "the grain deal",
    "a border tunnel",
    "the gas pipeline",
    "safer night trains",
    "the flood barrier",
    "cheaper medicines",
    "the pension reform",
)
# {p} {q} {r}: people, with an office where first named; {c} {d}: companies; {t} {u}: towns; {n} {m}: countries
TEMPLATES = (
    "{p} met {q} in {t} on {day}.",
    "{p} and {q} held talks in {t} on {day} about {matter}.",
    "{c} said on {day} it would buy {d} for ${number} million.",
    "{c} bought {d} on {day} for {number} million euros.",
    "{c} opened a plant in {t} and hired {number} people there.",
    "{c} sued {d} in {n} on {day}, accusing it of copying its engines.",
    "{p} accused {q} of hiding the costs of {matter}.",
    "{p} denied on {day} that {q} had received money from {c}.",
    "“{matterup} cannot wait until next year,” {p} said on {day}.",
    "{p} said {q} had agreed to {matter} in {t}.",
    "{p} told reporters in {t} that {n} and {m} may sign a deal on {matter} next month.",
    "{n} and {m} signed an agreement on {matter} in {t} on {day}.",
    "{n} will send {number} engineers to {t}, {p} said.",
    "{p} resigned on {day} after {q} criticised {matter}.",
    "{p} was arrested in {t} on {day}.",
    "A court in {t} sentenced {p} to {small} years in prison on {day}.",
    "{p} was named chief executive of {c} on {day}, succeeding {q}.",
    "{q}, who worked for {c} until {year}, joined {d} on {day}.",
    "Thousands of people protested against {matter} in {t} on {day}, and {p} praised them.",
    "{body} fined {c} {number} million euros on {day}.",
    "{p} flew from {t} to {u} on {day} to visit {q}.",
    "According to {p}, {c} will close its plant in {t} by {year}.",
    "{q} rejected the claim, but {p} did not apologise.",
    "{p} has not met {q} since {year}.",
    "{n} recalled its ambassador to {m} on {day}, and {p} called it a mistake.",
    "A fire at a warehouse of {c} in {t} killed {small} people on {day}, {body} said.",
    "{p}, a {trade}, founded {c} in {year} with {q}.",
    "Workers of {c} went on strike in {t} on {day} over {matter}.",
)


class News:
    """Made-up news for `amount` articles: who and what is in them grows with their number, more slowly than it."""

    def __init__(self, amount: int, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        size = max(30, int(12 * amount**0.75))
        self.people = self._make_names(size, lambda: f"{self.chance.choice(GIVEN)} {self._make_word()}")
        self.companies = self._make_names(size // 3, lambda: f"{self._make_word()} {self.chance.choice(TRADES)}")
        self.towns = self._make_names(size // 5, self._make_word)
        self.offices = {
            person: f"{self.chance.choice(COUNTRIES)}'s {self.chance.choice(OFFICES)}"
            for person in self.people
            if self.chance.random() < 0.3
        }

    def _make_word(self) -> str:
        return self.chance.choice(HEADS) + self.chance.choice(MIDDLES) + self.chance.choice(TAILS)

    def _make_names(self, size: int, make: object) -> list[str]:
        assert callable(make)
        found: dict[str, None] = {}
        while len(found) < size:
            found[make()] = None
        return list(found)

    def make_article(self, number: int, sentences: int = SENTENCES) -> dict[str, str]:
        """The article of a number, the same whichever other ones are asked for: id, published, title, text."""
        chance = random.Random(f"{number} {self.people[0]}")
        published = FIRST_DAY + timedelta(days=number // 12 % 1500)
        centre = chance.random() ** 3
        people: dict[str, str] = {}  # by surname: two of one would be told apart by nobody
        while len(people) < 3:
            person = self._pick(self.people, centre, chance)
            people.setdefault(person.split()[-1], person)
        fillers = {
            "d": self._pick(self.companies, 1 - centre, chance),
            "u": self._pick(self.towns, 1 - centre, chance),
            "c": self._pick(self.companies, centre, chance),
            "t": self._pick(self.towns, centre, chance),
            "n": chance.choice(COUNTRIES),
            "m": chance.choice(COUNTRIES),
        }
        told: set[str] = set()
        text = [
            self._write(template, tuple(people.values()), fillers, told, published, chance)
            for template in chance.sample(TEMPLATES, sentences)
        ]
        return {
            "id": f"made-{number:06}",
            "published": published.isoformat(),
            "title": f"{next(iter(people.values()))} and {fillers['c']} in the news",
            "text": "\n\n".join(" ".join(text[at : at + 3]) for at in range(0, len(text), 3)),
        }

    def _pick(self, things: Sequence[str], centre: float, chance: random.Random) -> str:
        """One of the things: mostly a neighbour of what the article is about, else of what everybody speaks of."""
        near = int(len(things) * centre) + chance.randrange(5)
        return things[near % len(things) if chance.random() < 0.8 else int(len(things) * chance.random() ** 6)]

    def _write(
        self,
        template: str,
        people: Sequence[str],
        fillers: dict[str, str],
        told: set[str],
        published: date,
        chance: random.Random,
    ) -> str:
        day = published - timedelta(days=chance.randrange(7))
        matter = chance.choice(MATTERS)
        persons = dict(zip("pqr", chance.sample(list(people), 3), strict=True))
        named = {}
        for key, person in persons.items():
            if f"{{{key}}}" in template:
                named[key] = self._name(person, told)
        sentence = template.format(
            **{key: named.get(key, person) for key, person in persons.items()},
            **fillers,
            day=WEEKDAYS[day.weekday()],
            matter=matter,
            matterup=matter[0].upper() + matter[1:],
            number=chance.randrange(20, 900),
            small=chance.randrange(2, 20),
            year=chance.randrange(1995, 2021),
            body=chance.choice(BODIES),
            trade=chance.choice(TRADESPEOPLE),
        )
        return sentence[0].upper() + sentence[1:]

    def _name(self, person: str, told: set[str]) -> str:
        """In full with the office at first, by the surname afterwards."""
        if person in told:
            return person.split()[-1]
        told.add(person)
        return f"{self.offices[person]} {person}" if person in self.offices else person


def make_articles(amount: int, *, seed: int = 1, sentences: int = SENTENCES) -> Iterator[dict[str, str]]:
    """The articles, as the objects of JSON Lines that `kgbuild build` reads."""
    news = News(amount, seed)
    for number in range(amount):
        yield news.make_article(number, sentences)


def write_articles(path: Path, amount: int, *, seed: int = 1, sentences: int = SENTENCES) -> None:
    """Writes them as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for article in make_articles(amount, seed=seed, sentences=sentences):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("amount", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_articles(given.out, given.amount, seed=given.seed, sentences=given.sentences)


if __name__ == "__main__":
    main()
