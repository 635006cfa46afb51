"""A folder that changes: a build on what the last one left gives the bytes of a build from nothing, in every file.

The engine is a small one that needs no model (tests/pipeline/village.py). TEST_EXAMPLES asks for more sequences.
"""

from __future__ import annotations

import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgbuild.errors import StoreError
from kgbuild.graph import Graph
from kgbuild.graph.export import ExportFormat
from kgbuild.graph.store import open_store
from kgbuild.pipeline.builds import add, build, remove
from tests.pipeline.village import VillageEngine

# rdflib's own Dataset warns of what it calls itself.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context")
EXAMPLES = int(os.environ.get("TEST_EXAMPLES", "6"))
VARYING = {"run.json", ".cache.sqlite", ".lock", ".rows.sqlite"}
PEOPLE = ("Ana Berg", "A. Berg", "Otto Lund", "Rosa Vila", "Rosa Lund")
DAYS = ("", " on 2024-05-04", " on 2024-05-05", " on 2024-05")
people = st.sampled_from(PEOPLE)
sentences = st.one_of(
    st.builds("{} met {}{}.".format, people, people, st.sampled_from(DAYS)),
    st.builds("{} did not meet {}.".format, people, people),
    st.builds("{} said {} met {}{}.".format, people, people, people, st.sampled_from(DAYS)),
    st.builds("{} opened the Port Summit{}.".format, people, st.sampled_from(DAYS)),
    st.builds("{} said {} opened the Port Summit.".format, people, people),
)
texts = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
# What becomes of which document: another text, or None where it is deleted.
changes = st.dictionaries(st.integers(0, 5), st.none() | texts, min_size=1, max_size=3)


def list_files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in VARYING}


def list_exports(out: Path) -> dict[str, bytes]:
    with TemporaryDirectory() as folder, Graph.open(out) as graph:
        for format in ExportFormat:
            if format is not ExportFormat.PARQUET or find_spec("pyarrow"):
                graph.export(format, Path(folder) / format)
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def apply(change: dict[int, str | None], news: Path) -> None:
    for number, text in change.items():
        path = news / f"{number}.txt"
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text)


@given(st.lists(changes, min_size=2, max_size=5))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_sequence_of_changes_equals_a_build_from_nothing(sequence: list[dict[int, str | None]]) -> None:
    with TemporaryDirectory() as folder:
        news, out, fresh = (Path(folder) / name for name in ("news", "out", "fresh"))
        news.mkdir()
        (news / "always.txt").write_text("Ana Berg met Otto Lund on 2024-05-04.")
        for change in sequence:
            apply(change, news)
            build([news], out=out, engine=VillageEngine())
        build([news], out=fresh, engine=VillageEngine())
        assert list_files(out) == list_files(fresh)
        assert set(open_store(out)) == set(open_store(fresh))
        assert list_exports(out) == list_exports(fresh)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(
        (
            "Ana Berg met Otto Lund on 2024-05-04. Rosa Vila opened the Port Summit.",
            "Otto Lund met Ana Berg on 2024-05-04. Ana Berg did not meet Rosa Vila.",
            "Rosa Vila said Ana Berg met Otto Lund on 2024-05-04.",
            "Otto Lund opened the Port Summit on 2024-05-05.",
        )
    ):
        (folder / f"{number}.txt").write_text(text)
    return folder


def test_two_papers_on_one_meeting_share_an_event_as_long_as_both_are_there(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=VillageEngine())
    with Graph.open(out) as graph:
        rows = graph.select("SELECT DISTINCT ?e { ?e a kg:Meeting ; kg:time ?day }").rows
    remove(["1.txt"], out=out, engine=VillageEngine())
    alone = tmp_path / "alone"
    (news / "1.txt").unlink()
    build([news], out=alone, engine=VillageEngine())
    assert list_files(out) == list_files(alone)
    assert len(rows) == 1


def test_only_what_changed_is_read_and_told_again(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgbuild.pipeline import graphs

    told: list[str] = []
    tell = graphs.tell_story
    monkeypatch.setattr(graphs, "tell_story", lambda local, *rest: told.append(local.document.id) or tell(local, *rest))
    out = tmp_path / "out"
    build([news], out=out, engine=VillageEngine())
    assert sorted(told) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    told.clear()
    (news / "4.txt").write_text("Emil Dahl met Vera Holm.")
    engine = VillageEngine()
    build([news], out=out, engine=engine)
    assert (engine.read_ids, told) == (["4.txt"], ["4.txt"])


def test_without_its_cache_a_folder_is_as_good(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=VillageEngine())
    before = list_files(out)
    for content in (None, b"", b"no database", (out / ".cache.sqlite").read_bytes()[:5000]):
        (out / ".cache.sqlite").unlink()
        if content is not None:
            (out / ".cache.sqlite").write_bytes(content)
        engine = VillageEngine()
        build([news], out=out, engine=engine)
        assert (engine.read_ids, list_files(out) == before) == ([], True)


@pytest.mark.parametrize("harm", ["gone", "no manifest", "another layout", "no stamp", "tables gone"])
def test_a_broken_store_is_made_anew(news: Path, tmp_path: Path, harm: str) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=VillageEngine())
    store = out / "store"
    match harm:
        case "gone":
            shutil.rmtree(store)
        case "no manifest":
            (store / "CURRENT").write_text("nonsense")
        case "another layout":
            (store / "kgbuild.json").write_text(json.dumps({"layout": 0}))
        case "no stamp":
            (store / "kgbuild.json").unlink()
        case _:
            for table in store.glob("*.sst"):
                table.unlink()
    (news / "4.txt").write_text("Emil Dahl met Vera Holm.")
    build([news], out=out, engine=VillageEngine())
    build([news], out=tmp_path / "fresh", engine=VillageEngine())
    assert set(open_store(out)) == set(open_store(tmp_path / "fresh"))
    assert list_files(out) == list_files(tmp_path / "fresh")


def test_a_store_of_another_version_is_refused_until_the_next_build(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=VillageEngine())
    (out / "store" / "kgbuild.json").write_text(json.dumps({"layout": 99}))
    with pytest.raises(StoreError, match=r"another version of kgbuild \(layout 99.*Run `kgbuild build` again"):
        open_store(out)
    assert build([news], out=out, engine=VillageEngine()).read == 0
    assert len(open_store(out)) > 100


@pytest.mark.parametrize(
    "name", ["graph.nq", "graph.ttl", "graph.graphml", "review.jsonl", "decisions.jsonl", ".rows.sqlite"]
)
def test_a_file_that_somebody_changed_is_made_anew(news: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    build([news], out=out, engine=VillageEngine())
    before = list_files(out)
    content = (out / name).read_bytes()
    (out / name).write_bytes(content[: len(content) // 2])
    assert build([news], out=out, engine=VillageEngine()).read == 0
    assert list_files(out) == before


def test_readings_outlive_a_build_that_is_stopped(news: Path, tmp_path: Path) -> None:
    class Stopped(VillageEngine):
        def read(self, documents):
            for number, reading in enumerate(super().read(documents)):
                if number == 2:
                    raise KeyboardInterrupt
                yield reading

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        build([news], out=out, engine=Stopped())
    assert not (out / "graph.nq").exists()
    engine = VillageEngine()
    add([news], out=out, engine=engine)
    assert engine.read_ids == ["2.txt", "3.txt"]
