"""The gate: figures measured now against the floors kept in ``benchmarks/floors.json``.

``python -m dragoman.evaluate.gate --gold FOLDER`` scores each corpus that the floors name, the project's own and those in FOLDER; ``--raise`` writes
figures that are better than their floors. A floor is never lowered here: whoever means to, edits the file and says why. A corpus whose fingerprint
has changed is told apart from one that is read worse.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.evaluate.corpora import by_id, fingerprint, input_of, load_lines
from dragoman.evaluate.scorers import score_readings
from dragoman.knowledge.load import load_knowledge
from dragoman.model.interchange import reading_object
from dragoman.run.pipeline import read_document
from dragoman.run.stages import reading_stages

FLOORS = Path("benchmarks/floors.json")
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus of the floors file: its documents, by language, what they are given, and the figures below which nothing may fall."""

    name: str
    file: str
    own: bool  # lies in the project, else in the folder of annotated documents beside it
    languages: tuple[str, ...]
    bare: bool  # the reader is given only id and text
    fingerprint: str
    floors: Mapping[str, float]

    def folder(self, floors: Path, gold: Path) -> Path:
        """Where its file lies, by the floors file and the folder of annotated documents."""
        return floors.resolve().parents[1] if self.own else gold


def load_corpora(path: Path) -> list[Corpus]:
    """The corpora of a floors file."""
    items = json.loads(path.read_text(encoding="utf-8"))["corpora"]
    return [Corpus(**{**item, "languages": tuple(item["languages"])}) for item in items]


def measure(items: list[dict[str, Any]], *, bare: bool) -> Figures:
    """Every figure of the scorer on freshly made readings, as ``engagements_main.f1`` or ``place``."""
    stages = reading_stages(load_knowledge())
    given = [{"id": item["id"], "text": item["text"]} if bare else item for item in items]
    readings = [reading_object(read_document(input_of(item), stages)) for item in given]
    return flat(score_readings(by_id(items), by_id(readings)).report())


def flat(report: Mapping[str, Any]) -> Figures:
    """A scorer's report with one number a name."""
    figures: Figures = {}
    for name, item in report.items():
        if isinstance(item, dict) and "f1" in item:
            figures |= {f"{name}.{part}": item[part] for part in ("f1", "precision", "recall")}
        elif isinstance(item, dict) and item.get("rate") is not None:
            figures[name] = item["rate"]
    return figures


def faults(corpus: Corpus, figures: Figures, found: str) -> Iterator[str]:
    """What is wrong with the figures of one corpus, a line each."""
    if corpus.fingerprint != found:
        yield f"{corpus.name}: the documents have changed ({found}; floors stand on {corpus.fingerprint}): measure and set them anew"
    for name, floor in corpus.floors.items():
        value = figures.get(name, 0.0)
        if value < floor:
            yield f"{corpus.name}: {name} is {value:.4f}, the floor is {floor:.4f}"


def select(corpus: Corpus, folder: Path) -> list[dict[str, Any]]:
    """The documents of one corpus."""
    return [item for item in load_lines(folder / corpus.file) if item.get("lang") in corpus.languages]


def raised(path: Path, corpora: list[Corpus], measured: Mapping[str, Figures], prints: Mapping[str, str]) -> None:
    """Writes the floors file with each floor at the better of itself and the figure measured."""
    content = json.loads(path.read_text(encoding="utf-8"))
    for item, corpus in zip(content["corpora"], corpora, strict=True):
        if corpus.name not in measured:
            continue
        now = measured[corpus.name]
        names = sorted(set(corpus.floors) | set(now))
        item["floors"] = {name: max(corpus.floors.get(name, 0.0), now.get(name, 0.0)) for name in names}
        item["fingerprint"] = prints[corpus.name]
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def quality_table(path: Path = FLOORS) -> str:
    """The floors as a Markdown table: figures down, corpora across, and what was measured of the own corpus before any rule was made for it."""
    content = json.loads(path.read_text(encoding="utf-8"))
    first = content["first_measured"]
    corpora = content["corpora"]
    names = [name for name in first["figures"] if name.endswith(".f1") or "." not in name]
    rows = [
        [name.removesuffix(".f1").replace("_", " ") + (" F1" if name.endswith(".f1") else "")]
        + [f"{item['floors'][name]:.2f}" if name in item["floors"] else "" for item in corpora]
        + [f"{first['figures'][name]:.2f}"]
        for name in names
    ]
    head = ["", *(item["name"] for item in corpora), f"{first['corpus']}, at first"]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def main(arguments: list[str] | None = None) -> int:
    """Runs the gate; 0 where every floor holds or there is nothing to measure on, 1 where one doesn't."""
    parser = argparse.ArgumentParser(description="Holds measured figures against their floors.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of annotated documents")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write the floors that have been surpassed")
    options = parser.parse_args(arguments)
    corpora = load_corpora(options.floors)
    measured: dict[str, Figures] = {}
    prints: dict[str, str] = {}
    wrong: list[str] = []
    for corpus in corpora:
        folder = corpus.folder(options.floors, options.gold)
        if not (folder / corpus.file).is_file():
            print(f"{corpus.name}: skipped, no annotated documents at {folder / corpus.file}")
            continue
        items = select(corpus, folder)
        measured[corpus.name] = measure(items, bare=corpus.bare)
        prints[corpus.name] = fingerprint(items)
        wrong += faults(corpus, measured[corpus.name], prints[corpus.name])
        print(f"{corpus.name}, {len(items)} documents")
        for name, value in measured[corpus.name].items():
            print(f"  {name:42} {value:.4f}   floor {corpus.floors.get(name, 0.0):.4f}")
    if options.lift:
        raised(options.floors, corpora, measured, prints)
        return 0
    print("\n".join(wrong) or "every floor holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
