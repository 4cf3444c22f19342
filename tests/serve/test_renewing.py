"""A record followed change by change is the same in memory as one read whole; answers about others stay."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from benchmarks.generated import Generator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.api.record import Record, open_record
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document
from dragoman.present.dossier import make_dossier
from dragoman.run.crossref import concluded, document_views, judgements_of
from dragoman.serve.desk import Desk
from dragoman.serve.dossiers import dossier_of
from dragoman.serve.packed import Items, Thing
from dragoman.serve.renewing import follow, read
from dragoman.serve.snapshot import Snapshot
from dragoman.store import changes

MADE = Generator(3)
NUMBERS = st.integers(0, 40)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(NUMBERS, min_size=1, max_size=6)),
        st.tuples(st.just("remove"), st.lists(NUMBERS, min_size=1, max_size=3)),
        st.tuples(st.just("forget the reading"), st.lists(NUMBERS, min_size=1, max_size=1)),
        st.tuples(st.just("judge"), st.lists(NUMBERS, min_size=1, max_size=1)),
        st.tuples(st.just("take back"), st.just([])),
        st.tuples(st.just("conclude"), st.just([])),
    ),
    min_size=2,
    max_size=8,
)


def take(record: Record, step: str, numbers: list[int]) -> None:
    """One change to a record."""
    if step == "conclude":
        record.conclude()
        return
    with record.store.view() as view:
        there, judged = {item["id"]: item for item in view.readings()}, [one.id for one in view.judgements()]
    if step == "judge":
        records = [f"{name}#{one['id']}" for name, item in there.items() for one in item["engagements"]]
        if records:
            record.judge(
                "corrected", records[numbers[0] % len(records)], field="date", value="2031-05-05", author="A", date="2031-06-01", conclude=False
            )
        return
    with record.store.writer() as writer:
        for number in numbers:
            document, reading = MADE.document(number)
            if step == "add":
                writer.put_reading(writer.put_document(document), "made", reading)
            elif step == "remove":
                writer.remove_document(document.id)
            elif step == "forget the reading" and document.id in there:
                writer.drop_reading(document)
        for id in judged if step == "take back" else ():
            writer.withdraw_judgement(id, "2031-07-01")


def plain(value: Any) -> Any:
    """A part of a snapshot, comparable."""
    if isinstance(value, Thing):
        return value.derived()
    if isinstance(value, Items):
        return list(value.all())
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return value


def told(snapshot: Snapshot) -> dict[str, Any]:
    """All of a snapshot, in order."""
    parts = {one.name: plain(getattr(snapshot, one.name)) for one in fields(Snapshot)}
    parts["unread"] = sorted(snapshot.unread)
    return parts | {"order": [list(snapshot.facts), [list(things) for things in snapshot.things.values()]]}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_followed_is_as_read_whole(steps: list[tuple[str, list[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "r.db") as record:
        with record.store.view() as view:
            snapshot = read(view)
        for step, numbers in steps:
            take(record, step, numbers)
            with record.store.view() as view:
                before, snapshot = snapshot, follow(snapshot, view).snapshot
                assert told(snapshot) == told(read(view)), step
        assert before is not snapshot


def fill(record: Record, first: int, last: int) -> None:
    with record.store.writer() as writer:
        for number in range(first, last):
            document, reading = MADE.document(number)
            writer.put_reading(writer.put_document(document), "made", reading)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "r.db"
    with open_record(path) as record:
        fill(record, 0, 400)
        record.conclude()
    return path


def test_a_dossier_out_of_memory_is_the_one_resolved_anew(generated: Path) -> None:
    with open_record(generated) as record, record.store.view() as view:
        snapshot = read(view)
        pairs = {tuple(state.name for state in talk.sides) for number in range(400) for talk in MADE.talks(number)}
        told_often = sorted(pairs, key=lambda pair: -len(snapshot.documents_of(snapshot.find(name) for name in pair)))
        person = snapshot.people[0]
        for names in [*told_often[:8], told_often[-1], (MADE.states[0].name,), (person.id, MADE.states[0].name)]:
            parties = [snapshot.find(name) for name in names]
            anew = make_dossier(document_views(view), load_knowledge(), parties, judgements=judgements_of(view))
            assert dossier_of(snapshot, names) == anew == record.dossier(*names).dossier, names


def test_a_dossier_of_a_record_not_gone_over_is_resolved_anew(generated: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(generated.read_bytes())
    with open_record(path) as record:
        names = [state.name for state in MADE.talks(1000)[0].sides]
        with record.store.view() as view:
            assert concluded(view, load_knowledge()) is not None
        fill(record, 1000, 1001)
        with record.store.view() as view:
            assert concluded(view, load_knowledge()) is None
        before = record.dossier(*names).dossier
        record.conclude()
        assert record.dossier(*names).dossier == before and "gen-001000" in {source.document for source in before.sources}


def test_answers_about_others_stay(generated: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(generated.read_bytes())
    with open_record(path) as record, open_record(path) as other:
        desk = Desk(record, path)
        document = MADE.document(900)[0]
        fill(other, 900, 901)
        named = desk.snapshot.named.keys[document.id]
        mine, theirs, all_of_it = (
            desk.keep(name, lambda snapshot: [len(snapshot.facts)], about)
            for name, about in (("mine", frozenset({"territory:none"})), ("theirs", frozenset(list(named)[:1])), ("all", None))
        )
        desk._took = 0.0
        with other.store.writer() as writer:
            writer.remove_document(document.id)
        assert desk.keep("mine", lambda snapshot: [len(snapshot.facts)]) is mine
        assert desk.keep("theirs", lambda snapshot: [len(snapshot.facts)]) == [theirs[0] - 1]
        assert desk.keep("all", lambda snapshot: [len(snapshot.facts)]) == [all_of_it[0] - 1]


def test_a_diary_that_does_not_reach_back_has_all_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "KEPT", 3)
    with open_record(tmp_path / "r.db") as record:
        with record.store.view() as view:
            snapshot = read(view)
        fill(record, 0, 9)
        with record.store.view() as view:
            renewed = follow(snapshot, view)
            assert renewed.touched is None and told(renewed.snapshot) == told(read(view))


def test_a_document_known_but_not_read_is_named(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        with record.store.view() as view:
            snapshot = read(view)
        with record.store.writer() as writer:
            writer.put_document(Document("late", "Nothing yet."))
        with record.store.view() as view:
            assert follow(snapshot, view).snapshot.unread == ("late",) == read(view).unread
