"""Sentences: abbreviations, initials, brackets, quotations and bullets."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.layout.sentences import Abbreviations, is_initials, split_sentences
from dragoman.knowledge.load import load_knowledge
from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Span
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "sentences"
ABBREVIATIONS = Abbreviations.of(load_knowledge())


@case_parameters(CASES)
def test_cases(case: Case, accept: bool) -> None:
    text = case.document.text
    check_case(case, [span.of(text).replace("\n", "⏎") for span in split_sentences(text, Span(0, len(text)), ABBREVIATIONS)], accept)


@given(st.text(st.sampled_from('aB1. !?()"”“•\n'), max_size=80))
def test_no_word_is_lost_and_none_is_told_twice(text: str) -> None:
    spans = list(split_sentences(text, Span(0, len(text)), ABBREVIATIONS))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize(("word", "expected"), [("A", True), ("J.F", True), ("I.O", True), ("ab", False), ("", False), ("b", False)])
def test_initials(word: str, expected: bool) -> None:
    assert is_initials(word) is expected


def test_no_word_is_both_never_and_sometimes_an_end(knowledge: Knowledge) -> None:
    assert not ABBREVIATIONS.never_ends & ABBREVIATIONS.may_end
