"""Tables: what is cut where a row is too long for its line."""

from __future__ import annotations

import pytest

from kgbuild.cli.tables import NARROWEST_LAST, cut_text, fit_cells

HEADERS = ("who", "claim", "sentence")
ROWS = [["Anna Berg", "Anna Berg met Otto Lund at the harbour of Marvik on Monday", "She " + "really " * 20 + "did."]]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_rows_fit(width: int) -> None:
    (row,) = fit_cells(HEADERS, ROWS, width)
    assert sum(map(len, row)) <= width
    assert row[0] == "Anna Berg"


def test_the_last_column_is_cut_first() -> None:
    (row,) = fit_cells(HEADERS, ROWS, 110)
    assert row[:2] == ROWS[0][:2]
    (row,) = fit_cells(HEADERS, ROWS, 80)
    assert len(row[2]) <= NARROWEST_LAST
    assert row[1] == "Anna Berg met Otto Lund at the harbour of…"


def test_what_fits_is_left_alone() -> None:
    assert fit_cells(HEADERS, ROWS, 500) == ROWS
    assert fit_cells(("only",), [["x" * 50]], 40) == [["x" * 39 + "…"]]


def test_a_width_that_cannot_be_met_ends() -> None:
    assert [len(cell) for cell in fit_cells(("a", "b"), [["x" * 50, "y" * 50]], 10)[0]] == [12, 28]


def test_a_cut_leaves_no_blank_before_its_mark() -> None:
    assert cut_text("one two three", 8) == "one two…"
