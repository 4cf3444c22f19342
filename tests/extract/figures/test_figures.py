"""Figures: which numbers are reported, of whom, of what, for which time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Figure
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "figures"
Read = Callable[[Document], Reading]


def render(figure: Figure) -> str:
    value = f"{figure.value:.12g}" + (f"-{figure.value_to:.12g}" if figure.value_to is not None else "")
    return f"{figure.subject} | {figure.measure} | {value} {figure.unit} | {figure.period} | {figure.qualifier} | {figure.evidence[0].quote}"


@case_parameters(CASES)
def test_cases(case: Case, accept: bool, read: Read) -> None:
    reading = read(case.document)
    drops = [f"dropped {drop.quote}: {drop.reason}" for drop in reading.dropped if drop.stage.startswith("figures/")]
    check_case(case, [render(figure) for figure in reading[Figure]] + drops, accept)


def test_evidence_is_verbatim_and_holds_the_number(read: Read) -> None:
    text = "In 2021, Norway sold fish for $5 million. Exports to Spain came to 20 thousand tons, and 12 ships sailed."
    for figure in read(Document("d", text))[Figure]:
        assert all(text[one.start : one.end] == one.quote for one in figure.evidence)
        assert any(digits in figure.evidence[0].quote for digits in ("$5", "20", "12"))


@pytest.mark.parametrize("text", ["", "Ministers spoke of trade.", "On 5 June 2021 the 25th session adopted Resolution 2118 on page 12."])
def test_texts_without_figures_have_none(text: str, read: Read) -> None:
    assert read(Document("d", text))[Figure] == ()


def test_an_unrelated_paragraph_changes_no_figure(read: Read) -> None:
    text = "Norway shipped 1.1 million tons of fish to Spain in January-June 2021."
    more = text + "\n\nThe weather in Lutha was fine."
    assert read(Document("d", more))[Figure] == read(Document("d", text))[Figure]
