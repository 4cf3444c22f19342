"""The invented record of ``readings/lakes.yaml`` as views, as interchange lines, and as a store would give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.knowledge.schema import Knowledge
from dragoman.model.ids import version_id
from dragoman.model.interchange import to_json
from dragoman.model.records import RECORD_KINDS
from dragoman.resolve import DocumentView, Resolution, resolve
from tests.resolve.samples import KNOWLEDGE as STATES

DEFAULTS: dict[str, dict[str, Any]] = {
    "engagements": {"plover": None, "cameo": None, "confidence": 0.8},
    "posts": {"confidence": 0.9},
    "undertakings": {"conditional": False, "confidence": 0.7},
    "figures": {"value_to": None, "confidence": 0.9},
    "relations": {"confidence": 0.9},
    "statements": {"confidence": 0.9},
    "deeds": {"by": [], "to": [], "ends": False, "date": None, "confidence": 0.8},
}


def knowledge() -> Knowledge:
    """The invented states with the words that ship."""
    return STATES


@cache
def readings() -> tuple[dict[str, Any], ...]:
    """The documents as ``dragoman read`` would give them."""
    path = Path(__file__).parent / "readings" / "lakes.yaml"
    return tuple(_completed(item) for item in yaml.safe_load(path.read_text(encoding="utf-8")))


def _completed(item: dict[str, Any]) -> dict[str, Any]:
    listed = {}
    for kind in RECORD_KINDS:
        records = item.get(kind.listing) or []
        listed[kind.listing] = [
            {"id": f"{kind.prefix}{number}", **DEFAULTS[kind.listing], **_with_evidence(record, item["text"])}
            for number, record in enumerate(records, 1)
        ]
    return {"lang": "en", "url": None, "published_inferred": None, **item, **listed}


def _with_evidence(record: dict[str, Any], text: str) -> dict[str, Any]:
    quote = record["quote"]
    start = text.index(quote)
    return {**record, "evidence": [{"start": start, "end": start + len(quote), "quote": quote}]}


def views() -> list[DocumentView]:
    """The documents as resolution takes them."""
    return [DocumentView.from_item(item, version_id(item["text"])) for item in readings()]


@cache
def resolution() -> Resolution:
    """What is resolved across them."""
    return resolve(views(), knowledge())


@dataclass
class StoredRow:
    """A derived row."""

    value: dict[str, Any]


class Record:
    """A record in memory, as a store's view shows it."""

    def readings(self) -> Iterator[dict[str, Any]]:
        yield from readings()

    def derived(self, kind: str) -> Iterator[StoredRow]:
        yield from (StoredRow(to_json(item)) for item in getattr(resolution(), kind))
