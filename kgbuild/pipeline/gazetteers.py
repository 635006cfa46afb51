"""The user's own names: added to their folder, listed, and taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kgbuild.errors import NoSuchNameError, OntologyError
from kgbuild.ontology import OwnName, load_ontology
from kgbuild.ontology.ownnames import check_names, read_names, write_names
from kgbuild.pipeline.files import replace_file
from kgbuild.settings import Settings, load_settings

__all__ = ["Added", "Listed", "add_names", "list_names", "remove_names"]

SUFFIX = ".csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a file gave: `path` is its copy; `replaced`: how many names an older copy had, None where there was none;
    `known`: those that have the IRI of something that kgbuild's own gazetteer has; `hidden`: those that it has a namesake of."""

    path: Path
    names: tuple[OwnName, ...]
    replaced: int | None
    known: tuple[str, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One name, and the file of the folder that it stands in."""

    file: str
    name: OwnName


def add_names(paths: Sequence[Path], *, settings: Settings | None = None) -> tuple[Added, ...]:
    """Copies files of names (CSV or RDF) in one form into the folder of own names; one of the same name takes the old one's
    place. Nothing is written unless all files are right, and go with those that are there."""
    settings = settings or load_settings()
    folder = settings.gazetteer_directory
    new = {folder / f"{path.stem}{SUFFIX}": _read(path, settings) for path in paths}
    if len(new) < len(paths):
        raise OntologyError("two of the files have the same name", "Rename one; its copy is called after it.")
    old = {path: _read(path, settings) for path in _list_files(folder)}
    kept = [name for path, names in old.items() if path not in new for name in names]
    check_names([*kept, *(name for names in new.values() for name in names)])
    ours = load_ontology(settings.ontology_directory).gazetteer
    links = {link for entry in ours.entries.values() for link in entry.links}
    folder.mkdir(parents=True, exist_ok=True)
    for path, names in new.items():
        with replace_file(path) as file:
            file.write(write_names(names))
    return tuple(
        Added(
            path=path,
            names=names,
            replaced=len(old[path]) if path in old else None,
            known=tuple(one.name for one in names if links.intersection(one.iris)),
            hidden=tuple(one.name for one in names if not links.intersection(one.iris) and ours.lookup(one.name)),
        )
        for path, names in new.items()
    )


def list_names(*, settings: Settings | None = None) -> tuple[Listed, ...]:
    """The names of the folder, by file and name."""
    settings = settings or load_settings()
    files = _list_files(settings.gazetteer_directory)
    return tuple(Listed(file=path.stem, name=name) for path in files for name in _read(path, settings))


def remove_names(wanted: Sequence[str], *, settings: Settings | None = None) -> tuple[Listed, ...]:
    """Takes out files by their name, or single things by theirs. NoSuchNameError where there is no such file or name; nothing
    is changed then."""
    settings = settings or load_settings()
    held = list_names(settings=settings)
    gone = [one for text in wanted for one in _find(text, held)]
    for file in sorted({one.file for one in gone}):
        kept = [one.name for one in held if one.file == file and one not in gone]
        path = settings.gazetteer_directory / f"{file}{SUFFIX}"
        if not kept:
            path.unlink()
            continue
        with replace_file(path) as target:
            target.write(write_names(kept))
    return tuple(dict.fromkeys(gone))


def _find(text: str, held: Iterable[Listed]) -> list[Listed]:
    rows = list(held)
    found = [one for one in rows if one.file == text.removesuffix(SUFFIX)] or [
        one for one in rows if one.name.name == text or text in one.name.iris
    ]
    if not found:
        known = sorted({known for one in rows for known in (one.file, one.name.name)})
        raise NoSuchNameError(text, get_close_matches(text, known, n=3))
    return found


def _list_files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []


def _read(path: Path, settings: Settings) -> tuple[OwnName, ...]:
    ontology = load_ontology(settings.ontology_directory)
    return read_names(path, ontology.schema, ontology.prefixes)
