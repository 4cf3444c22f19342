"""Documents that can't go stale: Python and console blocks of README and docs, and the examples in docstrings, are tests.

In a ``console`` block each line that begins with ``$ dragoman`` is run, in a folder of its own that holds the example corpus; lines below a command
are the output expected, ``...`` standing for anything. Blocks of one document share a folder, so one may add to the record that the next one asks.
"""

from __future__ import annotations

import doctest
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from typer.testing import CliRunner

HERE = Path(__file__).parent
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output shown below it."""
    for part in ("\n" + block).split("\n$ ")[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def run_console(example: Example) -> str | None:
    """Runs the commands of a block; the first one whose output isn't as shown is the fault."""
    from dragoman.cli.main import app

    for command, shown in commands(example.parsed):
        words = shlex.split(command)
        if not words or words[0] != "dragoman":
            continue
        result = CliRunner().invoke(app, words[1:], catch_exceptions=False)
        if result.exit_code != 0:
            return f"{command}: exit code {result.exit_code}\n{result.output}"
        if shown.strip() and not doctest.OutputChecker().check_output(shown.strip() + "\n", result.stdout.strip() + "\n", OPTIONS):
            return f"{command}\nexpected:\n{shown}\nfound:\n{result.stdout}"
    return None


class ConsoleBlockParser(CodeBlockParser):
    """Blocks of commands."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        return run_console(example)


def in_own_folder(namespace: dict[str, Any]) -> None:
    """Before a document: a folder of its own with the examples in it."""
    folder = tempfile.mkdtemp()
    (Path(folder) / "examples").symlink_to(HERE / "examples")
    namespace["_folder"], namespace["_before"] = folder, Path.cwd()
    os.chdir(folder)


def back_home(namespace: dict[str, Any]) -> None:
    """After a document."""
    os.chdir(namespace["_before"])
    shutil.rmtree(namespace["_folder"])


documents = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=OPTIONS), ConsoleBlockParser()],
    patterns=["README.md", "docs/*/*.md"],
    setup=in_own_folder,
    teardown=back_home,
)
docstrings = Sybil(parsers=[DocTestParser(optionflags=OPTIONS)], path="src", patterns=["*.py"])
pytest_collect_file = (documents + docstrings).pytest()

__all__ = ["Document", "Region", "pytest_collect_file"]
