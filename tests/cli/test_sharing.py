"""kgbuild serve: what it says where it cannot start. How it serves: tests/explorer."""

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
