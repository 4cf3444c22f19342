"""Examples of answers for the OpenAPI document, taken from the example corpus (``examples.json``, made by ``python -m tests.serve.answers``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, Any]:
    """By what is asked for the answer: a list under its kind, one thing under "one of KIND"."""
    told: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told


def with_example(name: str, answers: dict[int | str, dict[str, Any]] | None = None) -> dict[int | str, dict[str, Any]]:
    """What a route may answer, with the example by this name for its JSON."""
    known = (answers or {}).get(200, {})
    return {200: {**known, "content": {"application/json": {"example": examples().get(name)}, **known.get("content", {})}}}
