"""Rows of the gazetteers' files, each file's columns made alike.

How likely a name means an entry (`weight`) is its population, raised or set for what newspapers name more often than
its size says: countries, capitals, regions, well-known areas and organisations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kgbuild.ontology.lines import Line, read_lines

__all__ = ["MetonymKind", "Row", "read_capitals", "read_entries", "read_metonyms"]

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
COUNTRY_WEIGHT = 1e12
ORGANISATION_WEIGHT = 2e7
REGION_WEIGHT = 1e7
KNOWN_AREA_WEIGHT = 3e6
AREA_WEIGHT = 1.5e5
CAPITAL_FACTOR = 5.0
COLUMNS = {
    "countries.csv": (
        "key",
        "name",
        "aliases",
        "demonyms",
        "wikidata",
        "geonames",
        "capital",
        "continent",
        "population",
    ),
    "regions.csv": ("key", "name", "aliases", "demonyms", "type", "within", "wikidata"),
    "areas.csv": ("key", "name", "aliases", "demonyms", "country", "geonames_admin1", "geonames", "wikidata"),
    "organisations.csv": ("key", "name", "aliases", "type", "seat", "country", "wikidata"),
    "cities.csv": ("key", "name", "aliases", "country", "area", "geonames", "wikidata", "population"),
    "metonyms.csv": ("name", "key", "kind"),
}
REMEDY = "Run ontology/gazetteer/make.py, or install again."


class MetonymKind(StrEnum):
    """What a metonym literally is: a capital, a building or street, or a short name of the body itself."""

    CAPITAL = "capital"
    BUILDING = "building"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    PARLIAMENT = "parliament"


@dataclass(slots=True, kw_only=True)
class Row:
    """One entry as its file has it."""

    key: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    within: str | None = None
    capital: str | None = None
    population: int = 0
    weight: float
    gazetteer: str


def read_entries(folder: Path) -> Iterator[Row]:
    """The entries of all files, countries first."""
    capitals = {line.optional_text("capital") for line in _read(folder, "countries.csv")}
    for line in _read(folder, "countries.csv"):
        within = line.optional_text("continent")
        yield _make_row(line, "countries.csv", "kg:Country", within=within, weight=COUNTRY_WEIGHT)
    for line in _read(folder, "regions.csv"):
        kind = line.text("type")
        weight = COUNTRY_WEIGHT / 2 if kind == "kg:Country" else REGION_WEIGHT
        yield _make_row(line, "regions.csv", kind, within=line.optional_text("within"), weight=weight)
    for line in _read(folder, "areas.csv"):
        weight = KNOWN_AREA_WEIGHT if line.optional_text("geonames_admin1") else AREA_WEIGHT
        yield _make_row(line, "areas.csv", "kg:AdministrativeArea", within=line.optional_text("country"), weight=weight)
    for line in _read(folder, "organisations.csv"):
        within = line.optional_text("country")
        yield _make_row(line, "organisations.csv", line.text("type"), within=within, weight=ORGANISATION_WEIGHT)
    for line in _read(folder, "cities.csv"):
        weight = line.number("population") * (CAPITAL_FACTOR if line.text("key") in capitals else 1.0)
        within = line.optional_text("area") or line.optional_text("country")
        yield _make_row(line, "cities.csv", "kg:City", within=within, weight=weight)


def read_capitals(folder: Path) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """(capital to country, city to the organisations that have their seat there)."""
    countries = list(_read(folder, "countries.csv"))
    capital_of = {line.text("capital"): line.text("key") for line in countries if line.optional_text("capital")}
    seats: defaultdict[str, list[str]] = defaultdict(list)
    for line in _read(folder, "organisations.csv"):
        if line.optional_text("seat"):
            seats[line.text("seat")].append(line.text("key"))
    return capital_of, {city: tuple(sorted(keys)) for city, keys in seats.items()}


def read_metonyms(folder: Path) -> Iterator[tuple[str, str, MetonymKind]]:
    """(name, key, kind) of the metonyms that no capital gives."""
    kinds = tuple(kind.value for kind in MetonymKind)
    for line in _read(folder, "metonyms.csv"):
        if line.text("kind") not in kinds:
            raise line.fail(f"{line.text('kind')!r} is no kind of metonym", f"Write one of {', '.join(kinds)}.")
        yield line.text("name"), line.text("key"), MetonymKind(line.text("kind"))


def _read(folder: Path, name: str) -> Iterator[Line]:
    return read_lines(folder / name, COLUMNS[name], remedy=REMEDY)


def _make_row(line: Line, gazetteer: str, kind: str, *, within: str, weight: float) -> Row:
    return Row(
        key=line.text("key"),
        name=line.text("name"),
        type=kind,
        aliases=_split(line.cells.get("aliases")),
        demonyms=_split(line.cells.get("demonyms")),
        links=tuple(_list_links(line)),
        within=within or None,
        capital=line.optional_text("capital") or None,
        population=line.number("population"),
        weight=weight,
        gazetteer=gazetteer,
    )


def _list_links(line: Line) -> Iterator[str]:
    if line.optional_text("wikidata"):
        yield WIKIDATA + line.text("wikidata")
    if line.optional_text("geonames"):
        yield f"{GEONAMES}{line.text('geonames')}/"


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()
