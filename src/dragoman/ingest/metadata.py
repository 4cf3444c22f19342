"""What a page tells of itself: title, outlet, address, and the day when it was published, by trafilatura and htmldate.

htmldate would take a date from anywhere on a page. It gets a page reduced to what speaks of publication: the head without what was
modified or copyrighted, and the first date line of the body. A date in the prose is the story's and no publication date.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import document_fromstring
from trafilatura import extract_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The bounds are written out: by default they are today's, and a reading may not depend on the day it is made.
DATE_SEARCH: dict[str, Any] = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2999-12-31"}
OTHER_DATES = re.compile(r"modif|updat|revis|copyright|expir|event", re.IGNORECASE)
DATE_LINES = (
    ".//time|.//abbr[contains(@class, 'publish')]|.//*[@itemprop='datePublished']"
    "|.//*[self::div or self::span or self::p][contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'posted')]"
)
LONGEST_DATE_LINE = 80  # characters; a longer line is prose


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page tells of itself; ``None`` where it doesn't. ``published`` is an ISO date."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None


def page_facts(tree: HtmlElement) -> PageFacts:
    """What the page *tree*, without its furniture, tells of itself; nothing where it is too damaged to tell."""
    try:
        facts = extract_metadata(tree, date_config=DATE_SEARCH)
        url = own_address(facts.url)
        published = find_date(date_parts(tree), url=url, deferred_url_extractor=True, **DATE_SEARCH)
    except Exception:  # damaged pages fail in many places of the libraries; the text may still be good
        return PageFacts()
    return PageFacts(facts.title or None, outlet(facts.sitename, url), url, published)


def own_address(url: str | None) -> str | None:
    """*url*, unless it is a site's front page: some sites name that as the canonical address of every page."""
    parts = urlsplit(url or "")
    return url if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query) else None


def outlet(sitename: str | None, url: str | None) -> str | None:
    """The name that the site gives itself, else the host of its address."""
    host = urlsplit(url).hostname if url else None
    return sitename or (host.removeprefix("www.") if host else None)


def date_parts(tree: HtmlElement) -> HtmlElement:
    """A page of nothing but the head of *tree*, its data for search engines, and its first date line."""
    page = document_fromstring("<html><head></head><body></body></html>")
    head, body = page.find("head"), page.find("body")
    told = tree.xpath(".//meta|.//link[@rel='canonical']|.//script[@type='application/ld+json']")
    head.extend(copy.deepcopy(element) for element in told if not is_other_date(element))
    body.extend(copy.deepcopy(element) for element in date_lines(tree)[:1])
    return page


def is_other_date(element: HtmlElement) -> bool:
    """Whether a ``meta`` element tells another date than that of publication."""
    names = " ".join(element.get(key, "") for key in ("name", "property", "itemprop", "http-equiv"))
    return OTHER_DATES.search(names) is not None


def date_lines(tree: HtmlElement) -> list[HtmlElement]:
    """The elements of the body that are marked as dates and stand outside prose, in order."""
    return [element for element in tree.xpath(DATE_LINES) if is_short(element) and not stands_in_prose(element)]


def is_short(element: HtmlElement) -> bool:
    """Whether *element* is as short as a date line."""
    return len(element.text_content()) <= LONGEST_DATE_LINE


def stands_in_prose(element: HtmlElement) -> bool:
    """Whether *element* is part of a paragraph of some length."""
    return any(not is_short(paragraph) for paragraph in element.iterancestors("p"))
