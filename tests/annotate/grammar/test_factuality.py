"""Verbs that don't plainly assert."""

from collections.abc import Callable
from pathlib import Path

from dragoman.model.annotations import Factuality
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from tests.cases import Case, case_parameters, check_case


@case_parameters(Path(__file__).parents[1] / "cases" / "factuality")
def test_cases(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    marks = [f"{mark.span.of(reading.text)}: {mark.value} ({mark.cue.of(reading.text)})" for mark in reading[Factuality]]
    check_case(case, marks or ["all asserted"], accept)
