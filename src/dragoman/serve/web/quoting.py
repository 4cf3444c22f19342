"""Where quoted words stand in a text."""

from __future__ import annotations

import re


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where words stand in a text, whatever the spaces between them.

    >>> place_of("two words", "Here are two\\n  words.")
    (9, 20)
    """
    match = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return match.span() if match else None
