"""What a full-text search shows of a document: the passage that has most of the words, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from dragoman.model.document import Document, Span

BEFORE, AFTER = "[", "]"  # around marked words where there is no colour


class Version(Protocol):
    """One version of a document, as the store has it."""

    @property
    def document(self) -> Document: ...
    @property
    def published(self) -> str | None: ...


class Hit(Protocol):
    """A document found: where the words stand, and the passage to show."""

    @property
    def version(self) -> Version: ...
    @property
    def spans(self) -> tuple[Span, ...]: ...
    @property
    def passage(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; ``marked`` where it was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One document found. ``start`` and ``end`` say where the passage stands in its text, ``spans`` where all words do."""

    document: str
    title: str | None
    source: str | None
    published: str | None
    start: int
    end: int
    spans: tuple[Span, ...]
    pieces: tuple[Piece, ...]

    @property
    def passage(self) -> str:
        """The passage as text on one line, marked words in brackets."""
        marked = "".join(f"{BEFORE}{piece.text}{AFTER}" if piece.marked else piece.text for piece in self.pieces)
        return " ".join(marked.split())


def found_in(hits: Iterable[Hit]) -> Iterator[Found]:
    """What to show of each hit, in their order."""
    for hit in hits:
        document, passage = hit.version.document, hit.passage
        yield Found(
            document=document.id,
            title=document.title,
            source=document.source,
            published=hit.version.published,
            start=passage.start,
            end=passage.end,
            spans=hit.spans,
            pieces=tuple(cut(document.text, passage, hit.spans)),
        )


def cut(text: str, passage: Span, spans: Iterable[Span]) -> Iterator[Piece]:
    """*passage* of *text* in pieces, parted where marked words begin and end."""
    at = passage.start
    for span in sorted(spans):
        if span.start < at or span.end > passage.end:
            continue
        if span.start > at:
            yield Piece(text[at : span.start])
        yield Piece(span.of(text), marked=True)
        at = span.end
    if at < passage.end:
        yield Piece(text[at : passage.end])
