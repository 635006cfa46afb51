"""The shipped ontology holds together, and the check says where one does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kgbuild.ontology import Ontology, Severity, check_ontology, find_ontology, load_ontology


def test_the_shipped_ontology_is_consistent(ontology: Ontology) -> None:
    assert [str(finding) for finding in check_ontology(ontology) if finding.severity is Severity.ERROR] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the ontology to spoil, without words."""
    shutil.copytree(find_ontology(), tmp_path / "ontology", ignore=shutil.ignore_patterns("*.toml", "source"))
    return tmp_path / "ontology"


def list_errors(folder: Path) -> list[str]:
    findings = check_ontology(load_ontology(folder))
    return [f"{finding.place}: {finding.problem}" for finding in findings if finding.severity is Severity.ERROR]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_undeclared_term(folder: Path) -> None:
    change(folder / "kg.ttl", "kg:hasRole kg:visitor,", "kg:hasRole kg:vizitor,")
    errors = list_errors(folder)
    assert "kg.ttl: kg:Visit: kg:vizitor is named here and declared nowhere" in errors
    assert "kg.ttl: kg:visited: is an edge of kg:Visit, which has no role kg:visitor" in errors
    assert "kg.ttl: kg:visitor: is a role that no class of events has" in errors


def test_a_missing_definition(folder: Path) -> None:
    change(folder / "kg.ttl", '    rdfs:comment "One human being."@en ;\n', "")
    assert list_errors(folder) == ["kg.ttl: kg:Person: has no definition"]


def test_a_name_declared_twice(folder: Path) -> None:
    change(folder / "kg.ttl", "kg:met a", 'kg:left a owl:ObjectProperty ; rdfs:label "left-hand side"@en .\n\nkg:met a')
    assert list_errors(folder) == ["kg.ttl: kg:left: is declared twice"]


def test_a_dangling_key(folder: Path) -> None:
    change(folder / "gazetteer" / "metonyms.csv", "Kremlin,organization/kremlin", "Kremlin,organization/cremlin")
    assert list_errors(folder) == [
        "gazetteer/metonyms.csv: Kremlin: names organization/cremlin, which no gazetteer has"
    ]


def test_a_sense_that_points_nowhere(folder: Path) -> None:
    (folder / "lexicon").mkdir(exist_ok=True)
    (folder / "lexicon" / "odd.toml").write_text(
        '[[sense]]\nlemma = ["visit"]\npos = "verb"\ntype = "kg:Visit"\n'
        'roles = { subject = "winner" }\nexample = "She visited Lima."\n'
        '[[sense]]\nlemma = ["yodel"]\npos = "verb"\ntype = "kg:Yodel"\nroles = {}\nexample = "He yodels."\n'
        '[[light]]\nverb = ["throw"]\nsubject = "thrower"\nnouns = ["party"]\n'
    )
    assert list_errors(folder) == [
        "lexicon: light verb throw: its subject has the role 'thrower', which is declared nowhere",
        "lexicon: verb/visit/1: kg:Visit has no role 'winner'",
        "lexicon: verb/yodel/1: kg:Yodel is no class or predicate",
    ]


def test_the_version_changes_with_any_file(folder: Path) -> None:
    before = load_ontology(folder).version
    change(folder / "gazetteer" / "metonyms.csv", "Langley", "Langley Park")
    other = folder.with_name("other")
    folder.rename(other)
    assert load_ontology(other).version != before


def test_what_tells_events_apart_are_their_roles(folder: Path) -> None:
    change(folder / "kg.ttl", "kg:onceFor kg:buyer, kg:target", "kg:onceFor kg:buyer, kg:winner")
    change(folder / "kg.ttl", "kg:changedBy kg:Appointment,", "kg:changedBy kg:Person,")
    assert list_errors(folder) == [
        "kg.ttl: kg:Acquisition: is told from others by kg:winner, which is no role of it",
        "kg.ttl: kg:holdsPosition: is changed by kg:Person, which is no class of events",
    ]
