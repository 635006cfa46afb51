"""judgements.toml: who is who as people judge it. Read by every build, written by `kgbuild review` or by hand.

    [[same]]
    left = { document = "ferry.txt", name = "Ada Moss" }
    right = { document = "strike.txt", name = "A. Moss" }
    note = "the same minister"

Or [[different]], or [[unsure]]. A thing is named by its document and by what that calls it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from kgbuild.errors import JudgementError
from kgbuild.model.judging import Judged, Key
from kgbuild.model.world import Judgement
from kgbuild.pipeline.files import replace_file
from kgbuild.settings import Settings

__all__ = ["add_judgement", "find_file", "read_judgements", "restore"]

HEADER = """\
# Who is who, as people judge it. kgbuild build obeys: what is the same becomes one, what is different never does.
# Delete an entry to undo it; no text is read again. A thing is named by its document and by what that calls it.
"""
TABLE = re.compile(r"^\s*\[\[\s*(?P<name>[\w-]+)\s*\]\]")
KEYS = {"left", "right", "note", "type"}
EXAMPLE = '{ document = "a.txt", name = "Ada Moss" }'


def find_file(settings: Settings) -> Path:
    """The file that a setting names. Raises JudgementError for one in the output folder, which builds write."""
    path = Path(settings.judgements)
    if path.resolve().is_relative_to(Path(settings.out).resolve()):
        raise JudgementError(str(path), "it lies in the output folder", "Keep what you write beside your inputs.")
    return path


def read_judgements(path: Path) -> tuple[Judged, ...]:
    """The judgements of a file, in its order; none where there is no file."""
    text = _read_text(path)
    if text is None:
        return ()
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise JudgementError(
            str(path), f"not TOML: {error}", f"Entries look like [[same]] and left = {EXAMPLE}."
        ) from error
    lines = _find_tables(text)
    for name in sorted(tables.keys() - set(Judgement)):
        line = next((number for found, number in lines if found == name), None) or _find_key(text, name)
        place = f"{path}, line {line}"
        raise JudgementError(place, f"{name!r} means nothing", f"Write [[{']] or [['.join(Judgement)}]].")
    found: list[Judged] = []
    for verdict in Judgement:
        rows = tables.get(verdict.value, [])
        places = [number for name, number in lines if name == verdict]
        if not isinstance(rows, list) or len(places) != len(rows):
            place = f"{path}, line {_find_key(text, verdict.value)}"
            raise JudgementError(
                place, f"{verdict.value} is no list of tables", f"Write [[{verdict}]] above each entry."
            )
        found += [_read_entry(row, verdict, line, path) for row, line in zip(rows, places, strict=True)]
    return tuple(sorted(found, key=lambda judged: judged.line))


def add_judgement(path: Path, judged: Judged) -> str | None:
    """Writes a judgement at the end of the file, in place of older ones of the same two; gives the file's old text."""
    before = _read_text(path)
    kept = (_drop_entries(path, before, judged) if before else "").rstrip("\n") or HEADER.rstrip("\n")
    entry = [f"[[{judged.verdict}]]", f"left = {_write_key(judged.left)}", f"right = {_write_key(judged.right)}"]
    entry += [f"note = {_quote(judged.note)}"] if judged.note else []
    entry += [f"type = {_quote(judged.type)}"] if judged.type else []
    restore(path, "\n".join([kept, "", *entry, ""]))
    return before


def restore(path: Path, text: str | None) -> None:
    """Makes the file what it was."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    with replace_file(path) as file:
        file.write(text)


def _read_text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise JudgementError(str(path), "not UTF-8", "Save it as UTF-8.") from error
    except OSError as error:
        raise JudgementError(str(path), f"cannot be read ({error.strerror})", "Check its permissions.") from error


def _find_tables(text: str) -> list[tuple[str, int]]:
    """The name and the line of each entry's header."""
    numbered = enumerate(text.splitlines(), start=1)
    return [(found["name"], number) for number, line in numbered if (found := TABLE.match(line))]


def _find_key(text: str, name: str) -> int:
    pattern = re.compile(rf"^\s*\[?\s*[\"']?{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), 1)


def _read_entry(row: object, verdict: Judgement, line: int, path: Path) -> Judged:
    place = f"{path}, line {line}"
    fields: Mapping[str, object] = row if isinstance(row, dict) else {}
    for name in sorted(fields.keys() - KEYS):
        raise JudgementError(place, f"{name!r} means nothing", f"An entry has {', '.join(sorted(KEYS))}.")
    left, right = (_read_key(fields.get(side), side, place) for side in ("left", "right"))
    if left == right:
        raise JudgementError(place, "left and right are the same", "Name two things.")
    texts: dict[str, str | None] = {}
    for name in ("note", "type"):
        value = fields.get(name)
        if value is not None and not isinstance(value, str):
            raise JudgementError(place, f"{name} is no text", f'Write {name} = "...".')
        texts[name] = value
    return Judged(verdict=verdict, left=left, right=right, line=line, note=texts["note"], type=texts["type"])


def _read_key(value: object, side: str, place: str) -> Key:
    fields: Mapping[str, object] = value if isinstance(value, dict) else {}
    document, name = fields.get("document"), fields.get("name")
    if not isinstance(document, str) or not isinstance(name, str) or fields.keys() != {"document", "name"}:
        raise JudgementError(place, f"{side} names no thing of a document", f"Write {side} = {EXAMPLE}.")
    return Key(document=document, name=name)


def _drop_entries(path: Path, text: str, judged: Judged) -> str:
    """The text of the file without its entries on the same two things."""
    lines = text.splitlines(keepends=True)
    starts = [number for _, number in _find_tables(text)]
    pair = {judged.left, judged.right}
    for old in reversed([one for one in read_judgements(path) if {one.left, one.right} == pair]):
        following = next((start for start in starts if start > old.line), len(lines) + 1)
        end = following - 1
        # Comments above the next entry are the next entry's.
        while following <= len(lines) and end > old.line and not _is_content(lines[end - 1]):
            end -= 1
        del lines[old.line - 1 : end]
    return "".join(lines)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _write_key(key: Key) -> str:
    return f"{{ document = {_quote(key.document)}, name = {_quote(key.name)} }}"


def _quote(text: str) -> str:
    # What JSON writes in strings is TOML too, but for the character that TOML wants escaped and JSON does not.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
