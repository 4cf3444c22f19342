"""The record's diary: which command wrote when, with which stages, and how far it came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from dragoman.run.report import RunReport
from dragoman.store.base import Store, View


@contextmanager
def diary(store: Store, command: str, stamp: str | None, report: RunReport) -> Iterator[int]:
    """A line of the diary around a command, by its number; it stays without an end where the command is stopped."""
    with store.writer() as writer:
        number = writer.start_run(command, stamp, now())
    yield number
    with store.writer() as writer:
        writer.note_run(number, report.entry(), now())


def was_stopped(view: View) -> bool:
    """Whether the last command that wrote was stopped, or is still at work: what was concluded on the whole may lag behind its documents."""
    runs = tuple(view.runs())
    return bool(runs) and runs[-1].finished is None


def now() -> str:
    """The time in UTC, to the second. Nothing derived depends on it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
