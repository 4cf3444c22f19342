"""What a page tells of itself, and what it doesn't."""

from __future__ import annotations

import pytest

from dragoman.ingest.pages import read_page
from dragoman.model.document import Document
from tests.ingest.planted import PARAGRAPHS, TITLE, article, page

CANONICAL = '<link rel="canonical" href="https://gazette.example.org/world/talks.html">'


def read(main: str, head: str = "") -> Document:
    """The document of a planted page."""
    return read_page(page(main, head).encode(), "folder/x.html")


@pytest.mark.parametrize(
    ("date_line", "head"),
    [
        ('<time datetime="2025-03-04T10:00:00Z">Tuesday</time>', ""),
        ('<div class="news-date">04.03.2025 06:07</div>', ""),
        ('<span class="published">March 4, 2025</span>', ""),
        ("", '<meta property="article:published_time" content="2025-03-04T08:00:00+01:00">'),
        ("", '<meta name="date" content="2025-03-04">'),
        ("", '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-04"}</script>'),
        ("", '<link rel="canonical" href="https://gazette.example.org/2025/03/04/talks.html">'),
        ('<time datetime="2025-03-09">edited</time>', '<meta property="article:published_time" content="2025-03-04">'),
    ],
    ids=["time", "class", "words", "meta", "plain meta", "data", "address", "meta before body"],
)
def test_the_day_of_publication_is_what_the_page_tells(date_line: str, head: str) -> None:
    assert read(article(date_line=date_line), head).published == "2025-03-04"


@pytest.mark.parametrize(
    ("date_line", "head"),
    [
        ("", ""),  # though a teaser, the footer, a script and the story have dates
        ("", '<meta property="article:modified_time" content="2025-03-09">'),
        ("", '<meta name="copyright" content="2025">'),
        ("", '<script type="application/ld+json">{"@type": "Event", "startDate": "2025-03-04"}</script>'),
        (f'<p>{PARAGRAPHS[0]} It began on <time datetime="2025-03-02">2 March</time> already, in the old town hall.</p>', ""),
    ],
    ids=["nowhere", "modified", "copyright", "event", "prose"],
)
def test_a_date_of_something_else_is_no_day_of_publication(date_line: str, head: str) -> None:
    assert read(article(date_line=date_line), head).published is None


def test_a_date_in_the_headline_is_no_day_of_publication() -> None:
    assert read(article().replace(TITLE, "Talks of 3 March 2025 in Marlow")).published is None


def test_the_canonical_address_is_id_and_address() -> None:
    document = read(article(), CANONICAL)
    assert document.id == document.url == "https://gazette.example.org/world/talks.html"


@pytest.mark.parametrize("address", ["https://gazette.example.org/", "https://gazette.example.org", "talks.html", "javascript:void(0)"])
def test_a_front_page_or_half_an_address_is_no_id(address: str) -> None:
    document = read(article(), f'<link rel="canonical" href="{address}">')
    assert (document.id, document.url) == ("folder/x.html", None)


def test_the_outlet_is_the_name_that_the_site_gives_itself_else_its_host() -> None:
    assert read(article(), '<meta property="og:site_name" content="Example Gazette">').source == "Example Gazette"
    assert read(article(), CANONICAL).source == "gazette.example.org"
    assert read(article()).source is None
