"""Texts that no newspaper prints: each is read, as far as there is something to read, and breaks nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgbuild import Graph, build
from kgbuild.engine import Engine
from kgbuild.engine.onecore import OneCore
from kgbuild.ontology.ontology import load_ontology
from kgbuild.pipeline.builds import build as build_with

PAGE = """<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">
<!ENTITY file SYSTEM "file:///etc/passwd">]>
<html><head><title>Talks &amp; ferries</title><script>document.write("Carl Holm met Dora Worm.")</script></head>
<body onload="alert(1)"><article><h1>Talks in Oslo</h1>
<p>Anna Berg met Otto Lund in Oslo on Friday. &c;&c; &file; &#x1F6A2; &nbsp;</p>
<p>Rosa Vila said the ferry &ldquo;would not sail&rdquo;.<script>alert("Ed Holm met Eva Worm.")</script></p>
<iframe src="javascript:alert(1)"></iframe>
<p>Otto Lund visited Lisbon on Monday, and he praised the harbour workers for their patience in the long strike.</p>
</article></body></html>"""
TURNED = (
    "Anna Berg met \u0645\u062d\u0645\u062f \u0627\u0644\u0623\u062d\u0645\u062f in Oslo on Friday \U0001f6a2. "
    "\u202eOtto Lund\u202c praised \u05e9\u05e8\u05d4 \u05db\u05d4\u05df on Monday \U0001f469\u200d\U0001f469\u200d\U0001f467.\n"
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return OneCore(load_ontology(), model="auto")


def list_people(out: Path) -> set[str]:
    with Graph.open(out) as graph:
        return {row["l"] for row in graph.select("SELECT ?l { ?a a kg:Person ; rdfs:label ?l }").records()}


def test_a_hostile_page_is_read_without_its_scripts_and_entities(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    report = build_with([tmp_path / "page.html"], out=tmp_path / "out", engine=engine)
    assert report.failed == ()
    assert {"Anna Berg", "Otto Lund"} <= list_people(tmp_path / "out")
    written = "".join((tmp_path / "out" / name).read_text(encoding="utf-8") for name in ("graph.ttl", "readings.jsonl"))
    assert [word for word in ("Holm", "Worm", "root:", "aaaaaaaaaa", "alert(") if word in written] == []


def test_writing_from_right_to_left_and_emoji(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "turned.txt").write_text(TURNED, encoding="utf-8")
    build_with([tmp_path / "turned.txt"], out=tmp_path / "out", engine=engine)
    assert {"Anna Berg", "Otto Lund"} <= list_people(tmp_path / "out")
    with Graph.open(tmp_path / "out") as graph:
        quoted = [row["text"] for row in graph.select("SELECT ?text { GRAPH ?d { ?s oa:exact ?text } }").records()]
    assert quoted
    assert all(text in TURNED for text in quoted)  # offsets count code points: nothing is cut in two


def test_ten_thousand_names_in_one_sentence(tmp_path: Path, engine: Engine) -> None:
    names = [f"{given} {head}{tail}" for given in ("Anna", "Otto") for head in HEADS for tail in TAILS][:10_000]
    (tmp_path / "names.txt").write_text(f"On Friday {', '.join(names)} and Rosa Vila met in Oslo.\n")
    report = build_with([tmp_path / "names.txt"], out=tmp_path / "out", engine=engine)
    assert report.failed == ()
    assert report.counts.entities > 1000
    assert report.counts.statements < 20_000  # no edge for each pair


HEADS = [f"{a}{b}{c}" for a in "BDFGKLMNPRST" for b in "aeiou" for c in ("l", "r", "n")]
TAILS = [
    "berg",
    "dal",
    "ford",
    "gren",
    "holm",
    "lund",
    "man",
    "nes",
    "rud",
    "sen",
    "ski",
    "son",
    "stad",
    "vik",
    "wald",
    "by",
    "dorf",
    "ev",
    "heim",
    "ic",
    "land",
    "mark",
    "ner",
    "os",
    "ov",
    "ris",
    "set",
    "tveit",
    "um",
    "ung",
]


def test_fifty_megabytes_are_no_document(tmp_path: Path) -> None:
    """A text far longer than any article is named as what it is, and the rest is built."""
    (tmp_path / "long.txt").write_text("The ferry was late again on Monday. " * 1_500_000)
    (tmp_path / "line.jsonl").write_text(json.dumps({"id": "line", "text": "It was late. " * 300_000}))
    (tmp_path / "short.txt").write_text("Anna Berg met Otto Lund in Oslo on Friday.")
    report = build([tmp_path], out=tmp_path / "out")
    assert report.counts.documents == 1
    assert [str(error).rpartition("/")[2] for error in report.failed] == [
        "line.jsonl: too long for a document (3,900,000 characters, at most 2,500,000). Split it into its articles.",
        "long.txt: too long for a document (54,000,000 bytes, at most 10,000,000). Split it into its articles.",
    ]
