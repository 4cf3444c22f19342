"""Counts that add up: precision, recall and F1 of things found, and rates of questions answered right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DECIMALS = 4


@dataclass(slots=True)
class Tally:
    """How many were right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Counts one document's share in."""
        self.right += right
        self.found += found
        self.wanted += wanted

    def report(self) -> dict[str, Any]:
        """F1, precision and recall in [0, 1]; ``n`` is how many were wanted."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        return {**f_measure(precision, recall), "n": self.wanted}


def f_measure(precision: float, recall: float) -> dict[str, float]:
    """The harmonic mean of the two beside them."""
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"f1": round(f1, DECIMALS), "precision": round(precision, DECIMALS), "recall": round(recall, DECIMALS)}


@dataclass(slots=True)
class Rate:
    """How many of those asked were right."""

    right: int = 0
    asked: int = 0

    def add(self, right: object) -> None:
        """Counts one answer."""
        self.right += bool(right)
        self.asked += 1

    def report(self) -> dict[str, Any]:
        """The rate in [0, 1], ``None`` where nothing was asked."""
        return {"rate": round(self.right / self.asked, DECIMALS) if self.asked else None, "n": self.asked}
