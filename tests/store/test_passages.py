"""Two tellings of one text; where words were found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Document, Span
from dragoman.store.passages import best_passage, marked_spans, merge

WORDS = st.one_of(st.none(), st.sampled_from(["", "a", "b"]))
TELLINGS = st.builds(Document, id=st.just("d"), text=st.just("t"), lang=WORDS, url=WORDS, source=WORDS, title=WORDS, published=WORDS)


@given(TELLINGS, TELLINGS, TELLINGS)
def test_merging_knows_no_order(one: Document, two: Document, three: Document) -> None:
    assert merge(one, one) == one
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


def test_marks_become_spans() -> None:
    assert marked_spans("to be or to be", "[to] be or [to] be", "[", "]") == (Span(0, 2), Span(9, 11))


def test_a_text_that_holds_a_mark_itself_has_no_spans() -> None:
    assert marked_spans("a [b", "a [b", "[", "]") == ()


@given(st.text(max_size=600), st.lists(st.integers(0, 599), max_size=5))
def test_a_passage_lies_in_the_text_and_shows_a_place(text: str, starts: list[int]) -> None:
    places = [Span(start, start + 1) for start in sorted(set(starts)) if start < len(text) and text[start].isalpha()]
    passage = best_passage(text, places)
    assert passage.end <= len(text)
    assert not places or any(passage.covers(place) for place in places)


def test_a_passage_is_cut_between_words() -> None:
    text = "word " * 100 + "Corvia " + "word " * 100
    passage = best_passage(text, [Span(500, 506)])
    assert "Corvia" in passage.of(text)
    assert passage.of(text).split()[0] == "word" == passage.of(text).split()[-1]
