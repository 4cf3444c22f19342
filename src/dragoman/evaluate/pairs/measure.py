"""The cases of ``corpora/pairs`` against the floors under ``pairs`` in ``benchmarks/floors.json``.

``python -m dragoman.evaluate.pairs.measure`` puts every case through resolving and tells precision and recall of each set, for its open and its
closed part; ``--show N`` names misses of open cases, ``--raise`` writes figures that are better than their floors. A closed case is never shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.evaluate.corpora import Item, fingerprint, load_lines
from dragoman.evaluate.gate import FLOORS
from dragoman.evaluate.pairs.sets import SETS, CaseSet, Program, Scores, score
from dragoman.evaluate.pairs.states import with_states
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document
from dragoman.model.ids import version_id
from dragoman.model.interchange import reading_object
from dragoman.resolve import DocumentView, resolve_with
from dragoman.resolve.bodies.parties import build_parties
from dragoman.run.pipeline import read_document
from dragoman.run.stages import reading_stages

CASES = Path("corpora/pairs")
STATES = "states.jsonl"
Figures = dict[str, float]


def program_with(states: Iterable[Item]) -> Program:
    """Reading and resolving as the record does it, with the knowledge that ships and the invented *states*."""
    knowledge = with_states(load_knowledge(), states)
    stages, parties = reading_stages(knowledge), build_parties(knowledge)

    def read(document: Document) -> DocumentView:
        return DocumentView.from_item(reading_object(read_document(document, stages)), version_id(document.text))

    return Program(read, lambda views: resolve_with(views, parties))


def flat(parts: Mapping[str, Scores]) -> Figures:
    """The figures of both parts with one number a name, as ``closed.recall``."""
    return {f"{part}.{name}": value for part, scores in parts.items() for name, value in scores.figures().items()}


def faults(name: str, kept: Mapping[str, Any], figures: Figures, found: str) -> Iterator[str]:
    """What is wrong with the figures of one set, a line each."""
    if kept.get("fingerprint", found) != found:
        yield f"{name}: the cases have changed ({found}; floors stand on {kept['fingerprint']}): measure and set them anew"
    for figure, floor in kept.get("floors", {}).items():
        if figures.get(figure, 0.0) < floor:
            yield f"{name}: {figure} is {figures.get(figure, 0.0):.4f}, the floor is {floor:.4f}"


def raised(path: Path, measured: Mapping[str, Figures], prints: Mapping[str, str]) -> None:
    """Writes the floors file with each floor of a set at the better of itself and the figure measured."""
    content = json.loads(path.read_text(encoding="utf-8"))
    sets = content.setdefault("pairs", {})
    for name, figures in measured.items():
        kept = sets.setdefault(name, {})
        floors = kept.get("floors", {})
        kept |= {"fingerprint": prints[name], "floors": {figure: max(floors.get(figure, 0.0), value) for figure, value in figures.items()}}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def pairs_table(path: Path = FLOORS) -> str:
    """The floors of all sets as a Markdown table, and what was measured of them before any rule was made for them."""
    columns = ("open.precision", "open.recall", "closed.precision", "closed.recall")
    head = ["", *(name.replace(".", " ") for name in columns), "closed, at first"]
    rows = []
    for name, kept in json.loads(path.read_text(encoding="utf-8")).get("pairs", {}).items():
        first = [f"{kept['at_first'][figure]:.2f}" for figure in columns[2:]] if "at_first" in kept else []
        rows.append([name, *(f"{kept['floors'][figure]:.2f}" for figure in columns), " / ".join(first)])
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def tell(one: CaseSet, parts: Mapping[str, Scores], floors: Mapping[str, float], show: int) -> None:
    """Prints the figures of a set, and misses of its open part."""
    for part, scores in parts.items():
        for figure, value in scores.figures().items():
            name = f"{part}.{figure}"
            print(f"{f'{one.name} {name}':32} {value:.4f}   floor {floors.get(name, 0.0):.4f}   of {scores.cases} cases")
    for scores in parts.values():
        for line in scores.misses[:show]:
            print(f"  {line}")


def main(arguments: list[str] | None = None) -> int:
    """Measures; 0 where every floor holds or there is nothing to measure on, 1 where one doesn't."""
    parser = argparse.ArgumentParser(description="Holds what resolving makes of the cases against their floors.")
    parser.add_argument("--cases", type=Path, default=CASES, help="folder of the cases")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="name up to N misses of each set's open cases")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write the floors that have been surpassed")
    parser.add_argument("names", nargs="*", default=[one.name for one in SETS], help="which sets; all without")
    options = parser.parse_args(arguments)
    kept = json.loads(options.floors.read_text(encoding="utf-8")).get("pairs", {})
    program = program_with(load_lines(options.cases / STATES) if (options.cases / STATES).is_file() else ())
    measured: dict[str, Figures] = {}
    prints: dict[str, str] = {}
    wrong: list[str] = []
    for one in (one for one in SETS if one.name in options.names):
        path = options.cases / f"{one.name}.jsonl"
        if not path.is_file():
            print(f"{one.name}: skipped, no cases at {path}")
            continue
        cases = load_lines(path)
        parts = score(one, cases, program)
        measured[one.name], prints[one.name] = flat(parts), fingerprint(cases)
        floors = kept.get(one.name, {})
        tell(one, parts, floors.get("floors", {}), options.show)
        wrong += faults(one.name, floors, measured[one.name], prints[one.name])
    if options.lift:
        raised(options.floors, measured, prints)
        return 0
    print("\n".join(wrong) or "every floor holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
