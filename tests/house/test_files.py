"""Files: short ones, and nothing of the machine they were written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400
# Hosts from which packages are fetched: that is the user's own choice.
REGISTRIES = ("pypi", "pythonhosted")
LISTED = re.compile(r"https?://[\w.-]*(?:" + "|".join(REGISTRIES) + r")[\w.-]*")
MACHINE = re.compile(r"(?<![\w.>/-])/(?:work|root|home|tmp|Users)/\w")
BINARY = {".png", ".gz", ".zip"}


def list_committed() -> list[Path]:
    """The files under version control; all that are not hidden where there is no git."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git checkout")
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("path", sorted((ROOT / "kgbuild").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_nothing_of_the_machine_is_committed() -> None:
    found: list[str] = []
    for path in list_committed():
        if path.suffix in BINARY or path == Path(__file__).resolve():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if LISTED.search(line) or MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []
