"""The cases that come with the project are well formed, and their third line is closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluate.corpora import load_lines
from dragoman.evaluate.pairs.sets import SETS

FOLDER = Path(__file__).parents[3] / "corpora" / "pairs"
FIRST = {
    "people": 166,
    "bodies": 77,
    "engagements": 80,
    "copies": 82,
    "undertakings": 43,
    "figures": 30,
}  # of these a third is closed, none of later ones
LEAST = {"people": 150, "bodies": 60, "engagements": 80, "copies": 80, "undertakings": 40, "figures": 30}
OUTCOMES = {"open", "overdue", "signed", "in force", "carried out", "lapsed"}


def cases(name: str) -> list[dict[str, Any]]:
    return load_lines(FOLDER / f"{name}.jsonl")


@pytest.mark.parametrize("name", [one.name for one in SETS])
def test_every_third_of_the_first_lines_is_closed_and_every_line_numbered(name: str) -> None:
    lines = cases(name)
    assert len(lines) >= LEAST[name]
    assert [line["id"] for line in lines] == [f"{name}-{number:03}" for number in range(1, len(lines) + 1)]
    assert [line["part"] for line in lines] == ["open" if number % 3 or number > FIRST[name] else "closed" for number in range(1, len(lines) + 1)]
    assert {line.get("label", "same") for line in lines} <= {"same", "different", "unsure"}


def test_no_case_is_told_twice() -> None:
    told = [str({key: value for key, value in line.items() if key not in ("id", "part")}) for one in SETS for line in cases(one.name)]
    assert len(told) == len(set(told))


def test_copies_and_look_alikes_are_as_many_as_told() -> None:
    labels = [line["label"] for line in cases("copies")]
    assert (labels.count("same"), labels.count("different")) == (42, 40)


def test_each_chain_has_an_outcome() -> None:
    for line in cases("undertakings"):
        assert {item["chain"] for item in line["documents"]} - {None} == set(line["outcomes"])
        assert set(line["outcomes"].values()) <= OUTCOMES
