"""Documents read, and readings scored, without a record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from dragoman.evaluate.corpora import by_id, input_of, load_lines
from dragoman.evaluate.fields.catalogue import find_field
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
    explain: Path | None = None,
) -> Iterator[str]:
    """As :func:`read`, each reading as the JSON line that it is exchanged as."""
    settings = settings or load_settings()
    hearers = [hear for hear in (report.note if report is not None else None, progress) if hear is not None]
    documents_in, count = take_in(inputs, settings, stdin), processes or settings.processes
    if explain is not None:
        return read_explained(documents_in, explain, hearers)
    return read_lines(documents_in, stages, processes=count, note=partial(tell, hearers))


def read_explained(inputs: Iterable[Input], target: Path, hearers: Sequence[Progress]) -> Iterator[str]:
    """The lines of *inputs*, read in this process, with an explanation of each written to *target* on the way."""
    from dragoman.api.explaining import explain_told, explaining_to  # who asks for no page needs nothing that makes pages

    with explaining_to(target) as explain:
        yield from read_lines(inputs, stages, layers=True, note=partial(tell, [*hearers, partial(explain_told, explain)]))


def tell(hearers: Iterable[Progress], given: Input, told: Told) -> None:
    """Lets each of *hearers* know what came of an input."""
    for hear in hearers:
        hear(given, told)


def read(
    inputs: Inputs,
    *,
    processes: int | None = None,
    settings: Settings | None = None,
    report: RunReport | None = None,
    explain: Path | None = None,
) -> Iterator[dict[str, Any]]:
    """What each document says, one object of the interchange format a document, in input order.

    *inputs* are documents, or names of text files, web pages, JSON Lines files, folders of these, or ``-``. A document that can't be read has an
    object too, with the reason under ``skipped``; *report* counts and keeps what was dropped. *explain* is a file for why each record came out as it
    did: a page where its name ends in .html, else text; one process reads then.
    """
    return (json.loads(line) for line in read_as_lines(inputs, processes=processes, settings=settings, report=report, explain=explain))


def score(gold: Path, readings: Path | None = None) -> Scores:
    """Scores *readings* (a file of what ``read`` gives) against annotated documents; without them *gold*'s own texts are read.

    Raises:
        InputError: a file can't be read or holds a malformed line.
    """
    annotated = load_lines(gold)
    given = load_lines(readings) if readings else list(read(input_of(item) for item in annotated))
    return score_readings(by_id(annotated), by_id(given))


def predict(name: str, file: Path) -> Iterator[dict[str, Any]]:
    """Predictions for *file* of the public benchmark called *name*, as its own scorer takes them; answers in *file* are not looked at.

    Raises:
        UsageError: there is no such benchmark.
        InputError: the file can't be read or holds a malformed line.
    """
    return find_field(name).predictions(load_lines(file))
