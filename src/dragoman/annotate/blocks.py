"""The layout: which lines are text, which are headings, captions, datelines or page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dragoman.model.annotations import Block
from dragoman.model.document import Span
from dragoman.model.reading import Reading

LINE = re.compile(r"[^\n]*\S[^\n]*")


def find_blocks(text: str) -> Iterator[Block]:
    """Each line that holds more than white space, without the space around it."""
    for line in LINE.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        yield Block(Span(start, start + len(words.strip())), "body")


@dataclass(frozen=True, slots=True)
class Blocks:
    """Document → Block layer."""

    name: ClassVar[str] = "blocks/1"
    requires: ClassVar[frozenset[type]] = frozenset()
    provides: ClassVar[frozenset[type]] = frozenset({Block})

    def __call__(self, reading: Reading) -> Reading:
        return reading.adding(Block, find_blocks(reading.text))
