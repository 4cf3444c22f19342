"""Examples of the API's answers for its description, over the example corpus: ``python -m tests.serve.answers`` writes them anew.

Of each kind it is the item with the shortest JSON that tells the most of its fields.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from dragoman.api.record import open_record
from dragoman.model.interchange import to_json
from dragoman.search.rows import KINDS
from dragoman.serve.api.examples import FILE
from dragoman.serve.dossiers import dossier_of
from dragoman.serve.quality import measured
from dragoman.serve.reasons import explanation_of
from dragoman.serve.renewing import read
from dragoman.serve.whole import whole
from dragoman.settings import Settings
from tests.serve.conftest import EXAMPLES


def fullness(row: dict[str, Any]) -> tuple[int, int]:
    """How many fields tell nothing, and how long it is."""
    return sum(value in (None, [], "") for value in row.values()), len(json.dumps(row))


def main() -> None:
    """Writes the file."""
    told: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "examples.db", settings=Settings(author="R. Desk")) as record:
        record.add([EXAMPLES])
        record.judge("right", "wire-20250715-benelux#e1", date="2025-07-20")  # without a judgement there is nothing to tell of a source
        with record.store.view() as view:
            snapshot = read(view)
        for kind in KINDS:
            row = min(map(dict, snapshot.rows(kind)), key=fullness)
            told[kind] = {"items": [row], "total": 1, "next": None}
            told[f"one of {kind}"] = whole(snapshot, kind, row["id"])
        made = dossier_of(snapshot, ("Mongolia", "Luxembourg"))
        told["dossier"] = {"title": made.title, **to_json(made)}
        told["explain"] = explanation_of(record, snapshot, told["engagements"]["items"][0]["id"])
    told["quality"] = {"corpora": to_json(measured()[:1])}
    FILE.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
