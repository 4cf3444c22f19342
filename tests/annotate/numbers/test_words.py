"""Numbers in words and digits are worth what they say."""

from __future__ import annotations

import pytest

from dragoman.annotate.numbers.words import NumberWords
from dragoman.knowledge.load import load_knowledge


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a", 1), ("zero", 0), ("half a million", 500_000), ("one and a half million", 1_500_000), ("a dozen", 12), ("two thousand million", 2e9),
        ("twenty-one trillion and three hundred", 21_000_000_000_300), ("4 thousand 3 hundred and 21", 4321), ("three hundred thousand", 300_000),
    ],
)  # fmt: skip
def test_words_add_up_by_groups(words: str, value: float) -> None:
    assert NumberWords.of(load_knowledge()).value(words) == value


def test_a_word_that_is_no_number_leaves_the_value_unknown() -> None:
    assert NumberWords.of(load_knowledge()).value("two and some") is None
