"""Whatever a user can name is in the documentation: commands, options, settings, errors, queries, formats, plug-in points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main
from click import Command, Context, Group, Option

from kgbuild import errors
from kgbuild.cli.app import app
from kgbuild.graph.export import ExportFormat
from kgbuild.graph.named import named_queries
from kgbuild.plugins import Point
from kgbuild.reading.documents.formats import BUILT_IN
from kgbuild.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = {page.name: page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]}
HELPS = PAGES["commands.md"]


def list_commands(command: Command, words: tuple[str, ...] = ("kgbuild",)) -> Iterator[tuple[str, Command]]:
    """Every command by its words: "kgbuild ontology check"."""
    yield " ".join(words), command
    if isinstance(command, Group):
        for name in command.list_commands(Context(command)):
            found = command.get_command(Context(command), name)
            assert found is not None
            yield from list_commands(found, (*words, name))


COMMANDS = dict(list_commands(typer.main.get_command(app)))


def find_help(words: str) -> str:
    """The help of a command as the page has it."""
    found = re.search(rf"^\$ {words} --help\n(.*?)^```$", HELPS, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("words", COMMANDS)
def test_commands(words: str) -> None:
    shown = find_help(words)
    assert shown, f"docs/commands.md has no help of {words}"
    options = [option for option in COMMANDS[words].params if isinstance(option, Option)]
    names = [name for option in options for name in option.opts if name.startswith("--")]
    assert [name for name in names if name not in shown and not name.endswith("-completion")] == []


def test_settings() -> None:
    names = [name for field in fields(Settings) for name in (f"`{field.name}`", f"`{PREFIX}{field.name.upper()}`")]
    assert [name for name in names if name not in PAGES["settings.md"]] == []


def test_errors() -> None:
    assert [name for name in errors.__all__ if name not in HELPS] == []


def test_named_queries() -> None:
    assert [name for name in named_queries() if f"\n{name} " not in PAGES["queries.md"]] == []


def test_formats() -> None:
    assert [name for name in ExportFormat if f"`{name}`" not in HELPS] == []
    assert [suffix for suffix in BUILT_IN if f"`{suffix}`" not in HELPS] == []


def test_plug_in_points() -> None:
    assert [point for point in Point if point not in PAGES["settings.md"]] == []
