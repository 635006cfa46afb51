"""Gazetteer: names of countries, cities, regions and organisations, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError
from kgbuild.model.ids import content_id, slug
from kgbuild.ontology.ownnames import OwnName
from kgbuild.ontology.rows import MetonymKind, Row, read_capitals, read_entries, read_metonyms

__all__ = ["Entry", "Gazetteer", "Metonym", "MetonymKind", "load_gazetteer", "normalise"]

OWN_WEIGHT = 1e15  # above all of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name. `within`, `capital`, `capital_of` and `seat_of` are keys of other entries.

    `links` are outside IRIs, best first; `demonyms` adjectives and nouns ("Russian", "Russians"); `population` 0 is
    unknown; `weight` says how likely a name means this entry rather than another; `gazetteer` is the file it stands in; `own`:
    a user added it.
    """

    key: str
    name: str
    type: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    links: tuple[str, ...]
    within: str | None
    capital: str | None
    capital_of: str | None
    seat_of: tuple[str, ...]
    population: int
    weight: float
    gazetteer: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A name that stands for another entry when it acts: "the Kremlin said". `key` is that entry's."""

    name: str
    key: str
    kind: MetonymKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The entries by key and by name; `seats` are the organisations of a city."""

    entries: Mapping[str, Entry]
    by_name: Mapping[str, tuple[Entry, ...]]
    by_capitals: Mapping[str, tuple[Entry, ...]]
    by_demonym: Mapping[str, Entry]
    metonyms: Mapping[str, Metonym]
    seats: Mapping[str, tuple[str, ...]]
    max_words: int

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Entries of exactly this name, likeliest first; where users gave the name to something of theirs, only those.

        Case matters, except that a name all in capitals is found too; curly quotes count as straight ones, and a
        leading "the" does not count.
        """
        name = normalise(name)
        return self.by_name.get(name) or (self.by_capitals.get(name, ()) if name.isupper() else ())

    def demonym(self, word: str) -> Entry | None:
        """The place that the people or things of this adjective or noun belong to: "Russian", "Russians"."""
        return self.by_demonym.get(normalise(word))

    def metonym(self, name: str) -> Metonym | None:
        """What the name stands for when it acts.

        A capital stands for its country, unless the country has the same name.
        """
        name = normalise(name)
        found = self.metonyms.get(name)
        if found is not None:
            return found
        first = next(iter(self.lookup(name)), None)
        if first is None or first.capital_of is None:
            return None
        return Metonym(name=name, key=first.capital_of, kind=MetonymKind.CAPITAL)

    def entry(self, key: str) -> Entry:
        """The entry of a key."""
        try:
            return self.entries[key]
        except KeyError:
            raise OntologyError(f"no gazetteer has the key {key!r}", "Keys look like country/malaysia.") from None

    def within(self, key: str) -> tuple[Entry, ...]:
        """The entries that contain this one, nearest first: of Kuala Lumpur, Malaysia and Asia."""
        return tuple(self._containers(self.entry(key).within))

    def _containers(self, key: str | None) -> Iterator[Entry]:
        seen: set[str] = set()
        while key is not None and key not in seen:
            seen.add(key)
            entry = self.entry(key)
            yield entry
            key = entry.within


def normalise(name: str) -> str:
    """A name as the index has it: straight quotes, single blanks, no leading article."""
    if "’" in name or "‘" in name:
        name = name.replace("’", "'").replace("‘", "'")
    name = " ".join(name.split())
    return name[4:] if name[:4] in ("the ", "The ", "THE ") else name


def load_gazetteer(directory: Path, own: Iterable[OwnName] = ()) -> Gazetteer:
    """The gazetteer of an ontology folder (gazetteer/*.csv), and the names that users add to it."""
    folder = directory / "gazetteer"
    capital_of, seat_of = read_capitals(folder)
    entries: dict[str, Entry] = {}
    for row in read_entries(folder):
        if row.key in entries:
            raise OntologyError(
                f"{folder / row.gazetteer}: the key {row.key} is there twice", "Give each entry its own key."
            )
        entries[row.key] = _make_entry(row, capital_of.get(row.key), seat_of.get(row.key, ()))
    _add_own(entries, own)
    by_name = _index_names(entries.values())
    metonyms = {normalise(name): Metonym(name=name, key=key, kind=kind) for name, key, kind in read_metonyms(folder)}
    for name in [name for name, found in by_name.items() if found[0].own]:
        metonyms.pop(name, None)
    return Gazetteer(
        entries=MappingProxyType(entries),
        by_name=MappingProxyType(by_name),
        by_capitals=MappingProxyType(_index_capitals(by_name)),
        by_demonym=MappingProxyType(_index_demonyms(entries.values())),
        metonyms=MappingProxyType(metonyms),
        seats=MappingProxyType(seat_of),
        max_words=max((name.count(" ") + 1 for name in (*by_name, *metonyms)), default=0),
    )


