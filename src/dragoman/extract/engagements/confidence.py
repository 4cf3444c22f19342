"""How sure a telling is: a start for each manner of telling, raised and lowered by what can be seen.

The table is a first estimate by hand; what the sum is worth is measured (``calibration.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.engagements.candidates import Manner
from dragoman.model.confidence import Weight

START: dict[Manner, float] = {"verb": 0.62, "support": 0.66, "heading": 0.5, "mention": 0.45, "reference": 0.4}
TWO_SIDES = 0.14  # two participants or more are named
ONE_SIDE = 0.04
DATED = 0.07
PLACED = 0.05
RETOLD = 0.08  # a second passage tells of it
WEAK_STATUS = -0.08  # planned, proposed or cancelled
BACKGROUND = -0.06
GUESSED = -0.08  # who took part is worked out: "they", "the two ministers"


def weigh(manner: Manner, participants: int, dated: bool, placed: bool, tellings: int, held: bool, main: bool, sure: bool = True) -> Iterator[Weight]:
    """What speaks for and against a telling.

    >>> [weight.words for weight in weigh("verb", 2, True, False, 1, True, True)]
    ['told by a verb', 'two participants or more', 'dated']
    """
    yield Weight(f"told by a {manner}", START[manner])
    if participants > 1:
        yield Weight("two participants or more", TWO_SIDES)
    elif participants:
        yield Weight("one participant", ONE_SIDE)
    seen = (("dated", dated, DATED), ("placed", placed, PLACED), ("told again", tellings > 1, RETOLD))
    unseen = (("not held", not held, WEAK_STATUS), ("background", not main, BACKGROUND), ("participants worked out", not sure, GUESSED))
    yield from (Weight(words, value) for words, counts, value in (*seen, *unseen) if counts)
