"""Documents into the record: read by many processes, written by one, a batch at a time.

A batch is one transaction. What the record has read already with the same stages isn't read again, so a run that was stopped, by whatever, goes
on where it was when it is called again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.errors import RecordError
from dragoman.model.document import Document, Refused
from dragoman.run.diary import diary
from dragoman.run.reading import FAILED, Input, Stages, Told, read_inputs, signature
from dragoman.run.report import RunReport
from dragoman.store.base import Store, Writer

BATCH = 25  # inputs of a transaction: about a second of reading

Outcome = tuple[Input, Told]
Progress = Callable[[Input, Told], None]
Conclude = Callable[[Store], object]


def add(
    inputs: Iterable[Input],
    store: Store,
    stages: Stages,
    *,
    processes: int = 1,
    report: RunReport | None = None,
    progress: Progress | None = None,
    conclude: Conclude | None = None,
) -> RunReport:
    """Adds *inputs* to the record and tells what came of them; *progress* hears of each, *conclude* works on the whole record afterwards.

    Raises:
        RecordError: the record can't be written; what was finished is kept.
        KeyboardInterrupt: likewise.
    """
    report = report or RunReport()
    stamp = signature(stages())
    with diary(store, "add", stamp, report) as number:
        keeper = Keeper(store, stamp, report, number)
        heard = listen(read_inputs(keeper.unread(inputs), stages, processes=processes), report, progress)
        keeper.keep_all(heard)
        while keeper.stale:
            again, keeper.stale = keeper.stale, []
            keeper.keep_all(read_inputs(again, stages, processes=processes))
        if conclude is not None:
            conclude(store)
    return report


def listen(outcomes: Iterable[Outcome], report: RunReport, progress: Progress | None = None) -> Iterator[Outcome]:
    """*outcomes* as they are, counted on their way."""
    for given, told in outcomes:
        report.note(given, told)
        if progress is not None:
            progress(given, told)
        yield given, told


@dataclass
class Keeper:
    """What puts readings into the record. ``stale`` are documents of which more became known while they were read."""

    store: Store
    signature: str
    report: RunReport
    run: int
    stale: list[Document] = field(default_factory=list)

    def unread(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """What of *inputs* is still to be read, each document with what the record knows of it."""
        for given in inputs:
            if isinstance(given, Refused):
                yield given
                continue
            with self.store.view() as view:
                merged = view.merged(given)
                is_read = view.is_read(merged, self.signature)
            if is_read:
                self.report.known += 1
            else:
                yield merged

    def keep_all(self, outcomes: Iterable[Outcome]) -> None:
        """Keeps what was read, batch by batch. Where it is interrupted, what came before is kept."""
        batch: list[Outcome] = []
        try:
            for outcome in outcomes:
                batch.append(outcome)
                if len(batch) == BATCH:
                    self.keep(batch)
                    batch = []
        except RecordError:
            batch = []
            raise
        finally:
            if batch:
                self.keep(batch)

    def keep(self, batch: list[Outcome]) -> None:
        """Writes a batch, whole or not at all."""
        with self.store.writer() as writer:
            stale = [self.keep_one(writer, given, told) for given, told in batch]
            writer.note_run(self.run, self.report.entry())
        self.stale += [document for document in stale if document]

    def keep_one(self, writer: Writer, given: Input, told: Told) -> Document | None:
        """Keeps a document with its reading. One that was passed over isn't kept, one that the program failed on has no reading.

        Returns the document where the record meanwhile learnt more of it, so that it has to be read again.
        """
        if isinstance(given, Refused) or (told.skip and told.skip.reason != FAILED):
            return None
        kept = writer.put_document(given)
        if told.skip:
            writer.drop_reading(kept)
        elif kept != given:
            return kept
        else:
            writer.put_reading(kept, self.signature, json.loads(told.line))
        return None
