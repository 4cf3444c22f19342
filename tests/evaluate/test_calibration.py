"""The calibration as a whole: measured on documents, written as knowledge, drawn as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.calibration import Scored, calibrate, described, main, measure, measured, plot, report, score_documents, yaml_of
from dragoman.evaluate.corpora import load_lines
from dragoman.evaluate.reliability import Bin
from dragoman.knowledge.check import validator
from dragoman.knowledge.files import DATA
from dragoman.knowledge.read import read_file

ROOT = Path(__file__).parents[2]


def planted(score: float, right: int, wrong: int) -> list[Scored]:
    return [Scored(f"{score}-{number}", score, number < right) for number in range(right + wrong)]


def test_scores_that_promise_too_much_are_brought_down_on_documents_not_seen() -> None:
    records = planted(0.9, 55, 45) + planted(0.7, 35, 65)
    entry = described(calibrate(records), records)
    assert entry["error"]["before"] > 0.3 > 0.1 > entry["error"]["after"]
    assert entry["brier"]["after"] < entry["brier"]["before"]
    assert [(low, count, right) for low, count, _, right in entry["bins"]] == [(0.3, 100, 0.35), (0.5, 100, 0.55)]


def test_no_document_is_judged_by_itself() -> None:
    alone = [Scored("a", 0.9, True)] * 20 + [Scored("b", 0.9, False)] * 20
    apart = [one for one in calibrate(alone).trials if len(one.before) == 20]
    assert apart
    for one in apart:
        assert all((stated < 0.5) == right for stated, right in one.after)


def test_what_is_written_is_what_was_measured_and_keeps_to_its_schema(tmp_path: Path) -> None:
    entries = {"posts": described(calibrate(planted(0.9, 60, 40)), planted(0.9, 60, 40)), "relations": described(calibrate([]), [])}
    target = tmp_path / "calibration.yaml"
    target.write_text(yaml_of(entries, 7, ["own"]), encoding="utf-8")
    assert read_file(target) == entries
    assert not list(validator(DATA / "schemas" / "calibration.json").iter_errors(entries))


def test_documents_are_read_and_every_judged_record_has_its_score() -> None:
    items = load_lines(ROOT / "corpora" / "english" / "documents.jsonl")[:3]
    found = score_documents(items, bare=False)
    scored = [one for records in found.values() for one in records]
    assert {one.document for one in scored} <= {item["id"] for item in items}
    assert scored and all(0 < one.score < 1 for one in scored)


def test_a_corpus_that_is_missing_stops_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected annotated documents"):
        measure(tmp_path, ROOT / "benchmarks" / "floors.json")


def test_the_report_prints_and_writes_nothing_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("dragoman.evaluate.calibration.TARGET", tmp_path / "calibration.yaml")
    monkeypatch.setattr("dragoman.evaluate.calibration.measure", lambda gold: ({"posts": planted(0.9, 6, 4)}, 10, ["own"]))
    assert main([]) == 0 and not list(tmp_path.iterdir())
    assert "| posts | 10 | 0.60 |" in capsys.readouterr().out
    assert main(["--write"]) == 0 and (tmp_path / "calibration.yaml").read_text().startswith("# yaml-language-server")


def test_a_drawing_shows_what_was_stated_and_what_proved_right() -> None:
    assert plot([Bin(0.8, 10, 0.85, 0.5)]) == "0.8–0.9  ##########       :     stated 0.85, right 0.50 of 10"
    assert set(measured()) >= {"engagements", "posts"} and "### posts" in report(measured())
