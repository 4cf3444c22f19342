"""The sentences that an engagement stands on, each once and numbered, with what every field stands on marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.model.document import Span
from dragoman.present.sentences import sentence_around
from dragoman.search.rows import Row

NEARLY_ALL = 0.8  # of a sentence: to mark as much of it says nothing


@dataclass
class Passage:
    """One sentence of one document. ``marked`` are the spans in it that some field stands on; the first is where it leads."""

    number: int
    document: str
    span: Span
    text: str
    marked: list[Span] = field(default_factory=list)

    @property
    def first(self) -> Span:
        """The words that it was first cited for."""
        return self.marked[0]

    def pieces(self) -> list[tuple[str, bool]]:
        """The sentence in stretches, each with whether a field stands on it."""
        inside = (Span(max(one.start, self.span.start), min(one.end, self.span.end)) for one in self.marked)
        narrow = [one for one in inside if one.end - one.start < NEARLY_ALL * (self.span.end - self.span.start)]
        stops = sorted({self.span.start, self.span.end, *(one.start for one in narrow), *(one.end for one in narrow)})
        return [
            (self.text[start - self.span.start : end - self.span.start], any(one.start <= start and end <= one.end for one in narrow))
            for start, end in pairwise(stops)
        ]


class Passages:
    """Sentences as they are cited, numbered from 1 in the order of their first mention."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], Passage] = {}

    def cite(self, document: str, text: str, evidence: Row) -> int:
        """The number of the sentence that *evidence* lies in."""
        span = Span(evidence["start"], evidence["end"])
        around = sentence_around(text, span)
        key = (document, around.start)
        if key not in self._found:
            self._found[key] = Passage(len(self._found) + 1, document, around, text[around.start : around.end])
        passage = self._found[key]
        passage.span = Span(passage.span.start, max(passage.span.end, around.end))
        passage.text = text[passage.span.start : passage.span.end]
        passage.marked.append(span)
        return passage.number

    def cite_all(self, document: str, text: str, evidence: Iterable[Row]) -> tuple[int, ...]:
        """The numbers of several, each once."""
        return tuple(dict.fromkeys(self.cite(document, text, one) for one in evidence))

    def all(self) -> list[Passage]:
        """All that were cited."""
        return list(self._found.values())
