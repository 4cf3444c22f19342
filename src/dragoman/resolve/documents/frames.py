"""What two texts with much the same words tell otherwise in the same places: whom, whose, when and how many.

A ministry words every congratulation, condolence and yearly report alike. Two such texts share a frame and are no copies of each other: where one
names Arvenia, the other names Nordmere. A copy may drop and reword, but keeps names and numbers; a name spelled otherwise stays the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.people.names import close

TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[.!?]")
LONGEST_SLOT = 5  # words on either side; more is a sentence written anew
SEVERAL = 2  # places told otherwise
SHORT_TEXT = 200  # words, in which one place and other names besides tell enough
SOON = 7  # days within which a copy comes out
LATE = 60  # days after which a text comes out again only word for word
VERBATIM = 0.97  # of the shorter text's runs


@dataclass(frozen=True, slots=True)
class Frame:
    """How two texts differ: the ``slots`` that hold other names or numbers, as "X, Y", and how many of these each has alone (the lesser number)."""

    slots: tuple[str, ...]
    alone: int


class Frames:
    """Compares texts; words of *general* mean no one in particular: offices, forms of address, days and months."""

    def __init__(self, general: Iterable[str]) -> None:
        self.general = frozenset(general)

    def why_other(self, left: str, right: str, days: tuple[str, str], contained: float) -> str | None:
        """Why two texts that share most of their words are two texts; ``None`` where one is a copy of the other."""
        apart = _days_between(*days)
        if apart > LATE and contained < VERBATIM:
            return f"one frame of words, {apart} days apart"
        frame = self.compare(left, right)
        short = min(len(left.split()), len(right.split())) <= SHORT_TEXT
        other = len(frame.slots) >= SEVERAL or (frame.slots and (apart > SOON or (short and frame.alone >= SEVERAL)))
        return f"one frame of words on other things ({'; '.join(dict.fromkeys(frame.slots[:3]))})" if other else None

    def compare(self, left: str, right: str) -> Frame:
        """Where two texts tell other names or numbers in the same places."""
        words, others = TOKEN.findall(left), TOKEN.findall(right)
        mine, its = self._particulars(words), self._particulars(others)
        only, only_its = (
            frozenset(one for one in these.values() if not any(alike(one, other) for other in set(those.values())))
            for these, those in ((mine, its), (its, mine))
        )
        slots = []
        for start, end, its_start, its_end in _slots(words, others):
            here = [mine[place] for place in range(start, end) if mine.get(place) in only]
            there = [its[place] for place in range(its_start, its_end) if its.get(place) in only_its]
            if here and there and max(end - start, its_end - its_start) <= LONGEST_SLOT:
                slots.append(f"{' '.join(words[start:end])}, {' '.join(others[its_start:its_end])}")
        return Frame(tuple(slots), min(len(only), len(only_its)))

    def _particulars(self, words: Sequence[str]) -> dict[int, str]:
        """The names and numbers among *words*, by their places; not the first word of a sentence, which has a capital anyway."""
        found = {}
        for place, word in enumerate(words):
            opens = place == 0 or words[place - 1] in ".!?"
            folded = fold_party(word)
            if (word[0].isdigit() or (word[0].isupper() and not opens)) and folded and folded not in self.general:
                found[place] = folded
        return found


def alike(one: str, other: str) -> bool:
    """Whether two words of texts are one name, perhaps spelled otherwise, or one a form of the other."""
    if one[0].isdigit() or other[0].isdigit():
        return one == other
    return close(one, other) or one.startswith(other) or other.startswith(one)


def _slots(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where words of one text stand in place of others of the other."""
    plain, its_plain = ([anyascii(word).casefold() for word in these] for these in (words, others))
    stretch: list[int] = []
    for change in Levenshtein.opcodes(plain, its_plain):
        if change.tag == "equal":
            if stretch:
                yield stretch[0], stretch[1], stretch[2], stretch[3]
            stretch = []
        elif stretch:
            stretch[1], stretch[3] = change.src_end, change.dest_end
        else:
            stretch = [change.src_start, change.src_end, change.dest_start, change.dest_end]
    if stretch:
        yield stretch[0], stretch[1], stretch[2], stretch[3]


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0
