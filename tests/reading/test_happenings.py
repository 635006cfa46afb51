"""Events of a text that are one: "the meeting", "Thursday's talks" and "the encounter" are, successive meetings are not."""

from __future__ import annotations

import pytest

from kgbuild.model.text import Document, Frame, Reading
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader

SUMMIT = (
    "President Rosa Vila met Chancellor Otto Lund in Vienna on Tuesday. The meeting lasted three hours. Their initial "
    "meeting in Lisbon in February had ended without a result. Officials called Tuesday's talks frank. A third meeting is "
    "planned for August. After the encounter Vila flew to Rome."
)
CONFERENCE = (
    "Ministers held a conference in Nairobi on Thursday. The conference agreed on a fund. Earlier talks in May had failed. "
    "The gathering was closed to reporters. The host praised the deal."
)
TALKS = "The union and the ministry held talks in Lyon on Monday. The negotiations broke down after six hours."
STRIKE = (
    "Workers at Melk went on strike on Tuesday. The strike stopped three plants. The walkout follows a vote in June."
)
MATCH = "Rovers beat United 3-1 in Leeds on Saturday. The game drew 40,000 people. United had won the previous match in April."
TAKEOVER = "Melk agreed on Friday to buy Fjordost. The takeover must be approved by regulators."
ATTACKS = (
    "Rebels attacked a base near Tarek on Friday. The attack killed nine soldiers. A second attack hit a convoy on Saturday. "
    "Saturday's attack was claimed by no group."
)
QUAKE = (
    "An earthquake struck the island of Lumo on Sunday. The quake damaged a hospital. A quake in 1998 killed hundreds on the "
    "island."
)
CRASH = (
    "Two trains collided near Lund on Sunday. The accident closed the line. An inquiry into the collision was opened."
)
VISIT = "Ana Berg visited Chile on Monday. The trip was her first since 2019. She had visited Chile in 2019."

TEXTS: list[tuple[str, list[list[str]]]] = [
    (SUMMIT, [["met", "meeting", "talks", "encounter"]]),
    (CONFERENCE, [["held", "conference", "conference", "gathering"], ["agreed", "deal"]]),
    (TALKS, [["held", "talks", "negotiations"]]),
    (STRIKE, [["went", "strike", "walkout"]]),
    (MATCH, [["beat", "game"]]),
    (TAKEOVER, [["buy", "takeover"]]),
    (ATTACKS, [["attacked", "attack"], ["attack", "attack"]]),
    (QUAKE, [["earthquake", "struck", "quake"]]),
    (CRASH, [["collided", "accident", "collision"], ["inquiry", "opened"]]),
    (VISIT, [["visited", "trip"]]),
    # nothing was told of before, and other things bear such names
    ("The takeover must be approved. The game was delayed.", []),
    ("Rosa Vila met Otto Lund on Monday. The Lisbon talks of May had failed.", []),
]


def find_happenings(reading: Reading) -> list[list[str]]:
    """The triggers of each event that has several, in text order."""
    frames = {frame.id: frame for frame in reading.frames}
    told: dict[str, list[Frame]] = {}
    for frame in reading.frames:
        told.setdefault(find_first(frame, frames).id, []).append(frame)
    text = reading.document.text
    return [[frame.trigger.span.text(text) for frame in found] for found in told.values() if len(found) > 1]


def find_first(frame: Frame, frames: dict[str, Frame]) -> Frame:
    return find_first(frames[frame.same], frames) if frame.same else frame


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text[:40] for text, _ in TEXTS])
def test_happenings(text: str, expected: list[list[str]]) -> None:
    document = Document(id="d", text=text, published="2025-07-10", language="en")
    (reading,) = Reader(load_ontology()).read([document])
    assert find_happenings(reading) == expected
