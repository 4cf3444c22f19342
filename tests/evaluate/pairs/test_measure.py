"""Floors hold, only rise, and nothing of a closed case is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.evaluate.corpora import fingerprint
from dragoman.evaluate.pairs.measure import faults, main, pairs_table, raised
from tests.evaluate.pairs.samples import pair

APART = {**pair("different", number=2), "label": "same"}  # told to be one and surely kept apart


def write(folder: Path, *cases: dict[str, object]) -> Path:
    (folder / "engagements.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return folder


def floors(folder: Path, **kept: object) -> Path:
    path = folder / "floors.json"
    path.write_text(json.dumps({"corpora": [], "pairs": kept}), encoding="utf-8")
    return path


def run(folder: Path, path: Path, *more: str) -> int:
    return main(["--cases", str(folder), "--floors", str(path), *more])


def test_a_figure_below_its_floor_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, pair("same"), APART)
    kept = {"fingerprint": fingerprint([pair("same"), APART]), "floors": {"open.recall": 0.5}}
    assert run(tmp_path, floors(tmp_path, engagements=kept)) == 0
    assert run(tmp_path, floors(tmp_path, engagements={**kept, "floors": {"open.recall": 0.6}})) == 1
    assert "engagements: open.recall is 0.5000, the floor is 0.6000" in capsys.readouterr().out


def test_open_misses_are_printed_and_closed_ones_never(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, APART, {**APART, "id": "engagements-003", "part": "closed"})
    run(tmp_path, floors(tmp_path), "--show", "9")
    out = capsys.readouterr().out
    assert "engagements-002" in out
    assert "engagements closed.recall" in out
    assert "engagements-003" not in out


def test_sets_without_cases_are_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, floors(tmp_path), "people") == 0
    assert "people: skipped" in capsys.readouterr().out


def test_changed_cases_are_told_apart_from_worse_answers() -> None:
    (line,) = faults("people", {"fingerprint": "old", "floors": {}}, {}, "new")
    assert "the cases have changed" in line


def test_floors_only_rise(tmp_path: Path) -> None:
    path = floors(tmp_path, people={"fingerprint": "old", "floors": {"open.recall": 0.6, "open.precision": 0.2}})
    raised(path, {"people": {"open.recall": 0.5, "open.precision": 0.3}}, {"people": "new"})
    kept = json.loads(path.read_text(encoding="utf-8"))["pairs"]["people"]
    assert kept == {"fingerprint": "new", "floors": {"open.recall": 0.6, "open.precision": 0.3}}


def test_raising_writes_what_was_measured(tmp_path: Path) -> None:
    write(tmp_path, pair("same"))
    path = floors(tmp_path)
    assert run(tmp_path, path, "--raise") == 0
    assert json.loads(path.read_text(encoding="utf-8"))["pairs"]["engagements"]["floors"]["open.recall"] == 1.0


def test_the_table_has_a_row_a_set(tmp_path: Path) -> None:
    measured = {f"{part}.{figure}": 0.5 for part in ("open", "closed") for figure in ("precision", "recall")}
    path = floors(tmp_path, people={"floors": measured, "at_first": {**measured, "closed.recall": 0.25}})
    assert pairs_table(path).splitlines()[2] == "| people | 0.50 | 0.50 | 0.50 | 0.50 | 0.50 / 0.25 |"
