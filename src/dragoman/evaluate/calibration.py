"""The calibration: what the scores of records are worth, measured on annotated documents.

``python -m dragoman.evaluate.calibration`` reads the corpora of ``benchmarks/floors.json``, judges every record found and tells for each kind how
well stated confidence and truth agree; ``--write`` puts the curves and figures into ``knowledge/data/calibration.yaml``. The documents are halved
twenty times, each half's records judged by a curve fitted on the other half; the figures are means over all halves. (One table over many small
folds would mislead: a document's own mistakes raise the curve that is fitted without it, and so carry its records into another row.)
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluate.corpora import Item, input_of
from dragoman.evaluate.gate import FLOORS, load_corpora, select
from dragoman.evaluate.judging import judge_reading
from dragoman.evaluate.reliability import Bin, Case, bins_of, brier, calibration_error, fit
from dragoman.knowledge.files import DATA
from dragoman.knowledge.load import load_knowledge
from dragoman.model.confidence import Curve, score_of
from dragoman.model.interchange import reading_object
from dragoman.model.records import RECORD_KINDS
from dragoman.run.pipeline import read_document
from dragoman.run.stages import reading_stages

TARGET = DATA / "calibration.yaml"
SPLITS = 20
WIDTH = 20  # of a bar that means certainty
HEAD = """\
# yaml-language-server: $schema=schemas/calibration.json
# What the score of a record is worth: for each kind the knots of a rising curve from score to the probability that the record is right, and what was
# measured on the way (before: the scores themselves; after and bins: by curves fitted on other documents). Not to be mended by hand.
# Origin: written by `python -m dragoman.evaluate.calibration --write`, from {documents} annotated documents ({corpora}).
"""


@dataclass(frozen=True, slots=True)
class Scored:
    """One record found: its document, the score it was given, and whether it is right."""

    document: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """One half of the documents: its records as scored, and as judged by a curve that was fitted on the other half."""

    before: tuple[Case, ...]
    after: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured of one kind of record: the curve for all, and what halves make of each other."""

    curve: Curve
    trials: tuple[Trial, ...]


def score_documents(items: Iterable[Item], *, bare: bool) -> dict[str, list[Scored]]:
    """Every judged record of freshly made readings, by kind. *bare*: the reader is given only id and text."""
    stages = reading_stages(load_knowledge())
    found: dict[str, list[Scored]] = {kind.listing: [] for kind in RECORD_KINDS}
    for item in items:
        reading = read_document(input_of({"id": item["id"], "text": item["text"]} if bare else item), stages)
        scores = {(kind.listing, record.id): score_of(record.weights) for kind in RECORD_KINDS for record in reading[kind]}
        for one in judge_reading(item, reading_object(reading)):
            found[one.kind].append(Scored(one.document, scores[one.kind, one.id], one.right))
    return found


def calibrate(records: Sequence[Scored]) -> Calibration:
    """The curve for all *records*, and how well the scores and such curves do on documents that they weren't fitted to."""
    trials = (trial(records, split, half) for split in range(SPLITS) for half in (0, 1))
    return Calibration(fit(cases_of(records)), tuple(one for one in trials if one.before))


def trial(records: Sequence[Scored], split: int, half: int) -> Trial:
    """The records of one half, by a curve of the other."""
    own = cases_of(one for one in records if half_of(one.document, split) == half)
    curve = fit(cases_of(one for one in records if half_of(one.document, split) != half))
    return Trial(own, tuple((curve.at(score), right) for score, right in own))


def half_of(document: str, split: int) -> int:
    """Which half a document belongs to, the same in every run."""
    return hashlib.sha256(f"{split} {document}".encode()).digest()[0] % 2


def cases_of(records: Iterable[Scored]) -> tuple[Case, ...]:
    """The scores of *records*, each with whether it is right."""
    return tuple((one.score, one.right) for one in records)


