"""Which numbers can't both hold, and which totals don't add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.model.records import Evidence, Figure, Record
from dragoman.resolve import resolve
from dragoman.resolve.contradictions.of_figures import can_both_hold, reach
from dragoman.resolve.records import Contradiction
from tests.resolve.samples import KNOWLEDGE, document


def figure(
    value: float, measure: str = "meetings held", *, subject: str = "Arvenia", unit: str = "count", period: str = "2031",
    qualifier: str | None = None, number: int = 1,
) -> Figure:  # fmt: skip
    return Figure(f"f{number}", subject, measure, value, None, unit, period, qualifier, 0.9, (Evidence(0, 3, str(value)),))


def found(*documents: tuple[Record, ...]) -> list[Contradiction]:
    return list(resolve([document(f"d{number}", *records) for number, records in enumerate(documents)], KNOWLEDGE).contradictions)


def test_one_count_with_two_numbers() -> None:
    (item,) = found((figure(240),), (figure(250),), (figure(240),))
    assert (item.kind, item.what, item.shown) == ("substance", "meetings held of Arvenia, 2031", "240")
    assert found((figure(240),), (figure(250, period="2030"),)) == []


def test_numbers_of_one_text_at_a_vague_time_count_other_things() -> None:
    assert found((figure(3, period="203X"), figure(2, period="203X", number=2))) == []
    assert len(found((figure(3), figure(2, number=2)))) == 1


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (figure(25_700_000, unit="USD"), figure(25_680_000, unit="USD"), True),
        (figure(25_700_000, unit="USD"), figure(25_600_000, unit="USD"), False),
        (figure(8000, qualifier="over"), figure(8200), True),
        (figure(8000, qualifier="over"), figure(80_000), False),
        (figure(8000, qualifier="up to"), figure(8200), False),
        (figure(30, qualifier="about"), figure(28), True),
        (figure(30), figure(28), False),
        (figure(20), figure(22), False),
        (figure(4.5, unit="percent"), figure(4.48, unit="percent"), True),
    ],
)
def test_numbers_that_may_be_of_one_quantity(one: Figure, other: Figure, agree: bool) -> None:
    assert can_both_hold(one, other) is agree
    assert can_both_hold(other, one) is agree


@given(some.floats(0.01, 1e12), some.sampled_from([None, "about", "over", "up to", "at least"]))
def test_a_number_lies_within_what_it_leaves_open(value: float, qualifier: str | None) -> None:
    claim = figure(value, qualifier=qualifier)
    low, high = reach(claim)
    assert low < value < high
    assert can_both_hold(claim, claim)


def test_the_more_precise_of_two_roundings_is_shown() -> None:
    (item,) = found((figure(25_700_000, "exports", unit="USD"),), (figure(25_680_000, "exports", unit="USD"),))
    assert (item.kind, item.shown, item.rule) == ("precision", "25680000", "more origins, then the more precise number")


def trade(total: float, sold: float, bought: float) -> list[Contradiction]:
    return found(
        (
            figure(total, "trade turnover", subject="Arvenia and Nordmere", unit="USD", number=1),
            figure(sold, "Arvenian exports", unit="USD", number=2),
            figure(bought, "imports", unit="USD", number=3),
        )
    )


def test_a_total_that_is_not_the_sum_of_both_ways() -> None:
    (item,) = trade(40_000_000, 25_500_000, 18_000_000)
    assert (item.kind, item.shown) == ("substance", "40000000")
    assert item.what.endswith("25500000 + 18000000 = 43500000")
    assert [value.record for value in item.values] == ["f1", "f2", "f3"]


def test_a_total_that_rounding_explains() -> None:
    assert trade(43_500_000, 25_500_000, 18_000_000) == []
    assert trade(43_600_000, 25_540_000, 18_040_000) == []


def test_exports_of_both_sides_make_the_total() -> None:
    def both(of_the_other: float) -> list[Contradiction]:
        return found(
            (
                figure(43_500_000, "bilateral trade", subject="Arvenia and Nordmere", unit="USD", number=1),
                figure(25_500_000, "exports", unit="USD", number=2),
                figure(of_the_other, "exports", subject="Nordmere", unit="USD", number=3),
            )
        )

    assert both(18_000_000) == []
    assert len(both(11_000_000)) == 1
