"""The gate lets nothing fall and says which figure did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.evaluate.corpora import fingerprint
from dragoman.evaluate.gate import Corpus, faults, flat, load_corpora, main, measure, raised

ITEM = {
    "id": "d1",
    "lang": "en",
    "text": "Nothing of note was told today.",
    "published": None,
    **{key: [] for key in ("engagements", "posts", "undertakings", "figures", "relations", "statements")},
}


def corpus(floors: dict[str, float], mark: str = "same") -> Corpus:
    return Corpus("plain", "plain.jsonl", False, ("en",), False, mark, floors)


def test_a_figure_below_its_floor_is_named() -> None:
    assert list(faults(corpus({"posts.f1": 0.8}), {"posts.f1": 0.7999}, "same")) == ["plain: posts.f1 is 0.7999, the floor is 0.8000"]


def test_a_figure_that_is_no_longer_measured_is_a_fault() -> None:
    assert list(faults(corpus({"place": 0.5}), {}, "same")) == ["plain: place is 0.0000, the floor is 0.5000"]


def test_changed_documents_are_told_apart_from_worse_readings() -> None:
    (line,) = faults(corpus({}), {}, "other")
    assert "documents have changed" in line


def test_floors_only_rise(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    item = {
        "name": "plain",
        "file": "plain.jsonl",
        "own": False,
        "languages": ["en"],
        "bare": False,
        "fingerprint": "same",
        "floors": {"a": 0.5, "b": 0.5},
    }
    path.write_text(json.dumps({"corpora": [item], "speed": {"ratio": 0.6}}))
    raised(path, load_corpora(path), {"plain": {"a": 0.4, "b": 0.6, "c": 0.1}}, {"plain": "same"})
    assert load_corpora(path)[0].floors == {"a": 0.5, "b": 0.6, "c": 0.1}
    assert json.loads(path.read_text())["speed"] == {"ratio": 0.6}


def test_the_gate_closes_and_opens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.jsonl").write_text(json.dumps(ITEM))
    floors = tmp_path / "floors.json"
    item = {"name": "plain", "file": "plain.jsonl", "own": False, "languages": ["en"], "bare": False, "fingerprint": fingerprint([ITEM])}
    arguments = ["--gold", str(tmp_path), "--floors", str(floors)]
    floors.write_text(json.dumps({"corpora": [{**item, "floors": {"quiet_on_documents_without_diplomacy": 1.0}}]}))
    assert main(arguments) == 0
    floors.write_text(json.dumps({"corpora": [{**item, "floors": {"posts.f1": 0.1}}]}))
    assert main(arguments) == 1
    assert "posts.f1 is 0.0000, the floor is 0.1000" in capsys.readouterr().out


def test_without_documents_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "benchmarks" / "floors.json"
    floors.parent.mkdir()
    item = {"name": "plain", "file": "plain.jsonl", "own": True, "languages": ["en"], "bare": False, "fingerprint": "", "floors": {"posts.f1": 1.0}}
    floors.write_text(json.dumps({"corpora": [item]}))
    assert main(["--gold", str(tmp_path / "nowhere"), "--floors", str(floors)]) == 0
    assert "skipped" in capsys.readouterr().out


def test_measuring_reads_afresh() -> None:
    assert measure([ITEM], bare=True)["quiet_on_documents_without_diplomacy"] == 1.0
    assert flat({"posts": {"f1": 1.0, "precision": 1.0, "recall": 1.0, "n": 2}, "place": {"rate": None, "n": 0}, "documents": 1}) == {
        "posts.f1": 1.0,
        "posts.precision": 1.0,
        "posts.recall": 1.0,
    }
