"""Why a reading came out as it did, as a page or as text: for whoever doubts a record, or mends a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from dragoman.model.document import Document, Skip
from dragoman.model.reading import Reading
from dragoman.present.explain.build import explain, explain_skip
from dragoman.present.explain.html import CLOSING, explanation_html, opening
from dragoman.present.explain.text import explanation_text

Explain = Callable[[Reading | Document, Skip | None], None]  # a reading, or a document with why it was skipped


@contextmanager
def explaining(target: IO[str], *, as_html: bool) -> Iterator[Explain]:
    """What writes one explanation after the other to *target*: of a reading, or of a document that was skipped."""
    count = 0

    def note(given: Reading | Document, skip: Skip | None) -> None:
        nonlocal count
        count += 1
        explanation = explain(given) if isinstance(given, Reading) else explain_skip(given, skip or Skip("skipped", "It was not read."))
        target.write(explanation_html(explanation, count) if as_html else explanation_text(explanation))

    target.write(opening() if as_html else "")
    try:
        yield note
    finally:
        target.write(CLOSING if as_html else "")
