"""Documents that are not English are noticed; short ones and lists are not judged."""

from __future__ import annotations

import pytest

from kgbuild.model.text import Document
from kgbuild.ontology import load_ontology
from kgbuild.reading.documents.languages import doubt_language, guess_language

CUES = load_ontology().cues
ENGLISH = (
    "The minister met her counterpart in Oslo on Tuesday to talk about the ferry that has been out of service since "
    "March. A spokesman said that they had agreed to meet again before the end of the month."
)
FRENCH = (
    "La ministre a rencontré mardi à Oslo son homologue pour parler du bac qui est hors service depuis le mois de mars. "
    "Selon un porte-parole, les deux femmes se sont mises d'accord pour une nouvelle rencontre avant la fin du mois."
)
GERMAN = (
    "Die Ministerin hat am Dienstag in Oslo ihre Amtskollegin getroffen, um über die Fähre zu sprechen, die seit März "
    "nicht mehr fährt. Nach Angaben eines Sprechers wird es noch in diesem Monat ein weiteres Treffen geben."
)
RUSSIAN = (
    "Министр встретилась во вторник в Осло со своей коллегой, чтобы поговорить о пароме, который не ходит с марта. "
    "По словам представителя, они договорились о новой встрече до конца месяца."
)
CHINESE = "部长周二在奥斯陆会见了她的同事，讨论了三月以来停运的渡轮。" * 6
ESTONIAN = (
    "Minister kohtus teisipäeval Oslos oma kolleegiga, et arutada märtsist saati seisvat praami. Pressiesindaja sõnul "
    "lepiti kokku, et kohtutakse uuesti enne kuu lõppu. Praam ühendas seni kahte saart, kus elab sadu inimesi, kes "
    "käivad iga päev mandril tööl. Vallavanem ütles, et elanikud ootavad lahendust ning et uus praam peaks saabuma "
    "hiljemalt sügisel, kui ilm seda lubab, kuid kindlat kuupäeva pole veel välja kuulutatud ega kinnitatud."
)
SCORES = "Marvik 2 Lund 1, Berg 0 Holm 3, Vila 2 Moen 2. " * 12


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        (ENGLISH, None),
        (f"{ENGLISH} « {FRENCH[:80]} »", None),
        (FRENCH, "French"),
        (GERMAN, "German"),
        (RUSSIAN, "Russian"),
        (CHINESE, ""),
        (ESTONIAN, ""),
        (SCORES, None),
        ("Le bac est en retard.", None),
        ("", None),
    ],
)
def test_guesses(text: str, guess: str | None) -> None:
    assert guess_language(text, CUES) == guess


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("en", ENGLISH, None),
        ("en-GB", ENGLISH, None),
        (None, ENGLISH, None),
        ("en", FRENCH, "does not look English (French?), and is read as English"),
        ("en", CHINESE, "does not look English, and is read as English"),
        ("fr-CA", ENGLISH, "is said to be in the language 'fr-CA', and is read as English"),
    ],
)
def test_doubts(language: str | None, text: str, why: str | None) -> None:
    doubt = doubt_language(Document(id="a.txt", text=text, language=language), CUES)
    assert (doubt.why if doubt else None) == why
