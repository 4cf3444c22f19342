"""Quantities: comparators, ranges, units, what is counted, and numbers that count nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.numbers.stage import Numbers
from dragoman.annotate.numbers.words import NumberWords, parse_digits
from dragoman.model.annotations import Quantity
from dragoman.model.document import Document
from tests.annotate.dates.test_dates import KNOWLEDGE, read_dates
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "numbers"
NUMBERS = Numbers(KNOWLEDGE)
WORDS = NumberWords.of(KNOWLEDGE)


def read_numbers(document: Document) -> tuple[Quantity, ...]:
    return NUMBERS(read_dates(document))[Quantity]


def render(quantity: Quantity, text: str) -> str:
    upper = f"-{quantity.upper:g}" if quantity.upper is not None else ""
    return f"{quantity.span.of(text)}: {quantity.value:.12g}{upper} {quantity.unit}, {quantity.qualifier}, {quantity.counted}"


@case_parameters(CASES)
def test_cases(case: Case, accept: bool) -> None:
    check_case(case, [render(quantity, case.document.text) for quantity in read_numbers(case.document)], accept)


@given(st.integers(min_value=10, max_value=10**9))
def test_a_number_with_marks_between_thousands_keeps_its_value(number: int) -> None:
    assert parse_digits(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and fifty thousand", 250000),
        ("a dozen", 12),
        ("half a million", 500000),
        ("25,7 million", 25.7e6),
        ("twenty-five", 25),
        ("ten ships", None),
    ],
)
def test_number_words(words: str, value: float | None) -> None:
    assert WORDS.value(words) == value


@given(st.integers(min_value=11, max_value=999), st.sampled_from(["tons", "hectares", "hospitals", "EUR"]))
def test_planted_numbers_are_found_where_they_stand(number: int, unit: str) -> None:
    text = f"The fund gave {number} {unit} to the town."
    (found,) = read_numbers(Document("d", text))
    assert found.value == number
    assert found.span.of(text).startswith(str(number))
