"""Templates, and what they may call. Whatever comes out of a document is escaped, and what steers the direction of text is made visible."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.html import is_address
from dragoman.present.words import capital_first, count_words, date_words, join_words, number_words, type_words
from dragoman.serve.deps import desk_of
from dragoman.serve.web import addresses, naming

STATIC = Path(__file__).parents[1] / "static"
SPECIFICATIONS = Path(__file__).parents[1] / "charts"
STEERING = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
DATE = re.compile(r"[\dX]{4}(-\d\d){0,2}(/[\dX]{4}(-\d\d){0,2})?[?~]?")
EMPTY_LINES = re.compile(r"\n[ \t\r]*\n(?:[ \t\r]*\n)+")
LONGEST_TITLE = 160
MENU = (
    (("/search", "Search"), ("/dossier", "Dossier"), ("/list/engagements", "Engagements"), ("/list/people", "People"),
     ("/list/organisations", "Bodies"), ("/undertakings", "Undertakings"), ("/calendar", "Calendar"), ("/disagreements", "Disagreements"),
     ("/charts", "Charts")),
    (("/review", "Review"), ("/sources", "Sources"), ("/trust", "Trust")),
)  # fmt: skip
SECTIONS = {"/add": "/sources", "/engagement": "/list/engagements", "/document": "/sources", "/judge": "/review"}


def visible(value: Any) -> Any:
    """*value* for a page: characters that nobody sees but that turn text around become a sign with their number.

    >>> visible("abc\u202edef")
    'abc⟨U+202E⟩def'
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        shown = STEERING.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
        return shown if shown.isascii() else few_marks(shown)
    return value


def few_marks(text: str, most: int = 4) -> str:
    """*text* with at most so many combining marks on a letter, so that none climbs over its neighbours."""
    kept, run = [], 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= most:
            kept.append(letter)
    return "".join(kept)


def in_a_row(items: Iterable[str]) -> str:
    """Items with commas and a last "and"."""
    return join_words(list(items))


def short(text: str, most: int = LONGEST_TITLE) -> str:
    """*text* on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rpartition(" ")[0] if " " in cut[most // 2 :] else cut) + "…"


def told(value: str) -> str:
    """A value that documents tell: a date in words, all else as it is."""
    return date_words(value) if DATE.fullmatch(value) else value


def calm(text: str, is_first: bool = False, is_last: bool = False) -> str:
    """*text* between marks with at most one empty line in a row, and none at its head and end: for the eye, no character that a claim stands on.

    >>> calm("\\n\\nOne.\\n \\n\\n\\nTwo", is_first=True)
    'One.\\n\\nTwo'
    """
    shown = EMPTY_LINES.sub("\n\n", text)
    shown = shown.lstrip("\n") if is_first else shown
    return shown.rstrip() if is_last else shown


def without_ids(reason: str) -> str:
    """A reason without the ids of the documents that it compares, which stand beside it by name."""
    return reason.rpartition(": ")[2]


@cache
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("dragoman.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
        auto_reload=False,
    )
    made.filters |= {
        "date": date_words, "capital": capital_first, "short": short, "join_words": in_a_row, "type": type_words, "told": told,
        "sure": naming.sure_words, "kind": naming.kind_words, "code": naming.code_words, "language": naming.language_words,
        "without_ids": without_ids, "calm": calm, "reason": naming.reason_words,
    }  # fmt: skip
    made.globals |= {
        "count_words": count_words, "number_words": number_words, "document_address": addresses.document_address,
        "party_address": addresses.party_address, "list_address": addresses.list_address, "dossier_address": addresses.dossier_address,
        "row_address": addresses.row_address, "static": static_address,
    }  # fmt: skip
    made.tests |= {"address": is_address, "of_kind": lambda block, name: type(block).__name__ == name}
    return made


@cache
def static_address(name: str) -> str:
    """Where a file of the page's looks and ways is; its address changes with its content, so that browsers may keep it."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page; its forms have the session's token, and documents are called by their ``names``."""
    desk = desk_of(request)
    tokens = desk.tokens
    path = request.url.path
    told = {
        "path": path, "section": SECTIONS.get(path, path), "menu": MENU, "names": naming.Names(lambda: desk.snapshot),
        "token": tokens.token(tokens.session(request)), **context,
    }  # fmt: skip
    response = HTMLResponse(environment().get_template(template).render(told).encode("utf-8", "replace"), status)
    tokens.keep(request, response)
    return response
