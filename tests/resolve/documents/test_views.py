"""Documents as resolution sees them: their order, their newest versions, and whether they were there on a day."""

from __future__ import annotations

import pytest

from dragoman.model.ids import version_id
from dragoman.resolve.documents.views import DocumentView, in_order
from tests.resolve.samples import document


def test_dated_documents_come_first_by_date_then_by_id() -> None:
    given = [document("c"), document("b", published="2031-05-02"), document("a", published="2031-05-02"), document("d", published="2030-01-01")]
    assert [view.id for view in in_order(given)] == ["d", "a", "b", "c"]


def test_of_two_versions_of_one_day_the_greater_hash_counts_in_any_order() -> None:
    texts = ["one text", "another text"]
    versions = [document("same", published="2031-05-02", text=text) for text in texts]
    expected = max(version_id(text) for text in texts)
    assert [view.version for view in in_order(versions)] == [view.version for view in in_order(versions[::-1])] == [expected]


@pytest.mark.parametrize(
    ("published", "inferred", "there"),
    [("2031-05-31", None, True), ("2031-06-01", None, False), (None, "2031?", True), (None, "2032?", False), (None, None, True)],
)
def test_documents_of_a_later_day_were_not_there(published: str | None, inferred: str | None, there: bool) -> None:
    assert document("d", published=published, inferred=inferred).shown_by("2031-05-31") is there


def test_a_view_of_an_interchange_line_has_its_records() -> None:
    record = {"id": "r1", "subject": "Lakes Union", "predicate": "founded", "object": None, "date": "1961", "confidence": 0.9, "evidence": []}
    view = DocumentView.from_item({"id": "d", "text": "", "relations": [record], "published": None, "published_inferred": "1990?"}, "v-1")
    assert view.day == "1990?"
    assert [relation.date for kind in view.records for relation in view[kind]] == ["1961"]
