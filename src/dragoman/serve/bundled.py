"""Files that come with the program and aren't code: in an installed package beside this module, in a checkout at their own places."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[2]
PLACES = {"examples": CHECKOUT / "examples" / "documents", "floors.json": CHECKOUT / "benchmarks" / "floors.json"}


def bundled(name: str) -> Path | None:
    """Where *name* is, or ``None`` where it didn't come along."""
    return next((path for path in (HERE / "bundled" / name, PLACES[name]) if path.exists()), None)
