"""An HTML page to a document: what it says and what it tells of itself.

The page's furniture is taken away first, so that neither a teaser's words nor a teaser's date is taken for the article's.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from trafilatura import load_html

from dragoman.errors import DocumentSkipped
from dragoman.ingest.decode import decode
from dragoman.ingest.main_text import main_text
from dragoman.ingest.metadata import page_facts
from dragoman.model.document import Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

for _library in ("trafilatura", "htmldate", "justext"):  # what they would grumble, our refusals say
    logging.getLogger(_library).setLevel(logging.CRITICAL)

LOOKED_AT = 4096  # bytes in which a charset is declared
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
FURNITURE_TAGS = ("nav", "aside", "footer", "button", "noscript", "dialog", "template", "iframe")
FURNITURE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|related|teasers?|sidebar|breadcrumbs?|menu|navbar|navigation|newsletter|popup|modal|promo|recommended"
    r"|advert(?:isement)?|social|share|sharing|pagination|most-read|read-also|read-more|comments)(?:$|[\s_-])",
    re.IGNORECASE,
)
STORY_WORDS = 100  # in paragraphs; banners and teasers have fewer, and a form or a box around a whole page has more
LINKED_SHARE = 0.8  # a list with more of its words in links leads elsewhere


def read_page(data: bytes, name: str) -> Document:
    """The document of a page; its id is the canonical address that it names, else *name*.

    Raises:
        DocumentSkipped: ``empty``, ``binary``, ``encoding`` or ``no-article``.
    """
    declared = CHARSET.search(data[:LOOKED_AT])
    tree = parse(decode(data, declared[1].decode("ascii") if declared else None))
    facts = page_facts(tree)
    return Document(id=facts.url or name, text=main_text(tree), url=facts.url, source=facts.source, title=facts.title, published=facts.published)


def parse(markup: str) -> HtmlElement:
    """*markup* as a tree without furniture; a fragment is taken for the body of a page."""
    if not markup.strip():
        raise DocumentSkipped("empty", "Found an empty page, expected HTML.", hint="Check how it was saved.")
    markup = DECLARATION.sub("", markup).replace("\x00", "")  # the charset is settled; it would stop the parser
    if "<html" not in markup[:LOOKED_AT].lower():
        markup = f"<html><body>{markup}</body></html>"
    try:
        tree = load_html(markup)
    except Exception:  # a damaged page may fail anywhere in the parser; to the reader it is a page without an article
        tree = None
    if tree is None:
        raise DocumentSkipped("no-article", "Found no HTML that can be parsed, expected a page.", hint="Check how it was saved.")
    return without_furniture(tree)


def without_furniture(tree: HtmlElement) -> HtmlElement:
    """*tree* with menus, teasers, banners and lists of links cut out of it."""
    for element in list(tree.iter(*FURNITURE_TAGS, "form", "ul", "ol", "div", "section")):
        if element.getparent() is not None and is_furniture(element):
            element.drop_tree()
    return tree


def is_furniture(element: HtmlElement) -> bool:
    """Whether *element* serves the site rather than the article."""
    if element.tag in FURNITURE_TAGS:
        return True
    marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    if element.tag == "form" or FURNITURE_WORDS.search(marks):
        return not holds_story(element)
    return element.tag in ("ul", "ol") and is_linked(element)


def holds_story(element: HtmlElement) -> bool:
    """Whether *element* is a box around the article: some sites put a form, or a box named for its buttons, around everything."""
    if element.xpath(".//article|.//main|.//h1"):
        return True
    return sum(len(paragraph.text_content().split()) for paragraph in element.iter("p")) >= STORY_WORDS


def is_linked(element: HtmlElement) -> bool:
    """Whether the words of *element* are mostly those of links."""
    words = len(element.text_content().split())
    linked = sum(len(link.text_content().split()) for link in element.iter("a"))
    return linked > LINKED_SHARE * words
