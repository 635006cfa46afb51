"""The package itself: three names, loaded when they are first used."""

from __future__ import annotations

from pathlib import Path

import pytest

import kgbuild
from tests.pipeline.meetings import MeetingEngine


def test_build_and_ask(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anna Berg met Otto Lund.")
    report = kgbuild.build([tmp_path / "a.txt"], out=tmp_path / "out", engine=MeetingEngine())
    assert report.counts.documents == 1
    with kgbuild.Graph.open(tmp_path / "out") as graph:
        rows = graph.query("SELECT ?who { ?who kg:met ?other } ORDER BY ?who")
        assert [str(row[0]).rpartition("/")[2] for row in rows] == ["anna-berg", "otto-lund"]
    readings = list(kgbuild.read([tmp_path / "a.txt"], engine=MeetingEngine()))
    assert [reading.document.id for reading in readings] == ["a.txt"]


def test_names() -> None:
    assert dir(kgbuild) == sorted(kgbuild.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kgbuild.nothing  # noqa: B018
