"""What a file of unknown ending holds, by how it begins."""

from __future__ import annotations

import json
import re
from io import BufferedReader

from dragoman.errors import DocumentSkipped
from dragoman.ingest.sources import Kind

LOOKED_AT = 4096  # bytes
PAGE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
OBJECT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*[{\[]")


def sniff(stream: BufferedReader, ending: str) -> Kind:
    """The kind of file that *stream* is at the beginning of, where it stays; text, where nothing else shows.

    Raises:
        DocumentSkipped: ``unknown-format``, for JSON that isn't JSON Lines.
    """
    beginning = stream.peek(LOOKED_AT)[:LOOKED_AT]
    if PAGE.match(beginning):
        return "page"
    if not OBJECT.match(beginning):
        return "text"
    if holds_object(beginning):
        return "lines"
    if ending.lower() == ".json":
        raise DocumentSkipped("unknown-format", "Found JSON over several lines, expected JSON Lines: one object a line.", hint="Write it with jq -c.")
    return "text"


def holds_object(beginning: bytes) -> bool:
    """Whether the first line is a JSON object; one that goes on past what was looked at is taken for one where it begins so."""
    line, end, _ = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not end and len(beginning) >= LOOKED_AT:
        return re.match(rb'\{\s*"', line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
