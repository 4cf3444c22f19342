"""What was done, as whole texts tell it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Deed
from tests.cases import Case, case_parameters, check_case

Read = Callable[[Document], Reading]
WORDS = "Norway sent has been paid lifted to Kenya the fund of would not opened and suspended in 2031 an embassy handed over by".split()  # noqa: SIM905  # read as a text


def line(deed: Deed) -> str:
    """One deed in one line: verb, whether it ends something | by | to | what | date."""
    return (
        f"{deed.verb}{' (ends)' if deed.ends else ''} | {', '.join(deed.by) or '-'} | {', '.join(deed.to) or '-'} | {deed.what} | {deed.date or '-'}"
    )


@case_parameters(Path(__file__).parent / "cases" / "deeds")
def test_cases(case: Case, read: Read, accept: bool) -> None:
    check_case(case, [line(deed) for deed in read(case.document)[Deed]] or ["none"], accept)


def test_a_deed_of_nobody_that_counts_is_dropped_with_a_reason(read: Read) -> None:
    reading = read(Document("x", "The mayor opened a shop.", "en"))
    assert [drop.reason for drop in reading.dropped if drop.stage.startswith("deeds")] == ["no state or organisation did it or is concerned"]


@given(some.lists(some.sampled_from(WORDS), min_size=3, max_size=30))
def test_any_words_give_deeds_that_stand_on_the_text(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    for deed in read(Document("x", text, "en"))[Deed]:
        assert all(piece.quote == text[piece.start : piece.end] for piece in deed.evidence)
        assert deed.what in text
        assert deed.by or deed.to
