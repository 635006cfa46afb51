"""Names of users' own in reading: found whole, of the class they have, one chain a thing."""

from __future__ import annotations

import pytest

from kgbuild.knowledge import make_knowledge
from kgbuild.model.text import Document, MentionKind, Reading
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.reading import Reader

NAMES = """name,type,aliases,iri
Kelp,company,Kelp Ltd,https://x.example/kelp
Mira Holt,person,,https://x.example/holt
President Hotels,company,,https://x.example/hotels
Paris,person,,https://x.example/paris
Sund & Sons of Alder,company,,https://x.example/sund
Congress,work,,https://x.example/novel
Ada Moss,person,Moss,https://x.example/ada
Bo Moss,person,Moss,https://x.example/bo
ePhone,product,,https://x.example/ephone
de Noordpost,media organization,,https://x.example/noordpost
al-Bahar,organization,,https://x.example/bahar
ademar,company,,https://x.example/ademar
k.d. lund,person,,https://x.example/lund
fjord,product,,https://x.example/fjord
"""


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    folder = tmp_path_factory.mktemp("gazetteer")
    (folder / "mine.csv").write_text(NAMES)
    return load_ontology(own_names=folder)


@pytest.fixture(scope="module")
def reader(ontology: Ontology) -> Reader:
    return Reader(ontology)


def read(reader: Reader, text: str, id: str = "a") -> Reading:
    (reading,) = reader.read([Document(id=id, text=text, published="2025-03-04")])
    return reading


def list_names(reading: Reading) -> list[tuple[str, str | None, str]]:
    """Name, class, and the last part of its first link."""
    text = reading.document.text
    names = [mention for mention in reading.mentions if mention.kind is MentionKind.NAME]
    return [(one.head.text(text), one.type, (one.links or ("",))[0].rpartition("/")[2]) for one in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kelp said on Monday that it would leave.", [("Kelp", "kg:Company", "kelp")]),
        ("KELP's shares fell.", [("KELP", "kg:Company", "kelp")]),
        ("They met at President Hotels.", [("President Hotels", "kg:Company", "hotels")]),
        ("They sued Sund & Sons of Alder.", [("Sund & Sons of Alder", "kg:Company", "sund")]),
        ("Chief executive Mira Holt resigned.", [("Mira Holt", "kg:Person", "holt")]),
        ("Paris met her lawyers in Oslo.", [("Paris", "kg:Person", "paris"), ("Oslo", "kg:City", "Q585")]),
        ("She read Congress.", [("Congress", "kg:Work", "novel")]),
        (
            "An ePhone fell. EPhone sales rose.",
            [("ePhone", "kg:Product", "ephone"), ("EPhone", "kg:Product", "ephone")],
        ),
        ("The editor of de Noordpost resigned.", [("de Noordpost", "kg:MediaOrganization", "noordpost")]),
        ("De Noordpost reported it.", [("De Noordpost", "kg:MediaOrganization", "noordpost")]),
        ("Fighters of al-Bahar attacked the town.", [("al-Bahar", "kg:Organization", "bahar")]),
        ("Shares in ademar fell on Monday.", [("ademar", "kg:Company", "ademar")]),
        ("It was late, ademar's lawyers said.", [("ademar", "kg:Company", "ademar")]),
        ("Ademar said that it would leave.", [("Ademar", "kg:Company", "ademar")]),
        ("The singer k.d. lund sang.", [("k.d. lund", "kg:Person", "lund")]),
        ("They crossed the fjord.", []),
        ("Ada Moss was there. Moss spoke.", [("Ada Moss", "kg:Person", "ada"), ("Moss", "kg:Person", "ada")]),
    ],
)
def test_names(reader: Reader, text: str, names: list[tuple[str, str, str]]) -> None:
    assert list_names(read(reader, text)) == names


@pytest.mark.parametrize("text", ["Moss spoke in Oslo.", "Ada Moss and Bo Moss were there. On Monday Moss spoke."])
def test_a_name_of_two_things_of_theirs_is_left_open(reader: Reader, text: str) -> None:
    alone = [link for name, _, link in list_names(read(reader, text)) if name == "Moss"]
    assert alone == [""]


def test_a_longer_name_is_another_thing(reader: Reader) -> None:
    names = list_names(read(reader, "They sold Kelp Marine Holdings."))
    assert [link for _, _, link in names] == [""]


def test_short_forms_are_the_same_thing(reader: Reader, ontology: Ontology) -> None:
    reading = read(reader, "Mira Holt left Kelp Ltd on Monday. Holt founded Kelp.")
    knowledge = make_knowledge([reading], ontology)
    holt = next(entity for entity in knowledge.entities if entity.type == "kg:Person")
    assert (holt.name, holt.names, holt.metonyms) == ("Mira Holt", ("Mira Holt", "Holt"), ())
    assert [entity.name for entity in knowledge.entities if entity.type == "kg:Company"] == ["Kelp Ltd"]


def test_they_join_documents_and_keep_namesakes_apart(reader: Reader, ontology: Ontology) -> None:
    texts = ("Kelp sued Ada Moss.", "Ada Moss sued Kelp Ltd.", "Bo Moss sued Kelp Ltd.")
    knowledge = make_knowledge([read(reader, text, f"{n}.txt") for n, text in enumerate(texts)], ontology)
    links = {link.target.rpartition("/")[2]: link.entity for link in knowledge.links}
    assert set(links) == {"kelp", "ada", "bo"}
    assert len(set(links.values())) == 3
    canonical = knowledge.resolution.canonical
    assert sum(node == links["kelp"] for node in canonical.values()) == 3
    assert sum(node == links["ada"] for node in canonical.values()) == 2
