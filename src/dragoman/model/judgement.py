"""What a person has decided: stored with author, reason and date, respected by every later run, withdrawn at will."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["same", "different", "unsure", "right", "wrong", "corrected"]
ON_PAIRS = ("same", "different", "unsure")
ON_FIELDS = ("right", "wrong", "corrected")
RECORD = re.compile(r"[epufrs]\d+\Z")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, as resolution follows it.

    ``left`` and ``right`` name mentions: a reading's record (``wire-1#e1``) or a person as a document writes him (``wire-1#Jorn Wekker``).
    "same", "different" and "unsure" are on two of them; "right", "wrong" and "corrected" on ``left`` alone, of which ``field`` may name one value
    (``date``, ``place.name``, ``participants.0.post``). ``value`` is the corrected value, ``was`` the one that the person saw: where the record
    says something else by now, the judgement isn't followed. ``words`` are the anchors of the records seen, for the same reason.
    """

    id: str
    verdict: Verdict
    left: str
    right: str
    author: str
    reason: str
    date: str
    withdrawn: bool = False
    field: str | None = None
    value: Any = None
    was: Any = None
    words: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Who decided so, when and why, in words."""
        return f"{self.author}, {self.date}: {self.reason}" if self.reason else f"{self.author}, {self.date}"


def split_mention(mention: str) -> tuple[str, str]:
    """The document of a mention, and what is meant in it: a record's number or a name."""
    document, _, inner = mention.rpartition("#")
    return document, inner


def is_record(mention: str) -> bool:
    """Whether a mention names a reading's record, rather than a person by his name."""
    return bool(RECORD.match(split_mention(mention)[1]))
