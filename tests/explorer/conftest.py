"""`kgbuild serve` as a user starts it: a process that listens on a port of this machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgbuild.graph.store import write_graph
from kgbuild.ontology.ontology import load_ontology
from tests.graph.knowledge import KNOWLEDGE

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Served:
    """`url` ends without a slash; `token` is what was printed."""

    url: str
    token: str

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"


@contextmanager
def serve(*arguments: str | Path) -> Iterator[Served]:
    """A server with some arguments, ended by Ctrl-C."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "kgbuild", "serve", *map(str, arguments), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdout is not None
    try:
        shown = ""
        for line in process.stdout:
            shown += line
            found = re.search(r"SPARQL +(\S+)/sparql", shown)
            writable = "--writable" not in arguments or "Bearer" in shown
            if found and writable and "graphs?default" in shown:
                token = re.search(r"Bearer (\S+)", shown)
                yield Served(found[1], token[1] if token else "")
                break
        else:
            pytest.fail(f"the server did not start: {shown}")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the graph of KNOWLEDGE."""
    folder = tmp_path_factory.mktemp("served")
    write_graph(KNOWLEDGE, load_ontology(), folder)
    return folder


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    """A server of that graph, read-only, whose queries may take two seconds."""
    with serve(built, "--timeout", "2") as server:
        yield server
