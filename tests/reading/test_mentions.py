"""Mentions: what is found where, of which kind and class. Head spans of names are the names without title and determiner."""

from __future__ import annotations

import pytest

from kgbuild.model.text import Document, MentionKind
from kgbuild.ontology import load_ontology
from kgbuild.reading.annotated import Annotated, Found
from kgbuild.reading.language import load_pipeline
from kgbuild.reading.mentions import find_mentions
from kgbuild.reading.quotes import find_quotes
from kgbuild.reading.times import find_times
from kgbuild.reading.trees import read_doc


def annotate(text: str) -> Annotated:
    doc = read_doc(load_pipeline().nlp(text))
    return Annotated(document=Document(id="d", text=text), doc=doc, ontology=load_ontology(), quotes=find_quotes(doc))


def find(text: str) -> tuple[Annotated, tuple[Found, ...]]:
    annotated = annotate(text)
    return annotated, find_mentions(annotated, find_times(annotated))


def words(annotated: Annotated, found: Found) -> str:
    return annotated.doc[found.start : found.end].text


def heads(text: str, kind: MentionKind) -> dict[str, str | None]:
    """Head words -> class of the mentions of one kind."""
    annotated, mentions = find(text)
    return {
        annotated.doc[found.head_start : found.head_end].text: found.type for found in mentions if found.kind is kind
    }


