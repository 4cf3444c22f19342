"""Whatever the text: the stages from layout to numbers end, point into the text, and give the same twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.dates.document import DocumentDates
from dragoman.annotate.dates.stage import Dates
from dragoman.annotate.grammar.syntax import Syntax
from dragoman.annotate.layout.blocks import Blocks
from dragoman.annotate.numbers.stage import Numbers
from dragoman.knowledge.load import load_knowledge
from dragoman.model.annotations import Block, DateMention, Quantity, Sentence, Token
from dragoman.model.document import Document
from dragoman.run.pipeline import read_document

KNOWLEDGE = load_knowledge()
STAGES = (Blocks(KNOWLEDGE), Syntax(KNOWLEDGE), DocumentDates(KNOWLEDGE), Dates(KNOWLEDGE), Numbers(KNOWLEDGE))
PIECES = [
    "5 June 2024", "June", "on Tuesday", "31.02.2023", "2024-13-45", "99 centuries ago", "999 weeks ago", "1" * 400, "12,345,678",
    "²", "٣ ٤", "$", "€1.2bn", "%",
    "between 5 and 7", "(", ")", "[8]", "///x", "|", "\n", " ", " ", ".", ",", "–", "the",
    "Ministers met", "XX", "Q3", "half a", "two-day", "No.", "’", "\u200b", "a", "🙂",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([None, "2024-02-29", "9999-12-31", "0001-01-01", "2024", "x"]))
def test_any_row_of_words(parts: list[str], published: str | None) -> None:
    document = Document("d", " ".join(parts), published=published)
    reading = read_document(document, STAGES)
    assert reading == read_document(document, STAGES)
    for kind in (Block, Sentence, Token, DateMention, Quantity):
        spans = [item.span for item in reading[kind]]
        assert spans == sorted(spans)
        assert all(span.of(document.text).strip() for span in spans)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    reading = read_document(Document("d", text), STAGES)
    assert "".join("".join(block.span.of(text).split()) for block in reading[Block]) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["in 2019 and " * 300, "(" * 2000, "a. " * 2000, "5 to " * 1000, "May " * 1000, '"' * 3000, "1,0" * 1500, " " * 6000]
)
def test_long_rows_take_no_square_time(text: str) -> None:
    read_document(Document("d", text[:6000] + "x"), STAGES)
