"""show, explain, path, neighbours, rank, stats, export: what they print of three meetings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Runner


def test_show_gives_what_happened_with_document_and_sentence(run: Runner, out: Path) -> None:
    shown = run("show", "Anna Berg", "--out", out)
    assert shown.status == 0
    assert shown.stdout.startswith("Anna Berg, person\n")
    assert "a.txt 16-40: Anna Berg met Otto Lund." in shown.stdout


def test_a_name_that_fits_several_lists_them(run: Runner, out: Path) -> None:
    failed = run("show", "Berg", "--out", out)
    assert (failed.status, failed.stdout) == (2, "")
    assert "Anna Berg" in failed.stderr
    assert "Marta Berg" in failed.stderr


def test_a_name_that_nothing_has_names_the_nearest(run: Runner, out: Path) -> None:
    failed = run("show", "Ana Berk", "--out", out)
    assert failed.status == 1
    assert "Anna Berg" in failed.stderr


def test_explain_gives_sentence_characters_rule_and_resolution(run: Runner, out: Path) -> None:
    explained = run("explain", "Lund", "met", "Vila", "--out", out)
    assert explained.status == 0
    for part in ("b.txt 0-24: Otto Lund met Rosa Vila.", 'trigger "met"', "rule test", "b.txt#c0 is Otto Lund"):
        assert part in explained.stdout
    assert run("explain", "Anna Berg", "met", "Vila", "--out", out).status == 1


def test_path(run: Runner, out: Path) -> None:
    found = run("path", "Anna Berg", "Marta Berg", "--out", out)
    first = "Anna Berg -met- Otto Lund -met- Rosa Vila -met- Marta Berg"
    assert (found.status, found.stdout.splitlines()[0]) == (0, first)


def test_neighbours(run: Runner, out: Path) -> None:
    found = run("neighbours", "Vila", "--out", out)
    assert [line for line in found.stdout.splitlines() if not line.startswith(" ")] == ["Marta Berg", "Otto Lund"]


@pytest.mark.parametrize("measure", ["pagerank", "degree", "betweenness"])
def test_rank(run: Runner, out: Path, measure: str) -> None:
    ranked = run("rank", "--by", measure, "--limit", "2", "--out", out)
    assert sorted(line.split()[1] for line in ranked.stdout.splitlines()[2:]) == ["Otto", "Rosa"]


def test_stats(run: Runner, out: Path) -> None:
    counted = run("stats", "--out", out)
    assert counted.status == 0
    assert "Triples a statement:" in counted.stdout


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld", "graphml", "gexf"])
def test_export(run: Runner, out: Path, tmp_path: Path, format: str) -> None:
    shown = run("export", format, "--out", out)
    assert shown.status == 0
    assert "Anna Berg" in shown.stdout
    assert run("export", format, "--to", "file", "--out", out).status == 0
    assert (tmp_path / "file").read_text() == shown.stdout


def test_the_export_of_a_build_is_its_file(run: Runner, out: Path) -> None:
    assert run("export", "nquads", "--out", out).stdout.encode() == (out / "graph.nq").read_bytes()
    assert run("export", "turtle", "--out", out).stdout.encode() == (out / "graph.ttl").read_bytes()
    assert run("export", "graphml", "--out", out).stdout.encode() == (out / "graph.graphml").read_bytes()


def test_explain_names_what_else_joins_the_two(run: Runner, out: Path) -> None:
    explained = run("explain", "Lund", "sued", "Vila", "--out", out)
    assert explained.stdout.splitlines()[-1] == "Also between the two: met"
