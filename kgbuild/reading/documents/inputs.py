"""What is to be read: files, folders, patterns and "-", as a list of inputs."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.model.text import Document
from kgbuild.reading.documents.formats import find_formats
from kgbuild.reading.documents.words import Words

__all__ = ["STDIN", "Input", "Inputs", "Skipped", "find_inputs", "load_all", "load_documents"]

STDIN = "-"

# What reads a text holds all of its words at once; a long book has a million characters.
LONGEST = 2_500_000
LARGEST = 10_000_000  # bytes of a file that is one document
MANY = ".jsonl"  # files of many


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file. `name` is its path relative to the input given, with "/": the id of a document that has no other.
    `path` None is standard input."""

    name: str
    path: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file of a folder that is no document, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    found: tuple[Input, ...]
    skipped: tuple[Skipped, ...] = ()


def find_inputs(given: Sequence[str | Path]) -> Inputs:
    """The files of files, folders (to any depth, sorted), patterns ("news/**/*.txt") and "-", in the order given.

    A file that several inputs hold is read once, by its longest name. Of a folder, hidden files and READMEs are
    skipped.
    Raises DocumentError where an input does not exist or holds nothing.
    """
    found: dict[str, Input] = {}
    skipped: dict[str, Skipped] = {}
    for item in given:
        files = 0
        for entry in _expand(str(item)):
            files += 1
            if isinstance(entry, Skipped):
                skipped[entry.path] = entry
                continue
            key = STDIN if entry.path is None else os.path.realpath(entry.path)
            if key not in found or (len(entry.name), entry.name) > (len(found[key].name), found[key].name):
                found[key] = entry
        if not files:
            raise DocumentError(
                str(item), "nothing to read in it", f"Put files into it: {' '.join(sorted(find_formats()))}."
            )
    if not found:
        raise DocumentError(
            " ".join(map(str, given)), "no documents", "Name files, folders, a pattern, or - for standard input."
        )
    read = {os.path.realpath(entry.path) for entry in found.values() if entry.path}
    return Inputs(
        found=tuple(found.values()),
        skipped=tuple(entry for path, entry in sorted(skipped.items()) if os.path.realpath(path) not in read),
    )


def load_all(items: Iterable[Input], words: Words) -> Iterator[Document | DocumentError]:
    """The documents of some inputs in order, and an error for each that could not be read, or whose id an earlier one
    has."""
    places: dict[str, str] = {}
    for item in items:
        place = str(item.path or item.name)
        for document in load_documents(item, words):
            if isinstance(document, Document) and document.id in places:
                yield DocumentError(
                    place,
                    f"its id {document.id!r} is that of a document in {places[document.id]}",
                    "Give the folder that holds both files, or give each its own id.",
                )
                continue
            if isinstance(document, Document):
                places[document.id] = place
                if len(document.text) > LONGEST:
                    yield make_long_error(place, f"{len(document.text):,} characters", f"{LONGEST:,}")
                    continue
            yield document


def make_long_error(place: str, length: str, most: str) -> DocumentError:
    return DocumentError(place, f"too long for a document ({length}, at most {most})", "Split it into its articles.")


def load_documents(item: Input, words: Words) -> Iterator[Document | DocumentError]:
    """The documents of an input, and an error for each that could not be read. Raises nothing for a bad document."""
    try:
        for document in _load(item, words):
            yield _placed(document, item) if isinstance(document, DocumentError) else document
    except DocumentError as error:
        yield _placed(error, item)


def _load(item: Input, words: Words) -> Iterator[Document | DocumentError]:
    formats = find_formats()
    if item.path is None:
        data = sys.stdin.buffer.read()
        suffix = ".jsonl" if data.lstrip()[:1] == b"{" else ".txt"
        yield from formats[suffix](data, item.name, words)
        return
    suffix = item.path.suffix.lower()
    if suffix not in formats:
        raise UnsupportedFormatError(str(item.path), suffix, formats)
    try:
        data = item.path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(str(item.path), "a link to nothing", "Mend the link, or remove it.") from error
    except OSError as error:
        raise DocumentError(str(item.path), f"cannot be read ({error.strerror})", "Check its permissions.") from error
    if suffix != MANY and len(data) > LARGEST:
        raise make_long_error(str(item.path), f"{len(data):,} bytes", f"{LARGEST:,}")
    yield from formats[suffix](data, item.name, words)


def _placed(error: DocumentError, item: Input) -> DocumentError:
    """The error with the file's whole path in place of its name."""
    if item.path is None or not error.path.startswith(item.name) or isinstance(error, UnsupportedFormatError):
        return error
    path = str(item.path) + error.path.removeprefix(item.name)
    return DocumentError(path, error.problem.removeprefix(f"{error.path}: "), error.remedy)


def _expand(item: str) -> Iterator[Input | Skipped]:
    """The files of one input."""
    if item == STDIN:
        yield Input(name="stdin", path=None)
        return
    path = Path(item)
    if path.is_dir():
        yield from _walk(path, path)
    elif path.exists():
        yield Input(name=path.name, path=path)
    elif glob.has_magic(item):
        root = _fixed_folder(path)
        matches = map(Path, glob.glob(item, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        for match in sorted(matches, key=lambda match: match.parts):
            if match.is_dir():
                continue
            yield Input(name=match.relative_to(root).as_posix(), path=match)
    else:
        raise DocumentError(item, "no such file or folder", "Check the path; quote a pattern.")


def _fixed_folder(pattern: Path) -> Path:
    """The part of a pattern before its first wildcard."""
    parts: list[str] = []
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _walk(folder: Path, root: Path) -> Iterator[Input | Skipped]:
    """The files of a folder by name, to any depth. A folder that holds itself by a link is entered once."""
    seen: set[str] = set()
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, followlinks=True, onerror=closed.append):
        real = os.path.realpath(place)
        folders[:] = [] if real in seen else sorted(name for name in folders if not name.startswith("."))
        if real in seen:
            continue
        seen.add(real)
        for name in sorted(names):
            path = Path(place) / name
            why = _why_skipped(path)
            if why:
                yield Skipped(path=str(path), why=why)
            else:
                yield Input(name=str(PurePosixPath(*path.relative_to(root).parts)), path=path)
    for error in closed:
        yield Skipped(path=str(error.filename), why=f"cannot be entered ({error.strerror})")


def _why_skipped(path: Path) -> str | None:
    if path.name.startswith("."):
        return "hidden"
    if path.name.upper().split(".")[0] == "README":
        return "a README"
    if path.exists() and not path.is_file():
        return "no file but a pipe, socket or device"  # opening a pipe would wait for ever
    return None
