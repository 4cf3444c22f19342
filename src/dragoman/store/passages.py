"""Small work on texts: the same text told twice, and the passages in which words were found."""

from __future__ import annotations

from collections.abc import Iterable
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
    spans, start, shift = [], 0, 0
    for at, character in enumerate(marked):
        if character == opening:
            start, shift = at - shift, shift + 1
        elif character == closing:
            spans.append(Span(start, at - shift))
            shift += 1
    return tuple(spans) if len(marked) - shift == len(text) and opening not in text and closing not in text else ()


def best_passage(text: str, spans: Iterable[Span], width: int = WIDTH) -> Span:
    """The stretch of about *width* characters that holds most of *spans*, cut between words; the text's beginning where there are none."""
    places = list(spans)
    if not places:
        return between_words(text, Span(0, min(width, len(text))))
    first = max(
        places, key=lambda place: (sum(place.start <= other.start and other.end <= place.start + width // 2 for other in places), -place.start)
    )
    start = max(0, first.start - width // 3)
    return between_words(text, Span(start, min(len(text), max(start + width, first.end))))


def between_words(text: str, span: Span) -> Span:
    """*span* without the parts of words at its ends."""
    start, end = span.start, span.end
    if start and not text[start - 1].isspace():
        space = text.find(" ", start, end)
        start = space + 1 if space >= 0 else start
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", start, end)
        end = space if space >= 0 else end
    return Span(start, end)
