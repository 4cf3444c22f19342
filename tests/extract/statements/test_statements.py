"""Statements under the names of their speakers, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Statement
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "statements"


def render(reading: Reading) -> list[str]:
    """One line for each statement: speaker, cue, content."""
    return [f"{item.speaker or '-'} | {item.cue} | {item.evidence[0].quote}" for item in reading[Statement]]


@case_parameters(CASES)
def test_cases(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    check_case(case, render(reading), accept)
    assert all(reading.text[e.start : e.end] == e.quote for item in reading[Statement] for e in item.evidence)
