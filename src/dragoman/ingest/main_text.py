"""The article out of a page, by trafilatura: paragraphs, headings and tables, each block on its own line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trafilatura import bare_extraction

from dragoman.errors import DocumentSkipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST_WORDS = 8  # in one line; "Please log in" is no article, "The minister met the ambassador on Monday" is


def main_text(tree: HtmlElement) -> str:
    """What the page *tree* was written to say; comments and pictures are left out.

    Raises:
        DocumentSkipped: ``no-article``, where no line is as long as a sentence.
    """
    try:
        found = bare_extraction(tree, include_comments=False)
    except Exception as error:  # damaged pages fail in many places of the library; each is a page without an article
        raise no_article() from error
    text = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if not any(len(line.split()) >= FEWEST_WORDS for line in text.splitlines()):
        raise no_article()
    return text


def no_article() -> DocumentSkipped:
    """The refusal of a page that only leads elsewhere."""
    return DocumentSkipped("no-article", "Found a page without an article, expected one.", hint="Save the article's own page, or its text.")
