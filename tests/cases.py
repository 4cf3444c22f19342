"""Case files: a text, a divider, what is expected of it. A new case needs no Python.

A file holds cases parted by lines of ``=====``. A case is an optional head of ``key: value`` lines closed by an empty line (``published``,
``title``, ``id``, ``lang``), the text, a line ``-----``, and the expected lines. A head must start with a known key, so a text that happens to
hold a colon is still text.  ``pytest --accept`` (``make accept``) writes what the program gives into the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.model.document import Document

BETWEEN_CASES = "\n=====\n"
DIVIDER = "\n-----\n"
HEAD_KEYS = ("id", "published", "title", "lang", "source")


@dataclass(frozen=True)
class Case:
    """One case of a file: its document, the lines expected, and where it stands."""

    path: Path
    number: int
    source: str
    document: Document
    expected: list[str]

    @property
    def name(self) -> str:
        words = re.sub(r"\W+", "-", self.document.text[:40].strip()).strip("-")
        return f"{self.path.stem}-{self.number}-{words}"


def parse_case(path: Path, number: int, source: str) -> Case:
    """One case out of its lines."""
    given, expected = split_case(source)
    head: dict[str, str] = {}
    lines = given.split("\n")
    while lines and (match := re.match(r"(\w+): (.*)", lines[0])) and match[1] in HEAD_KEYS:
        head[match[1]] = match[2]
        lines.pop(0)
    if head and lines and not lines[0]:
        lines.pop(0)
    document = Document(id=head.pop("id", f"{path.stem}-{number}"), text="\n".join(lines), lang=head.pop("lang", "en"), **head)
    return Case(path, number, source, document, [line for line in expected.split("\n") if line.strip()])


def split_case(source: str) -> tuple[str, str]:
    """What is given and what is expected; nothing is, where a case ends with or without its divider."""
    given, _, expected = source.partition(DIVIDER)
    return (given, expected) if DIVIDER in source else (source.removesuffix(DIVIDER.rstrip("\n")), "")


def load_cases(folder: Path) -> Iterator[Case]:
    """All cases of all ``.txt`` files of *folder*, which must hold some."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise FileNotFoundError(f"no case files in {folder}")
    for path in paths:
        for number, source in enumerate(path.read_text(encoding="utf-8").strip("\n").split(BETWEEN_CASES), 1):
            yield parse_case(path, number, source.strip("\n"))


def case_parameters(folder: Path) -> pytest.MarkDecorator:
    """A ``parametrize`` mark over the cases of *folder*, as argument ``case``."""
    return pytest.mark.parametrize("case", list(load_cases(folder)), ids=lambda case: case.name)


def check_case(case: Case, actual: list[str], accept: bool) -> None:
    """Holds *actual* against the case; with *accept*, writes it into the file instead."""
    if accept and actual != case.expected:
        given, _ = split_case(case.source)
        text = case.path.read_text(encoding="utf-8")
        case.path.write_text(text.replace(case.source, given + DIVIDER + "\n".join(actual), 1), encoding="utf-8")
        return
    assert actual == case.expected


Render = Callable[[Document], list[str]]
