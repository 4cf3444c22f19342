"""Every benchmark's own figures against the floors under ``fields`` in ``benchmarks/floors.json``.

``python -m dragoman.evaluate.fields.measure --bench FOLDER`` predicts each benchmark's development part and lets the benchmark's own ``score.py``
judge; ``--raise`` writes figures that are better than their floors. What isn't there or isn't read is skipped with the reason.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluate.corpora import load_lines
from dragoman.evaluate.fields.base import Field
from dragoman.evaluate.fields.catalogue import NAMES, find_field
from dragoman.evaluate.gate import FLOORS

Figures = dict[str, float]
SLACK = 0.01  # the scorers round to two decimals


def measure(field: Field, folder: Path) -> Figures:
    """The figures by which *field* is judged, of 100, as its own scorer tells them of the development part.

    Raises:
        InputError: the benchmark isn't there, or isn't read yet.
    """
    items = [item for item in load_lines(folder / "dev.jsonl") if field.takes(item)]
    predictions = list(field.predictions(items))
    with tempfile.TemporaryDirectory() as place:
        gold, told = Path(place, "gold.jsonl"), Path(place, "predictions.jsonl")
        write(gold, items)
        write(told, predictions)
        command = [sys.executable, str(folder / "score.py"), str(gold), str(told)]
        report = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: float(look_up(report, name)) for name in field.figures}


def write(path: Path, items: Iterable[Mapping[str, Any]]) -> None:
    """Writes *items*, a JSON line each."""
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), encoding="utf-8")


def look_up(report: Mapping[str, Any], name: str) -> Any:
    """The figure called *name* ("person.f1": f1 of person)."""
    value: Any = report
    for key in name.split("."):
        value = value[key]
    return value


def raised(path: Path, measured: Mapping[str, Figures]) -> None:
    """Writes the floors file with each floor of a field at the better of itself and the figure measured."""
    content = json.loads(path.read_text(encoding="utf-8"))
    fields = content.setdefault("fields", {})
    for name, figures in measured.items():
        fields[name] = {figure: max(fields.get(name, {}).get(figure, 0.0), value) for figure, value in figures.items()}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Measures all; 0 where every floor holds or there is nothing to measure on, 1 where one doesn't."""
    parser = argparse.ArgumentParser(description="Holds the figures of public benchmarks against their floors.")
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"), help="folder of the benchmarks, one folder each")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write the floors that have been surpassed")
    parser.add_argument("names", nargs="*", default=NAMES, help="which; all without")
    options = parser.parse_args(arguments)
    floors = json.loads(options.floors.read_text(encoding="utf-8")).get("fields", {})
    measured: dict[str, Figures] = {}
    wrong = []
    for name in options.names:
        try:
            measured[name] = measure(find_field(name), options.bench / name)
        except InputError as error:
            print(f"{name}: skipped, {error.message}")
            continue
        for figure, value in measured[name].items():
            floor = floors.get(name, {}).get(figure, 0.0)
            print(f"{name + ' ' + figure:44} {value:6.2f}   floor {floor:6.2f}")
            if value < floor - SLACK:
                wrong.append(f"{name}: {figure} is {value:.2f}, the floor is {floor:.2f}")
    if options.lift:
        raised(options.floors, measured)
        return 0
    print("\n".join(wrong) or "every floor holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