def _make_entry(row: Row, capital_of: str | None, seat_of: tuple[str, ...]) -> Entry:
    return Entry(
        key=row.key,
        name=row.name,
        type=row.type,
        aliases=row.aliases,
        demonyms=row.demonyms,
        links=row.links,
        within=row.within,
        capital=row.capital,
        capital_of=capital_of,
        seat_of=seat_of,
        population=row.population,
        weight=row.weight,
        gazetteer=row.gazetteer,
    )


def _add_own(entries: dict[str, Entry], own: Iterable[OwnName]) -> None:
    """Users' names beside ours; what has the IRI of one of ours only gives that one more names."""
    by_link = {link: entry.key for entry in entries.values() for link in entry.links}
    for name in own:
        known = next((by_link[iri] for iri in name.iris if iri in by_link), None)
        if known is not None:
            ours = entries[known]
            more = (one for one in (name.name, *name.aliases) if one not in (ours.name, *ours.aliases))
            links = (iri for iri in name.iris if iri not in ours.links)
            entries[known] = replace(
                ours, aliases=(*ours.aliases, *dict.fromkeys(more)), links=(*ours.links, *dict.fromkeys(links))
            )
            continue
        key = f"own/{slug(name.name)}"
        if key in entries:
            key = f"{key}-{content_id([name.name, name.type, *name.iris], digits=6)}"
        entries[key] = Entry(
            key=key,
            name=name.name,
            type=name.type,
            aliases=name.aliases,
            demonyms=(),
            links=name.iris,
            within=None,
            capital=None,
            capital_of=None,
            seat_of=(),
            population=0,
            weight=OWN_WEIGHT,
            gazetteer="own",
            own=True,
        )


def _index_names(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    # "San Jose" is an alias of Costa Rica's capital and the name of California's city: an alias counts half.
    ranked: dict[str, list[tuple[float, str, Entry]]] = {}
    for entry in entries:
        ranked.setdefault(normalise(entry.name), []).append((-entry.weight, entry.key, entry))
        for alias in (*entry.aliases, *_list_dotted(entry)):
            ranked.setdefault(normalise(alias), []).append((-entry.weight / 2, entry.key, entry))
    return {name: _rank(rows) for name, rows in ranked.items()}


def _list_dotted(entry: Entry) -> Iterator[str]:
    """A user's names with a dot more or less at their end: "Kelp Ltd." is Kelp Ltd."""
    for name in (entry.name, *entry.aliases) if entry.own else ():
        yield name[:-1] if name.endswith(".") else f"{name}."


def _rank(rows: list[tuple[float, str, Entry]]) -> tuple[Entry, ...]:
    rows = [row for row in rows if row[2].own] or rows
    if len(rows) == 1:
        return (rows[0][2],)
    unique = {key: entry for _, key, entry in sorted(rows, key=lambda row: row[:2])}
    return tuple(unique.values())


def _index_capitals(by_name: Mapping[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    capitals: dict[str, tuple[Entry, ...]] = {}
    for name, entries in by_name.items():
        capitals[name.upper()] = capitals.get(name.upper(), ()) + entries
    return {name: tuple(entry for entry in found if entry.own) or found for name, found in capitals.items()}


def _index_demonyms(entries: Iterable[Entry]) -> dict[str, Entry]:
    demonyms: dict[str, Entry] = {}
    for entry in sorted((entry for entry in entries if entry.demonyms), key=lambda entry: (-entry.weight, entry.key)):
        for demonym in entry.demonyms:
            demonyms.setdefault(normalise(demonym), entry)
    return demonyms
