"""judgements.toml: what a user has judged is obeyed in every build, and undone without reading a text again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import JudgementError
from kgbuild.graph.dataset import Graph
from kgbuild.model.judging import Judged, Key
from kgbuild.model.world import Judgement
from kgbuild.pipeline.builds import build, remake
from kgbuild.pipeline.judgements import add_judgement, read_judgements, restore
from kgbuild.pipeline.reviews import open_review
from kgbuild.settings import Settings
from tests.pipeline.meetings import MeetingEngine

ARTICLES = {
    "a.txt": "Anna Berg met Otto Lund.",
    "b.txt": "Anna Berg met Rosa Vila.",
    "c.txt": "Hanna Berg met Carl Dahl.",
}
SAME = """
# Sisters? No.
[[same]]
left = { document = "a.txt", name = "Anna Berg" }
right = { document = "c.txt", name = "Hanna Berg" }
"""
DIFFERENT = """
[[different]]
left = { document = "a.txt", name = "Anna Berg" }
right = { document = "b.txt", name = "anna berg" }
note = "one sails, the other does not"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text)
    return Settings(out=str(tmp_path / "out"), judgements=str(tmp_path / "judgements.toml"))


def list_bergs(settings: Settings) -> list[str]:
    with Graph.open(settings.out) as graph:
        rows = graph.query('SELECT DISTINCT ?a { ?a a kg:Person ; rdfs:label ?name FILTER CONTAINS(?name, "Berg") }')
        return sorted(str(row[0]).rpartition("person/")[2] for row in rows)


def test_a_judgement_is_obeyed_and_undone_without_reading(settings: Settings, tmp_path: Path) -> None:
    engine = MeetingEngine()
    build([tmp_path / "news"], settings=settings, engine=engine)
    plain = (tmp_path / "out" / "graph.nq").read_bytes()
    assert list_bergs(settings) == ["anna-berg", "hanna-berg"]
    file = Path(settings.judgements)
    file.write_text(SAME)
    remake(settings=settings, engine=engine)
    assert list_bergs(settings) == ["anna-berg"]
    file.write_text(DIFFERENT)
    build([tmp_path / "news"], settings=settings, engine=engine)
    parted = list_bergs(settings)
    assert len(parted) == 3 and all(name.startswith(("anna-berg-", "hanna-berg")) for name in parted)
    assert b"one sails" in (tmp_path / "out" / "graph.nq").read_bytes()
    file.unlink()
    remake(settings=settings, engine=engine)
    assert (tmp_path / "out" / "graph.nq").read_bytes() == plain
    assert engine.read_ids == ["a.txt", "b.txt", "c.txt"]


def test_a_judgement_on_what_is_gone_is_kept_with_a_warning(settings: Settings, tmp_path: Path) -> None:
    gone = SAME.replace("c.txt", "gone.txt")
    Path(settings.judgements).write_text(gone)
    report = build([tmp_path / "news"], settings=settings, engine=MeetingEngine())
    [doubt] = report.doubts
    assert doubt.document.endswith("judgements.toml, line 3:")
    assert doubt.why == 'gone.txt names no "Hanna Berg"; the judgement is kept'
    assert Path(settings.judgements).read_text() == gone


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[same]\n", "not TOML"),
        ("\n[[simile]]\n", "judgements.toml, line 2: 'simile' means nothing. Write [[same]]"),
        ("x = 1\n", "judgements.toml, line 1: 'x' means nothing"),
        ("same = 1\n", "judgements.toml, line 1: same is no list of tables"),
        (SAME + "\n[[same]]\nleft = 3\n", "judgements.toml, line 7: left names no thing of a document. Write left = {"),
        (SAME + "why = 1\n", "judgements.toml, line 3: 'why' means nothing"),
        (SAME + "note = 1\n", "judgements.toml, line 3: note is no text"),
        (SAME + 'type = "kg:Sister"\n', "judgements.toml, line 3: kg:Sister is no class"),
        (SAME.replace("c.txt", "a.txt").replace("Hanna", "Anna"), "left and right are the same"),
        (
            SAME + DIFFERENT + SAME.replace("a.txt", "b.txt"),
            'judgements.toml, line 7: "Anna Berg" in a.txt and "anna berg" in b.txt are different, and lines 3 and 13 say',
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_named(settings: Settings, tmp_path: Path, text: str, complaint: str) -> None:
    Path(settings.judgements).write_text(text)
    engine = MeetingEngine()
    with pytest.raises(JudgementError) as raised:
        build([tmp_path / "news"], settings=settings, engine=engine)
    assert complaint in str(raised.value)
    assert not (tmp_path / "out" / "graph.nq").exists()


def test_judgements_do_not_lie_in_the_output_folder(settings: Settings, tmp_path: Path) -> None:
    inside = Settings(out=settings.out, judgements=f"{settings.out}/judgements.toml")
    with pytest.raises(JudgementError, match="lies in the output folder"):
        build([tmp_path / "news"], settings=inside, engine=MeetingEngine())


def test_entries_are_added_replaced_and_restored(tmp_path: Path) -> None:
    file = tmp_path / "judgements.toml"
    file.write_text(SAME + "\n# next\n" + DIFFERENT.lstrip())
    left, right = Key(document="a.txt", name="Anna Berg"), Key(document="c.txt", name="Hanna Berg")
    other = Key(document="d.txt", name='"Quoted"\tÅsa')
    add_judgement(file, Judged(verdict=Judgement.UNSURE, left=right, right=left))
    before = add_judgement(file, Judged(verdict=Judgement.SAME, left=left, right=other, note="so"))
    found = read_judgements(file)
    assert [(one.verdict.value, one.left.document, one.right.name) for one in found] == [
        ("different", "a.txt", "anna berg"),
        ("unsure", "c.txt", "Anna Berg"),
        ("same", "a.txt", '"Quoted"\tÅsa'),
    ]
    text = file.read_text()
    assert "# Sisters? No." in text and "# next\n[[different]]" in text and text.endswith('note = "so"\n')
    restore(file, before)
    assert len(read_judgements(file)) == 2


def test_review_lists_what_nobody_has_judged(settings: Settings, tmp_path: Path) -> None:
    build([tmp_path / "news"], settings=settings, engine=MeetingEngine())
    review = open_review(settings=settings)
    [pair] = [pair for pair in review.pairs if pair.joined]
    assert {pair.left.key.document, pair.right.key.document} == {"a.txt", "b.txt"}
    assert pair.left.sentences == (("a.txt", "Anna Berg met Otto Lund."),)
    review.judge(pair, Judgement.DIFFERENT)
    assert all(not pair.joined for pair in open_review(settings=settings).pairs)
    assert review.undo() and not review.undo()
    assert not Path(settings.judgements).exists()
