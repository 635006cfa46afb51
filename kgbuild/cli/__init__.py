"""The command line. A command parses, makes one call of the pipeline, renders; data on stdout, the rest on stderr."""

from __future__ import annotations

from kgbuild.cli.app import main

__all__ = ["main"]
