"""Lines that belong together: a paragraph that was broken to a width, by a mailer or out of a printed page.

A line goes on in the next where no empty line is between and the next begins in the middle of a sentence; in a text whose lines were all
broken to one width, also where the next begins with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.model.document import Span

LINE = re.compile(r"[^\n]*\S[^\n]*")
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*(?:\[\d+\])*\Z""")
ITEM = re.compile(r"(?:[-–—•▪●■*·]|\(?\w{1,3}[.)])\s")
WIDEST = 120  # characters of a line in a text broken to a width
SHORTEST = 40  # characters of a line that may go on in the next
FULL = 0.65  # of the widest line: a shorter one was not broken but ended
ENOUGH = 5  # lines broken off in the middle that show a text to be broken to a width


def split_lines(text: str) -> list[Span]:
    """The lines that hold more than white space, without the space around them; broken ones joined. Linear in the text."""
    lines = [strip(match.start(), match.group()) for match in LINE.finditer(text)]
    return list(join(text, lines, widest(text, lines)))


def widest(text: str, lines: Sequence[Span]) -> int | None:
    """The width that the lines were broken to; ``None`` where they were not."""
    if not lines or max(map(len, lines)) > WIDEST:
        return None
    broken = [line for line, after in pairwise(lines) if is_next(text, line, after) and is_open(line.of(text))]
    return max(map(len, lines)) if len(broken) >= ENOUGH and 2 * len(broken) >= len(lines) else None


def join(text: str, lines: Sequence[Span], width: int | None) -> Iterator[Span]:
    """The lines, each with those in which it goes on."""
    held: Span | None = None
    last = Span(0, 0)
    for line in lines:
        if held is not None and is_next(text, last, line) and goes_on(last.of(text), line.of(text), width):
            held = held.join(line)
        else:
            if held is not None:
                yield held
            held = line
        last = line
    if held is not None:
        yield held


def goes_on(line: str, after: str, width: int | None) -> bool:
    """Whether *line* goes on in the line *after* it."""
    if len(line) < SHORTEST or ITEM.match(after):
        return False
    if width is not None and len(line) >= FULL * width:
        return line.isupper() == after.isupper()
    return is_open(line) and after[0].islower()


def is_open(line: str) -> bool:
    """Whether *line* is long and has no end of a sentence at its end."""
    return len(line) >= SHORTEST and not SENTENCE_END.search(line)


def is_next(text: str, line: Span, after: Span) -> bool:
    """Whether no empty line is between the two."""
    return text.count("\n", line.end, after.start) == 1


def strip(start: int, words: str) -> Span:
    """Where *words*, which begin at *start*, stand without the white space around them."""
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
