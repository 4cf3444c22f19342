"""What engagements are called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement

Read = Callable[[Document], Reading]


def titles(read: Read, text: str) -> list[str | None]:
    return [record.title for record in read(Document("x", text, "en"))[Engagement]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norway and Kenya held the Third Norway-Kenya Security Dialogue in Oslo.", "Third Norway-Kenya Security Dialogue"),
        ("Norway and Ghana took part in the Accra Forum on Water and Climate in May.", "Accra Forum on Water and Climate"),
        ("Peru and Chile held the fourth session of the Joint Commission on Borders on May 3.", "Joint Commission on Borders"),
        ("The leaders of Norway, Ghana and Chile attended the Ninth Oceans Summit in Lima.", "Ninth Oceans Summit"),
        ("Days of culture of Ghana were held in Oslo in May 2031.", "Days of culture of Ghana"),
        ("Norway and Kenya held political consultations in Oslo.", None),
        ("The Foreign Minister of Norway met the Foreign Minister of Kenya in Oslo.", None),
    ],
)
def test_a_name_is_what_is_written_with_capitals(read: Read, text: str, title: str | None) -> None:
    assert titles(read, text) == [title]


def test_a_known_body_is_no_name(read: Read) -> None:
    found = titles(read, "The African Union Commission and Norway held the Second Fisheries Dialogue on March 4, 2031 in Addis Ababa.")
    assert found == ["Second Fisheries Dialogue"]


def test_a_name_told_elsewhere_has_its_own_evidence(read: Read) -> None:
    text = "Norway and Kenya held consultations in Oslo on Monday. It was the third session of the Norway-Kenya Maritime Commission."
    (record,) = read(Document("x", text, "en"))[Engagement]
    assert record.title == "Norway-Kenya Maritime Commission"
    assert any("title" in piece.supports and record.title in piece.quote for piece in record.evidence)


WORDS = "The Third Oslo Forum on of and Dialogue held session meeting Norway Kenya summit in May 2031 , Conference for Peace".split()  # noqa: SIM905  # read as a text


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=25))
def test_a_name_stands_in_the_text(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    assert all(title is None or title in text for title in titles(read, text))
