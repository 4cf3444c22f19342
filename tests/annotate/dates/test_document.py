"""The document's own date: told by a dateline or worked out."""

from pathlib import Path

from dragoman.model.annotations import DocumentDate
from tests.annotate.dates.test_dates import read_dates
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "document_date"


@case_parameters(CASES)
def test_cases(case: Case, accept: bool) -> None:
    reading = read_dates(case.document)
    found = [f"{date.value} {'inferred' if date.inferred else 'told'}: {date.span.of(reading.text)}" for date in reading[DocumentDate]]
    check_case(case, found or ["none"], accept)
