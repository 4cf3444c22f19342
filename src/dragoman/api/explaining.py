"""Where explanations go: a page, a text, or the terminal's other stream."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dragoman.errors import UsageError
from dragoman.model.document import Refused
from dragoman.present.explain import Explain, explaining
from dragoman.run.reading import Input, Told, as_document

PAGES = (".html", ".htm")
TERMINAL = Path("-")  # standard error: standard output is for results


@contextmanager
def explaining_to(target: Path) -> Iterator[Explain]:
    """What writes explanations to *target*: HTML where its name ends so, else text; ``-`` is text on standard error.

    Raises:
        UsageError: the file can't be written.
    """
    if target == TERMINAL:
        with explaining(sys.stderr, as_html=False) as explain:
            yield explain
        return
    with opened(target) as stream, explaining(stream, as_html=target.suffix.lower() in PAGES) as explain:
        yield explain


def opened(target: Path) -> IO[str]:
    """*target*, to be written anew."""
    try:
        return target.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"--explain: expected a file that can be written, found {target}: {reason}.") from error


def explain_told(explain: Explain, given: Input, told: Told) -> None:
    """Explains one input, be it read or not."""
    explain(told.reading or (as_document(given) if isinstance(given, Refused) else given), told.skip)
