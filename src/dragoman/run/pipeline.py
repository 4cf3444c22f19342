"""One document through all stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.stage import Stage


def unmet(stages: Iterable[Stage]) -> list[str]:
    """What a list of stages lacks before the first document: one line for each layer that nobody provides in time.

    >>> unmet([])
    []
    """
    there: set[type] = set()
    missing = []
    for stage in stages:
        missing += [f"{stage.name} requires {layer.__name__}, which no earlier stage provides" for layer in stage.requires - there]
        there |= stage.provides
    return sorted(missing)


def read_document(document: Document, stages: Sequence[Stage]) -> Reading:
    """The reading of one document: a pure function of the document and the stages. An error carries a note of the stage it came from."""
    reading = Reading(document)
    for stage in stages:
        try:
            reading = stage(reading)
        except Exception as error:
            error.add_note(f"in {stage.name}")
            raise
    return reading
