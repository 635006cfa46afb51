"""build, add and remove: what a folder holds, what is read again, what happens when something fails.

The engine here is a small one that needs no model (tests/pipeline/meetings.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kgbuild.errors import DocumentError, StoreError
from kgbuild.model.text import Document, Reading
from kgbuild.pipeline.builds import add, build, remove
from kgbuild.pipeline.lock import lock_folder
from kgbuild.pipeline.reads import read
from kgbuild.reading.documents import Doubt
from kgbuild.settings import Settings
from tests.pipeline.meetings import MeetingEngine

FILES = ("graph.nq", "graph.ttl", "graph.graphml", "readings.jsonl")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in {
        "a.txt": "date 2024-05-04 Anna Berg met Otto Lund.",
        "b.txt": "Otto Lund met Rosa Vila.",
        "c.txt": "Rosa Vila met Anna Berg.",
    }.items():
        (folder / name).write_text(text)
    return folder


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def test_a_build_makes_its_files_and_a_report(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = build([news], out=out, engine=MeetingEngine())
    assert (report.counts.documents, report.read, report.reused) == (3, 3, 0)
    assert report.counts.asserted >= 3
    assert report.example in {"Anna Berg", "Otto Lund", "Rosa Vila"}
    assert (out / "store").is_dir()
    assert not [path for path in out.iterdir() if path.name.endswith(".tmp")]
    run = json.loads((out / "run.json").read_text())
    assert run["counts"] == dict(report.counts.as_dict())
    assert [entry["id"] for entry in run["documents"]] == ["a.txt", "b.txt", "c.txt"]
    assert b"kg#met" in (out / "graph.nq").read_bytes() or b"ns#met" in (out / "graph.nq").read_bytes()


def test_what_did_not_change_is_not_read_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=MeetingEngine())
    first = contents(out)
    again = MeetingEngine()
    assert build([news], out=out, engine=again).reused == 3
    assert again.read_ids == []
    assert contents(out) == first
    (news / "b.txt").write_text("Otto Lund met Juan Perez.")
    changed = MeetingEngine()
    build([news], out=out, engine=changed)
    assert changed.read_ids == ["b.txt"]
    assert contents(out) != first


def test_a_new_version_reads_all_again(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=MeetingEngine())
    newer = MeetingEngine(version="meetings 2")
    build([news], out=out, engine=newer)
    assert newer.read_ids == ["a.txt", "b.txt", "c.txt"]


def test_readings_of_a_build_that_broke_off_are_not_trusted(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=MeetingEngine())
    lines = (out / "readings.jsonl").read_text().splitlines(keepends=True)
    (out / "readings.jsonl").write_text("".join(line.replace("Rosa", "Lisa") for line in lines))
    engine = MeetingEngine()
    build([news], out=out, engine=engine)
    assert engine.read_ids == ["b.txt", "c.txt"]
    assert "Lisa" not in (out / "readings.jsonl").read_text()


def test_adding_and_removing_equal_a_build_from_nothing(news: Path, tmp_path: Path) -> None:
    whole, grown = tmp_path / "whole", tmp_path / "grown"
    build([news], out=whole, engine=MeetingEngine())
    build([news / "c.txt"], out=grown, engine=MeetingEngine())
    added = MeetingEngine()
    add([news / "a.txt", news / "b.txt"], out=grown, engine=added)
    assert added.read_ids == ["a.txt", "b.txt"]
    assert contents(grown) == contents(whole)
    part = tmp_path / "part"
    build([news / "a.txt", news / "c.txt"], out=part, engine=MeetingEngine())
    removing = MeetingEngine()
    remove(["b.txt"], out=grown, engine=removing)
    assert removing.read_ids == []
    assert contents(grown) == contents(part)


def test_adding_with_a_newer_version_reads_the_old_ones_as_they_were(news: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    build([news / "a.txt"], out=out, engine=MeetingEngine())
    (news / "a.txt").rename(tmp_path / "a.txt")
    newer = MeetingEngine(version="meetings 2")
    add([news], out=out, engine=newer)
    assert sorted(newer.read_ids) == ["a.txt", "b.txt", "c.txt"]
    build([news, tmp_path / "a.txt"], out=fresh, engine=MeetingEngine(version="meetings 2"))
    assert contents(out) == contents(fresh)
    assert (json.loads((out / "run.json").read_text()))["documents"] == json.loads((fresh / "run.json").read_text())[
        "documents"
    ]


def test_the_order_of_inputs_does_not_matter(news: Path, tmp_path: Path) -> None:
    files = sorted(news.iterdir())
    build(files, out=tmp_path / "one", engine=MeetingEngine())
    build(files[::-1], out=tmp_path / "two", engine=MeetingEngine())
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_broken_file_is_named_and_the_rest_is_built(news: Path, tmp_path: Path) -> None:
    (news / "broken.txt").write_bytes(b"\x00\x01\x02")
    (news / "README.md").write_text("What this is.")
    report = build([news], out=tmp_path / "out", engine=MeetingEngine())
    assert report.counts.documents == 3
    assert [Path(error.path).name for error in report.failed] == ["broken.txt"]
    assert [Path(item.path).name for item in report.skipped] == ["README.md"]
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert run["failed"][0]["path"].endswith("broken.txt")


def test_a_document_that_is_not_english_is_read_with_a_warning(news: Path, tmp_path: Path) -> None:
    words = "La ministre a rencontré son homologue pour parler du bac qui est hors service depuis le mois de mars. "
    (news / "d.txt").write_text(words * 3)
    (news / "e.jsonl").write_text('{"id": "e", "text": "Anna Berg met Otto Lund.", "language": "sv"}')
    for read_now in (5, 0):  # told also where nothing is read anew
        report = build([news], out=tmp_path / "out", engine=MeetingEngine())
        assert (report.read, report.counts.documents, report.failed) == (read_now, 5, ())
        assert [(doubt.document, "French" in doubt.why) for doubt in report.doubts] == [("d.txt", True), ("e", False)]
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert run["doubts"][1] == {"document": "e", "why": "is said to be in the language 'sv', and is read as English"}
    doubts: list[Doubt] = []
    list(read([news], engine=MeetingEngine(), warn=doubts.append))
    assert [doubt.document for doubt in doubts] == ["d.txt", "e"]


def test_where_nothing_can_be_read_the_folder_stays_as_it_was(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=MeetingEngine())
    before = contents(out)
    (tmp_path / "broken.txt").write_bytes(b"\x00")
    with pytest.raises(StoreError, match=r"broken\.txt"):
        build([tmp_path / "broken.txt"], out=out, engine=MeetingEngine())
    assert contents(out) == before


def test_an_engine_that_fails_leaves_the_folder_as_it_was(news: Path, tmp_path: Path) -> None:
    class BrokenEngine(MeetingEngine):
        def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
            yield from super().read(documents)
            raise KeyboardInterrupt

    out = tmp_path / "out"
    build([news], out=out, engine=MeetingEngine())
    before = contents(out)
    (news / "d.txt").write_text("Otto Lund met Juan Perez.")
    with pytest.raises(KeyboardInterrupt):
        build([news], out=out, engine=BrokenEngine())
    assert contents(out) == before


def test_a_missing_input_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        build([tmp_path / "missing"], out=tmp_path / "out", engine=MeetingEngine())
    assert not (tmp_path / "out").exists()


def test_removing_what_is_not_there_is_an_error(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(StoreError, match="no graph"):
        remove(["a.txt"], out=out, engine=MeetingEngine())
    build([news], out=out, engine=MeetingEngine())
    with pytest.raises(DocumentError, match=r"a\.txt"):
        remove(["a.text"], out=out, engine=MeetingEngine())


def test_removing_the_last_document_leaves_an_empty_graph(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news / "a.txt"], out=out, engine=MeetingEngine())
    assert remove(["a.txt"], out=out, engine=MeetingEngine()).counts.documents == 0
    assert (out / "readings.jsonl").read_text() == ""


def test_one_writer_at_a_time(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with lock_folder(out), pytest.raises(StoreError, match="another kgbuild"):
        build([news], out=out, engine=MeetingEngine())
    build([news], out=out, engine=MeetingEngine())


def test_a_place_that_cannot_be_written_is_named(news: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        build([news], out=tmp_path / "file", engine=MeetingEngine())


def test_reading_gives_input_order_and_reports_failures(news: Path) -> None:
    (news / "b.pdf").write_bytes(b"%PDF")
    failures: list[DocumentError] = []
    inputs = [news / "c.txt", news / "b.pdf", news / "a.txt"]
    settings = Settings(publisher="The Daily Example")
    readings = list(read(inputs, settings=settings, report=failures.append, engine=MeetingEngine()))
    assert [reading.document.id for reading in readings] == ["c.txt", "a.txt"]
    assert {reading.document.publisher for reading in readings} == {"The Daily Example"}
    assert len(failures) == 1
    with pytest.raises(DocumentError):
        list(read(inputs, settings=settings, engine=MeetingEngine()))
