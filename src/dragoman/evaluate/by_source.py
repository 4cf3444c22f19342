"""What weighing by sources is worth: stated confidence held against truth, before and after the other documents of a source have been judged.

``python -m dragoman.evaluate.by_source`` reads the annotated corpora of ``benchmarks/floors.json``. For each document the records of all others of
its source count as judged by the annotations; its own are weighed by them, as the record does it (``resolve.documents.sources``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluate.corpora import input_of
from dragoman.evaluate.gate import FLOORS, load_corpora, select
from dragoman.evaluate.judging import judge_reading
from dragoman.evaluate.reliability import Case, brier, calibration_error
from dragoman.knowledge.load import load_knowledge
from dragoman.model.interchange import reading_object
from dragoman.model.records import RECORD_KINDS
from dragoman.resolve.documents.sources import weigh
from dragoman.resolve.records import Source
from dragoman.run.pipeline import read_document
from dragoman.run.stages import reading_stages


@dataclass(frozen=True, slots=True)
class Told:
    """A record found: its document's source, its confidence as read, and whether it is right."""

    document: str
    source: str
    confidence: float
    right: bool


def weighed_by_others(records: Sequence[Told]) -> tuple[list[Case], list[Case]]:
    """Stated and right of all records whose source has other documents: as read, and weighed by these."""
    by_source: dict[str, list[Told]] = {}
    for one in records:
        by_source.setdefault(one.source, []).append(one)
    before: list[Case] = []
    after: list[Case] = []
    for one in records:
        others = [other for other in by_source[one.source] if other.document != one.document]
        if others:
            before.append((one.confidence, one.right))
            after.append((weigh(one.confidence, judged(one.source, others)), one.right))
    return before, after


def judged(name: str, records: Sequence[Told]) -> Source:
    """A source as judgements on *records* make it."""
    expected = sum(one.confidence for one in records)
    return Source("src-0", name, len(records), sum(one.right for one in records), expected, tuple(sorted({one.document for one in records})))


def records_of(gold: Path, floors: Path = FLOORS) -> list[Told]:
    """Every judged record of all corpora that are there, where the document's source is told."""
    stages = reading_stages(load_knowledge())
    found = []
    for corpus in load_corpora(floors):
        folder = corpus.folder(floors, gold)
        for item in select(corpus, folder) if (folder / corpus.file).is_file() else ():
            reading = reading_object(read_document(input_of(item), stages))
            stated = {(kind.listing, record["id"]): record["confidence"] for kind in RECORD_KINDS for record in reading[kind.listing]}
            source = item.get("source")
            found += [Told(one.document, source, stated[one.kind, one.id], one.right) for one in judge_reading(item, reading) if source]
    return found


def report(measured: Mapping[str, Iterable[Case]]) -> str:
    """Brier score and calibration error of each, as lines."""
    rows = {name: list(cases) for name, cases in measured.items()}
    return "\n".join(
        f"{name:20} {len(cases):5} records   Brier {brier(cases):.4f}   error {calibration_error(cases):.4f}" for name, cases in rows.items()
    )


def main(arguments: list[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Measures what weighing by sources is worth.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of annotated documents")
    before, after = weighed_by_others(records_of(parser.parse_args(arguments).gold))
    print(report({"as read": before, "weighed by source": after}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
