"""Dates, numbers and lists in words."""

from __future__ import annotations

import pytest

from dragoman.present.words import count_words, date_words, join_words, number_words, type_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-06", "6 May 2031"),
        ("2031-05?", "May 2031 (inferred)"),
        ("XXXX-05-06", "6 May, year not told"),
        ("2031-05-06/2031-05-08", "6–8 May 2031"),
        ("2031-05-05/2031-05-05", "5 May 2031"),
        ("2031-05-30/2031-06-02", "30 May – 2 June 2031"),
        ("2031-01/2031-06", "January–June 2031"),
        ("2030-12/2031-02", "December 2030 – February 2031"),
        ("2030/2035", "2030 – 2035"),
        ("2031-05/..", "from May 2031"),
        ("../2060", "until 2060"),
        ("spring", "spring"),
        (None, ""),
    ],
)
def test_dates(value: str | None, words: str) -> None:
    assert date_words(value) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((1945,), "1,945"),
        ((8, "percent", "about"), "about 8 %"),
        ((25_700_000, "USD"), "25.7 million USD"),
        ((10_000_000_000, "EUR", "up to"), "up to 10 billion EUR"),
        ((2, "tons", None, 3), "2–3 tons"),
        ((0.5, "percent"), "0.5 %"),
        ((1_000_000, "count", "over"), "over 1 million"),
    ],
)
def test_numbers(given: tuple[object, ...], words: str) -> None:
    assert number_words(*given) == words  # type: ignore[arg-type]  # mixed on purpose


def test_counts_types_and_lists() -> None:
    assert count_words(0, "visit") == "no visits"
    assert count_words(13, "outlet") == "13 outlets"
    assert type_words("ceremony", 2) == "ceremonies"
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"], "or") == "a, b or c"
