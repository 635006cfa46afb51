"""Settings: the file, the environment, flags, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import SettingsError
from kgbuild.settings import Settings, load_settings


def test_defaults(tmp_path: Path) -> None:
    assert load_settings(folder=tmp_path, environment={}) == Settings()


def test_flags_go_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "kgbuild.toml").write_text('model = "a"\nout = "b"\npublisher = "c"\n')
    settings = load_settings(
        folder=tmp_path,
        environment={"KGBUILD_OUT": "d", "KGBUILD_PUBLISHER": "e", "HOME": "/"},
        flags={"publisher": "f", "model": None},
    )
    assert (settings.model, settings.out, settings.publisher) == ("a", "d", "f")


@pytest.mark.parametrize(
    ("file", "environment", "named"),
    [
        ("modle = 'x'", {}, r"kgbuild\.toml, modle"),
        ("model = 5", {}, r"kgbuild\.toml, model"),
        ("model =", {}, r"kgbuild\.toml is not TOML"),
        ("", {"KGBUILD_MODLE": "x"}, "KGBUILD_MODLE"),
        ("base = 'example.org'", {}, "cannot begin an IRI"),
        ("base = 'https://example.org/a b/'", {}, "no IRI may hold"),
        ("", {"KGBUILD_ONTOLOGY": "/nowhere/at/all"}, "is no folder"),
        ("model = ' '", {}, "is empty"),
    ],
)
def test_what_means_nothing_is_named(tmp_path: Path, file: str, environment: dict[str, str], named: str) -> None:
    (tmp_path / "kgbuild.toml").write_text(file)
    with pytest.raises(SettingsError, match=named):
        load_settings(folder=tmp_path, environment=environment)
