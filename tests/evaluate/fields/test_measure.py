"""The floors of the benchmarks hold: what falls is named, what isn't there is skipped, what rises is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.evaluate.fields.measure import look_up, main, raised

SCORER = "import json, sys\nprint(json.dumps({part: {'f1': 50.0} for part in ('all', 'person', 'organisation')}))\n"


def bench(folder: Path) -> Path:
    names = folder / "names"
    names.mkdir()
    (names / "dev.jsonl").write_text('{"id": "1", "schema": "Person", "name1": "Ana Lind", "name2": "Ana Lind", "match": true}\n', encoding="utf-8")
    (names / "score.py").write_text(SCORER, encoding="utf-8")
    return folder


def floors(path: Path, floor: float) -> Path:
    path.write_text(json.dumps({"corpora": [], "fields": {"names": {"all.f1": floor}}}), encoding="utf-8")
    return path


def test_a_figure_below_its_floor_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--bench", str(bench(tmp_path)), "--floors", str(floors(tmp_path / "floors.json", 60.0)), "names"]) == 1
    assert "names: all.f1 is 50.00, the floor is 60.00" in capsys.readouterr().out


def test_a_benchmark_that_is_not_there_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--bench", str(tmp_path), "--floors", str(floors(tmp_path / "floors.json", 60.0)), "names"]) == 0
    assert "names: skipped" in capsys.readouterr().out


def test_floors_only_rise(tmp_path: Path) -> None:
    path = floors(tmp_path / "floors.json", 60.0)
    raised(path, {"names": {"all.f1": 50.0, "person.f1": 40.0}})
    assert json.loads(path.read_text(encoding="utf-8"))["fields"] == {"names": {"all.f1": 60.0, "person.f1": 40.0}}


def test_figures_within_figures_are_found() -> None:
    assert look_up({"model:AgeModel": {"value_f1": 3.5}}, "model:AgeModel.value_f1") == 3.5
