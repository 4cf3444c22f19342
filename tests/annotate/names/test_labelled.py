"""Offices as labels of lines."""

from __future__ import annotations

import pytest

from dragoman import Document, read


def posts(text: str) -> list[tuple[str, str]]:
    """Person and office of each post read."""
    (reading,) = read([Document(id="sheet", text=text, lang="en")])
    return [(post["person"], post["post"]) for post in reading["posts"]]


def test_an_office_alone_on_its_line_is_held_by_the_honoured_name_on_the_next():
    sheet = "Embassy of Finland in Nairobi\nAmbassador\nMs. Pirkko Tuomela\nDeputy Head of Mission\nMr. Antti Saarelma"
    assert posts(sheet) == [("Pirkko Tuomela", "Ambassador"), ("Antti Saarelma", "Deputy Head of Mission")]


def test_a_line_below_an_office_is_no_holder_without_an_honorific():
    assert posts("Ambassador\nNotice Board\nThe embassy is closed on Friday.") == []


@pytest.mark.parametrize("mark", [":", " :", " –", " —"])
def test_a_label_is_parted_from_its_holder_by_any_usual_mark(mark):
    assert posts(f"Ambassador of Chile to Georgia{mark} Mr. Rodrigo Nieto Paz") == [("Rodrigo Nieto Paz", "Ambassador")]
