"""The door of this room: inputs named on a command line in, documents out, whatever happens to one of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import IO

from dragoman.errors import DocumentSkipped
from dragoman.ingest.decode import decode
from dragoman.ingest.json_lines import read_lines
from dragoman.ingest.language import readable_language
from dragoman.ingest.refusals import refuse, refuse_document
from dragoman.ingest.sniff import sniff
from dragoman.ingest.sources import Input, find_inputs, unreadable
from dragoman.model.document import Document, Refused
from dragoman.settings import Settings

# A byte guard before anything is read: UTF-8 and UTF-16 take at most four bytes for a character, markup multiplies.
TEXT_BYTES_PER_CHARACTER = 4
PAGE_BYTES_PER_CHARACTER = 16


def documents(inputs: Iterable[str], settings: Settings, stdin: IO[bytes] | None = None) -> Iterator[Document | Refused]:
    """Every document of *inputs*, in input order, and in the place of each that gives none the reason why.

    Inputs are files, folders and "-" (JSON Lines on *stdin*). Nothing is read ahead, and one bad input never raises.
    """
    for item in find_inputs(inputs):
        if isinstance(item, Refused):
            yield item
        else:
            yield from (admit(found, settings) for found in read_input(item, settings, stdin))


def read_input(item: Input, settings: Settings, stdin: IO[bytes] | None) -> Iterator[Document | Refused]:
    """The documents of one input."""
    try:
        if item.path is None:
            yield from read_lines(stdin or sys.stdin.buffer, item.id, settings.max_characters)
        else:
            with item.path.open("rb") as stream:
                yield from read_file(item, stream, item.path, settings.max_characters)
    except OSError as error:
        yield refuse(item.id, unreadable(error))


def read_file(item: Input, stream: BufferedReader, path: Path, max_characters: int) -> Iterator[Document | Refused]:
    """The documents of one open file."""
    try:
        kind = item.kind or sniff(stream, path.suffix)
        if kind == "lines":
            yield from lines_of_file(stream, item.id, max_characters)
        elif kind == "page":
            from dragoman.ingest.pages import read_page

            yield read_page(read_bytes(stream, PAGE_BYTES_PER_CHARACTER * max_characters), item.id)
        else:
            yield Document(id=item.id, text=decode(read_bytes(stream, TEXT_BYTES_PER_CHARACTER * max_characters)))
    except DocumentSkipped as error:
        yield refuse(item.id, error)


def lines_of_file(stream: IO[bytes], name: str, max_characters: int) -> Iterator[Document | Refused]:
    """The documents of a JSON Lines file; one without a line is refused, as an empty text is."""
    empty = True
    for found in read_lines(stream, name, max_characters):
        empty = False
        yield found
    if empty:
        raise DocumentSkipped("empty", "Found no line in this file, expected JSON Lines.", hint="Check how it was written.")


def read_bytes(stream: IO[bytes], limit: int) -> bytes:
    """All of *stream*, unless it holds more than *limit* bytes; of a longer one no more than that is read."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise DocumentSkipped(
            "too-long", f"Found more than {limit:,} bytes, longer than max_characters allows.", hint="Split it or raise max_characters."
        )
    return data


def admit(found: Document | Refused, settings: Settings) -> Document | Refused:
    """*found* with its language, or refused for what its text is."""
    if isinstance(found, Refused):
        return found
    try:
        return check_text(found, settings)
    except DocumentSkipped as error:
        return refuse_document(found, error)


def check_text(document: Document, settings: Settings) -> Document:
    """*document* with its language.

    Raises:
        DocumentSkipped: ``empty``, ``too-long`` or ``language``.
    """
    text = document.text
    if not text.strip():
        raise DocumentSkipped("empty", "Found no text, expected some.", hint="Check how it was written.")
    if len(text) > settings.max_characters:
        message = f"Found {len(text):,} characters, expected at most {settings.max_characters:,}."
        raise DocumentSkipped("too-long", message, hint="Split it or raise max_characters.")
    return replace(document, lang=readable_language(text, document.lang, settings.languages))
