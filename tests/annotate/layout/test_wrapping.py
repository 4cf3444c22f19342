"""Paragraphs that were broken to a width are put together again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.layout.wrapping import split_lines
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "wrapping"


@case_parameters(CASES)
def test_cases(case: Case, accept: bool) -> None:
    text = case.document.text
    check_case(case, [line.of(text).replace("\n", "⏎") for line in split_lines(text)], accept)


@given(st.lists(st.sampled_from(["a", "A b c", "x" * 50, "word " * 12, "End.", "", "- item", "\t"]), max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "".join("".join(line.of(text).split()) for line in split_lines(text)) == "".join(text.split())


def test_an_empty_line_parts_paragraphs() -> None:
    text = f"{'a word ' * 8}goes\n\non after an empty line"
    assert len(split_lines(text)) == 2
