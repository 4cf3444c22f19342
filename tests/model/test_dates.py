"""What dates cover and when two of them can both hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.dates import Period, can_agree, days_apart, period_of, precision

VALUES = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: str(day)[:7]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: str(day)[:4]),
    st.dates(date(1904, 1, 1), date(1904, 12, 31)).map(lambda day: f"XXXX{str(day)[4:]}"),
    st.none(),
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-23", date(2023, 9, 1), date(2023, 12, 21)),
        ("2023-24", date(2023, 12, 1), date(2024, 3, 20)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06?", date(2024, 6, 1), date(2024, 6, 30)),
        ("2024-06-05/2024-06-07", date(2024, 6, 5), date(2024, 6, 7)),
        ("2025-01/2025-06", date(2025, 1, 1), date(2025, 6, 30)),
    ],
)
def test_a_value_covers_its_days(value: str, first: date, last: date) -> None:
    assert period_of(value) == Period(first, last)


@pytest.mark.parametrize("value", [None, "", "XXXX", "soon", "2024-13", "2023-02-30", "2024-06/..", "2025/2024", "0000"])
def test_what_tells_no_days_covers_none(value: str | None) -> None:
    assert period_of(value) is None


def test_a_day_without_a_year_agrees_with_that_day_of_any_year() -> None:
    assert can_agree("XXXX-06-05", "2024-06-05")
    assert can_agree("XXXX-06-05", "2024")
    assert not can_agree("XXXX-06-05", "2024-06-06")


@given(VALUES, VALUES)
def test_agreement_goes_both_ways(left: str | None, right: str | None) -> None:
    assert can_agree(left, right) == can_agree(right, left)
    assert days_apart(left, right) == days_apart(right, left)


@given(VALUES)
def test_every_date_agrees_with_itself(value: str | None) -> None:
    assert can_agree(value, value)


def test_days_apart_counts_between_the_nearest_ends() -> None:
    assert days_apart("2024-06-05", "2024-06-08") == 3
    assert days_apart("2024-06", "2024-06-08") == 0
    assert days_apart("XXXX-06-05", "2024-06-08") is None


def test_the_more_precise_date_ranks_higher() -> None:
    assert precision("2024-06-05") > precision("2024-06") > precision("2024") > precision("XXXX-06-05") > precision(None)
