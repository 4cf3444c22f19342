"""Scores and the curves that bring them to probabilities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.confidence import Curve, Weight, score_of
from dragoman.model.interchange import from_json, to_json
from dragoman.model.records import Evidence, Figure

shares = st.floats(0, 1)
curves = st.lists(st.tuples(shares, shares), max_size=6).map(
    lambda pairs: Curve(tuple(dict(zip(sorted(left for left, _ in pairs), sorted(right for _, right in pairs), strict=True)).items()))
)


@given(curves, shares, shares)
def test_a_curve_never_falls_and_stays_a_probability(curve: Curve, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= curve.at(low) <= curve.at(high) <= 1


@pytest.mark.parametrize(("score", "probability"), [(0.0, 0.2), (0.4, 0.2), (0.5, 0.3), (0.8, 0.6), (1.0, 0.6)])
def test_a_curve_is_straight_between_knots_and_level_beyond(score: float, probability: float) -> None:
    assert Curve(((0.4, 0.2), (0.8, 0.6))).at(score) == probability


def test_a_score_is_never_certain() -> None:
    assert score_of([Weight("a", 0.9), Weight("b", 0.3)]) == 0.98
    assert score_of([Weight("a", 0.1), Weight("b", -0.3)]) == 0.02


def test_weights_are_not_exchanged_and_make_no_difference_between_records() -> None:
    figure = Figure("f1", None, "ships", 3, None, "count", None, None, 0.8, (Evidence(0, 1, "3"),), (Weight("seen", 0.8),))
    given_back = from_json(Figure, to_json(figure))
    assert "weights" not in to_json(figure)
    assert given_back == figure and given_back.weights == ()
