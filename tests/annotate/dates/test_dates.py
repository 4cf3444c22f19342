"""When: expressions found, ranges joined, values resolved."""

import itertools
from pathlib import Path

import pytest

from dragoman.annotate.dates.document import DocumentDates
from dragoman.annotate.dates.stage import Dates
from dragoman.annotate.grammar.syntax import Syntax
from dragoman.annotate.layout.blocks import Blocks
from dragoman.knowledge.load import load_knowledge
from dragoman.model.annotations import DateMention
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.run.pipeline import read_document
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "dates"
KNOWLEDGE = load_knowledge()
STAGES = (Blocks(KNOWLEDGE), Syntax(KNOWLEDGE), DocumentDates(KNOWLEDGE), Dates(KNOWLEDGE))


def read_dates(document: Document) -> Reading:
    return read_document(document, STAGES)


@case_parameters(CASES)
def test_cases(case: Case, accept: bool) -> None:
    reading = read_dates(case.document)
    lines = [f"{date.span.of(reading.text)}: {date.value} {date.role} {date.anchor}" for date in reading[DateMention]]
    check_case(case, lines + [f"dropped {drop.quote}: {drop.reason}" for drop in reading.dropped], accept)


@pytest.mark.parametrize("published", ["2023-01-01", "2024-02-29", "2023-12-31"])
def test_a_weekday_lies_within_a_week(published: str) -> None:
    (date,) = read_dates(Document("d", "The ministers met on Sunday.", published=published))[DateMention]
    assert published[:8] in date.value or date.value < published
    assert date.value <= published


def test_dates_do_not_overlap_and_stand_in_order() -> None:
    reading = read_dates(
        Document("d", "From June 5 to June 7, 2021, in the second half of 2021, on 5 June 2021 and in 2021-2023.", published="2023-05-17")
    )
    spans = [date.span for date in reading[DateMention]]
    assert spans == sorted(spans)
    assert not any(left.overlaps(right) for left, right in itertools.pairwise(spans))
