"""Reading back: orders, search, a steady snapshot."""

from __future__ import annotations

import pytest

from dragoman.store.base import Store
from tests.plain import plain_reading, story
from tests.store.keeping import keep


def test_records_come_by_date_then_document_then_place(store: Store) -> None:
    keep(store, story("b", "Arland met Borland. Arland met Doria.", "2031-02-01"), story("c", published=None), story("a", published="2031-02-01"))
    with store.view() as view:
        assert [(record.document, record.value["id"]) for record in view.records("engagements")] == [
            ("c", "e1"),
            ("a", "e1"),
            ("b", "e1"),
            ("b", "e2"),
        ]
        assert [record.document for record in view.records(document="b")] == ["b", "b"]
        (first, *_) = view.records()
        assert view.record(first.id) == first
        assert view.record("rec-none") is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("corvia", ["Ćorvia"]),
        ("corv*", ["Ćorvia"]),
        ('"in corvia"', ["in Ćorvia"]),
        ('"corvia in"', []),
        ("arland corvia", ["Arland", "Ćorvia"]),
        ("arland doria", []),
        ("– AND", []),
        ('"', []),
        ("", []),
    ],
)
def test_search_finds_words_without_their_diacritics(store: Store, words: str, found: list[str]) -> None:
    text = "Arland’s envoy said \U0001f600 that they met in Ćorvia."
    keep(store, story("a", text), story("b", "Nothing here."))
    with store.view() as view:
        hits = view.search(words)
    assert [span.of(text) for hit in hits for span in hit.spans] == found


def test_the_best_hit_comes_first_and_shows_its_passage(store: Store) -> None:
    long = "word " * 200 + "Corvia and " + "word " * 200
    keep(store, story("b", long), story("a", "Corvia, Corvia, Corvia!"))
    with store.view() as view:
        best, other = view.search("corvia")
    assert best.version.document.id == "a"
    assert "Corvia" in other.passage.of(long)
    assert len(other.passage) < 300


def test_a_view_does_not_see_what_is_written_meanwhile(store: Store) -> None:
    keep(store, story("a"))
    with store.view() as view:
        assert len(list(view.documents())) == 1
        keep(store, story("b"))
        assert len(list(view.documents())) == 1
    with store.view() as view:
        assert len(list(view.documents())) == 2


def test_a_reading_older_than_a_kind_of_record_has_none_of_it(store: Store) -> None:
    document = story("a", "Arland met Borland in Corvia.")
    whole = plain_reading(document)
    with store.writer() as writer:
        writer.put_reading(writer.put_document(document), "sig", whole)
        writer.connection.exec_driver_sql("UPDATE readings SET value = json_remove(value, '$.figures')")  # type: ignore[attr-defined]  # as an older program left it
    with store.view() as view:
        assert view.reading("a") == whole
