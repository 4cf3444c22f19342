"""Pages as text, Markdown and HTML: nothing is lost, nothing runs, nothing breaks the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dragoman.present.html import html_of, is_address
from dragoman.present.markdown import escape, markdown_of
from dragoman.present.page import Bullets, Line, Page, Paragraph, Run, Section, Source, Sources, Table, em, plain, strong
from dragoman.present.text import column_widths, text_of, wrap

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=60).filter(lambda text: text.strip() != "")
NASTY = '<script>alert(1)</script> | *a* [b](c) `d` & "e"'


def page(words: str, url: str | None = "https://post.example/1") -> Page:
    line = Line((strong(words), Run(" and "), em(words)), (1,))
    table = Table(("One", "Two"), ((plain(words, 1), line),))
    sources = Sources((Source(1, plain(words), url, (words,)),))
    return Page(words, words, (Section("Words", (Paragraph((line,)), Bullets((line,)), table)), Section("Sources", (sources,))))


@given(WORDS)
def test_text_keeps_every_word(words: str) -> None:
    told = "".join(text_of(page(words)).split())
    assert "".join(words.split()) in told


@given(WORDS)
def test_html_gives_the_words_back(words: str) -> None:
    tree = html.fromstring(html_of(page(words)))
    assert " ".join(tree.xpath("string(//h1)").split()) == " ".join(words.split())


def test_nothing_that_a_document_says_runs_or_leaves_its_place() -> None:
    made = html_of(page(NASTY))
    assert "<script" not in made
    assert "\n| **" not in markdown_of(page(NASTY))
    (row,) = [line for line in markdown_of(page(NASTY)).splitlines() if line.startswith("| \\<script")]
    assert row.replace("\\|", "").count("|") == 3


@pytest.mark.parametrize(
    ("url", "link"), [("https://post.example/1", True), ("javascript:alert(1)", False), ("file:/etc/passwd", False), (None, False)]
)
def test_only_addresses_of_the_web_are_links(url: str | None, link: bool) -> None:
    assert is_address(url) is link
    assert ('rel="noreferrer"' in html_of(page("words", url))) is link


def test_a_page_fetches_nothing() -> None:
    made = html_of(page("words", None))
    assert not [word for word in ("http:", "https:", "src=", "url(", "@import") if word in made]


def test_citations_stay_with_their_words() -> None:
    assert wrap("to be told [1][2]", 14) == ["to be", "told [1][2]"]


def test_wide_tables_give_way_in_their_widest_column() -> None:
    assert column_widths([["a" * 5, "b" * 100], ["c", "d"]], 60) == [5, 55]
    assert column_widths([["a", "b"]], 60) == [1, 1]


def test_what_means_something_in_markdown_is_escaped() -> None:
    assert escape("a_b | [c]") == "a\\_b \\| \\[c\\]"
