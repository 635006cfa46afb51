"""Cue words: their loader, and the reporting words of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.model.text import Modality, Polarity
from kgbuild.ontology import load_ontology
from kgbuild.ontology.cues import CueKind, Cues, load_cues

CUES = """
[negators]
words = ["not", "never"]
[modals.map]
may = "possible"
[[reporting]]
lemma = ["deny"]
pos = "verb"
kind = "speech"
type = "kg:Denial"
polarity = "negative"
direct = true
"""


def write_cues(directory: Path, text: str) -> Path:
    folder = directory / "cues"
    folder.mkdir()
    (folder / "factuality.toml").write_text(text, encoding="utf-8")
    return directory


@pytest.fixture(scope="module")
def ours() -> Cues:
    return load_ontology().cues


def test_words_maps_and_reporting_cues_are_found_by_name(tmp_path: Path) -> None:
    cues = load_cues(write_cues(tmp_path, CUES))
    assert cues.words("factuality.negators") == {"not", "never"}
    assert cues.map("factuality.modals") == {"may": "possible"}
    cue = cues.reporting("deny", "verb")
    assert cue is not None
    assert (cue.kind, cue.type, cue.polarity, cue.modality, cue.direct) == (
        CueKind.SPEECH, "kg:Denial", Polarity.NEGATIVE, None, True,
    )  # fmt: skip
    assert cues.reporting("deny", "noun") is None


def test_a_word_may_be_several_topic_cues(tmp_path: Path) -> None:
    topics = """
[[topic]]
lemma = ["call"]
pos = "verb"
kind = "speech"
functions = ["for", "on"]

[[topic]]
lemma = ["call"]
pos = "verb"
kind = "speech"
functions = ["attribute"]
unnamed = true
"""
    asking, naming = load_cues(write_cues(tmp_path, CUES + topics)).topic("call", "verb")
    assert (asking.functions, asking.unnamed) == ({"for", "on"}, False)
    assert (naming.functions, naming.unnamed) == ({"attribute"}, True)


def test_a_list_that_is_not_there_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    cues = load_cues(write_cues(tmp_path, CUES))
    with pytest.raises(OntologyError, match=r"Did you mean factuality\.negators\?"):
        cues.words("factuality.negator")
    with pytest.raises(OntologyError, match=r"no .factuality\.negators."):
        cues.map("factuality.negators")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "speech"', 'kind = "song"', "song"),
        ('polarity = "negative"', 'polarity = "bad"', "bad"),
        ("direct = true", "direct = 1", "true or false"),
        ('words = ["not", "never"]', 'words = ["not", 7]', "negators"),
        ('words = ["not", "never"]', 'word = ["not"]', "unknown key 'word'"),
        ('may = "possible"', "may = 1", "'may' must be"),
        ('["deny"]', '["deny", "deny"]', "twice"),
    ],
)
def test_a_bad_entry_is_named_with_its_file_and_a_remedy(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(OntologyError) as caught:
        load_cues(write_cues(tmp_path, CUES.replace(old, new)))
    assert problem in str(caught.value)
    assert "factuality.toml" in str(caught.value)
    assert caught.value.remedy


def test_a_reporting_word_stands_once(tmp_path: Path) -> None:
    reporting = CUES[CUES.index("[[reporting]]") :]
    with pytest.raises(OntologyError, match="stands twice"):
        load_cues(write_cues(tmp_path, CUES + reporting))


def test_ours_is_broad(ours: Cues) -> None:
    counts = {pos: sum(1 for _, found in ours.reporters if found == pos) for pos in ("verb", "noun", "adjective")}
    assert counts["verb"] > 250
    assert counts["noun"] > 80
    assert counts["adjective"] > 30


def test_types_are_communications_or_attitudes(ours: Cues) -> None:
    schema = load_ontology().schema
    for cue in ours.reporters.values():
        wanted = "kg:Attitude" if cue.kind is CueKind.ATTITUDE else "kg:Communication"
        assert schema.is_a(cue.type, wanted), cue


@pytest.mark.parametrize(
    ("lemma", "pos", "type", "polarity", "modality"),
    [
        ("say", "verb", "kg:Communication", None, None),
        ("deny", "verb", "kg:Denial", Polarity.NEGATIVE, None),
        ("promise", "verb", "kg:Promise", None, Modality.INTENDED),
        ("believe", "verb", "kg:Attitude", None, Modality.POSSIBLE),
        ("want", "verb", "kg:Attitude", None, Modality.INTENDED),
        ("doubt", "verb", "kg:Attitude", Polarity.NEGATIVE, Modality.POSSIBLE),
        ("know", "verb", "kg:Attitude", None, None),
        ("rumour", "noun", "kg:Communication", None, Modality.POSSIBLE),
        ("warning", "noun", "kg:Warning", None, None),
        ("confident", "adjective", "kg:Attitude", None, Modality.POSSIBLE),
        ("according to", "preposition", "kg:Communication", None, None),
    ],
)
def test_what_a_reporting_word_makes_of_its_content(
    ours: Cues, lemma: str, pos: str, type: str, polarity: Polarity | None, modality: Modality | None
) -> None:
    cue = ours.reporting(lemma, pos)
    assert cue is not None
    assert (cue.type, cue.polarity, cue.modality) == (type, polarity, modality)
