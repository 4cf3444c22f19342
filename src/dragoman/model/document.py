"""What is read: bytes as they came, and the document made of them.

A document's text never changes after intake, so a span counted in code points holds for ever.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text, in Unicode code points.

    >>> Span(0, 6).of("Ottawa hosted the talks.")
    'Ottawa'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, found [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this span in *text*."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether *other* lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """The shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what its source tells of it.

    ``published`` is an ISO date that the source tells, or ``None``; a date that the program works out never stands here.
    ``lang`` is an ISO 639-1 code; ``None`` until it is found out.
    """

    id: str
    text: str
    lang: str | None = None
    url: str | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Why a document was not read: a slug for programs and a message for people."""

    reason: str
    message: str


HIDDEN = "hidden"  # the reason of what is told and is no failure: nobody means what lies hidden in a folder


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that gave no document, with what is known of it and why; it stands in the documents' row at its place.

    ``text`` is there where it was read before the refusal (a language that isn't read), else empty.
    """

    id: str
    url: str | None
    source: str | None
    title: str | None
    skip: Skip
    lang: str | None = None
    published: str | None = None
    text: str = ""
