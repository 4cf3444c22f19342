"""Values of times, once it is known from when they are told."""

import datetime as dt

import pytest

from dragoman.annotate.dates.values import Anchor, Fixed, Interval, PartOf, Shift, Value, Weekday, Written

WEDNESDAY = Anchor(day=dt.date(2025, 12, 3))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Weekday(2), "2025-12-02"),
        (Weekday(3), "2025-12-03"),
        (Weekday(3, -1), "2025-11-26"),
        (Weekday(5, 1), "2025-12-05"),
        (Shift("W", -1), "2025-11-24/2025-11-30"),
        (Shift("M", 1), "2026-01"),
        (Shift("Q", 0), "2025-10/2025-12"),
        (Shift("E", 0), "202X"),
        (Written(1, 12), "2026-01-12"),
        (Written(7), "2025-07"),
        (Written(22, year=2021), "2021-22"),
        (Written(5, direction=1), "2026-05"),
        (PartOf(Written(year=2024), 2, 3), "2024-04/2024-06"),
        (PartOf(Written(), 3, 3), "2025-07/2025-09"),
        (Interval(Written(5, 30), Written(6, 2, 2021)), "2021-05-30/2021-06-02"),
        (Interval(Fixed("2021"), Fixed("2019")), None),
    ],
)
def test_against_a_day(value: Value, expected: str | None) -> None:
    assert value.resolve(WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("value", "anchor", "expected"),
    [
        (Weekday(2), Anchor(), None),
        (Shift("D", -1), Anchor(year=2024), None),
        (Shift("Y", 0), Anchor(year=2024), "2024?"),
        (Shift("Y", -1), Anchor(year=2024), None),
        (Written(6, offset=0), Anchor(year=2024), "2024-06?"),
        (Written(6, 5), Anchor(year=2024), "XXXX-06-05"),
        (Written(3), Anchor(before="2021-01/2021-09"), "2021-03"),
        (Written(11), Anchor(before="2021-01/2021-09"), "2021-11?"),
        (Written(offset=99), Anchor(before="2021-05"), "2020"),
    ],
)
def test_without_one(value: Value, anchor: Anchor, expected: str | None) -> None:
    assert value.resolve(anchor) == expected


def test_a_far_day_follows_the_tense() -> None:
    day = dt.date(2025, 12, 3)
    assert Written(6, 20).resolve(Anchor(day=day, tense="past")) == "2025-06-20"
    assert Written(6, 20).resolve(Anchor(day=day, tense="future")) == "2026-06-20"
