"""The layout: which lines are text, which are headings, captions, datelines or page furniture.

Each line is judged by its own words and its place among the others; metadata glued to a line is cut off as a dateline. What isn't known
for furniture stays text, since a lost sentence costs more than a spare one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.annotate.dates.calendar import alternatives
from dragoman.annotate.layout.datelines import Datelines
from dragoman.annotate.layout.wrapping import split_lines, strip
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Block, BlockKind
from dragoman.model.document import Span
from dragoman.model.reading import Reading

SENTENCE_END = re.compile(r"""[.!?…:;,]["'”’»)\]]*(?:\[\d+\])*\Z""")
SENTENCE_BREAK = re.compile(r"""[a-z)\]"”]{2}[.!?]["'”’)\]]*(?:\[\d+\])*\s+["'“‘(]?[A-Z]""")
MENU_GAP = re.compile(r"[ \t\xa0]{2,}| [|›»>] ")
BULLET = re.compile(r"[-–—•▪●■*·]\s*")
NUMBERED = re.compile(r"\(?\w{1,3}[.)]\s+(?=[a-z])")  # an item of a list that goes on in small letters: "(a) build a school"
LONGEST_HEADING = 150  # characters
LONGEST_FURNITURE = 200  # characters of a line that is nothing else
LONGEST_MENU_ENTRY = 60  # characters
FEWEST_DATED = 3  # lines of a chronology, and years that they tell of
YEAR = re.compile(r"\b(?:18|19|20)\d{2}\b")
SHORTEST_MENU = 6  # entries one after the other


@dataclass(frozen=True, slots=True)
class Layout:
    """The patterns of ``cues/en/layout``, ready to be used."""

    furniture: re.Pattern[str]
    within: tuple[tuple[str, re.Pattern[str]], ...]  # a word that must be there, and the pattern around it
    caption: re.Pattern[str]
    unfinished: re.Pattern[str]
    listing: re.Pattern[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Layout:
        layout = knowledge.lexicons["cues/en/layout"]
        assert isinstance(layout, dict)
        whole = {name: re.compile("|".join(layout[name]), re.IGNORECASE) for name in ("furniture", "caption")}
        within = tuple((word, re.compile(pattern, re.IGNORECASE)) for word, pattern in layout["furniture_within"].items())
        unfinished = re.compile(rf"(?:\b(?:{alternatives(layout['unfinished'])})|[,–—-])\Z", re.IGNORECASE)
        listing = re.compile(rf"\b(?:{alternatives(layout['listing'])})\b", re.IGNORECASE)
        return cls(whole["furniture"], within, whole["caption"], unfinished, listing)

    def is_furniture(self, line: str) -> bool:
        """Whether *line* is page furniture by its words."""
        if len(line) <= LONGEST_FURNITURE and self.furniture.fullmatch(line):
            return True
        small = line.lower()
        return any(word in small and pattern.search(line) for word, pattern in self.within)


@dataclass(frozen=True)
class Blocks:
    """Document → Block layer."""

    name: ClassVar[str] = "blocks/2"
    requires: ClassVar[frozenset[type]] = frozenset()
    provides: ClassVar[frozenset[type]] = frozenset({Block})
    knowledge: Knowledge
    layout: Layout = field(init=False)
    datelines: Datelines = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "layout", Layout.of(self.knowledge))
        object.__setattr__(self, "datelines", Datelines.of(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        parts = [part for line in split_lines(reading.text) for part in self.divide(line, reading.text)]
        words = [span.of(reading.text) for span, _ in parts]
        kinds = place_kinds(words, [kind for _, kind in parts], self.layout.listing)
        return reading.adding(Block, [Block(span, kind) for (span, _), kind in zip(parts, kinds, strict=True)])

    def divide(self, line: Span, text: str) -> Iterator[tuple[Span, BlockKind]]:
        """The parts of one line, datelines cut off from its story, with what each is by its own words."""
        words = line.of(text)
        start, end = (0, len(words)) if self.datelines.is_alone(words) else self.datelines.cut(words)
        for first, last in ((0, start), (start, end), (end, len(words))):
            if part := words[first:last].strip():
                kind = self.judge(part) if first == start else "dateline"
                yield strip(line.start + first, words[first:last]), kind

    def judge(self, line: str) -> BlockKind:
        """What *line* is by its own words alone."""
        if self.datelines.is_alone(line):
            return "dateline"
        if self.layout.is_furniture(line) or len(MENU_GAP.findall(line)) > 2 + len(line) // 100:
            return "furniture"
        if self.layout.caption.fullmatch(line):
            return "caption"
        return "heading" if self.is_heading(line) else "body"

    def is_heading(self, line: str) -> bool:
        """Whether *line* reads like a heading: short, no sentence end, not broken off in the middle."""
        if len(line) > LONGEST_HEADING or line[0].islower() or BULLET.match(line) or NUMBERED.match(line) or SENTENCE_BREAK.search(line):
            return False
        if SENTENCE_END.search(line):
            return line[-1] == "." and is_title_case(line)
        return not self.layout.unfinished.search(line)


def is_title_case(line: str) -> bool:
    """Whether the longer words of a line of at most a hundred characters are capitalised: "Opening of an Embassy in Lutha, 1985."."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(line) <= 100 and len(words) > 2 and all(word[0].isupper() for word in words)


def place_kinds(lines: Sequence[str], kinds: Sequence[BlockKind], listing: re.Pattern[str]) -> list[BlockKind]:
    """The kinds again, by what stands around: menus, chronologies, headings that head nothing, captions before the story."""
    placed = list(kinds)
    dated = set(chronology(lines, listing))
    for first, last in menus(lines, kinds):
        placed[first:last] = ["furniture"] * (last - first)
    for number in dated:
        placed[number] = "body"
    bodies = [number for number, kind in enumerate(placed) if kind == "body"]
    if not bodies:
        return placed
    for number, kind in enumerate(placed):
        if kind == "heading" and number > bodies[-1] and len(lines[number]) <= LONGEST_MENU_ENTRY:
            placed[number] = "furniture"
        if kind == "body" and lines[number][0].islower() and number == bodies[0] and len(bodies) > 1:
            placed[number] = "caption"
    return placed


def chronology(lines: Sequence[str], listing: re.Pattern[str]) -> Iterator[int]:
    """The short lines of runs that each hold a year, where the years are several or a heading announces a list: no headings, no menu."""
    first = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and len(lines[number]) <= LONGEST_HEADING and YEAR.search(lines[number]):
            continue
        years = {match[0] for line in lines[first:number] for match in YEAR.finditer(line)}
        if number - first >= FEWEST_DATED and (len(years) >= FEWEST_DATED or (first and listing.search(lines[first - 1]))):
            yield from range(first, number)
        first = number + 1


def menus(lines: Sequence[str], kinds: Sequence[BlockKind]) -> Iterator[tuple[int, int]]:
    """Runs of short lines without a sentence among them, as [first, last); a list that a colon announces is none."""
    first = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and is_menu_entry(lines[number], kinds[number]):
            continue
        if number - first >= SHORTEST_MENU and not (first and lines[first - 1].endswith(":")):
            yield first, number
        first = number + 1


def is_menu_entry(line: str, kind: BlockKind) -> bool:
    """Whether *line* could be one entry of a menu."""
    return len(line) <= LONGEST_MENU_ENTRY and not SENTENCE_END.search(line) and (kind in ("heading", "furniture") or bool(BULLET.match(line)))
