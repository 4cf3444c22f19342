"""What a person has decided: stored with author, reason and date, respected by every later run, withdrawn at will."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two things are the same, or not. ``left`` and ``right`` name mentions: ``document#engagement`` ("example-1#e1")."""

    id: str
    verdict: Literal["same", "different"]
    left: str
    right: str
    author: str
    reason: str
    date: str
    withdrawn: bool = False
