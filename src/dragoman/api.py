"""Everything a user can do, typed: what the commands call, and what ``import dragoman`` gives.

>>> import dragoman
>>> texts = [dragoman.Document("note-1", "Queen Flavia of Ruritania received the Foreign Minister of Syldavia in Streslau on 3 May 2024.", lang="en")]
>>> (reading,) = dragoman.read(texts)
>>> [(item["type"], item["date"]) for item in reading["engagements"]]
[('meeting', '2024-05-03')]
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from dragoman.evaluate.corpora import by_id, input_of, load_lines
from dragoman.evaluate.scorers import Scores, score_readings
from dragoman.ingest import documents
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document
from dragoman.run.adding import add
from dragoman.run.crossref import KINDS, crossref
from dragoman.run.reading import Input, Told, read_lines
from dragoman.run.rebuild import rebuild
from dragoman.run.removing import Withdrawal, remove
from dragoman.run.report import RunReport
from dragoman.run.stages import default_stages
from dragoman.settings import Settings, load_settings
from dragoman.store.base import Store
from dragoman.store.database import open_store

Progress = Callable[[Input, Told], None]
Inputs = Iterable[str | Path | Document]


def take_in(inputs: Inputs, settings: Settings, stdin: IO[bytes] | None = None) -> Iterator[Input]:
    """Documents as they are; the names of files and folders as the documents found there."""
    for item in inputs:
        if isinstance(item, Document):
            yield item
        else:
            yield from documents([str(item)], settings, stdin)


def read_as_lines(
    inputs: Inputs,
    *,
    processes: int | None = None,
    settings: Settings | None = None,
    stdin: IO[bytes] | None = None,
    report: RunReport | None = None,
    progress: Progress | None = None,
) -> Iterator[str]:
    """As :func:`read`, each reading as the JSON line that it is exchanged as."""
    settings = settings or load_settings()

    def note(given: Input, told: Told) -> None:
        if report is not None:
            report.note(given, told)
        if progress is not None:
            progress(given, told)

    return read_lines(take_in(inputs, settings, stdin), default_stages, processes=processes or settings.processes, note=note)


def read(
    inputs: Inputs, *, processes: int | None = None, settings: Settings | None = None, report: RunReport | None = None
) -> Iterator[dict[str, Any]]:
    """What each document says, one object of the interchange format a document, in input order.

    *inputs* are documents, or names of text files, web pages, JSON Lines files, folders of these, or ``-``. A document that can't be read has an
    object too, with the reason under ``skipped``; *report* counts and keeps what was dropped.
    """
    return (json.loads(line) for line in read_as_lines(inputs, processes=processes, settings=settings, report=report))


def evaluate(gold: Path, readings: Path | None = None) -> Scores:
    """Scores *readings* (a file of what ``read`` gives) against annotated documents; without them *gold*'s own texts are read.

    Raises:
        InputError: a file can't be read or holds a malformed line.
    """
    annotated = load_lines(gold)
    given = load_lines(readings) if readings else list(read(input_of(item) for item in annotated))
    return score_readings(by_id(annotated), by_id(given))


def conclude(store: Store) -> None:
    """Goes over the whole record for what is the same and what contradicts."""
    crossref(store, load_knowledge())


class Record:
    """A record that is open: documents go in and out, questions get answers. Made by :func:`open_record`."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def add(
        self,
        inputs: Inputs,
        *,
        processes: int | None = None,
        stdin: IO[bytes] | None = None,
        report: RunReport | None = None,
        progress: Progress | None = None,
    ) -> RunReport:
        """Reads *inputs* into the record. What is there already, read by the same stages, isn't read again; so a run that was stopped goes on.

        Raises:
            RecordError: the record can't be written; what was finished is kept.
        """
        found = take_in(inputs, self.settings, stdin)
        workers = processes or self.settings.processes
        return add(found, self.store, default_stages, processes=workers, report=report, progress=progress, conclude=conclude)

    def remove(self, names: Iterable[str]) -> Withdrawal:
        """Withdraws documents with all their versions; tells what went with them."""
        return remove(names, self.store, KINDS, conclude)

    def rebuild(self, *, processes: int | None = None, report: RunReport | None = None, progress: Progress | None = None) -> RunReport:
        """Derives everything again from documents and judgements. What is exported is the same before and after, to the byte."""
        workers = processes or self.settings.processes
        return rebuild(self.store, default_stages, processes=workers, report=report, progress=progress, conclude=conclude)


@contextmanager
def open_record(path: str | Path | None = None, *, create: bool = True, settings: Settings | None = None) -> Iterator[Record]:
    """The record at *path* (default: the settings'), made there if there is none and *create* says so.

    Raises:
        RecordError: there is none, or the file can't be used as one.
    """
    settings = settings or load_settings()
    with open_store(Path(path or settings.record), create=create) as store:
        yield Record(store, settings)
