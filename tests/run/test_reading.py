"""A line for each input, in order, whatever becomes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.layout.blocks import Blocks
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document, Refused, Skip
from dragoman.model.interchange import dump_line
from dragoman.model.stage import Stage
from dragoman.run.reading import Input, Told, read_inputs, read_lines, signature
from dragoman.run.report import MOST_TOLD, RunReport
from tests.plain import plain_reading, plain_stages, story

REFUSED = Refused("gone.txt", None, "gone.txt", None, Skip("unreadable", "The file is gone."))
MIXED: list[Input] = [story("a"), REFUSED, story("b", "STUMBLE"), story("c", "Ada is envoy. nobody"), story("d", "\ud800")]


def read_all(inputs: list[Input], processes: int = 1) -> tuple[list[str], RunReport]:
    report = RunReport(detailed=True)
    return list(read_lines(inputs, plain_stages, processes=processes, note=report.note)), report


def test_every_input_has_its_line_in_its_place() -> None:
    lines, report = read_all(MIXED)
    items = [json.loads(line) for line in lines]
    assert [item["id"] for item in items] == ["a", "gone.txt", "b", "c", "d"]
    assert lines[0] == dump_line(plain_reading(story("a")))
    assert [(item["skipped"] or {}).get("reason") for item in items] == [None, "unreadable", "failed", None, "encoding"]
    assert items[2]["skipped"]["message"] == "ValueError: stumbled in plain/1"
    assert all(list(item) == list(items[0]) for item in items)
    assert (report.read, report.skipped, report.failed, report.exit_code) == (2, 2, 1, 1)
    told = report.to_json()
    assert told["reasons"] == {"encoding": 1, "failed": 1, "unreadable": 1}
    assert told["dropped"] == [{"document": "c", "stage": "plain/1", "reason": "nobody met", "quote": "nobody"}]


@pytest.mark.parametrize("processes", [2, 3])
def test_any_number_of_processes_gives_the_same(processes: int) -> None:
    inputs = MIXED * 7
    lines, report = read_all(inputs, processes)
    expected, alone = read_all(inputs)
    assert lines == expected
    assert {**report.to_json(), "seconds": 0} == {**alone.to_json(), "seconds": 0}


def test_a_document_that_kills_its_process_fails_alone() -> None:
    inputs: list[Input] = [story(f"d{number}", "DIE" if number == 5 else "Arland met Borland.") for number in range(12)]
    lines, report = read_all(inputs, processes=2)
    assert [number for number, line in enumerate(lines) if json.loads(line)["skipped"]] == [5]
    assert (report.read, report.failed) == (11, 1)


@given(st.text(st.characters()))
def test_text_comes_back_unchanged(text: str) -> None:
    ((_, told),) = read_inputs([Document("x", text)], plain_stages)
    item = json.loads(told.line)
    assert told.skip or item["text"] == text


def test_a_quiet_report_keeps_counts_and_the_first_reasons() -> None:
    report = RunReport()
    for number in range(3 * MOST_TOLD):
        report.note(story(f"d{number}"), Told("", skip=Skip("empty", "Found no text.")))
    assert len(report.messages) == len(report.entry()["not_read"]) == MOST_TOLD
    assert report.summary().startswith(f"0 read, {3 * MOST_TOLD} skipped (empty {3 * MOST_TOLD}) in ")


def test_reading_through_the_shipped_stages_is_the_same_in_two_processes(tmp_path: Path) -> None:
    from dragoman.run.stages import default_stages

    inputs: list[Input] = [story(f"d{number}", f"The ministers of Arland and Borland met on {number + 1} May 2031.") for number in range(6)]
    assert list(read_lines(inputs, default_stages, processes=2)) == list(read_lines(inputs, default_stages))


def test_readings_are_stamped_with_the_knowledge_that_they_were_made_with() -> None:
    one, other = (knowing_stage(content) for content in ("one", "other"))
    assert signature([one]) == signature([one]) != signature([other])


def knowing_stage(content: str) -> Stage:
    """A stage that holds knowledge of the given content."""
    return Blocks(replace(load_knowledge(), content=content))
