"""A page as one self-contained HTML file: no scripts, nothing fetched, light and dark, fit to print."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dragoman.present.page import Page

SAFE = ("http://", "https://")


@cache
def template(name: str) -> Template:
    """One of the templates of this room; what is put into it is escaped."""
    environment = Environment(
        loader=PackageLoader("dragoman.present"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.tests["address"] = is_address
    environment.tests["of_kind"] = lambda block, name: type(block).__name__ == name
    return environment.get_template(name)


def is_address(url: str | None) -> bool:
    """Whether an address may be a link: the web's, and nothing that could run."""
    return bool(url) and str(url).lower().startswith(SAFE)


def html_of(page: Page, lang: str = "en") -> str:
    """*page* as HTML. Whatever comes from documents is escaped."""
    return template("page.html.jinja").render(page=page, lang=lang) + "\n"
