"""Standing facts between parties, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Relation
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "relations"


def render(reading: Reading) -> list[str]:
    """One line for each relation: subject, predicate, object, date."""
    return [f"{item.subject} | {item.predicate} | {item.object or '-'} | {item.date or '-'}" for item in reading[Relation]]


@case_parameters(CASES)
def test_cases(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    check_case(case, render(reading), accept)
    assert all(reading.text[e.start : e.end] == e.quote for item in reading[Relation] for e in item.evidence)
