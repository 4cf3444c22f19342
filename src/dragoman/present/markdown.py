"""A page as Markdown (with tables), as mail programs, editors and repositories show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.present.page import Block, Bullets, Line, Page, Paragraph, Run, Sources, Table

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
MARKS = {"plain": "", "strong": "**", "em": "*"}


def escape(text: str) -> str:
    """*text* with the characters that mean something in Markdown made to mean themselves.

    >>> escape("a*b [c]")
    'a\\\\*b \\\\[c\\\\]'
    """
    return SPECIAL.sub(r"\\\1", " ".join(text.split()) if text.strip() else text)


def _run(run: Run) -> str:
    """Words with their marks; spaces stay outside, where Markdown wants them."""
    inner = run.text.strip()
    if not inner:
        return run.text
    mark = MARKS[run.style]
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{escape(inner)}{mark}{after}"


def line_of(line: Line) -> str:
    """One line with its sources, each leading to its entry in the list."""
    cites = "".join(f"[[{number}]](#s{number})" for number in line.sources)
    return "".join(_run(run) for run in line.runs) + (f" {cites}" if cites else "")


def markdown_of(page: Page) -> str:
    """*page* as Markdown, closed by a line end."""
    parts = [f"# {escape(page.title)}", "", f"*{escape(page.subtitle)}.*", ""]
    for section in page.sections:
        parts += [f"## {escape(section.heading)}", ""]
        for block in section.blocks:
            parts += [*_block(block), ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(lines):
            yield " ".join(line_of(line) for line in lines)
        case Bullets(lines):
            yield from (f"- {line_of(line)}" for line in lines)
        case Table(head, rows):
            yield f"| {' | '.join(escape(cell) for cell in head)} |"
            yield "|" + " --- |" * len(head)
            yield from (f"| {' | '.join(line_of(cell) for cell in row)} |" for row in rows)
        case Sources(entries):
            for entry in entries:
                address = f", <{entry.url}>" if entry.url else ""
                yield f'- <a id="s{entry.number}"></a>\\[{entry.number}\\] {line_of(entry.label)}{address}'
                yield from (f"  - “{escape(quote)}”" for quote in entry.quotes)
