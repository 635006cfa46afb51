"""conflicts: what it prints of papers that contradict one another, in which form, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kgbuild.graph.store import write_graph
from kgbuild.ontology import load_ontology
from tests.cli.conftest import Runner
from tests.graph.papers import Papers


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    """A graph in which two papers give an office to two, and four a birth to a place, one of them as a claim."""
    papers = Papers()
    office, lund = papers.office("mayor", "Alder"), papers.entity("Otto Lund")
    for name, holder in (("Times", "Rosa Vila"), ("Post", "Otto Berg")):
        papers.say(papers.paper(name), papers.entity(holder), "kg:holdsPosition", office)
    for name in ("Sail", "Mail", "News", "Echo"):
        papers.say(papers.paper(name), lund, "kg:bornIn", papers.entity("Oslo", "kg:City"))
    papers.say(
        papers.paper("Gull"), lund, "kg:bornIn", papers.entity("Bergen", "kg:City"), by=papers.entity("Rosa Vila")
    )
    write_graph(papers.knowledge(), load_ontology(), tmp_path / "disputed")
    return tmp_path / "disputed"


def test_text_has_both_sides_with_who_says_so_where(run: Runner, disputed: Path) -> None:
    shown = run("conflicts", "--out", disputed)
    assert (shown.status, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert lines[1] == "Both sides in publishers' own words"
    assert lines[3] == "1. … holds position mayor of Alder [exclusive]"
    assert lines[4:7] == ["   Otto Berg", "      The Post, 2025-03-04: So Post writes.", "        Post 0-15"]
    assert "A publisher's own words against what is claimed" in lines
    assert "      Rosa Vila in The Gull, 2025-03-04: So Gull writes." in lines
    assert "      and 1 more; --all shows them" in lines
    assert "and 1 more" not in run("conflicts", "--all", "--out", disputed).stdout


def test_one_kind_one_thing_or_a_few(run: Runner, disputed: Path) -> None:
    assert "born in" not in run("conflicts", "--stated", "--out", disputed).stdout
    assert "mayor" not in run("conflicts", "Lund", "--out", disputed).stdout
    first = run("conflicts", "--limit", "1", "--out", disputed)
    assert ("born in" in first.stdout, first.stderr) == (False, "1 more; give a higher --limit\n")


def test_nothing_found_is_said_and_no_failure(run: Runner, disputed: Path, out: Path) -> None:
    none = run("conflicts", "--out", out)
    assert (none.status, none.stdout, none.stderr) == (0, "", "no conflicts found\n")
    other = run("conflicts", "--kind", "dates", "--format", "json", "--out", disputed)
    assert (other.status, other.stdout, other.stderr) == (0, "[]\n", "no conflicts found of this kind\n")


def test_csv_has_a_row_a_sentence(run: Runner, disputed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("conflicts", "--format", "csv", "--out", disputed).stdout)))
    assert [row["conflict"] for row in rows] == ["1"] * 2 + ["2"] * 5
    assert (rows[0]["kind"], rows[0]["standing"], rows[0]["side"]) == ("exclusive", "stated", "Otto Berg")
    assert (rows[-1]["claimants"], rows[-1]["publisher"], rows[-1]["document"]) == ("Rosa Vila", "The Gull", "Gull")


def test_json_has_everything(run: Runner, disputed: Path) -> None:
    first, second = json.loads(run("conflicts", "--format", "json", "--out", disputed).stdout)
    assert first["about"] == {"label": "mayor of Alder", "iri": "https://example.org/kg/position/alder/mayor"}
    assert [len(side["testimonies"]) for side in second["sides"]] == [4, 1]
    assert second["sides"][0]["testimonies"][0]["end"] == 15


def test_a_name_that_nothing_has(run: Runner, disputed: Path) -> None:
    failed = run("conflicts", "Otto Lunt", "--out", disputed)
    assert (failed.status, failed.stdout) == (1, "")
    assert "Otto Lund" in failed.stderr
