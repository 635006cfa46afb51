"""Readings to JSON and back, valid by the schema of the reading format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kgbuild.errors import DocumentError
from kgbuild.model.jsonl import read_readings, reading_from_json, reading_to_json, write_readings
from kgbuild.model.text import (
    Argument,
    Attribution,
    AttributionKind,
    Chain,
    Document,
    Extraction,
    Frame,
    Mention,
    MentionKind,
    Modality,
    Phrase,
    Polarity,
    Quantity,
    Reading,
    Source,
    Span,
    TimeFrom,
    Trigger,
)

VALIDATOR = Draft202012Validator(json.loads(Path(__file__).with_name("reading.schema.json").read_text()))


def _phrases(text: str) -> st.SearchStrategy[Phrase]:
    words = st.sampled_from(sorted(set(text.split())) or ["x"])
    return st.builds(Phrase, text=words, spans=st.lists(SPANS, max_size=2).map(tuple), mention=OPTIONAL)


SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
OPTIONAL = st.none() | TEXTS
LINKS = st.lists(TEXTS, max_size=2).map(tuple)
PHRASES = _phrases("The ferry left the port")
QUANTITIES = st.builds(Quantity, number=st.floats(allow_nan=False, allow_infinity=False), unit=OPTIONAL)
MENTIONS = st.builds(
    Mention,
    id=TEXTS,
    span=SPANS,
    head=SPANS,
    kind=st.sampled_from(MentionKind),
    type=OPTIONAL,
    chain=OPTIONAL,
    value=st.none() | TEXTS | QUANTITIES,
    links=LINKS,
)
CHAINS = st.builds(Chain, id=TEXTS, representative=TEXTS, type=OPTIONAL, links=LINKS)
EXTRACTIONS = st.builds(
    Extraction,
    subject=PHRASES,
    relation=PHRASES,
    arguments=st.lists(PHRASES, max_size=2).map(tuple),
    confidence=st.floats(0, 1),
)
FRAMES = st.builds(
    Frame,
    id=TEXTS,
    type=OPTIONAL,
    trigger=st.builds(Trigger, span=SPANS, lemma=TEXTS, pos=OPTIONAL),
    arguments=st.lists(st.builds(Argument, role=TEXTS, span=SPANS, mention=OPTIONAL, frame=OPTIONAL), max_size=2).map(
        tuple
    ),
    time=OPTIONAL,
    time_from=st.none() | st.sampled_from(TimeFrom),
    place=OPTIONAL,
    same=OPTIONAL,
    confidence=st.none() | st.floats(0, 1),
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    attributions=LINKS,
    extractions=st.lists(EXTRACTIONS, max_size=1).map(tuple),
    extractor=OPTIONAL,
)
ATTRIBUTIONS = st.builds(
    Attribution,
    id=TEXTS,
    cue=SPANS,
    content=st.lists(SPANS, min_size=1, max_size=2).map(tuple),
    source=st.none() | st.builds(Source, span=SPANS, mention=OPTIONAL),
    kind=st.none() | st.sampled_from(AttributionKind),
    addressee=OPTIONAL,
    within=OPTIONAL,
)
READINGS = st.builds(
    Reading,
    document=st.builds(Document, id=TEXTS, text=TEXTS, title=OPTIONAL, published=OPTIONAL, url=OPTIONAL),
    sentences=st.lists(SPANS, max_size=2).map(tuple),
    mentions=st.lists(MENTIONS, max_size=2).map(tuple),
    chains=st.lists(CHAINS, max_size=2).map(tuple),
    frames=st.lists(FRAMES, max_size=2).map(tuple),
    attributions=st.lists(ATTRIBUTIONS, max_size=2).map(tuple),
)


@given(READINGS)
def test_a_reading_survives_json_and_is_valid(reading: Reading) -> None:
    row = json.loads(json.dumps(reading_to_json(reading)))
    VALIDATOR.validate(row)
    assert reading_from_json(row) == reading


def test_a_file_gives_its_readings_back(tmp_path: Path) -> None:
    # U+2028 and U+0085 end lines for some, not here
    readings = [Reading(document=Document(id=name, text="One\u2028two\x85three\r\n")) for name in ("a", "b")]
    path = tmp_path / "readings.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        assert write_readings(readings, file) == 2
    assert list(read_readings(path)) == readings


def test_the_preamble_is_not_written() -> None:
    document = Document(id="a", text="date 2024-05-04 They left.", preamble=16)
    row = reading_to_json(Reading(document=document))
    assert reading_from_json(row).document == replace(document, preamble=0)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "no object"),
        ('{"id": "a"}', "'text' is not a string"),
        ('{"id": "a", "text": "b", "sentences": [{"start": "0", "end": 1}]}', "'start' is not a whole number"),
        ('{"id": "a", "text": "b", "mentions": [1]}', "'mentions' is not a list of objects"),
        ('{"id": "a", "text": "b", "frames": [{"id": "f", "trigger": 1}]}', "'trigger' is not an object"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(DocumentError, match="line 1") as caught:
        list(read_readings(path))
    assert problem in str(caught.value)
