"""How sure a telling is."""

from itertools import product

from dragoman.extract.engagements.confidence import START, weigh
from dragoman.model.confidence import score_of


def test_every_estimate_is_a_probability() -> None:
    for manner, people, *flags in product(START, (0, 1, 5), *[(True, False)] * 4):
        assert 0 < score_of(weigh(manner, people, flags[0], flags[1], 2, flags[2], flags[3])) < 1


def test_more_to_see_is_never_less_sure() -> None:
    bare = score_of(weigh("verb", 1, False, False, 1, True, True))
    assert score_of(weigh("verb", 2, True, True, 2, True, True)) > bare > score_of(weigh("verb", 1, False, False, 1, False, False))
