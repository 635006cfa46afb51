"""kgbuild serve and push: what they say where they cannot. How they work: tests/explorer, tests/remote."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.cli.conftest import Runner


def test_without_a_graph_the_remedy_is_to_build_one(run: Runner) -> None:
    for folder in ("out", "."):
        failed = run("serve", folder)
        assert (failed.status, "kgbuild build" in failed.stderr) == (1, True)


def test_a_port_that_is_taken_is_told(run: Runner, out: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        failed = run("serve", out, "--port", taken.getsockname()[1])
        assert (failed.status, "--port" in failed.stderr) == (2, True)


def test_a_store_that_is_not_there_is_told(run: Runner, out: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    failed = run("push", f"http://127.0.0.1:{port}/update", "--out", out)
    assert (failed.status, "cannot be reached" in failed.stderr) == (1, True)
    failed = run("push", "localhost", "--out", out)
    assert (failed.status, "http://HOST" in failed.stderr) == (1, True)
