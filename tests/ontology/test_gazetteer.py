"""Names of places and bodies: what each means first."""

from __future__ import annotations

import pytest

from kgbuild.errors import OntologyError
from kgbuild.ontology import Gazetteer, MetonymKind

FIRST = {
    "Peru": "country/peru",
    "the US": "country/united-states",
    "U.S.": "country/united-states",
    "UK": "country/united-kingdom",
    "Britain": "country/united-kingdom",
    "DRC": "country/democratic-republic-of-the-congo",
    "South Korea": "country/south-korea",
    "Türkiye": "country/turkey",
    "ICELAND": "country/iceland",
    "Georgia": "country/georgia",
    "Lima": "city/lima",
    "Birmingham": "city/birmingham",
    "San José": "city/san-jose-cr",
    "San Jose": "city/san-jose",
    "Washington": "city/washington",
    "New York": "city/new-york-city",
    "Geneva": "city/geneva",
    "N’Djamena": "city/ndjamena",
    "Sao Paulo": "city/sao-paulo",
    "Calif.": "region/california",
    "Victoria": "region/victoria",
    "Gaza": "region/gaza-strip",
    "The Sahel": "region/sahel",
    "NATO": "organization/nato",
    "Security Council": "organization/united-nations-security-council",
}
DEMONYMS = {
    "British": "country/united-kingdom",
    "Britons": "country/united-kingdom",
    "Dutch": "country/netherlands",
    "Peruvians": "country/peru",
    "Scottish": "region/scotland",
    "Georgian": "country/georgia",
    "European": "region/europe",
    "Texans": "region/texas",
}
METONYMS = {
    "Kremlin": ("organization/kremlin", MetonymKind.GOVERNMENT),
    "the Pentagon": ("organization/us-department-of-defense", MetonymKind.MINISTRY),
    "Downing Street": ("country/united-kingdom", MetonymKind.GOVERNMENT),
    "Brussels": ("organization/european-union", MetonymKind.GOVERNMENT),
    "Lima": ("country/peru", MetonymKind.CAPITAL),
}


@pytest.mark.parametrize(("name", "key"), FIRST.items())
def test_first_meaning(gazetteer: Gazetteer, name: str, key: str) -> None:
    assert gazetteer.lookup(name)[0].key == key


@pytest.mark.parametrize(("word", "key"), DEMONYMS.items())
def test_demonym(gazetteer: Gazetteer, word: str, key: str) -> None:
    entry = gazetteer.demonym(word)
    assert entry is not None
    assert entry.key == key


@pytest.mark.parametrize(("name", "expected"), METONYMS.items())
def test_metonym(gazetteer: Gazetteer, name: str, expected: tuple[str, MetonymKind]) -> None:
    metonym = gazetteer.metonym(name)
    assert metonym is not None
    assert (metonym.key, metonym.kind) == expected


def test_what_is_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("us") == ()
    assert gazetteer.lookup("Nowhereville") == ()
    assert gazetteer.demonym("green") is None
    assert gazetteer.metonym("Birmingham") is None
    assert gazetteer.metonym("Singapore") is None


def test_an_ambiguous_name_keeps_all_its_entries(gazetteer: Gazetteer) -> None:
    assert [entry.key for entry in gazetteer.lookup("Birmingham")] == ["city/birmingham", "city/birmingham-us"]
    assert "region/georgia" in [entry.key for entry in gazetteer.lookup("Georgia")]


def test_within_leads_upwards(gazetteer: Gazetteer) -> None:
    assert [entry.key for entry in gazetteer.within("city/lima")] == ["country/peru", "region/south-america"]
    assert [entry.name for entry in gazetteer.within("city/houston")] == ["Texas", "United States", "North America"]


def test_links_of_countries_and_cities(gazetteer: Gazetteer) -> None:
    assert gazetteer.entry("country/peru").links == (
        "http://www.wikidata.org/entity/Q419",
        "https://sws.geonames.org/3932488/",
    )
    countries = [entry for entry in gazetteer.entries.values() if entry.gazetteer == "countries.csv"]
    assert len(countries) > 240
    assert all(len(entry.links) == 2 for entry in countries)
    assert all(entry.links for entry in gazetteer.entries.values() if entry.gazetteer == "cities.csv")


def test_capitals_and_seats(gazetteer: Gazetteer) -> None:
    assert gazetteer.entry("country/peru").capital == "city/lima"
    assert gazetteer.entry("city/lima").capital_of == "country/peru"
    assert "organization/opcw" not in gazetteer.entry("city/the-hague").seat_of
    assert "organization/international-court-of-justice" in gazetteer.entry("city/the-hague").seat_of


def test_unknown_key(gazetteer: Gazetteer) -> None:
    with pytest.raises(OntologyError, match="country/atlantis"):
        gazetteer.entry("country/atlantis")


def test_max_words_covers_the_longest_name(gazetteer: Gazetteer) -> None:
    name = gazetteer.lookup("United Kingdom of Great Britain and Northern Ireland")
    assert name
    assert gazetteer.max_words >= 8
