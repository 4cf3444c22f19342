"""Questions to a record: tables that lose nothing, hints, and nothing loaded that isn't needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli.asking import print_table
from dragoman.run.adding import add
from dragoman.store.database import open_store
from tests.cli.test_reading import run
from tests.plain import plain_stages, story

LONG = "archive/of/a/ministry/with/long/names/2031/05/04/a-release-on-the-talks-in-the-lake-district.html#e12"


def test_a_table_off_a_terminal_folds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["id", "what"], [[LONG, "word " * 80 + "end"], ["x", "[bold]"]])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(LONG) and lines[1].rstrip().endswith("end")
    assert "[bold]" in lines[2]


def test_a_question_to_a_record_loads_no_statistical_model() -> None:
    code = "import sys, dragoman.api.record, dragoman.cli.main; print('spacy' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert result.stdout == "False\n"


def test_a_run_that_was_stopped_is_told_of(tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    with open_store(target, create=True) as store:
        add([story("a")], store, plain_stages)
        calm = run("list", "documents", "--record", str(target))
        with store.writer() as writer:
            writer.start_run("add", None, "2031-05-04T10:00:00+00:00")
    stopped = run("list", "documents", "--record", str(target))
    assert "was stopped" in stopped.stderr and "was stopped" not in calm.stderr
    assert stopped.stdout == calm.stdout != ""
    assert "was stopped" not in run("list", "documents", "--quiet", "--record", str(target)).stderr
