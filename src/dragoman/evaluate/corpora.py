"""Annotated documents and readings, read from JSON Lines, and what tells one corpus from another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.model.document import Document

Item = Mapping[str, Any]


def load_lines(path: Path) -> list[dict[str, Any]]:
    """All objects of a JSON Lines file.

    Raises:
        InputError: the file can't be read, or a line of it is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: expected a file of JSON Lines in UTF-8, found: {error}.") from error
    return [parse_line(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def parse_line(line: str, path: Path, number: int) -> dict[str, Any]:
    """One line as an object."""
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {number}: expected a JSON object, found: {error}.") from error
    if not isinstance(item, dict):
        raise InputError(f"{path}, line {number}: expected a JSON object, found {type(item).__name__}.")
    return item


def by_id(items: Iterable[Item]) -> dict[str, Item]:
    """Readings under their document's id, the last of one id winning."""
    return {item.get("id") or item["document"]["id"]: item for item in items}


def input_of(item: Item) -> Document:
    """What the reader is given of an annotated document: its text and what its source tells, nothing annotated."""
    keys = ("lang", "url", "source", "title", "published")
    return Document(id=item["id"], text=item["text"], **{key: item.get(key) for key in keys})


def fingerprint(items: Iterable[Item]) -> str:
    """Sixteen hex digits that change with any document or annotation of a corpus."""
    lines = sorted(json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
