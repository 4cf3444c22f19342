"""Readings explained: every layer on the text, what each record stands on, the reject pile; nothing in it can run.

The states and people are invented.
"""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest

from dragoman.model.annotations import Actor, Attribution, Block, DateMention, Factuality, Mention, NamedSpan, Office, Quantity, Sentence, Token
from dragoman.model.confidence import Weight
from dragoman.model.document import Document, Skip, Span
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Evidence, Figure, Statement
from dragoman.present.explain import explaining
from dragoman.present.explain.build import explain
from dragoman.present.explain.marks import cut, marks_of

TEXT = "Menu | Home\nMinister Ada Venn of Lakonia said on 3 May 2031 that 40 <b>ships</b> would sail."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def reading() -> Reading:
    """A line of furniture and a sentence with something of every layer."""
    sentence, said = at(TEXT.split("\n")[1]), at("40 <b>ships</b> would sail")
    words = list(re.finditer(r"\S+", TEXT[sentence.start :]))
    tokens = [Token(Span(sentence.start + m.start(), sentence.start + m.end()), m[0], "NN", "dep", 4, 0, m[0].lower()) for m in words]
    weights = (Weight("a number with what it measures", 0.9), Weight("nobody is named whose it is", -0.15))
    found = Reading(Document("lakes/1", TEXT, "en", published="2031-05-04"), dropped=())
    return (
        found.adding(Block, [Block(at("Menu | Home"), "furniture"), Block(sentence, "body")])
        .adding(Sentence, [Sentence(sentence, 0, len(tokens), 1)])
        .adding(Token, tokens)
        .adding(NamedSpan, [NamedSpan(at("Ada Venn"), "PERSON")])
        .adding(Mention, [Mention(at("Ada Venn"), "person", "Ada Venn"), Mention(at("Lakonia"), "state", "Lakonia", entity="territory:x-lakonia")])
        .adding(Office, [Office(at("Minister"), "Minister", of="Lakonia", person=at("Ada Venn"))])
        .adding(Actor, [Actor(at("Ada Venn"), "person", "Ada Venn", (at("Ada Venn"),), post="Minister of Lakonia", represents="Lakonia")])
        .adding(DateMention, [DateMention(at("3 May 2031"), "2031-05-03")])
        .adding(Quantity, [Quantity(at("40"), 40, "count", counted="ships")])
        .adding(Attribution, [Attribution(said, at("said"), at("Minister Ada Venn"), "clause")])
        .adding(Factuality, [Factuality(at("sail"), "planned", at("would"))])
        .adding(Statement, [Statement("s1", "Ada Venn", "said", 0.9, (Evidence.at(TEXT, said), Evidence.at(TEXT, at("Ada Venn"), "speaker")))])
        .adding(
            Figure,
            [Figure("f1", "Lakonia", "ships", 40, None, "count", None, None, 0.8, (Evidence.at(TEXT, said),), weights)],
            [Drop("figures/1", "one-of-a-kind", "a </details><script>run()</script>")],
        )
    )


def written(given: Reading | Document, skip: Skip | None = None, *, as_html: bool) -> str:
    stream = io.StringIO()
    with explaining(stream, as_html=as_html) as note:
        note(given, skip)
    return stream.getvalue()


class Balance(HTMLParser):
    """Keeps the elements that are open, the words, and whatever could run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_pieces_of_a_sentence_are_its_text(reading: Reading) -> None:
    paragraphs = explain(reading).paragraphs
    assert ["".join(piece.text for piece in passage.pieces) for one in paragraphs for passage in one.passages] == TEXT.split("\n")
    assert [one.kind for one in paragraphs] == ["furniture", "body"]


def test_every_layer_is_marked_and_an_actor_has_its_chain(reading: Reading) -> None:
    (passage,) = explain(reading).paragraphs[1].passages
    by_text = {piece.text: piece for piece in passage.pieces}
    assert by_text["Ada Venn"].labels == ("A1",)
    assert {"actor", "speaker"} <= set(by_text["Ada Venn"].layers)
    assert {"said", "quantity"} == set(by_text["40"].layers)
    layers = {layer for piece in passage.pieces for layer in piece.layers}
    assert layers == {"actor", "mention", "office", "date", "quantity", "said", "cue", "speaker", "factuality", "name"}
    assert passage.records == ("f1", "s1")


def test_a_mark_that_reaches_beyond_a_stretch_is_cut_there(reading: Reading) -> None:
    pieces = cut(TEXT, Span(at("40").start, at("40").end), marks_of(reading))
    assert [(piece.text, piece.layers) for piece in pieces] == [("40", ("said", "quantity"))]


def test_each_word_hangs_on_a_word_of_its_sentence(reading: Reading) -> None:
    words = explain(reading).paragraphs[1].passages[0].words
    assert [word.head for word in words if word.head == 0] == [0]
    assert {words[word.head - 1].text for word in words if word.head} == {words[4].text}


def test_the_page_is_whole_escaped_and_runs_nothing(reading: Reading) -> None:
    page = written(reading, as_html=True)
    parser = Balance()
    parser.feed(page)
    assert parser.open == []
    assert not {"script", "b ", "onload", "onclick", "src", "link", "iframe"} & parser.seen
    assert "40 <b>ships</b> would sail" in parser.words.replace("<b>ships</b>\n", "<b>ships</b> ")
    assert "a </details><script>run()</script>" in parser.words
    ids, leads = re.findall(r' id="([^"]+)"', page), re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids)) and set(leads) <= set(ids) and "d1-sentence-1" in leads


def test_the_text_tells_the_same(reading: Reading) -> None:
    text = written(reading, as_html=False)
    for words in (
        "[furniture]",
        "“Ada Venn” A1 Ada Venn (person; Minister of Lakonia; for Lakonia)",
        "“3 May 2031” 2031-05-03 (date)",
        "planned, for “would”",
        "Minister of Lakonia; held by Ada Venn",
        "‹40 <b>ships</b> would sail›",
        "-0.15   nobody is named whose it is",
        "0.75    score; such a score is right with a probability of 0.80",
        "figures/1  one-of-a-kind",
        "Minister/NN/dep>5",
    ):
        assert words in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("as_html", [False, True])
def test_a_document_that_was_skipped_says_why(as_html: bool) -> None:
    told = written(Document("broken", ""), Skip("empty", "Found nothing but white space."), as_html=as_html)
    assert "skipped (empty): Found nothing but white space" in told


def test_a_page_is_closed_when_reading_is_stopped(reading: Reading) -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), explaining(stream, as_html=True) as note:
        note(reading, None)
        raise KeyboardInterrupt
    assert stream.getvalue().endswith("</html>\n")
