"""Pages with known articles and known furniture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DocumentSkipped
from dragoman.ingest.pages import read_page
from tests.ingest.planted import FURNITURE_SAYS, NAVIGATION, PARAGRAPHS, TITLE, article, page


def reason(markup: str | bytes) -> str:
    """Why a page is refused."""
    with pytest.raises(DocumentSkipped) as caught:
        read_page(markup.encode() if isinstance(markup, str) else markup, "x.html")
    return caught.value.reason


@pytest.mark.parametrize("markup", [article(), article().replace("article", "div"), f'<div class="content">{article()}</div>'])
def test_the_article_comes_out_whole_and_alone(markup: str) -> None:
    document = read_page(page(markup).encode(), "x.html")
    lines = document.text.split("\n")
    assert [line for line in lines if line != TITLE] == list(PARAGRAPHS)
    assert not [words for words in FURNITURE_SAYS if words in document.text]
    assert document.title == TITLE


@pytest.mark.parametrize("box", ['form id="everything"', 'div class="content with-sidebar"', 'section id="share-box"'])
def test_a_box_around_everything_is_no_furniture(box: str) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 2)
    markup = f"<html><body><{box}><div>{NAVIGATION}{paragraphs}</div></{box.split()[0]}></body></html>"
    assert read_page(markup.encode(), "x.html").text.split("\n")[:3] == list(PARAGRAPHS)


def test_a_short_note_brings_no_menu_along() -> None:
    note = "The Ambassador of Freedonia met the Mayor of Marlow on Monday."
    assert read_page(page(article(note)).encode(), "x.html").text == f"{TITLE}\n{note}"


def test_lines_parted_by_breaks_are_lines() -> None:
    body = "<div class='text'>" + "<br><br>".join(PARAGRAPHS) + "</div>"
    assert read_page(page(body).encode(), "x.html").text.split("\n") == list(PARAGRAPHS)


def test_a_fragment_is_read() -> None:
    assert read_page(f"<p>{PARAGRAPHS[0]}</p>".encode(), "x.html").text == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "markup",
    [
        page(""),
        page("<p>Please log in.</p><form><label>User name</label><input></form>"),
        page(
            "<ul>" + "".join(f"<li><a href='/{n}'>Minister number {n} opens the regional conference in Marlow</a></li>" for n in range(30)) + "</ul>"
        ),
        "<html><body></body></html>",
        f"<html><body>{NAVIGATION}</body></html>",
        "<html><body><div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        "<!-- nothing -->",
    ],
    ids=["furniture", "login", "index", "hollow", "menu", "script", "comment"],
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    assert reason(markup) == "no-article"


def test_an_empty_page_is_refused_as_empty() -> None:
    assert reason(" \n ") == "empty"


def test_the_declared_charset_is_used() -> None:
    text = "Министр иностранных дел принял посла соседней страны, стороны обсудили торговлю и транспорт."
    markup = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body><p>{text}</p></body></html>'
    assert read_page(markup.encode("koi8-r"), "x.html").text == text


def test_an_xml_declaration_does_no_harm() -> None:
    markup = '<?xml version="1.0" encoding="iso-8859-1"?>' + page(article("Señor Núñez, Ambassador of Freedonia, met the Mayor of Marlow on Monday."))
    assert "Señor Núñez" in read_page(markup.replace('<meta charset="utf-8">', "").encode("cp1252"), "x.html").text


PAGE = page(article(date_line='<time datetime="2025-03-04">4 March</time>'), '<meta property="og:title" content="Talks">').encode()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_page_gives_a_document_or_a_refusal(data: st.DataObject) -> None:
    """Whatever is cut out, doubled or put in, nothing but a refusal is raised."""
    start, end = sorted((data.draw(st.integers(0, len(PAGE))), data.draw(st.integers(0, len(PAGE)))))
    middle = data.draw(st.sampled_from([b"", PAGE[start:end] * 2]) | st.binary(max_size=30))
    try:
        document = read_page(PAGE[:start] + middle + PAGE[end:], "x.html")
    except DocumentSkipped as error:
        assert error.reason in {"no-article", "empty", "binary", "encoding"}
    else:
        assert document.text.strip()
        document.text.encode("utf-8")
