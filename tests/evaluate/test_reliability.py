"""Measures of stated probabilities, and the curves fitted to scores."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.reliability import Case, bins_of, brier, calibration_error, fit
from dragoman.model.confidence import Curve

cases = st.lists(st.tuples(st.integers(0, 50).map(lambda number: number / 50), st.booleans()), max_size=120)


def planted(score: float, right: int, wrong: int) -> list[Case]:
    return [(score, True)] * right + [(score, False)] * wrong


def test_what_is_always_true_and_said_to_be_has_no_error() -> None:
    assert brier(planted(1.0, 5, 0)) == calibration_error(planted(1.0, 5, 0)) == 0
    assert brier(planted(0.5, 5, 5)) == 0.25
    assert brier([]) == calibration_error([]) == 0


def test_the_error_is_how_far_stated_and_true_lie_apart() -> None:
    assert calibration_error(planted(0.9, 6, 4) + planted(0.3, 3, 7)) == pytest.approx(0.15)


def test_a_table_has_a_row_for_each_tenth_in_which_something_stands() -> None:
    rows = bins_of(planted(0.3, 1, 1) + planted(1.0, 3, 0) + planted(0.95, 0, 1))
    assert [(row.low, row.count, row.right) for row in rows] == [(0.3, 2, 0.5), (0.9, 4, 0.75)]


def test_a_fitted_curve_finds_the_planted_shares() -> None:
    curve = fit(planted(0.5, 20, 80) + planted(0.7, 50, 50) + planted(0.9, 90, 10))
    assert [curve.at(score) for score in (0.5, 0.7, 0.9)] == pytest.approx([0.21, 0.5, 0.89], abs=0.02)


def test_scores_in_the_wrong_order_are_levelled() -> None:
    curve = fit(planted(0.5, 80, 20) + planted(0.9, 40, 60))
    assert curve.at(0.5) == curve.at(0.9) == pytest.approx(0.6, abs=0.01)


def test_few_records_make_no_certainty_and_none_no_curve() -> None:
    assert 0 < fit(planted(0.9, 3, 0)).at(0.9) < 1
    assert fit([]) == Curve()


@given(cases)
def test_a_fitted_curve_rises_with_few_knots_in_any_order_of_cases(given_cases: list[Case]) -> None:
    curve = fit(given_cases)
    assert curve == fit(given_cases[::-1])
    assert len(curve.knots) <= 7
    assert all(left[0] < right[0] and left[1] <= right[1] for left, right in pairwise(curve.knots))
