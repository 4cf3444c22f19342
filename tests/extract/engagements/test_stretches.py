"""Days counted from others."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.engagements.stretches import moved


@given(st.dates(), st.integers(-30, 30))
def test_a_step_there_and_back_is_the_same_day(day: object, step: int) -> None:
    there = moved(str(day), step)
    assert there == str(day) or moved(there, -step) == str(day)


def test_what_is_no_day_stays_as_it_is() -> None:
    assert moved("2024-02-30", 1) == "2024-02-30"
