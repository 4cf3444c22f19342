"""A page before it has a form: headings, paragraphs, bullets and tables of lines, each line with the sources that it stands on.

Every form (text, Markdown, HTML) is made from the same page, so none tells more than another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "strong", "em"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one or more styles, and the numbers of their sources."""

    runs: tuple[Run, ...]
    sources: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines that run on."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines that stand one below another."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head. The last column may be left to the sources."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the list of sources: what it is, its address, and the words used."""

    number: int
    label: Line
    url: str | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources."""

    entries: tuple[Source, ...]


Block = Paragraph | Bullets | Table | Sources


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def plain(text: str, *sources: int) -> Line:
    """A line of plain words."""
    return Line((Run(text),), tuple(sources))


def strong(text: str) -> Run:
    """Words that stand out."""
    return Run(text, "strong")


def em(text: str) -> Run:
    """Words that stand back: sides, derived values, remarks."""
    return Run(text, "em")
