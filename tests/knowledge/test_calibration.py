"""The curves that ship."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.load import load_knowledge
from dragoman.knowledge.schema import Knowledge
from dragoman.model.confidence import Curve
from dragoman.model.records import RECORD_KINDS, Deed, Post, Record


# Deeds are no part of what annotated documents hold, so nothing can be measured of them.
@pytest.mark.parametrize("kind", [kind for kind in RECORD_KINDS if kind is not Deed])
def test_every_kind_has_a_curve_that_rises(kind: type[Record]) -> None:
    knots = curve_of(load_knowledge(), kind).knots
    assert knots
    assert all(left[0] < right[0] and left[1] <= right[1] for left, right in pairwise(knots))


def test_without_a_measure_scores_stand() -> None:
    assert curve_of(Knowledge(), Post) == Curve()
