"""Why a document's records came out as they did, and what was found and not kept: the document is read once more, by a process of its own.

``python -m dragoman.serve.explaining RECORD DOCUMENT`` is that process; it prints one JSON line.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.api.reading import stages
from dragoman.model.confidence import score_of
from dragoman.model.reading import Reading
from dragoman.model.records import RECORD_KINDS
from dragoman.run.reading import read_inputs
from dragoman.serve.processes import asked_of
from dragoman.store.database import open_store

MOST_SECONDS = 60.0
MOST_KEPT = 64  # documents


@lru_cache(maxsize=MOST_KEPT)
def explained(record: Path, document: str, version: str) -> dict[str, Any]:
    """What the process tells of a *version* of a document: ``records`` with what each one's confidence is made of, and ``dropped``.

    Raises:
        Problem: it failed, or took too long.
    """
    found: dict[str, Any] = json.loads(
        asked_of(__name__, str(record), document, seconds=MOST_SECONDS, failing="The document could not be read once more.")
    )
    return found


def explain(reading: Reading) -> dict[str, Any]:
    """What is to be told of a reading."""
    return {
        "records": {
            record.id: {
                "listing": kind.listing,
                "quote": record.evidence[0].quote,
                "weights": [{"words": weight.words, "value": weight.value} for weight in record.weights],
                "score": score_of(record.weights),
                "confidence": record.confidence,
            }
            for kind in RECORD_KINDS
            for record in reading[kind]
        },
        "dropped": [{"stage": drop.stage, "reason": drop.reason, "quote": drop.quote} for drop in reading.dropped],
    }


def main(record: str, document: str) -> None:
    """Reads *document* of *record* and prints what there is to tell."""
    with open_store(Path(record)) as store, store.view() as view:
        newest = list(view.versions(document))[-1].document
    told = next(iter(read_inputs([newest], stages, layers=True)))[1]
    print(json.dumps(explain(told.reading) if told.reading else {"records": {}, "dropped": []}))


if __name__ == "__main__":
    main(*sys.argv[1:])
