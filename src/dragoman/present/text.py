"""A page as plain text, a hundred characters wide: to read in a terminal or to send in a letter."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from dragoman.present.page import Block, Bullets, Line, Page, Paragraph, Section, Sources, Table

WIDTH = 100
NARROWEST = 9  # characters of a column


def cited(line: Line) -> str:
    """The words of *line* with its sources in brackets."""
    return line.text + (" " + "".join(f"[{number}]" for number in line.sources) if line.sources else "")


def text_of(page: Page, width: int = WIDTH) -> str:
    """*page* as text, closed by a line end."""
    parts = [*underlined(page.title, "="), *wrap(page.subtitle + ".", width), ""]
    for section in page.sections:
        parts += section_lines(section, width)
    return "\n".join(line.rstrip() for line in parts).rstrip("\n") + "\n"


def underlined(heading: str, rule: str) -> list[str]:
    """A heading over a *rule* of its own length; none where that is empty."""
    return [heading, rule * len(heading)] if rule else [heading]


def section_lines(section: Section, width: int, rule: str = "-") -> Iterator[str]:
    """The heading of a section and its blocks, an empty line after each."""
    yield from underlined(section.heading, rule)
    for block in section.blocks:
        yield from _block(block, width)
        yield ""


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """*text* in lines of at most *width* characters; addresses and citations stay whole."""
    joined = text.replace(" [", "\u00a0[")
    lines = textwrap.wrap(joined, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines] or [first.rstrip()]


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph(lines):
            yield from wrap(" ".join(cited(line) for line in lines), width)
        case Bullets(lines):
            for line in lines:
                yield from wrap(cited(line), width, "* ", "  ")
        case Table(head, rows):
            yield from _table(head, [[cited(cell) for cell in row] for row in rows], width)
        case Sources(entries):
            for entry in entries:
                mark = f"[{entry.number}] "
                yield from wrap(entry.label.text + (f", {entry.url}" if entry.url else ""), width, mark, " " * len(mark))
                for quote in entry.quotes:
                    yield from wrap(f"“{quote}”", width, " " * len(mark), " " * (len(mark) + 1))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    widths = column_widths([head, *rows], width - 2 * (len(head) - 1))
    yield from _row(head, widths)
    yield "  ".join("-" * size for size in widths)
    for row in rows:
        yield from _row(row, widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for place in range(max(len(column) for column in columns)):
        shown = (column[place] if place < len(column) else "" for column in columns)
        yield "  ".join(text.ljust(size) for text, size in zip(shown, widths, strict=True))


def column_widths(rows: Iterable[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: as wide as its content, and where that is too much, the widest give way."""
    wanted = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    while sum(wanted) > room and max(wanted) > NARROWEST:
        widest = wanted.index(max(wanted))
        wanted[widest] -= 1
    return wanted
