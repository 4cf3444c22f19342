"""The diary of changes names what each transaction touched, and nothing that any answer depends on."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.store import changes
from dragoman.store.base import Changes, Decision, Derived, Judgement, Store
from dragoman.store.database import open_store
from tests.plain import plain_reading, story
from tests.store.keeping import keep


def last_change(store: Store) -> int:
    with store.view() as view:
        return view.last_change()


def changed(store: Store, number: int) -> Changes | None:
    with store.view() as view:
        return view.changed_since(number)


def test_documents_that_came_changed_or_went_are_named(store: Store) -> None:
    keep(store, story("a"), story("b"), story("c"))
    start = last_change(store)
    with store.writer() as writer:
        writer.put_document(story("a"))
        writer.put_document(story("b", title="Talks"))
        writer.remove_document("c")
        writer.remove_document("never there")
        writer.put_document(story("d"))
    found = changed(store, start)
    assert found and found.documents == {"b", "c", "d"}
    assert not found.things and not found.judgements


def test_a_new_reading_of_a_document_is_a_change(store: Store) -> None:
    keep(store, story("a"))
    start = last_change(store)
    with store.writer() as writer:
        writer.put_reading(story("a"), "another signature", plain_reading(story("a")))
    found = changed(store, start)
    assert found and found.documents == {"a"}


def test_judgements_given_and_withdrawn_are_named(store: Store) -> None:
    start = last_change(store)
    with store.writer() as writer:
        id = writer.add_judgement(Judgement("same", {"left": "x", "right": "y"}, "an editor", "one person", "2031-01-01"))
    given = last_change(store)
    with store.writer() as writer:
        writer.withdraw_judgement(id, "2031-02-01")
    for number in (start, given):
        found = changed(store, number)
        assert found and found.judgements == {id}


def test_nothing_written_is_nothing_changed(store: Store) -> None:
    keep(store, story("a"))
    start = last_change(store)
    with pytest.raises(ZeroDivisionError), store.writer() as writer:
        writer.put_document(story("b"))
        raise ZeroDivisionError
    with store.writer() as writer:
        writer.start_run("add", None, "2031-01-01T00:00:00")
    assert changed(store, start) == Changes(start, frozenset(), frozenset(), frozenset())


def test_a_diary_that_does_not_reach_back_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "KEPT", 2)
    keep(store, *(story(name) for name in "abcd"))
    last = last_change(store)
    found = changed(store, last - 2)
    assert found and found.documents == {"c", "d"}
    assert changed(store, last - 3) is None
    assert changed(store, last + 1) is None


THINGS = st.dictionaries(
    st.sampled_from([("engagements", "x"), ("engagements", "y"), ("people", "z")]),
    st.tuples(st.sampled_from(["", "2031"]), st.sampled_from([{}, {"a": 1, "b": 2}, {"b": 2, "a": 1}]), st.booleans()),
)


def rows_of(told: dict[tuple[str, str], tuple[str, dict[str, int], bool]]) -> list[Derived]:
    return [Derived(kind, id, *values, aliases=(f"old {id}",) * alias) for (kind, id), (*values, alias) in told.items()]


@settings(max_examples=60, deadline=None)
@given(before=THINGS, after=THINGS)
def test_of_a_resolution_what_differs_is_named_and_what_is_asked_for_is_kept(
    before: dict[tuple[str, str], tuple[str, dict[str, int], bool]], after: dict[tuple[str, str], tuple[str, dict[str, int], bool]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "record.db", create=True) as store:
        for told in (before, after):
            start = last_change(store)
            with store.writer() as writer:
                writer.put_resolution(rows_of(told), [Decision("merge", id, True, "", {}) for _, id in told])
        found = changed(store, start)
        assert found is not None
        differing = {key for key in before.keys() | after.keys() if repr(before.get(key)) != repr(after.get(key))}
        assert found.things == differing
        with store.view() as view:
            kept = [thing for kind in ("engagements", "people") for thing in view.derived(kind)]
        assert sorted(map(repr, kept)) == sorted(map(repr, rows_of(after)))
