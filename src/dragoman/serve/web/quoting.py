"""Where quoted words stand in a text."""

from __future__ import annotations

import re


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where words stand in a text, whatever the spaces between them.

    >>> place_of("two words", "Here are two\\n  words.")
    (9, 20)
    """
    at = text.find(quote)
    if quote and at >= 0:
        return at, at + len(quote)
    match = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return match.span() if match else None
