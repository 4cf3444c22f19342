"""Small work on texts: the same text told twice, and the passages in which words were found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from dragoman.model.document import Document, Span

WIDTH = 240  # characters of a passage


def merge(known: Document, given: Document) -> Document:
    """One document out of two tellings of the same id and text, the same whichever came first.

    What only one tells is kept; where they differ the earlier in sorting order stands (for ``published``: the earlier day). To correct
    something, remove the document and add it anew.
    """
    changes: dict[str, Any] = {}
    for item in fields(Document):
        told = [value for value in (getattr(known, item.name), getattr(given, item.name)) if value is not None]
        changes[item.name] = min(told, default=None)
    return replace(known, **changes)


def marked_spans(text: str, marked: str, opening: str, closing: str) -> tuple[Span, ...]:
    """Where *marked*, which is *text* with one-character marks around some words, has its marks; none where *text* itself holds a mark."""
    marks = [found.start() - number for number, found in enumerate(re.finditer(f"[{re.escape(opening + closing)}]", marked))]
    if opening in text or closing in text or len(marked) - len(marks) != len(text):
        return ()
    return tuple(Span(start, end) for start, end in zip(marks[::2], marks[1::2], strict=True))


def best_passage(text: str, spans: Sequence[Span], width: int = WIDTH) -> Span:
    """The stretch of about *width* characters that holds most of *spans*, which come in order, cut between words; the text's beginning for none."""
    if not spans:
        return between_words(text, Span(0, min(width, len(text))), Span(0, 0))
    ends = [span.end for span in spans]
    shown = [bisect_right(ends, span.start + width // 2) - at for at, span in enumerate(spans)]
    first = spans[shown.index(max(shown))]
    start = max(0, first.start - width // 3)
    return between_words(text, Span(start, min(len(text), max(start + width, first.end))), first)


def between_words(text: str, span: Span, kept: Span) -> Span:
    """*span* without the parts of words at its ends, as far as that leaves *kept* whole."""
    start, end = span.start, span.end
    if start and not text[start - 1].isspace():
        start = text.find(" ", start, kept.start) + 1 or start
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", kept.end, end)
        end = space if space >= 0 else end
    return Span(start, end)
