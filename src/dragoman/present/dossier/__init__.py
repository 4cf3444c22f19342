"""The dossier: all that the record tells about one party or between two, every line with its sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from dragoman.model.interchange import to_json
from dragoman.present.dossier.build import make_dossier
from dragoman.present.dossier.layout import lay_out
from dragoman.present.dossier.model import Dossier
from dragoman.present.html import html_of
from dragoman.present.markdown import markdown_of
from dragoman.present.text import text_of

__all__ = ["FORMATS", "Dossier", "make_dossier", "render"]


def _json_of(dossier: Dossier) -> str:
    return json.dumps({"title": dossier.title, **to_json(dossier)}, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Dossier], str]] = {
    "text": lambda dossier: text_of(lay_out(dossier)),
    "markdown": lambda dossier: markdown_of(lay_out(dossier)),
    "html": lambda dossier: html_of(lay_out(dossier)),
    "json": _json_of,
}


def render(dossier: Dossier, form: str = "text") -> str:
    """*dossier* in the form *form*: one of ``FORMATS``."""
    return FORMATS[form](dossier)
