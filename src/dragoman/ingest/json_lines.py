"""JSON Lines to documents: one object a line, its ``text`` unchanged to the character.

Lines are read one at a time and end with a line feed, so a file of any length takes the memory of its longest line. A line that fails is
refused with its number and the others go on. Half a surrogate pair (``"\\ud800"`` alone) is no character and can't be written as UTF-8: such a
line is refused rather than changed. All else passes, NUL included.
"""

from __future__ import annotations

import codecs
import datetime
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from dragoman.errors import DocumentSkipped
from dragoman.ingest.refusals import refuse
from dragoman.model.document import Document, Refused, Skip
from dragoman.model.ids import digest

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LINE_BYTES_PER_CHARACTER = 32  # a character may take twelve bytes as JSON escapes; the rest is for other keys
STRINGS = ("url", "source", "title", "lang", "published")
SURROGATE = re.compile(r"[\ud800-\udfff]")
ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)


def read_lines(stream: IO[bytes], name: str, max_characters: int) -> Iterator[Document | Refused]:
    """The documents of *stream*, which *name* stands for; blank lines are passed over."""
    for number, line in split_lines(stream, LINE_BYTES_PER_CHARACTER * max_characters):
        if number == 1 and line and line.startswith(UTF16_MARKS):
            yield refuse(name, DocumentSkipped("encoding", "Found UTF-16, expected JSON Lines in UTF-8.", hint="Save it as UTF-8."))
            return
        if line is None or line.strip():
            yield read_line(line, f"{name}:{number}", max_characters)


def split_lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of *stream* with their numbers from 1; ``None`` for one of more than *limit* bytes, which is passed over unread."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        too_long = len(line) > limit and not line.endswith(b"\n")
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield number, None if too_long else line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def read_line(line: bytes | None, place: str, max_characters: int) -> Document | Refused:
    """The document of one line, or its refusal; *place* ("FILE:LINE") stands for it where no id can be read."""
    known: dict[str, Any] = {}
    try:
        if line is None:
            raise DocumentSkipped("too-long", f"Found a line too long for {max_characters:,} characters.", hint="Split it or raise max_characters.")
        known = parse_object(line)
        return to_document(known)
    except DocumentSkipped as error:
        numbered = DocumentSkipped(error.reason, f"Line {place.rpartition(':')[2]}: {error.message}", hint=error.hint)
        told = {key: printable(known.get(key)) for key in ("id", *STRINGS)}
        skip = Skip(numbered.reason, str(numbered))
        return Refused(told["id"] or place, told["url"], told["source"], told["title"], skip, lang=told["lang"])


def parse_object(line: bytes) -> dict[str, Any]:
    """The JSON object of *line*."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"Found bytes that are no UTF-8: 0x{line[error.start]:02x} at byte {error.start}."
        raise DocumentSkipped("encoding", message, hint="JSON Lines are UTF-8.") from error
    except json.JSONDecodeError as error:
        raise malformed(f"Found no JSON ({error.msg}, character {error.pos + 1}), expected one object.") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, thousands of brackets
        raise malformed(f"Found JSON that can't be read ({error}), expected one object.") from error
    if not isinstance(value, dict):
        raise malformed(f"Found {kind_of(value)}, expected an object.")
    return value


def to_document(item: dict[str, Any]) -> Document:
    """The document that *item* holds; keys that it doesn't need are passed over.

    The id is the one given, else the address, else made from outlet and text, so that the same text twice is one document.
    """
    told = {key: string_of(item, key) or None for key in STRINGS}
    text = string_of(item, "text")
    if not text:
        refuse_again(item.get("skipped"))
    if text is None:
        raise malformed("Found no 'text', expected the document's text as a string.")
    name = identifier(item) or told["url"] or f"doc-{digest(told['source'], text)}"
    told["published"] = iso_date(told["published"])
    return Document(id=name, text=text, **told)


def refuse_again(skipped: object) -> None:
    """Passes on the reason of a line that an earlier ``dragoman read`` skipped, and that has no text now."""
    if isinstance(skipped, dict):
        raise DocumentSkipped(str(skipped.get("reason") or "malformed"), str(skipped.get("message") or "Skipped before, without a reason."))


def identifier(item: dict[str, Any]) -> str | None:
    """The id given, which may be a whole number."""
    value = item.get("id")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else string_of(item, "id")


def string_of(item: dict[str, Any], key: str) -> str | None:
    """The string that *key* has; ``None`` where it is missing or null."""
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise malformed(f"Found {kind_of(value)} as {key!r}, expected a string.")
    if half := SURROGATE.search(value):
        message = f"Found half a surrogate pair (\\u{ord(half[0]):04x}) as character {half.start()} of {key!r}, expected whole characters."
        raise DocumentSkipped("encoding", message, hint="Give both halves, or leave it out.")
    return value


def iso_date(value: str | None) -> str | None:
    """The day of an ISO date or time, as written there (no time zone is applied)."""
    if value is None:
        return None
    match = ISO_DATE.fullmatch(value)
    try:
        return datetime.date.fromisoformat(match[1] if match else value).isoformat()
    except ValueError as error:
        raise malformed(f"Found {value!r} as 'published', expected an ISO date such as 2025-07-15, or null.") from error


def malformed(message: str) -> DocumentSkipped:
    """The refusal of a line that isn't as it should be."""
    return DocumentSkipped("malformed", message, hint="Mend the line; the others are read.")


def kind_of(value: object) -> str:
    """What JSON calls *value*."""
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "an array", dict: "an object"}
    return kinds.get(type(value), "null")


def printable(value: object) -> str | None:
    """*value* for a report, where it is a string or a number: halves of surrogate pairs as U+FFFD."""
    return SURROGATE.sub("\ufffd", str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
