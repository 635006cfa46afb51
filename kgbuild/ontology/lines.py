"""Lines: files of comma-separated cells, with errors that name the file, the line, and the remedy."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kgbuild.errors import OntologyError

__all__ = ["Line", "read_lines"]

DELIMITERS = {".tsv": "\t", ".tab": "\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a file; `place` is how errors call it ("names.csv, line 3")."""

    place: str
    cells: Mapping[str, str]

    def fail(self, problem: str, remedy: str) -> OntologyError:
        return OntologyError(f"{self.place}: {problem}", remedy)

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.optional_text(column)
        if not value:
            raise self.fail(f"{column} is empty", f"Fill in the {column}, or delete the line.")
        return value

    def optional_text(self, column: str) -> str:
        """A cell without blanks around it, "" where the file has no such column."""
        return self.cells.get(column, "").strip()

    def texts(self, column: str) -> tuple[str, ...]:
        """The parts of a cell with | between them, each once."""
        return tuple(dict.fromkeys(part for each in self.optional_text(column).split("|") if (part := each.strip())))

    def number(self, column: str) -> int:
        """A whole number, 0 where the cell is empty."""
        value = self.optional_text(column)
        try:
            return int(value or "0")
        except ValueError:
            raise self.fail(f"{column} is {value!r}, no number", "Write digits alone, or leave it empty.") from None


def read_lines(
    path: Path, needed: Sequence[str], known: Sequence[str] | None = None, *, remedy: str = "Check its path."
) -> Iterator[Line]:
    """The lines of a file below its header. `needed`: columns that it must have; `known`: all that it may have, None: any.

    OntologyError where it cannot be read, lacks a column, or a line has more or fewer cells than the header. `remedy`: what
    to do where there is no such file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            start = file.readline()
            file.seek(0)
            # Spreadsheets of half the world write semicolons.
            semicolons = ";" in start and "," not in start
            rows = csv.reader(file, delimiter=DELIMITERS.get(path.suffix, ";" if semicolons else ","), strict=True)
            header = [name.strip().lower() for name in next(rows, [])]
            check_header(path, header, needed, known)
            for cells in rows:
                place = f"{path}, line {rows.line_num}"
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    raise OntologyError(f"{place}: {len(cells)} cells, not {len(header)}", "Quote commas in a cell.")
                yield Line(place=place, cells=dict(zip(header, cells, strict=True)))
    except UnicodeDecodeError as error:
        raise OntologyError(
            f"{path} is not UTF-8 ({error.reason} at byte {error.start})", "Save it as UTF-8."
        ) from error
    except csv.Error as error:
        raise OntologyError(f"{path}, line {rows.line_num}: {error}", 'Write a " inside quotes as "".') from error
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror}", remedy) from error


def check_header(path: Path, header: Sequence[str], needed: Sequence[str], known: Sequence[str] | None) -> None:
    """OntologyError where columns are missing, unknown or there twice."""
    columns = known or needed
    shown = f"The first line names the columns: {','.join(columns)}."
    for name in header:
        if known is not None and name not in known:
            close = get_close_matches(name, known, n=1)
            raise OntologyError(
                f"{path}, line 1: unknown column {name!r}", f"Did you mean {close[0]}? {shown}" if close else shown
            )
        if header.count(name) > 1:
            raise OntologyError(f"{path}, line 1: the column {name!r} is there twice", shown)
    missing = [name for name in needed if name not in header]
    if missing:
        raise OntologyError(f"{path}, line 1: no column {missing[0]!r}", shown)
