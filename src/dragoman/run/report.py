"""What a run did: counts, every drop with its reason, seconds."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.document import HIDDEN
from dragoman.run.reading import FAILED, Input, Told

MOST_TOLD = 50  # inputs not read whose reasons the diary keeps


@dataclass
class RunReport:
    """The tally of a run. *detailed* reports keep each drop and each message, others the counts and the first messages, so that memory stays flat."""

    detailed: bool = False
    read: int = 0
    known: int = 0  # read by an earlier run
    skipped: int = 0
    failed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    drops: Counter[str] = field(default_factory=Counter)
    messages: list[dict[str, str]] = field(default_factory=list)
    dropped: list[dict[str, str]] = field(default_factory=list)
    started: float = field(default_factory=time.perf_counter)

    def note(self, given: Input, told: Told) -> None:
        """Counts one input."""
        if told.skip is None:
            self.read += 1
        else:
            self._note_skip(given.id, told.skip.reason, told.skip.message)
        self.drops.update(drop.reason for drop in told.dropped)
        if self.detailed:
            self.dropped += [{"document": given.id, "stage": drop.stage, "reason": drop.reason, "quote": drop.quote} for drop in told.dropped]

    def _note_skip(self, document: str, reason: str, message: str) -> None:
        if reason == FAILED:
            self.failed += 1
        else:
            self.skipped += 1
        self.reasons[reason] += 1
        if self.detailed or len(self.messages) < MOST_TOLD:
            self.messages.append({"document": document, "reason": reason, "message": message})

    @property
    def exit_code(self) -> int:
        """0 where every input was read, 1 where some were not, for whatever reason but that they lie hidden in a folder."""
        return 1 if self.skipped > self.reasons[HIDDEN] or self.failed else 0

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return round(time.perf_counter() - self.started, 3)

    def summary(self) -> str:
        """The counts in a line.

        >>> RunReport(read=3, skipped=1, reasons=Counter({"empty": 1})).summary().partition(" in ")[0]
        '3 read, 1 skipped (empty 1)'
        """
        counts = [(self.read, "read"), (self.known, "known already"), (self.skipped, "skipped"), (self.failed, "failed")]
        told = ", ".join(f"{count} {word}" for count, word in counts if count or word == "read")
        why = ", ".join(f"{reason} {count}" for reason, count in by_frequency(self.reasons).items() if reason != FAILED)
        return f"{told}{f' ({why})' if why else ''} in {self.seconds:.1f} s"

    def counts(self) -> dict[str, Any]:
        """The figures alone; reasons by frequency."""
        return {
            "read": self.read,
            "known": self.known,
            "skipped": self.skipped,
            "failed": self.failed,
            "reasons": by_frequency(self.reasons),
            "drop_reasons": by_frequency(self.drops),
        }

    def entry(self) -> dict[str, Any]:
        """What the record's diary keeps: the figures, and of the first inputs that weren't read why."""
        told = self.messages[:MOST_TOLD]
        return {**self.counts(), "not_read": told} if told else self.counts()

    def to_json(self) -> dict[str, Any]:
        """The report as ``--report`` writes it."""
        return {**self.counts(), "not_read": self.messages, "dropped": self.dropped, "seconds": self.seconds}


def by_frequency(counts: Counter[str]) -> dict[str, int]:
    """*counts*, the greatest first; of two alike by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
