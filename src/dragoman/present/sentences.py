"""The sentence around some words, for showing: from the text alone, by its punctuation and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.document import Span

END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-ÞА-Я0-9])|\n+")
LONGEST = 600  # characters to either side; longer sentences are cut at a word


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of *text* between two places, without the spaces around them."""
    at = start
    for stop in (*(match.end() for match in END.finditer(text, start, end)), end):
        stripped = text[at:stop].strip()
        if stripped:
            first = text.index(stripped, at)
            yield Span(first, first + len(stripped))
        at = stop


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or sentences, that *span* lies in."""
    before = max(0, span.start - LONGEST)
    ends = (match.end() for match in END.finditer(text, before, span.start + 1))
    start = max((end for end in ends if end <= span.start), default=before)
    after = END.search(text, max(span.start, span.end - 1), min(len(text), span.end + LONGEST))
    end = after.start() + len(after[0].rstrip()) if after else min(len(text), span.end + LONGEST)
    return Span(min(start, span.start), max(end, span.end))
