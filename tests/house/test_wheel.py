"""The wheel holds what an installed kgbuild needs."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    "kgbuild/py.typed",
    "kgbuild/cli/app.py",
    "kgbuild/ontology/data/kg.ttl",
    "kgbuild/ontology/data/shapes.ttl",
    "kgbuild/ontology/data/prefixes.ttl",
)


@pytest.mark.skipif(not (find_spec("build") and find_spec("hatchling")), reason="build and hatchling are not installed")
def test_wheel_is_complete(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    data = [path for path in (ROOT / "ontology").rglob("*") if path.suffix in {".toml", ".csv", ".ttl"}]
    expected = {f"kgbuild/ontology/data/{path.relative_to(ROOT / 'ontology').as_posix()}" for path in data}
    expected |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "kgbuild").rglob("*.rq")}
    assert sorted((expected | set(NEEDED)) - names) == []
    assert [name for name in names if not name.startswith(("kgbuild/", "kgbuild-"))] == []
