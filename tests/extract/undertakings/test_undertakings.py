"""Undertakings with their owners, addressees and due dates, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Undertaking
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "undertakings"


def render(reading: Reading) -> list[str]:
    """One line for each undertaking: kind, by, to, due, condition, what."""
    return [
        f"{item.kind} | {', '.join(item.by) or '-'} > {', '.join(item.to) or '-'} | {item.due or '-'}{' if' * item.conditional} | {item.what}"
        for item in reading[Undertaking]
    ]


@case_parameters(CASES)
def test_cases(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    check_case(case, render(reading), accept)
    for item in reading[Undertaking]:
        assert len(item.evidence[0].quote) <= 250
        assert all(reading.text[e.start : e.end] == e.quote for e in item.evidence)
