"""Every reason for which something is dropped is explained in the reference, and nothing there is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.evaluate.corpora import input_of, load_lines
from dragoman.model.document import Document
from dragoman.model.reading import Reading

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| ([^|]+?) \| ([a-z, ]+) \| [^|]+ \|$", re.MULTILINE)
GIVES_REASONS = re.compile(r"reason|refus|^judge$")  # names of functions and variables
OPEN_END = "…"  # what follows is filled in when it is dropped


def reference() -> dict[str, set[str]]:
    """Each reason of the reference with the stages that give it."""
    text = (ROOT / "docs" / "reference" / "messages.md").read_text(encoding="utf-8")
    section = text.partition("\n## Dropped\n")[2].partition("\n## ")[0]
    return {reason: set(stages.split(", ")) for reason, stages in ROW.findall(section) if reason != "reason"}


def reasons_in(tree: ast.AST) -> Iterator[str]:
    """The reasons that a module gives: what is dropped for a constant, and constants of functions and variables named for reasons."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Drop"), args=[_, reason, *_]):
                yield from constants(reason)
            case ast.FunctionDef(name=name) if GIVES_REASONS.search(name):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        yield from constants(inner.value)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if GIVES_REASONS.search(name):
                yield from constants(value)
            case ast.keyword(arg=str(name), value=value) if GIVES_REASONS.search(name):
                yield from constants(value)


def constants(value: ast.expr) -> Iterator[str]:
    """The words that an expression may come to."""
    match value:
        case ast.Constant(value=str(words)):
            yield words
        case ast.IfExp(body=body, orelse=other):
            yield from constants(body)
            yield from constants(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(words)), *_]):
            yield words.strip() + " " + OPEN_END


def test_each_reason_in_the_code_has_its_row_and_each_row_its_reason() -> None:
    rooms = ROOT / "src" / "dragoman"
    sources = [path.read_text(encoding="utf-8") for room in ("annotate", "extract") for path in (rooms / room).rglob("*.py")]
    droppers = [source for source in sources if "reason" in source or "refused" in source]
    found = {reason for source in droppers for reason in reasons_in(ast.parse(source))}
    assert found == set(reference())


@pytest.mark.parametrize("name", ["corpora/english/documents.jsonl"])
def test_each_reason_met_in_documents_has_its_row_with_its_stage(name: str, read: Callable[[Document], Reading]) -> None:
    rows = reference()
    for item in load_lines(ROOT / name):
        for drop in read(input_of(item)).dropped:
            reason = drop.reason if drop.reason in rows else f"{drop.reason.partition(': ')[0]}: {OPEN_END}"
            assert drop.stage.partition("/")[0] in rows.get(reason, set()), drop
