"""Passages with the words found marked."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Document, Span
from dragoman.search.passages import cut, found_in

TEXT = "The envoys met in Skell.\nThey spoke of the river and of visas."


@dataclass(frozen=True)
class Version:
    document: Document
    published: str | None


@dataclass(frozen=True)
class Hit:
    version: Version
    spans: tuple[Span, ...]
    passage: Span


def test_marked_words_stand_in_brackets() -> None:
    spans = tuple(Span(start, start + len(word)) for word in ("river", "visas") for start in [TEXT.index(word)])
    document = Document("d", TEXT, source="post.example", title="Talks")
    (found,) = found_in([Hit(Version(document, "2031-05-06"), spans, Span(25, len(TEXT)))])
    assert found.passage == "They spoke of the [river] and of [visas]."
    assert (found.document, found.title, found.published) == ("d", "Talks", "2031-05-06")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), max_size=6), st.integers(0, 30), st.integers(30, 64))
def test_the_pieces_make_up_the_passage(marks: list[tuple[int, int]], start: int, end: int) -> None:
    spans = [Span(at, min(at + size, len(TEXT))) for at, size in marks]
    passage = Span(start, min(end, len(TEXT)))
    assert "".join(piece.text for piece in cut(TEXT, passage, spans)) == passage.of(TEXT)
