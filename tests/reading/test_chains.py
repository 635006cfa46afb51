"""Chains: which mentions are one. Each case lists the chains of more than one mention, by their words in text order."""

from __future__ import annotations

import pytest

from kgbuild.model.text import Document, MentionKind
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader
from kgbuild.reading.annotated import Annotated, Found, Speech
from kgbuild.reading.language import load_pipeline
from kgbuild.reading.mentions import find_members, find_mentions, link_mentions
from kgbuild.reading.quotes import find_quotes
from kgbuild.reading.times import find_times
from kgbuild.reading.trees import read_doc


def annotate(text: str) -> Annotated:
    doc = read_doc(load_pipeline().nlp(text))
    return Annotated(document=Document(id="d", text=text), doc=doc, ontology=load_ontology(), quotes=find_quotes(doc))


def read_chains(text: str, speaker: str | None = None) -> tuple[Annotated, tuple[Found, ...], tuple[int, ...]]:
    """All quotations are `speaker`'s, the last mention of these words."""
    annotated = annotate(text)
    found = find_mentions(annotated, find_times(annotated))
    source = next((i for i in range(len(found) - 1, -1, -1) if words(annotated, found[i]) == speaker), None)
    contents = tuple((quote.start, quote.end) for quote in annotated.quotes)
    speeches = (Speech(source=source, addressee=None, contents=contents),) if contents else ()
    return annotated, found, link_mentions(annotated, found, speeches)


def words(annotated: Annotated, found: Found) -> str:
    return annotated.doc[found.start : found.end].text


def chains(text: str, speaker: str | None = None) -> list[list[str]]:
    annotated, found, numbers = read_chains(text, speaker)
    together: dict[int, list[str]] = {}
    for one, number in zip(found, numbers, strict=True):
        if number >= 0:
            together.setdefault(number, []).append(words(annotated, one))
    return [names for names in together.values() if len(names) > 1]