def described(found: Calibration, records: Sequence[Scored]) -> dict[str, Any]:
    """One kind's entry of the knowledge file."""
    return {
        "knots": [list(knot) for knot in found.curve.knots],
        "records": len(records),
        "right": sum(one.right for one in records),
        "brier": averaged(brier, found.trials),
        "error": averaged(calibration_error, found.trials),
        "bins": [[row.low, row.count // SPLITS, round(row.stated, 3), round(row.right, 3)] for row in table(found)],
    }


def averaged(measure: Callable[[Sequence[Case]], float], trials: Sequence[Trial]) -> dict[str, float]:
    """A measure of the scores and of what they were brought to, over all records of all halves."""
    count = max(1, sum(len(one.before) for one in trials))
    before, after = (sum(len(cases) * measure(cases) for cases in side) / count for side in ([t.before for t in trials], [t.after for t in trials]))
    return {"before": round(before, 4), "after": round(after, 4)}


def table(found: Calibration) -> list[Bin]:
    """For each tenth of what is stated now: what halves stated of the other half's records there, and the share that is right."""
    after = [case for one in found.trials for case in one.after]
    return bins_of(after, [found.curve.at(score) for one in found.trials for score, _ in one.before])


def yaml_of(entries: Mapping[str, Mapping[str, Any]], documents: int, corpora: Sequence[str]) -> str:
    """The knowledge file, a line for each value."""
    lines = [HEAD.format(documents=documents, corpora=", ".join(corpora))]
    for kind, entry in entries.items():
        lines.append(f"{kind}:\n")
        for key, value in entry.items():
            shown = "{" + ", ".join(f"{name}: {number}" for name, number in value.items()) + "}" if isinstance(value, dict) else value
            lines.append(f"  {key}: {shown}\n")
    return "".join(lines)


def report(entries: Mapping[str, Mapping[str, Any]]) -> str:
    """The measures and the reliability tables as Markdown."""
    rows = ["| | records | right | Brier, scores | Brier, calibrated | error, scores | error, calibrated |", "| --- |" + " ---: |" * 6]
    for kind, entry in entries.items():
        measures = (entry["brier"]["before"], entry["brier"]["after"], entry["error"]["before"], entry["error"]["after"])
        share = entry["right"] / max(1, entry["records"])
        rows.append(f"| {kind} | {entry['records']} | {share:.2f} | " + " | ".join(f"{value:.3f}" for value in measures) + " |")
    plots = [f"### {kind}\n\n```text\n{plot([Bin(*row) for row in entry['bins']])}\n```" for kind, entry in entries.items() if entry["bins"]]
    return "\n".join(rows) + "\n\n" + "\n\n".join(plots)


def plot(rows: Sequence[Bin]) -> str:
    """A reliability table drawn: for each tenth what was stated (:) and what proved right (#)."""
    lines = []
    for row in rows:
        bar, mark = "#" * round(row.right * WIDTH), round(row.stated * WIDTH)
        drawn = bar.ljust(WIDTH + 1)
        drawn = drawn[:mark] + ":" + drawn[mark + 1 :]
        lines.append(f"{row.low:.1f}–{row.low + 0.1:.1f}  {drawn}  stated {row.stated:.2f}, right {row.right:.2f} of {row.count}")
    return "\n".join(lines)


def measured() -> Mapping[str, Mapping[str, Any]]:
    """The knowledge file's content, as it ships."""
    entries: Any = load_knowledge().lexicons.get("calibration", {})
    assert isinstance(entries, dict)
    return entries


def measure(gold: Path, floors: Path = FLOORS) -> tuple[dict[str, list[Scored]], int, list[str]]:
    """Every judged record of all corpora by kind, how many documents there are, and the corpora's names.

    Raises:
        InputError: a corpus isn't there; curves of some of the documents would stand beside figures of all.
    """
    found: dict[str, list[Scored]] = {kind.listing: [] for kind in RECORD_KINDS}
    documents, names = 0, []
    for corpus in load_corpora(floors):
        folder = corpus.folder(floors, gold)
        if not (folder / corpus.file).is_file():
            raise InputError(f"{corpus.name}: expected annotated documents at {folder / corpus.file}, found none.", hint="Name their folder: --gold.")
        items = select(corpus, folder)
        for kind, records in score_documents(items, bare=corpus.bare).items():
            found[kind] += records
        documents += len(items)
        names.append(corpus.name)
    return found, documents, names


def main(arguments: list[str] | None = None) -> int:
    """Measures, prints the report, and writes the knowledge file where asked."""
    parser = argparse.ArgumentParser(description="Measures what the scores of records are worth.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of annotated documents")
    parser.add_argument("--write", action="store_true", help="write knowledge/data/calibration.yaml")
    options = parser.parse_args(arguments)
    found, documents, names = measure(options.gold)
    entries = {kind: described(calibrate(records), records) for kind, records in found.items() if records}
    if options.write:
        TARGET.write_text(yaml_of(entries, documents, names), encoding="utf-8")
    print(report(entries))
    return 0


if __name__ == "__main__":
    sys.exit(main())