NAMES: list[tuple[str, dict[str, str | None]]] = [
    ("The firm sold the eOrbix 4 and eLedger to Ghana.",
     {"eOrbix 4": "kg:Product", "eLedger": "kg:Product", "Ghana": "kg:Country"}),
    ("Ida Berg sold the eOrbix 4 in Riga.", {"Ida Berg": "kg:Person", "eOrbix 4": "kg:Product", "Riga": "kg:City"}),
    # a number belongs to the name where it counts nothing, or does so elsewhere in the text
    ("Fernhill sold eOrbix 4 in Riga. The eOrbix 4 antenna broke. All eOrbix 4 owners complained.",
     {"Fernhill": "kg:Organization", "eOrbix 4": "kg:Product", "Riga": "kg:City"}),
    ("Their latest phone is the eOrbix 4. Ida Berg sold it.", {"eOrbix 4": "kg:Product", "Ida Berg": "kg:Person"}),
    ("Ida Berg sold a 60GB eOrbix in Riga.", {"Ida Berg": "kg:Person", "eOrbix": "kg:Product", "Riga": "kg:City"}),
    ("Ida Berg praised the eOrbix Mini. She bought an eOrbix mini.",
     {"Ida Berg": "kg:Person", "eOrbix Mini": "kg:Product", "eOrbix mini": "kg:Product"}),
    # a version may follow the kind of a product, and first names may be anything's
    ("Ida Berg sold Max OS Falcon and Max OS X in Riga.",
     {"Ida Berg": "kg:Person", "Max OS Falcon": "kg:Product", "Max OS X": "kg:Product", "Riga": "kg:City"}),
    # party and state are no name; a place in brackets is one
    ("Sen. Ada Moss (R-Ky.) and Rep. Bo Lind (D-Texas) thanked Rep. Cy Reed, I-Vt., and Rep. Ida Berg (D-CA).",
     {"Ada Moss": "kg:Person", "Bo Lind": "kg:Person", "Cy Reed": "kg:Person", "Ida Berg": "kg:Person"}),
    ("Ida Berg praised the landings (D-Day) in Normandy.",
     {"Ida Berg": "kg:Person", "D-Day": None, "Normandy": "kg:AdministrativeArea"}),
    # what people do with a thing tells that it is nobody and no place
    ("He shared it on Corvado. Thousands of people use Viewly. The Viewly app is free. Users of Plotto complained.",
     {"Corvado": "kg:Product", "Viewly": "kg:Product", "Plotto": "kg:Product"}),
    ("He wrote about it on Snapchat and Netflix.", {"Snapchat": "kg:Company", "Netflix": "kg:Company"}),
    ("The singers settled with their record company, Orbix Corps.", {"Orbix Corps": "kg:Company"}),
    ("Ghana beat Peru 2-1.", {"Ghana": "kg:Country", "Peru": "kg:Country"}),
    ("Latvian Foreign Minister Valda Munk met Tomas Ruiz in Riga.",
     {"Latvian": "kg:Country", "Valda Munk": "kg:Person", "Tomas Ruiz": "kg:Person", "Riga": "kg:City"}),
    ("Kenya's Foreign Ministry thanked Ghana.",
     {"Kenya": "kg:Country", "Foreign Ministry": "kg:GovernmentBody", "Ghana": "kg:Country"}),
    ("The Norway fisheries bill was debated at the ASEAN summit.",
     {"Norway": "kg:Country", "ASEAN": "kg:InternationalOrganization"}),
    ("Mr. Halloran joined Brightwater Inc. in May.", {"Halloran": "kg:Person", "Brightwater Inc.": "kg:Company"}),
    ("Minister of Education Ana Ruiz resigned.", {"Ana Ruiz": "kg:Person"}),
    ("The US Fisheries Department warned Peru.",
     {"US Fisheries Department": "kg:GovernmentBody", "US": "kg:Country", "Peru": "kg:Country"}),
    ("Officers of the People's Army of Vietnam left.", {"People's Army of Vietnam": "kg:Military"}),
    ("Ferrano, a software company based in Lisbon, hired Ida Berg.",
     {"Ferrano": "kg:Company", "Lisbon": "kg:City", "Ida Berg": "kg:Person"}),
    ("The Lagos Lions beat the Accra Stars 2-1.", {"Lagos Lions": "kg:Team", "Accra Stars": "kg:Team"}),
    ("Jinja United beat Arua Comets 2-0.", {"Jinja United": "kg:Team", "Arua Comets": "kg:Team"}),
    ("Arua Tigers drew with Kigali City.", {"Arua Tigers": "kg:Team", "Kigali City": "kg:Team"}),
    ("Shares in Hexlund fell.", {"Hexlund": "kg:Company"}),
    ("Brightwater Inc. rejected a bid from Ostro, a German competitor.",
     {"Brightwater Inc.": "kg:Company", "Ostro": "kg:Company", "German": "kg:Country"}),
    ("Rostom cut 40 jobs in May. The Danish company was founded in 1990.",
     {"Rostom": "kg:Company", "Danish": "kg:Country"}),
    ("Hexlund, which is based in Tampere, declined to comment.",
     {"Hexlund": "kg:Organization", "Tampere": "kg:City"}),
    ("Hexlund is based in Tampere and employs cooks.", {"Hexlund": "kg:Organization", "Tampere": "kg:City"}),
    ("Fighting broke out near Karsa on Monday.", {"Karsa": "kg:Place"}),
    ("The company Ostro grew. According to the newspaper Correio do Norte, Ida Berg left.",
     {"Ostro": "kg:Company", "Correio do Norte": "kg:MediaOrganization", "Ida Berg": "kg:Person"}),
    ("Dr Jan van der Hulst met Maria del Carmen Vega, Jean-Claude Lebrun and Lord Ashby Jr. in Oslo.",
     {"Jan van der Hulst": "kg:Person", "Maria del Carmen Vega": "kg:Person", "Jean-Claude Lebrun": "kg:Person",
      "Ashby Jr.": "kg:Person", "Oslo": "kg:City"}),
    ("A * and the B of d****- were gone.", {}),
    ("MINISTER RESIGNS AFTER VOTE\n\nIda Berg left.", {"Ida Berg": "kg:Person"}),
    ("BERG QUITS AS MAYOR OF LIMA\n\nIda Berg left.", {"BERG": "kg:Person", "LIMA": "kg:City", "Ida Berg": "kg:Person"}),
    ("The letter was written in Polish.", {"Polish": "kg:Topic"}),
    # a trade is a person's or a company's: the name tells
    ("The Danish builder Nordbru was sued.", {"Danish": "kg:Country", "Nordbru": "kg:Company"}),
    ("The Danish builder Jan Holt was sued.", {"Danish": "kg:Country", "Jan Holt": "kg:Person"}),
    ("The developer Nordbru was sued.", {"Nordbru": "kg:Company"}),
    ("The developer Jan Holt was sued.", {"Jan Holt": "kg:Person"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text for text, _ in NAMES])
def test_names(text: str, expected: dict[str, str | None]) -> None:
    assert heads(text, MentionKind.NAME) == expected


NOMINALS: list[tuple[str, dict[str, str | None]]] = [
    ("Reporters asked the minister about fuel prices.",
     {"Reporters": "kg:Group", "minister": "kg:Person", "prices": "kg:Topic"}),
    ("The two discussed a meeting with residents.",
     {"two": None, "meeting": "kg:Meeting", "residents": "kg:Group"}),
    ("Finance Minister Jonas Weil spoke.", {"Finance Minister": "kg:Position"}),
    ("Striker Ben Foster scored.", {"Striker": "kg:Position"}),
    ("Ida Berg became chief executive of the bank.", {"chief executive": "kg:Position", "bank": "kg:Company"}),
    ("He resigned as defence minister.", {"defence minister": "kg:Position"}),
    ("The new b****--- was gone.", {}),
    ("She met her opposite number.", {"number": "kg:Person"}),
    ("The newspaper Dagen closed.", {}),
    ("The bill was signed by the president.", {"bill": "kg:Law", "president": "kg:Person"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOMINALS, ids=[text for text, _ in NOMINALS])
def test_nominals(text: str, expected: dict[str, str | None]) -> None:
    assert heads(text, MentionKind.NOMINAL) == expected


SPANS: list[tuple[str, str, str]] = [
    ("Latvian Foreign Minister Valda Munk spoke.", "Valda Munk", "Latvian Foreign Minister Valda Munk"),
    ("Latvian Foreign Minister Valda Munk spoke.", "Foreign Minister", "Latvian Foreign Minister"),
    ("They met the chief executive of Brightwater Inc., who left.", "chief executive",
     "the chief executive of Brightwater Inc."),
    ("Kenya's Foreign Ministry spoke.", "Foreign Ministry", "Kenya's Foreign Ministry"),
    ("The newspaper Dagen closed.", "Dagen", "The newspaper Dagen"),
    ("The bridge that fell was old.", "bridge", "The bridge"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "head", "span"), SPANS, ids=[span for _, _, span in SPANS])
def test_a_span_is_the_noun_phrase_without_clauses(text: str, head: str, span: str) -> None:
    annotated, mentions = find(text)
    spans = [words(annotated, one) for one in mentions if annotated.doc[one.head_start : one.head_end].text == head]
    assert spans == [span]


def test_a_capital_that_speaks_is_its_country() -> None:
    annotated, mentions = find("Lima said that talks with Quito would go on. Tourists like Lima.")
    lima = [(found.type, found.entry) for found in mentions if words(annotated, found) == "Lima"]
    assert lima == [("kg:Country", "country/peru"), ("kg:City", "city/lima")]


def test_pronouns_that_announce_a_clause_are_no_mentions() -> None:
    annotated, mentions = find("It is clear that he lost. It rained. He sold it.")
    pronouns = [words(annotated, found) for found in mentions if found.kind is MentionKind.PRONOUN]
    assert pronouns == ["he", "He", "it"]


def test_relative_pronouns_are_mentions() -> None:
    annotated, mentions = find("The engineer who built the dam resigned.")
    assert "who" in [words(annotated, found) for found in mentions if found.kind is MentionKind.PRONOUN]


def test_gender_by_title_and_first_name() -> None:
    annotated, mentions = find("Mrs. Halloran met Peter Novak.")
    assert {words(annotated, found): found.gender for found in mentions} == {
        "Mrs. Halloran": "feminine",
        "Peter Novak": "masculine",
    }


def test_country_names_carry_their_links() -> None:
    _, mentions = find("Ghana thanked Peru.")
    assert all(found.links for found in mentions)


def test_no_two_mentions_share_a_head() -> None:
    text = "Latvian Foreign Minister Valda Munk, who met reporters in Riga on Monday, praised Ghana's central bank and its staff."
    _, mentions = find(text)
    assert len({found.head for found in mentions}) == len(mentions)
    assert list(mentions) == sorted(mentions, key=lambda found: (found.start, -found.end, found.head))