CHAINS: list[tuple[str, list[list[str]]]] = [
    # names
    ("Valda Munk arrived. Munk smiled.", [["Valda Munk", "Munk"]]),
    ("Peter Novak and Jana Novak own it. Peter Novak left.", [["Peter Novak", "Peter Novak"]]),
    ("Mr Hale met Mrs Hale. Mr Hale smiled. Mrs Hale left.", [["Mr Hale", "Mr Hale"], ["Mrs Hale", "Mrs Hale"]]),
    ("George Hale Sr. was rich. George Hale Jr. was poor. Hale Jr. left.", [["George Hale Jr.", "Hale Jr."]]),
    ("Hale Motors grew. Gerald Hale sang. Hale hired cooks. President Hale left.",
     [["Hale Motors", "Hale"], ["Gerald Hale", "President Hale"]]),
    ("Pia Berg and Jon Berg met. Pia Berg sang. Jon Berg left. Pia Berg smiled. Berg lost.",
     [["Pia Berg", "Pia Berg", "Pia Berg", "Berg"], ["Jon Berg", "Jon Berg"]]),
    # a product's code name is its name, its first word need not be
    ("Brisk sold the Max in Riga. Max OS Falcon is faster. Falcon costs nothing. Cooks bought the Max.",
     [["the Max", "the Max"], ["Max OS Falcon", "Falcon"]]),
    ("Ludwig von Stahl spoke. Von Stahl left.", [["Ludwig von Stahl", "Von Stahl"]]),
    ("The newspaper Dagen reported it.", []),
    ("The World Trade Council met. The WTC adjourned.", [["The World Trade Council", "The WTC"]]),
    ("Brightwater Inc. hired cooks. Brightwater is small.", [["Brightwater Inc.", "Brightwater"]]),
    ("Brightwater grew. Several Brightwater Stores closed.", []),
    ("Ghana won. Ghanaian fans sang.", [["Ghana", "Ghanaian"]]),
    ("Kenya's Foreign Ministry protested. Peru's Foreign Ministry replied.", []),
    ("State Department officials left. The Latvian State Department declined.",
     [["State Department", "The Latvian State Department"]]),
    ("South Korea fired shells at the North. North Korea protested.", [["the North", "North Korea"]]),
    ("The United Kingdom Home Office met. The Home Office declined.",
     [["The United Kingdom Home Office", "The Home Office"]]),
    ("The Orbit and Orbit Pro are phones. The Orbit is cheap. The Orbit Pro is dear.",
     [["The Orbit and Orbit Pro", "The Orbit Pro"], ["Orbit", "The Orbit"]]),
    ("Ana Diaz won the 2018 Olympics. Bo Lund watched the 2022 Olympics on television. The Olympics are dear.",
     [["the 2022 Olympics", "The Olympics"]]),
    ("The University of Ede opened. University of Ede Hospital closed. The university is poor.",
     [["The University of Ede", "The university"]]),
    ("The DRT moved. The DRT Collections closed.", []),
    ("Nairobi Blue Stars beat Kampala Blue Stars. Blue Stars were happy.", []),
    ("Arua Comets beat Ede United. The Comets sang. Kampala Comets beat Jinja United. The Comets smiled.",
     [["Arua Comets", "The Comets", "The Comets"]]),
    ("Johan Berg left. Johan II was king.", []),
    ("Navarro College opened. College life is hard.", []),
    ("Navarro College opened. The College is poor.", [["Navarro College", "The College"]]),
    # nouns beside names
    ("Ida Berg owns an eOrbix music player. The eOrbix is small.", [["an eOrbix music player", "eOrbix", "The eOrbix"]]),
    ("The fund invested in software called eLedger. eLedger is free.", [["software", "eLedger", "eLedger"]]),
    ("The former treasurer, Jana Novak, left the bank.", [["The former treasurer", "Jana Novak"]]),
    ("Brightwater Inc. unveiled the latest version of its eDuct, the eFlow.",
     [["Brightwater Inc.", "its"], ["the latest version of its eDuct", "the eFlow"]]),
    ("They showed eOrbix 5, a new version of the drawing program.", [["eOrbix 5", "a new version of the drawing program"]]),
    ("Brightwater Inc., a maker of pumps, grew.", [["Brightwater Inc.", "a maker of pumps"]]),
    ("Jana Novak (tennis) met Peter Novak (golf).", []),
    # what acts for a country
    ("Moscow said it would withdraw. Russia will keep its base.", [["Moscow", "it", "Russia", "its"]]),
    ("Quito recalled its ambassador. Ecuador had protested.", [["Quito", "its", "Ecuador"]]),
    ("The Kremlin denied it. Moscow said it would leave.", [["Moscow", "it"]]),
    ("Russia's Foreign Ministry protested. The Foreign Ministry said it would expel two diplomats.",
     [["Russia's Foreign Ministry", "The Foreign Ministry", "it"]]),
    ("Peru's Foreign Ministry protested. Kenya's Foreign Ministry replied. The Peruvian ministry was angry.",
     [["Peru's Foreign Ministry", "The Peruvian ministry"], ["Peru", "Peruvian"]]),
    ("The International Rescue Committee (IRC) opened an office. The IRC will send doctors.",
     [["The International Rescue Committee", "IRC", "The IRC"]]),
    # nouns
    ("Police arrested a man in Riga. The man was 34.", [["a man", "The man"]]),
    ("Two men were hurt. The men had been drinking.", [["Two men", "The men"]]),
    ("Police arrested a man in Riga. Another man was hurt. The man died.", []),
    ("A bill failed. The bill was long.", [["A bill", "The bill"]]),
    ("A tax bill failed. The gun bill passed.", []),
    ("Brightwater Inc. grew. The company makes pumps.", [["Brightwater Inc.", "The company"]]),
    ("Brightwater Inc., the company that built the school, was fined. The school fell. A school opened.",
     [["Brightwater Inc.", "the company", "that"], ["the school", "The school"]]),
    ("Arua Comets beat Gulu Tigers 2-0. The winners will play Jinja United.", [["Arua Comets", "The winners"]]),
    ("Arua Comets beat Gulu Tigers. Ede Stars beat Jinja United. The winners meet in May.", []),
    ("Fans filled the city of Lima. The city sang.", [["the city of Lima", "Lima", "The city"]]),
    ("Brightwater Inc. grew. The troubled company makes pumps.", [["Brightwater Inc.", "The troubled company"]]),
    ("Ida Berg opened the eLedger Music Store. The store sells songs.", [["the eLedger Music Store", "The store"]]),
    ("Ida Berg came to Dagon City. The city sang.", [["Dagon City", "The city"]]),
    ("The Norway Sweden bill failed. The Norway bill passed.", [["Norway", "Norway"]]),
    ("Ede Stars defeated Jinja United on Sunday. United, beaten by the same opponents in May, sang.",
     [["Ede Stars", "the same opponents"], ["Jinja United", "United"]]),
    ("Ede Stars defeated Jinja United on Sunday. United had beaten the same team in May.",
     [["Ede Stars", "the same team"], ["Jinja United", "United"]]),
    # offices
    ("The Tigers coach, Peter Novak, resigned. Jana Berg, who succeeded Jon Weil as coach of Comets, praised her opposite "
     "number.",
     [["The Tigers coach", "Peter Novak", "her opposite number"], ["Jana Berg", "who", "her"]]),
    ("Latvian President Valda Munk met Ghanaian President Kofi Mensah. She thanked her Ghanaian counterpart.",
     [["Latvian President Valda Munk", "She", "her"],
      ["Ghanaian President Kofi Mensah", "her Ghanaian counterpart"], ["Ghanaian", "Ghanaian"]]),
    ("Latvian Foreign Minister Valda Munk met Ghanaian Secretary of State Kofi Mensah and President Ama Ofori. She thanked "
     "her Ghanaian counterpart.",
     [["Latvian Foreign Minister Valda Munk", "She", "her"],
      ["Ghanaian Secretary of State Kofi Mensah", "her Ghanaian counterpart"], ["Ghanaian", "Ghanaian"]]),
    ("Latvian President Valda Munk called Ghanaian President Kofi Mensah and Kenyan President Jon Otieno. She thanked her "
     "counterpart.", [["Latvian President Valda Munk", "She", "her"]]),
    ("Ghana appointed Kofi Mensah as foreign minister. Latvian Foreign Minister Valda Munk congratulated her counterpart.",
     [["Kofi Mensah", "her counterpart"], ["Latvian Foreign Minister Valda Munk", "her"]]),
    ("Latvian President Valda Munk spoke. The president thanked voters.",
     [["Latvian President Valda Munk", "The president"]]),
    ("US Secretary of State Ada Stone flew to Riga. The Secretary of State met nurses.",
     [["US Secretary of State Ada Stone", "The Secretary of State"]]),
    ("German Chancellor Ida Berg met French President Luc Morel. The chancellor thanked the president.",
     [["German Chancellor Ida Berg", "The chancellor"], ["French President Luc Morel", "the president"]]),
    ("The singer Ida Berg left. The singer is ill.", [["The singer Ida Berg", "The singer"]]),
    ("Norwegian striker Jon Dahl scored. The Norwegian will not play.", [["Norwegian striker Jon Dahl", "The Norwegian"]]),
    ("Jon Dahl of Norway won the race. The Norwegian was tired.", [["Jon Dahl", "The Norwegian"]]),
    ("Jon Dahl, a Norwegian, won the race. The Norwegian was tired.", [["Jon Dahl", "a Norwegian", "The Norwegian"]]),
    ("Norwegian Jon Dahl beat Norwegian Bo Lund. The Norwegian was tired.", [["Norwegian", "Norwegian"]]),
    ("Norway beat Sweden. The Norwegian striker scored. The Norwegians sang.", [["Norway", "Norwegian"]]),
    ("Latvian President Valda Munk met Ghanaian President Kofi Mensah. The Ghanaian leader smiled.",
     [["Ghanaian President Kofi Mensah", "The Ghanaian leader"], ["Ghanaian", "Ghanaian"]]),
    ('Jana Novak won. "It was hard," the 24-year-old said.', [["Jana Novak", "the 24-year-old"]]),
    ("Jana Novak won. The 24-year-old striker left. A 30-year-old was hurt.", []),
    ("Minister resigns\n\nLatvian Agriculture Minister Valda Munk resigned on Monday.",
     [["Minister", "Latvian Agriculture Minister Valda Munk"]]),
    ("Brightwater president and founder Jana Berg resigned.",
     [["Brightwater president", "founder Jana Berg"]]),
    ("The Latvian minister and President Jana Berg met.", []),
    # pronouns
    ("Airport arm sold off Ede Air, the Kenyan airline bought by Brightwater in 2019, is not part of the deal. It could go to "
     "its founder.", [["Ede Air", "the Kenyan airline", "It", "its"]]),
    ("The court forced Brightwater Inc. to lower its prices.", [["Brightwater Inc.", "its"]]),
    ("A number of officials said they had left.", [["A number of officials", "they"]]),
    ("Jana Novak said she would resign.", [["Jana Novak", "she"]]),
    ("Peter Novak met Jana Berg. He thanked her.", [["Peter Novak", "He"], ["Jana Berg", "her"]]),
    ("The goalkeeper, Jonas Weil, was hurt. The Larks coach, Peter Novak, accused the referee and resigned. He is tired.",
     [["The goalkeeper", "Jonas Weil"], ["The Larks coach", "Peter Novak", "He"]]),
    ("Tervo Logistics, the port operator bought by Brightwater in 2019, is not part of the deal. It could go to its founder.",
     [["Tervo Logistics", "the port operator", "It", "its"]]),
    ("Dr. Kim Moss met a nurse. She thanked him.", [["Dr. Kim Moss", "She"], ["a nurse", "him"]]),
    ("Queen Ida met Prince Jon. She smiled at him.", [["Queen Ida", "She"], ["Prince Jon", "him"]]),
    ("Robin Berg arrived with her son. She smiled.", [["Robin Berg", "her", "She"]]),
    ("The teachers met Jana Novak. They thanked her.", [["The teachers", "They"], ["Jana Novak", "her"]]),
    ("Brightwater Inc. and Kestrel Ltd. merged. It was hard.", []),
    ("It was Ann Lee who left. It is up to the board.", [["Ann Lee", "who"]]),
    ("The board met. When it comes to prices, nobody is sure.", []),
    ("Brightwater Inc. made it clear that nurses would leave.", []),
    ("Ministers held talks with countries that have left the union.", [["countries", "that"]]),
    ("The state will find money to build schools and run them.", [["schools", "them"]]),
    ("Peter Novak is tired. Jon Dahl told his listeners that prices fell.", [["Jon Dahl", "his"]]),
    ("The schools closed. The schools that ask for fees grew.", [["The schools", "that"]]),
    ("Jana Novak said she had hurt herself.", [["Jana Novak", "she", "herself"]]),
    ("Peter Novak hurt himself.", [["Peter Novak", "himself"]]),
    ("The engineer who built the dam resigned.", [["The engineer", "who"]]),
    ("The banks raised their fees.", [["The banks", "their"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS, ids=[text for text, _ in CHAINS])
def test_chains(text: str, expected: list[list[str]]) -> None:
    assert chains(text) == expected


def test_first_person_is_the_speaker() -> None:
    assert chains('"I am tired," said Peter Novak.', "Peter Novak") == [["I", "Peter Novak"]]


def test_first_person_is_whom_the_pronoun_of_the_speaker_stands_for() -> None:
    text = 'Peter Novak met Jana Berg. "I do not want to go," he added.'
    assert ["Peter Novak", "I", "he"] in chains(text, "he")


def test_second_person_is_who_is_spoken_to() -> None:
    text = '"You have to pay for your car," Peter Novak told Jana Berg.'
    (reading,) = Reader(load_ontology()).read([Document(id="d", text=text)])
    spoken = [mention.span.text(text) for mention in reading.mentions if mention.chain == reading.mentions[0].chain]
    assert spoken == ["You", "your", "Jana Berg"]


def test_who_goes_on_is_who_spoke_last() -> None:
    text = 'Jon Dahl said: "Peter Novak is a liar." He added: "I left."'
    (reading,) = Reader(load_ontology()).read([Document(id="d", text=text)])
    spoken = [mention.span.text(text) for mention in reading.mentions if mention.chain == reading.mentions[0].chain]
    assert spoken == ["Jon Dahl", "He", "I"]


def test_first_person_in_a_turn_is_whom_the_turn_names() -> None:
    text = (
        'Ann Berg met Jon Dahl.\n\n"DAHL: Let me ask about the tweet. Why did Peter Novak do that?\n\n'
        '"BERG: Well, I think it was a joke."'
    )
    (reading,) = Reader(load_ontology()).read([Document(id="d", text=text)])
    chains: dict[str, list[str]] = {}
    for mention in reading.mentions:
        chains.setdefault(mention.chain or "", []).append(mention.span.text(text))
    assert ["Ann Berg", "BERG", "I"] in chains.values()
    assert ["Jon Dahl", "DAHL", "me"] in chains.values()


def test_we_is_not_one_person() -> None:
    assert chains('"We are tired," said Peter Novak.', "Peter Novak") == []


def test_we_of_a_spokeswoman_is_whom_she_speaks_for() -> None:
    text = '"We regret it," Brightwater Inc. spokeswoman Jana Berg said.'
    assert chains(text, "Brightwater Inc. spokeswoman Jana Berg") == [["We", "Brightwater Inc."]]


def test_we_of_a_spokesman_beside_his_body() -> None:
    text = '"We regret it," a spokesman for Brightwater Inc. said. "It was our fault."'
    assert ["We", "Brightwater Inc.", "our"] in chains(text, "a spokesman")


def test_we_of_a_coach_is_the_team_of_his_country() -> None:
    text = 'Ghana coach Kofi Mensah left. "We played well," Kofi Mensah said.'
    assert ["Ghana", "We"] in chains(text, "Kofi Mensah")


def test_we_of_her_is_whom_she_speaks_for() -> None:
    text = 'Jana Berg, the Brightwater Inc. spokeswoman, came late. "We regret it," she said.'
    assert ["Brightwater Inc.", "We"] in chains(text, "she")


def test_we_of_a_minister_is_not_his_country() -> None:
    text = '"We are ready," Ghanaian Foreign Minister Kofi Mensah said.'
    assert chains(text, "Ghanaian Foreign Minister Kofi Mensah") == []


def test_who_says_we_is_it_all_the_same() -> None:
    text = '"We regret it," Brightwater Inc. spokeswoman Jana Berg said. Brightwater Inc. said it would pay its staff.'
    assert ["We", "Brightwater Inc.", "Brightwater Inc.", "it", "its"] in chains(
        text, "Brightwater Inc. spokeswoman Jana Berg"
    )


def test_i_of_a_letter_is_who_wrote_it() -> None:
    text = 'Jana Berg resigned in a letter to the board that read, "I am tired."'
    assert ["Jana Berg", "I"] in chains(text, "a letter")


def test_we_of_a_body_is_the_body() -> None:
    assert chains('"We are ready," the Ghanaian government said.', "the Ghanaian government") == [
        ["We", "the Ghanaian government"]
    ]


def test_a_speaker_does_not_call_himself_he() -> None:
    text = 'Jonas Weil met Peter Novak. "He is tired," said Peter Novak.'
    assert ["Peter Novak", "He", "Peter Novak"] not in chains(text, "Peter Novak")


def test_the_president_of_the_speakers_country() -> None:
    text = (
        '"I will tell the president," said Latvian Foreign Minister Valda Munk. '
        "Ghanaian President Kofi Mensah and Latvian President Janis Ozols were informed."
    )
    assert ["the president", "Latvian President Janis Ozols"] in chains(text, "Latvian Foreign Minister Valda Munk")


def test_an_office_is_in_nobodys_chain() -> None:
    _, found, numbers = read_chains("Latvian President Valda Munk spoke. The president left.")
    offices = [number for one, number in zip(found, numbers, strict=True) if one.type == "kg:Position"]
    assert len(offices) == 1
    assert numbers.count(offices[0]) == 1


def test_times_have_no_chain() -> None:
    _, found, numbers = read_chains("Ghana won on Monday.")
    assert [number for one, number in zip(found, numbers, strict=True) if one.kind is MentionKind.TIME] == [-1]


MEMBERS: list[tuple[str, str, list[str]]] = [
    ("Peter Novak met Jana Berg in Riga. The two shook hands.", "The two", ["Peter Novak", "Jana Berg"]),
    ("Talks between Peter Novak and Jana Berg began. Both officials smiled.", "Both officials", ["Peter Novak", "Jana Berg"]),
    ("Peter Novak met Jana Berg in Riga. The pair shook hands.", "The pair", ["Peter Novak", "Jana Berg"]),
    ("Peter Novak met Jana Berg in Riga. The duo had lunch there.", "The duo", ["Peter Novak", "Jana Berg"]),
    ("Ghana and Peru signed a treaty. The two countries will trade.", "The two countries", ["Ghana", "Peru"]),
    ("Peter Novak and Jana Berg sang. They smiled.", "They", ["Peter Novak", "Jana Berg"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "plural", "expected"), MEMBERS, ids=[plural for _, plural, _ in MEMBERS])
def test_members(text: str, plural: str, expected: list[str]) -> None:
    annotated, found, numbers = read_chains(text)
    members = find_members(annotated, found, numbers)
    by_words = {words(annotated, found[i]): [words(annotated, found[k]) for k in group] for i, group in members.items()}
    assert by_words == {plural: expected}


def test_no_members_where_it_is_not_clear() -> None:
    annotated, found, numbers = read_chains("Peter Novak met Jana Berg and Jonas Weil. The two shook hands.")
    assert find_members(annotated, found, numbers) == {}


def test_the_same_text_gives_the_same_chains() -> None:
    text = "Peter Novak met Jana Berg. He thanked her. Novak left."
    assert read_chains(text)[2] == read_chains(text)[2]


def test_a_vice_president_is_not_the_president() -> None:
    found = chains("Jon Dahl, vice president of the bank, spoke. The president disagreed.")
    assert all("The president" not in chain for chain in found)
