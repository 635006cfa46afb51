"""Measures how fast local entities are resolved, and how the time grows with their number.

    python benchmarks/resolution_speed.py [--sizes 10000 30000 100000] [--seed N]

The entities are made up after what news looks like: ten named things a document; a few names in very many documents and
most in one or two; a third people, of whom most are called by surname alone in some documents; places and bodies that the
gazetteer knows; surnames, towns and ministries that several share. Counted is processor time, each size in a process of
its own, and the memory that resolving adds to the entities at its peak; then that of resolving again, with one document
more, by what was decided before.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from kgbuild.knowledge.local import LocalEntity, Standing, Traits
from kgbuild.knowledge.resolution import Ledger, format_ledger, read_ledger, resolve
from kgbuild.model.world import Entity
from kgbuild.ontology import load_ontology

A_DOCUMENT = 10
SYLLABLES = (
    "ba",
    "ber",
    "cal",
    "dor",
    "el",
    "fen",
    "gar",
    "hol",
    "ir",
    "jan",
    "ke",
    "lin",
    "mo",
    "nor",
    "pe",
    "ral",
    "sen",
)
TAILS = ("berg", "dal", "ev", "ford", "ic", "land", "man", "ner", "ov", "rick", "sky", "son", "ton", "vik", "wood")
KINDS = ("kg:Person",) * 4 + ("kg:Company",) * 2 + ("kg:Organization", "kg:GovernmentBody", "kg:Place", "kg:Product")
BODIES = ("Ministry", "Fisheries Office", "Supreme Court", "Foreign Ministry", "Parliament")


class World:
    """The things that documents name: the rank of one tells how often."""

    def __init__(self, size: int, seed: int) -> None:
        self.chance = random.Random(seed)
        surnames = [self.word() for _ in range(max(50, size // 40))]
        given = [self.word(1) for _ in range(300)]
        self.things: list[tuple[str, str, str | None]] = []  # class, name, owner
        for _ in range(size // 5):
            kind = self.chance.choice(KINDS)
            if kind == "kg:Person":
                name, owner = f"{self.chance.choice(given)} {self.pick(surnames)}", None
            elif kind == "kg:GovernmentBody":
                name, owner = self.chance.choice(BODIES), f"country/{self.chance.randrange(60)}"
            elif kind == "kg:Place":
                name, owner = self.pick(surnames), None
            else:
                name, owner = " ".join(self.word() for _ in range(self.chance.randrange(1, 4))), None
            self.things.append((kind, name, owner))

    def word(self, syllables: int = 2) -> str:
        parts = [self.chance.choice(SYLLABLES) for _ in range(syllables)]
        return "".join((*parts, self.chance.choice(TAILS))).capitalize()

    def pick(self, words: Sequence[str]) -> str:
        """One of the words, the first ones much oftener."""
        return words[int(len(words) * self.chance.random() ** 3)]

    def make_document(self, number: int) -> Iterator[LocalEntity]:
        """The named entities of a document: neighbours in rank are often named together."""
        centre = int(len(self.things) * self.chance.random() ** 3)
        places = {
            (centre + self.chance.randrange(40)) % len(self.things)
            if self.chance.random() < 0.7
            else int(len(self.things) * self.chance.random() ** 6)
            for _ in range(A_DOCUMENT)
        }
        named = [self.name(place) for place in sorted(places)]
        context = frozenset(name.lower() for _, name, _ in named) | {f"country/{self.chance.randrange(60)}"}
        for place, (kind, name, owner) in enumerate(named):
            official = kind == "kg:Person" and self.chance.random() < 0.1
            country = f"country/{len(name) * 7 % 60}"
            yield LocalEntity(
                entity=Entity(id=f"doc{number}#c{place}", type=kind, name=name, names=(name,)),
                document_id=f"doc{number}",
                standing=Standing.NAME,
                owner_name=owner if self.chance.random() < 0.8 else None,
                offices=frozenset([f"{country}/minister"] if official else []),
                traits=Traits(countries=frozenset([country] if official else [])),
                context=context,
            )

    def name(self, place: int) -> tuple[str, str, str | None]:
        kind, name, owner = self.things[place]
        if kind == "kg:Person" and self.chance.random() < 0.2:
            given, surname = name.split()
            name = self.chance.choice((surname, f"{given[0]}. {surname}", f"{given} {self.word(1)[0]}. {surname}"))
        elif kind == "kg:Company" and self.chance.random() < 0.3:
            name = f"{name} {self.chance.choice(('Inc', 'Ltd', 'Group'))}"
        return kind, name, owner


def make_entities(size: int, seed: int) -> list[LocalEntity]:
    """About `size` local entities."""
    world = World(size, seed)
    found: list[LocalEntity] = []
    number = 0
    while len(found) < size:
        found += world.make_document(number)
        number += 1
    return found[:size]


def measure(size: int, seed: int) -> dict[str, float]:
    """Processor seconds, peak memory in megabytes with and without resolving, and what came of it; then one document more."""
    ontology = load_ontology()
    entities = make_entities(size, seed)
    last = entities[-1].document_id
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    ledger = Ledger()
    resolved = resolve((local for local in entities if local.document_id != last), ontology, ledger=ledger)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {"clusters": len(resolved.clusters), "matches": len(resolved.matches), "blocks": ledger.anew}
    lines = list(format_ledger(ledger))
    del resolved, ledger
    start = time.process_time()
    again = read_ledger(lines)
    resolve(entities, ontology, ledger=again)
    return {
        "seconds": seconds,
        "before": before / 1024,
        "peak": after / 1024,
        "more": time.process_time() - start,
        "anew": again.anew,
        **found,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one, arguments.seed)))
        return
    for size in arguments.sizes:
        command = [sys.executable, __file__, "--one", str(size), "--seed", str(arguments.seed)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        row = json.loads(done.stdout)
        speed = f"{row['seconds']:6.1f} s of processor time, {row['seconds'] / size * 1e6:5.0f} microseconds an entity"
        made = f"{row['clusters']:.0f} clusters, {row['matches']:.0f} matches"
        print(f"{size:7} entities: {speed}, {row['peak']:.0f} MB at the peak ({row['before']:.0f} before), {made}")
        print(
            f"        one document more: {row['more']:.1f} s, {row['anew']:.0f} of {row['blocks']:.0f} blocks compared"
        )


if __name__ == "__main__":
    main()
