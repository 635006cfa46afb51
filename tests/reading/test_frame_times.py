"""Where a frame's time comes from: its own phrase, its clause, or, marked as such, the dateline; else it has none."""

from __future__ import annotations

import pytest

from kgbuild.model.text import Document, Frame, TimeFrom
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

PHRASE, CLAUSE, DATELINE = TimeFrom.PHRASE, TimeFrom.CLAUSE, TimeFrom.DATELINE

FRAMES: list[tuple[str, str, str | None, TimeFrom | None]] = [
    ("The ministers met on Monday.", "meet", "2025-07-07", PHRASE),
    ("The ministers held talks on Monday in Oslo.", "hold", "2025-07-07", PHRASE),
    ("Monday's meeting failed, the mayor said.", "meeting", "2025-07-07", PHRASE),
    ("On Monday the firm bought a mine and sold a port.", "buy", "2025-07-07", PHRASE),
    ("On Monday the firm bought a mine and sold a port.", "sell", "2025-07-07", CLAUSE),
    ("In a speech in May, the mayor accused the bank of fraud.", "accuse", "2025-05", CLAUSE),
    ("The bank closed the branch from May to June.", "close", "2025-05/2025-06", PHRASE),
    ("The mayor accused the bank of fraud.", "accuse", "2025-07-10", DATELINE),
    # not on the eve of anything dated, nor after it
    ("The ministers met on the eve of the summit.", "meet", None, None),
    ("The ministers met the day after the vote.", "meet", None, None),
    ("The firm bought a mine.", "buy", None, None),
]


def read_frame(text: str, lemma: str) -> Frame:
    document = Document(id="d", text=text, published="2025-07-10", language="en")
    (reading,) = Reader(load_ontology()).read([document])
    (frame,) = (frame for frame in reading.frames if frame.trigger.lemma == lemma)
    return frame


@pytest.mark.parametrize(("text", "lemma", "time", "source"), FRAMES, ids=[f"{each[1]}: {each[0]}" for each in FRAMES])
def test_frame_times(text: str, lemma: str, time: str | None, source: TimeFrom | None) -> None:
    frame = read_frame(text, lemma)
    assert (frame.time, frame.time_from) == (time, source)
