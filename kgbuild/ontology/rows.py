"""Rows of the gazetteers' files, each file's columns made alike.

How likely a name means an entry (`weight`) is its population, raised or set for what newspapers name more often than
its size says: countries, capitals, regions, well-known areas and organisations.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kgbuild.errors import OntologyError

__all__ = ["Row", "read_capitals", "read_entries", "read_metonyms"]

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
COUNTRY_WEIGHT = 1e12
ORGANISATION_WEIGHT = 2e7
REGION_WEIGHT = 1e7
KNOWN_AREA_WEIGHT = 3e6
AREA_WEIGHT = 1.5e5
CAPITAL_FACTOR = 5.0
Cells = Mapping[str, str]


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
    capitals = {cells["capital"] for cells in _read_cells(folder / "countries.csv")}
    for cells in _read_cells(folder / "countries.csv"):
        yield _make_row(cells, "countries.csv", "kg:Country", within=cells["continent"], weight=COUNTRY_WEIGHT)
    for cells in _read_cells(folder / "regions.csv"):
        weight = COUNTRY_WEIGHT / 2 if cells["type"] == "kg:Country" else REGION_WEIGHT
        yield _make_row(cells, "regions.csv", cells["type"], within=cells["within"], weight=weight)
    for cells in _read_cells(folder / "areas.csv"):
        weight = KNOWN_AREA_WEIGHT if cells["geonames_admin1"] else AREA_WEIGHT
        yield _make_row(cells, "areas.csv", "kg:AdministrativeArea", within=cells["country"], weight=weight)
    for cells in _read_cells(folder / "organisations.csv"):
        yield _make_row(cells, "organisations.csv", cells["type"], within=cells["country"], weight=ORGANISATION_WEIGHT)
    for cells in _read_cells(folder / "cities.csv"):
        weight = int(cells["population"]) * (CAPITAL_FACTOR if cells["key"] in capitals else 1.0)
        yield _make_row(cells, "cities.csv", "kg:City", within=cells["area"] or cells["country"], weight=weight)


def read_capitals(folder: Path) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """(capital to country, city to the organisations that have their seat there)."""
    capital_of = {cells["capital"]: cells["key"] for cells in _read_cells(folder / "countries.csv") if cells["capital"]}
    seats: defaultdict[str, list[str]] = defaultdict(list)
    for cells in _read_cells(folder / "organisations.csv"):
        if cells["seat"]:
            seats[cells["seat"]].append(cells["key"])
    return capital_of, {city: tuple(sorted(keys)) for city, keys in seats.items()}


def read_metonyms(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(name, key, kind) of the metonyms that no capital gives."""
    for cells in _read_cells(folder / "metonyms.csv"):
        yield cells["name"], cells["key"], cells["kind"]


def _make_row(cells: Cells, gazetteer: str, kind: str, *, within: str, weight: float) -> Row:
    return Row(
        key=cells["key"],
        name=cells["name"],
        type=kind,
        aliases=_split(cells.get("aliases")),
        demonyms=_split(cells.get("demonyms")),
        links=tuple(_list_links(cells)),
        within=within or None,
        capital=cells.get("capital") or None,
        population=int(cells.get("population") or 0),
        weight=weight,
        gazetteer=gazetteer,
    )


def _list_links(cells: Cells) -> Iterator[str]:
    if cells.get("wikidata"):
        yield WIKIDATA + cells["wikidata"]
    if cells.get("geonames"):
        yield f"{GEONAMES}{cells['geonames']}/"


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()


def _read_cells(path: Path) -> Iterator[Cells]:
    try:
        file = path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror}", "Run ontology/gazetteer/make.py, or install again.") from error
    with file:
        rows = csv.reader(file)
        header = next(rows, [])
        for cells in rows:
            if len(cells) != len(header):
                raise OntologyError(
                    f"{path}, line {rows.line_num}: {len(cells)} cells, not {len(header)}", "Quote commas in a cell."
                )
            yield dict(zip(header, cells, strict=True))
