"""The curves that ship."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.load import load_knowledge
from dragoman.knowledge.schema import Knowledge
from dragoman.model.confidence import Curve
from dragoman.model.records import RECORD_KINDS, Post, Record


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_every_kind_has_a_curve_that_rises(kind: type[Record]) -> None:
    knots = curve_of(load_knowledge(), kind).knots
    assert knots
    assert all(left[0] < right[0] and left[1] <= right[1] for left, right in pairwise(knots))


def test_without_a_measure_scores_stand() -> None:
    assert curve_of(Knowledge(), Post) == Curve()
