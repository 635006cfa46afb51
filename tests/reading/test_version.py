"""The version of the rules changes with their code, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from kgbuild.model.sources import hash_sources
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader
from kgbuild.reading.version import MODEL, ONTOLOGY, READING, rules_version


def test_any_change_of_the_code_changes_it(tmp_path: Path) -> None:
    copies = (tmp_path / "reading", tmp_path / "model", tmp_path / "ontology")
    for folder, copy in zip((READING, MODEL, ONTOLOGY), copies, strict=True):
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
    assert hash_sources(copies) == rules_version()
    (copies[0] / "notes.txt").write_text("No code.")
    assert hash_sources(copies) == rules_version()
    changed = copies[0] / "frames" / "__init__.py"
    changed.write_text(changed.read_text() + "\n# changed\n")
    assert hash_sources(copies) != rules_version()


def test_the_readers_version_has_it() -> None:
    assert rules_version() in Reader(load_ontology()).version
