"""From readings and judgements to derived rows, the same whatever came first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dragoman.knowledge.schema import Knowledge
from dragoman.resolve import resolve
from dragoman.run.adding import add
from dragoman.run.crossref import KINDS, crossref, document_views, stored_resolution
from dragoman.run.rebuild import rebuild
from dragoman.run.removing import remove
from dragoman.store.base import Derived, Judgement, Store
from dragoman.store.database import open_store
from tests.plain import plain_stages, story

STORIES = (
    story("a", "Yesterday Arland met Borland in Corvia.", "2031-05-04"),
    story("b", "A wire reports: Arland met Borland in Corvia.", "2031-05-05"),
    story("c", "Doria met Etruvia in Corvia.", "2031-05-04"),
)
KNOWLEDGE = Knowledge()
conclude = partial(crossref, knowledge=KNOWLEDGE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db", create=True) as opened:
        yield opened


def derived(store: Store) -> list[Derived]:
    with store.view() as view:
        return [thing for kind in KINDS for thing in view.derived(kind)]


def by_id(thing: Any) -> str:
    return str(thing.id)


def mentions(store: Store) -> list[list[str]]:
    return [[mention["document"] for mention in thing.value["mentions"]] for thing in derived(store) if thing.kind == "engagements"]


def test_reports_of_one_meeting_are_merged_whatever_came_first(tmp_path: Path) -> None:
    outcomes = []
    for name, stories in {"one.db": STORIES, "two.db": STORIES[::-1]}.items():
        with open_store(tmp_path / name, create=True) as store:
            for document in stories:
                add([document], store, plain_stages, conclude=conclude)
            outcomes.append(derived(store))
            assert sorted(mentions(store)) == [["a", "b"], ["c"]]
    assert outcomes[0] == outcomes[1]


def test_what_is_kept_comes_back_as_it_was(store: Store) -> None:
    add(STORIES, store, plain_stages)
    crossref(store, KNOWLEDGE)
    with store.view() as view:
        kept = stored_resolution(view)
        resolution = resolve(document_views(view), KNOWLEDGE)
    for name in (*KINDS, "decisions"):
        assert sorted(getattr(kept, name), key=by_id) == sorted(getattr(resolution, name), key=by_id)
    assert kept.decisions


def test_a_former_id_leads_to_the_merged_engagement(store: Store) -> None:
    add(STORIES[1:2], store, plain_stages, conclude=conclude)
    (before,) = [thing.id for thing in derived(store) if thing.kind == "engagements"]
    add(STORIES[:1], store, plain_stages, conclude=conclude)
    with store.view() as view:
        found = view.find(before)
    assert found and found.id != before and len(found.value["mentions"]) == 2


def test_a_judgement_parts_what_was_merged_until_it_is_withdrawn(store: Store) -> None:
    add(STORIES, store, plain_stages, conclude=conclude)
    with store.writer() as writer:
        id = writer.add_judgement(Judgement("different", {"left": "a#e1", "right": "b#e1"}, "an editor", "two meetings", "2031-06-01"))
    crossref(store, KNOWLEDGE)
    parted = derived(store)
    assert sorted(mentions(store)) == [["a"], ["b"], ["c"]]
    rebuild(store, plain_stages, conclude=conclude)
    assert derived(store) == parted
    with store.writer() as writer:
        writer.withdraw_judgement(id, "2031-06-02")
    crossref(store, KNOWLEDGE)
    assert sorted(mentions(store)) == [["a", "b"], ["c"]]


def test_removing_undoes_adding_and_tells_what_went(store: Store) -> None:
    add(STORIES[:2], store, plain_stages, conclude=conclude)
    before = derived(store)
    add(STORIES[2:], store, plain_stages, conclude=conclude)
    (added,) = {thing.id for thing in derived(store) if thing.kind == "engagements"} - {thing.id for thing in before}
    withdrawal = remove(["c"], store, KINDS, conclude=conclude)
    assert derived(store) == before
    assert [thing.id for thing in withdrawal.gone if thing.kind == "engagements"] == [added]
