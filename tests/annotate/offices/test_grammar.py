"""Offices with their owners, receivers and holders, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.annotations import Office
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from tests.cases import Case, case_parameters, check_case


def render(office: Office, text: str) -> str:
    """One office on one line."""
    person = office.person.of(text) if office.person else "-"
    more = " ".join(filter(None, [office.qualifier, "plural" if office.plural else None]))
    return f"{office.title} | of {office.of or '-'} | to {office.to or '-'} | {person}" + (f" | {more}" if more else "")


@case_parameters(Path(__file__).parents[1] / "cases" / "offices")
def test_offices(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    check_case(case, [render(office, reading.text) for office in reading[Office]], accept)
