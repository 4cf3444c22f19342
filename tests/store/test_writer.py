"""Whatever the order and however often: the same record."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.interchange import dump_line
from dragoman.store.base import Decision, Derived, Judgement, Store
from dragoman.store.database import open_store
from tests.plain import plain_reading, story
from tests.store.keeping import everything, keep

TEXTS = ("Arland met Borland in Corvia.", "2031-02-01 Arland met Doria.", "Ada is envoy.", "Nothing.", "Ćorvia met Arland.\n\nAda is envoy.")
DAYS = st.sampled_from([None, "2030-01-01", "2031-05-04"])
STORIES = st.builds(
    Document,
    id=st.sampled_from(["a", "b", "c"]),
    text=st.sampled_from(TEXTS),
    lang=st.just("en"),
    title=st.sampled_from([None, "Met", "Talks"]),
    published=DAYS,
)


def record_of(*documents: Document) -> object:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "r.db", create=True) as store:
        keep(store, *documents)
        return everything(store)


@settings(max_examples=25, deadline=None)
@given(st.lists(STORIES, min_size=1, max_size=6).flatmap(lambda row: st.tuples(st.just(row), st.permutations(row))))
def test_neither_order_nor_repetition_changes_the_record(rows: tuple[list[Document], list[Document]]) -> None:
    given_order, other_order = rows
    assert record_of(*given_order) == record_of(*other_order, *given_order)


def test_a_reading_comes_back_to_the_byte(store: Store) -> None:
    document = story("a", "Ćorvia met Borland in Doria.\r\n\x00 end ", url="https://arland.example/1", title="Talks")
    keep(store, document)
    with store.view() as view:
        assert dump_line(view.reading("a") or {}) == dump_line(plain_reading(document))
        assert [version.document for version in view.documents()] == [document]


def test_another_text_is_another_version_and_the_newest_counts(store: Store) -> None:
    newer, older = story("a", "Arland met Doria.", "2031-06-01"), story("a", "Arland met Borland.", "2031-05-01")
    keep(store, newer, older)
    with store.view() as view:
        assert [version.document.text for version in view.versions("a")] == [older.text, newer.text]
        assert [version.document.text for version in view.documents()] == [newer.text]
        assert [record.value["participants"][1]["name"] for record in view.records("engagements")] == ["Doria"]
        assert (len(view.search("Doria")), len(view.search("Borland"))) == (1, 0)


def test_the_day_that_the_text_tells_orders_versions(store: Store) -> None:
    keep(store, story("a", "2031-09-01 Arland met Doria.", None), story("a", "Arland met Borland.", "2031-05-01"))
    with store.view() as view:
        (newest,) = view.documents()
    assert (newest.published, newest.document.published) == ("2031-09-01", None)


def test_what_another_telling_of_the_same_text_adds_is_kept_and_needs_a_new_reading(store: Store) -> None:
    keep(store, story("a", published=None))
    fuller = story("a", published="2031-01-01", title="Talks")
    with store.view() as view:
        assert view.is_read(view.merged(story("a", published=None)), "sig")
        assert not view.is_read(view.merged(fuller), "sig")
    with store.writer() as writer:
        assert writer.put_document(fuller) == fuller
    with store.view() as view:
        assert view.reading("a") is None
        assert view.merged(story("a", published=None)) == fuller
        assert [hit.version.document for hit in view.search("talks")] == [fuller]


def test_removing_undoes_adding(store: Store) -> None:
    keep(store, story("a"))
    before = everything(store)
    keep(store, story("b", "Arland met Doria. Ada is envoy."), story("b", "Arland met Etruvia."))
    with store.writer() as writer:
        removal = writer.remove_document("b")
        assert writer.remove_document("never there") is None
    assert removal and (removal.versions, removal.records) == (2, {"engagements": 2, "posts": 1})
    assert everything(store) == before


def test_an_error_in_a_transaction_leaves_nothing_of_it(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writer() as writer:
        writer.put_document(story("a"))
        raise ZeroDivisionError
    assert not everything(store)["documents"]


def test_every_claim_has_evidence_in_its_document(store: Store) -> None:
    keep(store, story("a", "On the way Arland met Borland in Corvia. Ada is envoy."))
    with store.view() as view:
        for record in view.records():
            text = view.merged(story("a", "On the way Arland met Borland in Corvia. Ada is envoy.")).text
            claims = {claim.field: claim for claim in view.claims(record.id)}
            assert claims and all(text[piece.start : piece.end] == piece.quote for claim in claims.values() for piece in claim.evidence)
            if record.kind == "engagements":
                assert [piece.quote for piece in claims["place"].evidence] == ["Corvia"]
                assert claims["place"].grounding == "normalised"
                assert [piece.quote for piece in claims["type"].evidence] == ["Arland met Borland in Corvia."]


def test_a_resolution_replaces_the_one_before(store: Store) -> None:
    old = Derived("engagement", "eng-1", "2031", {"name": "old"})
    new = [Derived("engagement", "eng-0", "2030", {"b": 1, "a": 2}, aliases=("eng-1",)), Derived("person", "per-1", "Ada", {})]
    decision = Decision("merge", "d-1", True, "same day, two shared participants", {"left": "e1", "right": "e2"})
    for things in ([old], new):
        with store.writer() as writer:
            writer.put_resolution(things, [decision])
    with store.view() as view:
        assert list(view.derived("engagement")) == [new[0]]
        assert view.find("eng-1") == new[0] == view.find("eng-0")
        assert view.find("eng-9") is None
        assert list(view.decisions()) == [decision]


def test_judgements_stay_are_withdrawn_and_can_be_passed_again(store: Store) -> None:
    judgement = Judgement("same", {"left": "per-1", "right": "per-2"}, "an editor", "one name in two spellings", "2031-06-01")
    with store.writer() as writer:
        id = writer.add_judgement(judgement)
        assert writer.add_judgement(judgement) == id
        writer.put_resolution([], [])
        assert writer.withdraw_judgement(id, "2031-06-02")
        assert not writer.withdraw_judgement(id, "2031-06-03")
    with store.view() as view:
        assert list(view.judgements()) == []
        assert [(found.withdrawn, found.reason) for found in view.judgements(withdrawn=True)] == [("2031-06-02", judgement.reason)]
    with store.writer() as writer:
        writer.add_judgement(judgement)
    with store.view() as view:
        assert [found.id for found in view.judgements()] == [id]


def test_the_diary_tells_how_far_a_run_came(store: Store) -> None:
    with store.writer() as writer:
        number = writer.start_run("add", "sig", "2031-05-04T10:00:00Z")
        writer.note_run(number, {"read": 1})
    with store.view() as view:
        (run,) = view.runs()
    assert (run.command, run.finished, run.report) == ("add", None, {"read": 1})
