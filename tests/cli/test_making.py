"""build, add, remove and read from the command line, with the model that is installed."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.cli.conftest import Runner

SCHEMA = Path(__file__).parents[1] / "model" / "reading.schema.json"
ARTICLE = (
    "Title: Ports agree on a ferry\n\n"
    "OSLO, 3 March 2025 - Norwegian Transport Minister Kari Moen met her Danish counterpart Jens Holm in Aarhus on "
    "Sunday.\n\n“We will not wait another year,” Moen said. “Nobody should.”\n\n"
    "Holm, a former ferry captain, denied that the port of Aarhus had been sold to a Chinese company.\n"
)


def test_build_add_remove(run: Runner, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(ARTICLE)
    (news / "broken.txt").write_bytes(b"\x00\x01")
    built = run("build", "news")
    assert built.status == 1
    assert f"failed {Path('news/broken.txt')}: it holds NUL characters" in built.stderr
    assert "1 document could not be read" in built.stderr
    assert "out: 1 document in" in built.stdout
    assert "kgbuild show" in built.stdout
    assert "kgbuild query who-met-whom\n" in built.stdout
    (news / "broken.txt").write_text("The ferry was late.")
    added = run("add", "news")
    assert (added.status, "out: 2 documents" in added.stdout) == (0, True)
    assert "(1 read now, 1 unchanged)" in added.stdout
    removed = run("remove", "broken.txt")
    assert (removed.status, "out: 1 document in" in removed.stdout) == (0, True)
    failed = run("remove", "brokn.txt")
    assert (failed.status, "Nearest ids" in failed.stderr) == (2, True)


def test_without_input_seeds_are_built(run: Runner, tmp_path: Path) -> None:
    assert "seeds" in run("build").stderr
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "README.md").write_text("What a seed is.")
    (tmp_path / "seeds" / "a.txt").write_text("The ferry was late.")
    built = run("build")
    assert (built.status, "skipped seeds/README.md: a README" in built.stderr) == (0, True)


def test_read_writes_valid_readings(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b-1", "text": "Moen met Holm.", "published": "2025-03-04"}))
    written = run("read", "a.txt", "b.jsonl")
    rows = [json.loads(line) for line in written.stdout.splitlines()]
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()))
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []
    assert [(row["id"], row["published"]) for row in rows] == [("a.txt", "2025-03-03"), ("b-1", "2025-03-04")]
    assert rows[0]["text"] == ARTICLE
    assert rows[0]["title"] == "Ports agree on a ferry"
    assert run("read", "a.txt", "b.jsonl", "--out", "readings.jsonl").stdout == ""
    assert (tmp_path / "readings.jsonl").read_text() == written.stdout


def test_a_format_that_is_not_supported_is_named(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    failed = run("build", "a.pdf")
    assert failed.status == 1
    assert "a.pdf: .pdf is not yet supported" in failed.stderr
    assert not (tmp_path / "out" / "graph.nq").exists()


def test_a_document_that_is_not_english_is_named(run: Runner, tmp_path: Path) -> None:
    words = "La ministre a rencontré son homologue pour parler du bac qui est hors service depuis le mois de mars. "
    (tmp_path / "a.txt").write_text(words * 3)
    for command in ("build", "read"):
        made = run(command, "a.txt")
        assert made.status == 0
        assert "warning: a.txt does not look English (French?), and is read as English" in made.stderr.splitlines()


def test_doctor(run: Runner) -> None:
    checked = run("doctor")
    assert checked.status == 0
    assert "ok   model" in checked.stdout
    failed = run("doctor", "--model", "no_such_model")
    assert (failed.status, "BAD  model" in failed.stdout) == (1, True)


def test_ontology(run: Runner, out: Path) -> None:
    assert run("ontology", "doc", "Meeting").stdout.startswith("kg:Meeting")
    assert "kg:met" in run("ontology", "doc").stdout
    unknown = run("ontology", "doc", "Meting")
    assert (unknown.status, "Did you mean kg:Meeting?" in unknown.stderr) == (1, True)
    assert run("ontology", "open", "--out", out).status == 0
    assert run("ontology", "check").status == 0


def test_read_explains_a_sentence(run: Runner) -> None:
    told = run("read", "--explain", "The ferry company was sued by Norway in Oslo, lawyers said on Monday.")
    lines = told.stdout.splitlines()
    assert told.status == 0
    assert "f1 sued: kg:Lawsuit" in lines
    assert any(line.startswith("  rule      verbal verb/sue/") and "lexicon/justice.toml" in line for line in lines)
    assert any(line.startswith("  roles     defendant The ferry company · plaintiff Norway") for line in lines)
    assert any(line.startswith("  said by   a1 lawyers") for line in lines)
    assert any(line.startswith("  triple    The ferry company | was sued by | Norway") for line in lines)


def test_read_explains_why_no_sense_holds(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor met the carpet.")
    told = run("read", "--explain", "a.txt")
    assert "met: open: meet" in told.stdout
    assert "object is carpet" in told.stdout
    failed = run("read", "--explain", "b.txt")
    assert (failed.status, "no such file" in failed.stderr) == (2, True)
    written = run("read", "--explain", "--out", "x", "a.txt")
    assert (written.status, "--explain prints to standard output" in written.stderr) == (2, True)
