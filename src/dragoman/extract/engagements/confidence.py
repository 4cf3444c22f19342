"""How sure a telling is: a start for each manner of telling, raised and lowered by what can be seen.

The table is a first estimate by hand; weights are added and the sum kept within [0.05, 0.98].
"""

from __future__ import annotations

from dragoman.extract.engagements.candidates import Manner

START: dict[Manner, float] = {"verb": 0.62, "support": 0.66, "heading": 0.5, "mention": 0.45, "reference": 0.4}
TWO_SIDES = 0.14  # two participants or more are named
ONE_SIDE = 0.04
DATED = 0.07
PLACED = 0.05
RETOLD = 0.08  # a second passage tells of it
WEAK_STATUS = -0.08  # planned, proposed or cancelled
BACKGROUND = -0.06


def confidence(manner: Manner, participants: int, dated: bool, placed: bool, tellings: int, held: bool, main: bool) -> float:
    """The estimate in [0.05, 0.98] from the visible parts.

    >>> confidence("verb", 2, True, True, 2, True, True)
    0.96
    """
    total = START[manner] + (TWO_SIDES if participants > 1 else ONE_SIDE if participants else 0.0)
    total += DATED * dated + PLACED * placed + RETOLD * (tellings > 1) + WEAK_STATUS * (not held) + BACKGROUND * (not main)
    return round(min(0.98, max(0.05, total)), 2)
