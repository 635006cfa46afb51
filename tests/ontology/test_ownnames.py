"""Names of users' own: read from CSV and RDF, refused with file, line and remedy, and put before ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.ontology import OwnName, Prefixes, Schema, find_ontology, load_gazetteer, load_ontology
from kgbuild.ontology.ownnames import read_names, read_own_names, write_names

CSV = """name,type,aliases,iri
Norbank,kg:Company,Norbank ASA | NB|NB,https://norbank.example/
Mira Holt,person,,wd:Q1|https://norbank.example/holt
  Stray   Sound ,BodyOfWater,,
"""
TURTLE = """
@prefix kg: <https://w3id.org/kgbuild/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://n.example/1> a kg:Company, schema:Organization ; skos:prefLabel "Nordbank"@no, "Norbank"@en ;
    skos:altLabel "NB" ; schema:alternateName "Norbank ASA" ; owl:sameAs <https://norbank.example/> .
<https://n.example/2> a schema:Person ; rdfs:label "Mira Holt" ; schema:address [ schema:streetAddress "Quay 1" ] .
[] a foaf:Person ; foaf:name "Otto Lund" .
"""


def read(tmp_path: Path, schema: Schema, prefixes: Prefixes, text: str, name: str = "names.csv") -> tuple[OwnName, ...]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_names(tmp_path / name, schema, prefixes)


def test_csv(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    holt, norbank, sound = read(tmp_path, schema, prefixes, CSV.replace("BodyOfWater", "place"))
    assert holt.row == ("Mira Holt", "kg:Person", "", "http://www.wikidata.org/entity/Q1|https://norbank.example/holt")
    assert norbank.row == ("Norbank", "kg:Company", "Norbank ASA|NB", "https://norbank.example/")
    assert (sound.name, sound.type, sound.place) == ("Stray Sound", "kg:Place", f"{tmp_path / 'names.csv'}, line 4")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffName;Type\nNorbank;Company\n\n",
        "type,name\ncompany,Norbank",
        'iri,type,name\r\n,Company,"Norbank"\r\n',
    ],
)
def test_csv_as_spreadsheets_write_it(tmp_path: Path, schema: Schema, prefixes: Prefixes, text: str) -> None:
    assert [one.row for one in read(tmp_path, schema, prefixes, text)] == [("Norbank", "kg:Company", "", "")]


def test_tabs(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    (one,) = read(tmp_path, schema, prefixes, "name\ttype\nSund, Sons\tcompany\n", "names.tsv")
    assert one.name == "Sund, Sons"


def test_rdf(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    assert [one.row for one in read(tmp_path, schema, prefixes, TURTLE, "names.ttl")] == [
        ("Mira Holt", "kg:Person", "", "https://n.example/2"),
        ("Norbank", "kg:Company", "Nordbank|NB|Norbank ASA", "https://n.example/1|https://norbank.example/"),
        ("Otto Lund", "kg:Person", "", ""),
    ]


def test_other_formats_of_rdf(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    name, kind = "<http://www.w3.org/2000/01/rdf-schema#label>", "<https://w3id.org/kgbuild/ns#City>"
    triples = f'<http://x.example/1> {name} "Alder" .\n<http://x.example/1> a {kind} .\n'.replace(
        " a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    )
    json = (
        '{"@id": "http://x.example/1", "@type": "https://w3id.org/kgbuild/ns#City", "http://schema.org/name": "Alder"}'
    )
    for text, file in ((triples, "a.nt"), (triples, "a.nq"), (json, "a.jsonld")):
        (one,) = read(tmp_path, schema, prefixes, text, file)
        assert one.row == ("Alder", "kg:City", "", "http://x.example/1")


def test_written_and_read_again_it_is_the_same(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    names = read(tmp_path, schema, prefixes, TURTLE, "names.ttl")
    again = read(tmp_path, schema, prefixes, write_names(reversed(names)))
    assert [one.row for one in again] == [one.row for one in names]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("name,type\nNorbank,compny\n", "line 2: 'compny' is no class of the ontology. Did you mean kg:Company?"),
        ("name,type\nNorbank,kg:Meeting\n", "line 2: 'kg:Meeting' is no class"),
        ("name,type\n,company\n", "line 2: name is empty"),
        ("name,type\nNorbank,\n", "line 2: type is empty"),
        ("name\nNorbank\n", "line 1: no column 'type'. The first line names the columns: name,type,aliases,iri."),
        ("name,type,alias\n", "line 1: unknown column 'alias'. Did you mean aliases?"),
        ("name,type,name\n", "line 1: the column 'name' is there twice"),
        ("", "line 1: no column 'name'"),
        ("name,type\nSund, Sons,company\n", "line 2: 3 cells, not 2. Quote commas in a cell."),
        ('name,type\n"Sund" Sons,company\n', "line 2: "),
        ("name,type,iri\nNorbank,company,norbank.example\n", "line 2: 'norbank.example' is no IRI"),
        (
            "name,type,iri\nNorbank,company,https://norbank.example/a b\n",
            "line 2: 'https://norbank.example/a b' is no IRI",
        ),
        ("name,type\nNorbank,company\nNorbank,company\n", "line 3: Norbank is there already"),
        (
            "name,type,iri\nA,person,wd:Q1\nB,person,wd:Q1\n",
            "line 3: B has the IRI http://www.wikidata.org/entity/Q1 of A",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, schema: Schema, prefixes: Prefixes, text: str, error: str
) -> None:
    with pytest.raises(OntologyError) as raised:
        read(tmp_path, schema, prefixes, text)
    assert f"names.csv, {error}" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("<http://x.example/1> a <http://x.example/Compny> ; rdfs:label 'X' .", "Did you mean kg:Company?"),
        ("<http://x.example/1> rdfs:label 'X' .", "http://x.example/1 (X) has no class"),
        ("<http://x.example/1> a kg:Person .", "http://x.example/1 has no name"),
        ("<http://x.example/1> rdfs:seeAlso <http://x.example/2> .", "names nothing"),
        ("<http://x.example/1> a kg:Person ; rdfs:label 'X|Y' .", "a name with a | in it"),
        ("<http://x.example/1> a", "is no Turtle: Parser error"),
    ],
)
def test_what_is_wrong_in_rdf(tmp_path: Path, schema: Schema, prefixes: Prefixes, text: str, error: str) -> None:
    head = "".join(f"@prefix {name}: <{prefixes.expand(f'{name}:')}> .\n" for name in ("kg", "rdfs"))
    with pytest.raises(OntologyError) as raised:
        read(tmp_path, schema, prefixes, head + text, "names.ttl")
    assert error in str(raised.value)


def test_files_that_cannot_be_read(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    (tmp_path / "latin.csv").write_bytes("name,type\nJosé,person\n".encode("latin-1"))
    (tmp_path / "names.pdf").write_text("")
    for name, error in (("latin.csv", "is not UTF-8"), ("none.csv", "No such file"), ("names.pdf", "are not read")):
        with pytest.raises(OntologyError, match=error):
            read_names(tmp_path / name, schema, prefixes)


def own(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "mine.csv").write_text(f"name,type,aliases,iri\n{text}", encoding="utf-8")
    return folder


def test_they_win_over_ours(tmp_path: Path) -> None:
    text = "Paris,person,,https://x.example/paris\nThe Kremlin,company,,\n"
    gazetteer = load_ontology(own_names=own(tmp_path / "names", text)).gazetteer
    assert [(entry.key, entry.type, entry.own) for entry in gazetteer.lookup("Paris")] == [
        ("own/paris", "kg:Person", True)
    ]
    assert [entry.own for entry in gazetteer.lookup("PARIS")] == [True]
    assert gazetteer.metonym("Kremlin") is None
    assert gazetteer.lookup("Lima")[0].key == "city/lima"


def test_namesakes_of_theirs_are_all_found(tmp_path: Path) -> None:
    text = "Ada Moss,person,Moss,\nBo Moss,person,Moss,\nMoss,company,,\nMoss,person,,\n"
    found = load_ontology(own_names=own(tmp_path / "names", text)).gazetteer.lookup("Moss")
    assert len({entry.key for entry in found}) == len(found) == 4


def test_what_we_know_gets_more_names(tmp_path: Path) -> None:
    gazetteer = load_ontology(own_names=own(tmp_path / "names", "Noreg,country,Norga,wd:Q20\n")).gazetteer
    assert [entry.key for entry in gazetteer.lookup("Norga")] == ["country/norway"]
    assert not gazetteer.entry("country/norway").own


def test_the_version_changes_with_them(tmp_path: Path) -> None:
    plain = load_ontology().version
    assert load_ontology(own_names=tmp_path / "none").version == plain
    assert load_ontology(own_names=own(tmp_path / "names", "")).version == plain
    first = load_ontology(own_names=own(tmp_path / "names", "Kelp,company,,\n")).version
    second = load_ontology(own_names=own(tmp_path / "names", "Kelp,company,Kelp Ltd,\n")).version
    assert len({plain, first, second}) == 3


def test_two_files_must_not_contradict(tmp_path: Path, schema: Schema, prefixes: Prefixes) -> None:
    own(tmp_path, "Kelp,company,,wd:Q1\n")
    (tmp_path / "other.csv").write_text("name,type,iri\nFjord,company,wd:Q1\n")
    with pytest.raises(OntologyError, match=r"other\.csv, line 2: Fjord has the IRI"):
        read_own_names(tmp_path, schema, prefixes)


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("cities.csv", "key,name,aliases", "key,nom,aliases", r"cities\.csv, line 1: no column 'name'"),
        ("metonyms.csv", ",government", ",goverment", r"metonyms\.csv, line \d+: 'goverment' is no kind of metonym"),
        ("regions.csv", "region/sahel,", ",", r"regions\.csv, line \d+: key is empty"),
        (
            "organisations.csv",
            "organization/asean,",
            "organization/asean,,",
            r"organisations\.csv, line \d+: 8 cells, not 7",
        ),
    ],
)
def test_ours_are_checked_as_well(tmp_path: Path, file: str, old: str, new: str, error: str) -> None:
    shutil.copytree(find_ontology() / "gazetteer", tmp_path / "gazetteer")
    path = tmp_path / "gazetteer" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=error):
        load_gazetteer(tmp_path)


def test_a_population_is_a_number(tmp_path: Path) -> None:
    shutil.copytree(find_ontology() / "gazetteer", tmp_path / "gazetteer")
    path = tmp_path / "gazetteer" / "cities.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].rpartition(",")[0] + ",many"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"cities\.csv, line 2: population is 'many', no number"):
        load_gazetteer(tmp_path)
    path.unlink()
    with pytest.raises(OntologyError, match=r"Run ontology/gazetteer/make\.py"):
        load_gazetteer(tmp_path)
