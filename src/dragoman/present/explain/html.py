"""Explanations as one self-contained page: nothing is fetched, nothing has to run, one document unfolds below the other."""

from __future__ import annotations

from dragoman.present.explain.model import LAYERS, Explanation
from dragoman.present.html import template

CLOSING = "</main>\n</body>\n</html>\n"


def opening() -> str:
    """What stands before the first explanation: the head of the page and its legend."""
    return template("explain_head.html.jinja").render() + "\n"


def explanation_html(explanation: Explanation, number: int) -> str:
    """The part of the page for the *number*-th document; the first is unfolded."""
    return template("explain.html.jinja").render(explanation=explanation, key=f"d{number}", unfolded=number == 1, layers=LAYERS) + "\n"
