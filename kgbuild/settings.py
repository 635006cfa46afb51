"""One frozen Settings from kgbuild.toml, the environment and flags, the later over the earlier.

Nothing else reads the environment.

    # kgbuild.toml, in the folder where kgbuild is started
    model = "auto"
    base = "https://news.example/kg/"
    publisher = "The Daily Example"

    KGBUILD_MODEL=en_core_web_md kgbuild build --out out/
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from urllib.parse import urlsplit

from kgbuild.errors import SettingsError

__all__ = ["FILE", "PREFIX", "Settings", "load_settings"]

FILE = "kgbuild.toml"
PREFIX = "KGBUILD_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run depends on beside its inputs."""

    model: str = "auto"  # a spaCy model's package or folder; auto: the best that is installed
    base: str = "https://example.org/kg/"  # the IRIs of entities and documents begin with it
    ontology: str | None = None  # a folder such as ontology/, in place of our own
    out: str = "out"  # what build makes, and the others read
    judgements: str = "judgements.toml"  # a file of yours that says who is who; there need not be one
    gazetteer: str = "gazetteer"  # a folder of names of your own; there need not be one
    publisher: str | None = None  # who printed the documents that do not say so themselves
    language: str = "en"  # of the documents that do not say so themselves

    @property
    def ontology_directory(self) -> Path | None:
        return Path(self.ontology) if self.ontology else None

    @property
    def gazetteer_directory(self) -> Path:
        return Path(self.gazetteer)


NAMES = tuple(field.name for field in fields(Settings))


def load_settings(
    *,
    flags: Mapping[str, str | None] | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings: flags that are not None, else KGBUILD_*, else kgbuild.toml in `folder`, else the defaults.

    Raises SettingsError, naming the place and the key, for what means nothing.
    """
    environment = os.environ if environment is None else environment
    sources = (
        _read_file((folder or Path()) / FILE),
        _read_environment(environment),
        {f"--{key}": (key, value) for key, value in (flags or {}).items() if value is not None},
    )
    settings = Settings()
    for source in sources:
        for place, (key, value) in source.items():
            _check(place, key, value)
            settings = replace(settings, **{key: value})
    return settings


Found = dict[str, tuple[str, str]]  # place -> key, value


def _read_file(path: Path) -> Found:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML ({error})", 'Write lines of key = "value".') from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror})", "Check its permissions.") from error
    found: Found = {}
    for key, value in table.items():
        if not isinstance(value, str):
            raise SettingsError(f"{path}, {key}: {value!r} is no string", f'Write {key} = "...".')
        found[f"{path}, {key}"] = (key, value)
    return found


def _read_environment(environment: Mapping[str, str]) -> Found:
    return {
        name: (name.removeprefix(PREFIX).lower(), environment[name])
        for name in sorted(environment)
        if name.startswith(PREFIX) and environment[name]
    }


def _check(place: str, key: str, value: str) -> None:
    if key not in NAMES:
        raise SettingsError(f"{place}: there is no setting {key!r}", f"Settings are {', '.join(NAMES)}.")
    if not value.strip():
        raise SettingsError(f"{place} is empty", "Give it a value, or leave it out.")
    if key == "base":
        _check_base(place, value)
    if key == "ontology" and not Path(value).is_dir():
        raise SettingsError(f"{place}: {value} is no folder", "Name a folder such as ontology/.")


def _check_base(place: str, value: str) -> None:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or not value.endswith("/"):
        raise SettingsError(f"{place}: {value!r} cannot begin an IRI", "Give an http(s) address that ends in /.")
    if any(character in value for character in ' <>"{}|\\^`'):
        raise SettingsError(f"{place}: {value!r} holds characters that no IRI may hold", "Leave them out.")
