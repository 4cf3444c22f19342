"""Into the record: once, in any order, in any number of processes, and on from where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import RecordFull
from dragoman.model.document import Document, Refused, Skip
from dragoman.model.stage import Stage
from dragoman.run.adding import BATCH, add
from dragoman.run.diary import was_stopped
from dragoman.run.reading import Input
from dragoman.run.rebuild import rebuild
from dragoman.run.removing import remove
from dragoman.store.base import Derived, Store
from dragoman.store.database import open_store
from tests.plain import Plain, plain_stages, story
from tests.run.killed import many_stories
from tests.store.keeping import everything

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db", create=True) as opened:
        yield opened


def added(path: Path, *inputs: Input, processes: int = 1) -> dict[str, Any]:
    with open_store(path, create=True) as store:
        add(inputs, store, plain_stages, processes=processes)
        return everything(store)


def test_adding_twice_is_adding_once(store: Store) -> None:
    documents = many_stories(60)
    first = add(documents, store, plain_stages)
    before = everything(store)
    second = add(documents, store, plain_stages)
    assert (first.read, first.known, second.read, second.known, second.exit_code) == (60, 0, 0, 60, 0)
    assert everything(store) == before


def test_neither_processes_nor_order_change_the_record(tmp_path: Path) -> None:
    documents = [*many_stories(60), story("d001", "Another text."), story("d002", published=None), story("d002", title="Talks")]
    expected = added(tmp_path / "one.db", *documents)
    assert added(tmp_path / "two.db", *documents, processes=2) == expected
    assert added(tmp_path / "back.db", *reversed(documents), processes=2) == expected


def test_what_is_learnt_while_a_document_is_read_is_read_too(store: Store) -> None:
    report = add([story("a", published=None), story("b"), story("a", title="Talks")], store, plain_stages)
    with store.view() as view:
        reading = view.reading("a") or {}
    assert (reading["published"], reading["title"]) == ("2031-05-04", "Talks")
    assert (report.read, report.known) == (3, 0)


def test_refused_and_failed_inputs_are_counted_and_the_others_kept(store: Store) -> None:
    refused = Refused("gone.txt", None, None, None, Skip("unreadable", "The file is gone."))
    report = add([story("a"), refused, story("b", "STUMBLE"), story("c")], store, plain_stages)
    assert (report.read, report.skipped, report.failed, report.exit_code) == (2, 1, 1, 1)
    with store.view() as view:
        assert [reading["id"] for reading in view.readings()] == ["a", "c"]
        assert [version.document.id for version in view.documents()] == ["a", "b", "c"]


def test_stages_of_another_version_read_again(store: Store) -> None:
    class Newer(Plain):
        name = "plain/2"

    def newer_stages() -> Sequence[Stage]:
        return (Newer(),)

    add([story("a")], store, plain_stages)
    assert add([story("a")], store, newer_stages).read == 1
    assert add([story("a")], store, newer_stages).known == 1


def test_no_space_left_keeps_the_batches_before(store: Store) -> None:
    def inputs() -> Iterator[Document]:
        yield from many_stories(BATCH + 5)
        with store.engine.connect() as connection:  # type: ignore[attr-defined]  # the store here is SQLite's
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        yield story("long", "Arland met Borland. " * 5000)

    with pytest.raises(RecordFull):
        add(inputs(), store, plain_stages)
    assert len(everything(store)["documents"]) == BATCH


def test_rebuilding_changes_nothing_that_is_shown(store: Store) -> None:
    add([*many_stories(30), story("d001", "Another text."), story("bad", "STUMBLE")], store, plain_stages)
    before = everything(store)
    report = rebuild(store, plain_stages, processes=2)
    assert everything(store) == before
    assert (report.read, report.failed) == (31, 1)
    with store.view() as view:
        assert [(run.command, run.report["read"], run.finished is not None) for run in view.runs()] == [("add", 31, True), ("rebuild", 31, True)]


def test_removing_reports_what_went_with_a_document(store: Store) -> None:
    def conclude(store: Store) -> None:
        with store.view() as view:
            things = [Derived("engagements", f"eng-{record.document}", "", {}) for record in view.records("engagements")]
        with store.writer() as writer:
            writer.put_resolution(things, [])

    add([story("a"), story("b")], store, plain_stages, conclude=conclude)
    withdrawal = remove(["b", "none", "b"], store, ["engagements"], conclude=conclude)
    assert [(removal.document, removal.records) for removal in withdrawal.removed] == [("b", {"engagements": 1})]
    assert (withdrawal.missing, withdrawal.exit_code) == (("none",), 2)
    assert [thing.id for thing in withdrawal.gone] == ["eng-b"]


def start_adding(path: Path, *, processes: int) -> subprocess.Popen[str]:
    """Starts adding two hundred stories in a process of its own."""
    command = [sys.executable, "-m", "tests.run.killed", str(path), str(processes)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)


def stop_on_the_way(path: Path, sign: signal.Signals, *, processes: int, after: int = 60) -> int:
    """Starts adding, sends *sign* after some documents (an interruption to its workers too), and returns its exit code."""
    with start_adding(path, processes=processes) as running:
        assert running.stdout is not None
        for _ in range(after):
            assert running.stdout.readline()
        if sign == signal.SIGINT:
            os.killpg(running.pid, sign)
        else:
            running.send_signal(sign)
        running.stdout.read()
        return running.wait(20)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_stopped_run_leaves_a_whole_record_and_goes_on(tmp_path: Path, sign: signal.Signals, code: int, processes: int) -> None:
    path = tmp_path / "record.db"
    assert stop_on_the_way(path, sign, processes=processes) == code
    with open_store(path) as store:
        kept = [document["document"]["id"] for document in everything(store)["documents"]]
        with store.view() as view:
            assert [reading["id"] for reading in view.readings()] == kept
            (run,) = view.runs()
            assert was_stopped(view)
        report = add(many_stories(), store, plain_stages)
        assert everything(store) == added(tmp_path / "at-once.db", *many_stories())
        with store.view() as view:
            assert not was_stopped(view)
    assert 2 * BATCH <= len(kept) < 200
    assert run.finished is None and run.report["read"] >= 2 * BATCH
    assert (report.known, report.read) == (len(kept), 200 - len(kept))


def test_two_may_add_to_one_record_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    both = [start_adding(path, processes=1) for _ in range(2)]
    for running in both:
        running.communicate()
    assert [running.returncode for running in both] == [0, 0]
    with open_store(path) as store:
        assert everything(store) == added(tmp_path / "at-once.db", *many_stories())
