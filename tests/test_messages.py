"""Every error and every reason has its heading in the reference, and no heading is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.run.reading import FAILED

ROOT = Path(__file__).parents[1]
REASON = re.compile(r"""DocumentSkipped\(\s*"([a-z-]+)\"""")


def slugs(kind: type[DragomanError]) -> Iterator[str]:
    """The slugs of *kind* and all that derive from it."""
    yield kind.slug
    for derived in kind.__subclasses__():
        yield from slugs(derived)


def test_the_reference_has_a_heading_for_each_message_and_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    reasons = {reason for source in sources for reason in REASON.findall(source)} | {FAILED}
    reference = (ROOT / "docs" / "reference" / "messages.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### (.+)$", reference, re.MULTILINE)) == reasons | set(slugs(DragomanError))
