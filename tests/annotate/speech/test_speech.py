"""Who says what, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.annotations import Attribution
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "attribution"


def render(reading: Reading) -> list[str]:
    """One line for each attribution: form, source, cue, what is said."""
    text = reading.text
    return [
        f"{item.form} | {item.source.of(text) if item.source else '-'} | {item.cue.of(text)} | {item.span.of(text)}" for item in reading[Attribution]
    ]


@case_parameters(CASES)
def test_cases(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    check_case(case, render(read(case.document)), accept)
