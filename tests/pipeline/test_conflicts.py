"""From papers to conflicts: what they contradict one another in, and what is only the course of time."""

from __future__ import annotations

from pathlib import Path

import kgbuild
from kgbuild.graph.answers.conflicts import list_conflicts

PAPERS = {
    "post": (
        "Harbour Post",
        "12 March 2025",
        "The Harbour Forum took place in Oslo on Monday. Otto Lund, the former chairman of Nordbank, spoke there.",
    ),
    "times": (
        "Valley Times",
        "13 March 2025",
        "The Harbour Forum was held in Oslo on 11 March. Otto Lund, chairman of Nordbank, spoke there.",
    ),
    # last year's forum; who led a firm then, leads it no more
    "old": (
        "Coast Herald",
        "15 March 2024",
        "The Harbour Forum was held in Oslo on 12 March. Per Holt is the chief executive of Melk.",
    ),
    # who was there on one day of several
    "hill": (
        "Hill News",
        "15 March 2025",
        "Per Holt, the former chief executive of Melk, sued the firm. Ana Berg attended the River Forum on Tuesday.",
    ),
    "mail": (
        "River Mail",
        "16 March 2025",
        "The River Forum was held in Bergen from 10 March to 14 March. Mia Holm attended the River Forum on Friday.",
    ),
}


def test_papers_that_differ(tmp_path: Path) -> None:
    for name, (publisher, published, text) in PAPERS.items():
        words = f"Published: {published}\nPublisher: {publisher}\n\n{text}\n"
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    kgbuild.build([tmp_path / f"{name}.txt" for name in PAPERS], out=tmp_path / "out")
    with kgbuild.Graph.open(tmp_path / "out") as graph:
        found = list_conflicts(graph.catalogue)
    told = [(one.words, [(side.label, [t.publisher for t in side.testimonies]) for side in one.sides]) for one in found]
    assert told == [
        (
            "Otto Lund … chairman of Nordbank",
            [("held position", ["Harbour Post"]), ("holds position", ["Valley Times"])],
        ),
        ("Harbour Forum: when", [("2025-03-10", ["Harbour Post"]), ("2025-03-11", ["Valley Times"])]),
    ]
