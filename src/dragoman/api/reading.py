"""Documents read, and readings scored, without a record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from dragoman.evaluate.corpora import by_id, input_of, load_lines
from dragoman.evaluate.scorers import Scores, score_readings
from dragoman.ingest import documents
from dragoman.model.document import Document
from dragoman.model.stage import Stage
from dragoman.run.reading import Input, Told, read_lines
from dragoman.run.report import RunReport
from dragoman.settings import Settings, load_settings

Progress = Callable[[Input, Told], None]
Inputs = Iterable[str | Path | Document]


def stages() -> Sequence[Stage]:
    """The stages that read, loaded when they are first asked for: no question to a record needs them, nor the libraries that they bring."""
    from dragoman.run.stages import default_stages

    return default_stages()


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

    return read_lines(take_in(inputs, settings, stdin), stages, processes=processes or settings.processes, note=note)


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
