"""What is named: persons, groups, sides, bodies and capitals that act, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.annotations import Mention
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from tests.cases import Case, case_parameters, check_case


def render(mention: Mention) -> str:
    """One mention on one line."""
    more = [f"stands for {mention.represents}" if mention.represents else None, "government" if mention.government else None]
    return " | ".join([mention.kind, mention.name, *filter(None, more)])


@case_parameters(Path(__file__).parents[1] / "cases" / "mentions")
def test_mentions(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    check_case(case, [render(mention) for mention in read(case.document)[Mention]], accept)
