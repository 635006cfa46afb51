"""Time values: their days, their XSD types, and which of them are vague."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model.time import bounds, is_vague, xsd_text, xsd_type

BOUNDS: list[tuple[str, str | None, str | None]] = [
    ("2025", "2025-01-01", "2025-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025-07-10", "2025-07-10", "2025-07-10"),
    ("2025-07-10T14:30", "2025-07-10", "2025-07-10"),
    ("2025-07-10TMO", "2025-07-10", "2025-07-10"),
    ("2025-W28", "2025-07-07", "2025-07-13"),
    ("2025-W28-WE", "2025-07-12", "2025-07-13"),
    ("2025-W28-4", "2025-07-10", "2025-07-10"),
    ("2025-W01", "2024-12-30", "2025-01-05"),
    ("2025-Q3", "2025-07-01", "2025-09-30"),
    ("2025-H2", "2025-07-01", "2025-12-31"),
    ("2025-SU", "2025-06-01", "2025-08-31"),
    ("2025-WI", "2025-12-01", "2026-02-28"),
    ("199", "1990-01-01", "1999-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("18", "1800-01-01", "1899-12-31"),
    ("2025-01-01/2025-06", "2025-01-01", "2025-06-30"),
    ("2014/2016", "2014-01-01", "2016-12-31"),
    ("../2025-07", None, "2025-07-31"),
    ("2025-07/..", "2025-07-01", None),
    ("2025-02-30", None, None),
    ("2025-W60", None, None),
    ("P2M", None, None),
    ("PXY", None, None),
    ("XXXX-WXX-1", None, None),
    ("PAST_REF", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("value", "earliest", "latest"), BOUNDS)
def test_bounds(value: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(value) == (earliest, latest)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_lies_within_its_week_month_and_year(day: date) -> None:
    year, week, _ = day.isocalendar()
    for value in (f"{day.year:04}", f"{day:%Y-%m}", f"{year:04}-W{week:02}", day.isoformat()):
        earliest, latest = bounds(value)
        assert earliest is not None
        assert latest is not None
        assert earliest <= day.isoformat() <= latest


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1)))
def test_quarters_follow_one_another(day: date) -> None:
    quarter = f"{day.year}-Q{(day.month + 2) // 3}"
    latest = bounds(quarter)[1]
    assert latest is not None
    following = date.fromisoformat(latest) + timedelta(days=1)
    assert following.day == 1
    assert following.month % 3 == 1


XSD: list[tuple[str, str | None, str | None]] = [
    ("2025", "xsd:gYear", "2025"),
    ("2025-07", "xsd:gYearMonth", "2025-07"),
    ("2025-07-10", "xsd:date", "2025-07-10"),
    ("2025-07-10T14:30", "xsd:dateTime", "2025-07-10T14:30:00"),
    ("2025-07-10T14:30:05", "xsd:dateTime", "2025-07-10T14:30:05"),
    ("2025-07-10TMO", None, None),
    ("2025-13", None, None),
    ("2025-W28", None, None),
    ("2025-Q3", None, None),
    ("199", None, None),
    ("2014/2016", None, None),
    ("P2M", None, None),
    ("PAST_REF", None, None),
]


@pytest.mark.parametrize(("value", "datatype", "text"), XSD)
def test_xsd(value: str, datatype: str | None, text: str | None) -> None:
    assert xsd_type(value) == datatype
    assert xsd_text(value) == text


def test_vague() -> None:
    assert is_vague("PAST_REF")
    assert not is_vague("2025")
    assert not is_vague("PXY")
