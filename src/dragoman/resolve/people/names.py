"""How two written names of people stand to each other, and why.

Names are compared word by word, in Latin letters without accents: as written, by their sounds, by their consonants with vowels that languages take
for one another, and at last by single letters. The order of names doesn't count, since many are written family name first. An initial never decides
by itself: it is reported as such, and the caller wants more; so is a close spelling, and one where both words differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, zip_longest
from operator import getitem
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.resolve.people.naming import Name, NameReader, Word

Likeness = Literal["same", "transliteration", "order", "fuller", "initials", "spelling", "overlap", "distant", "different"]
SAME_PERSON: frozenset[str] = frozenset({"same", "transliteration", "order", "fuller"})
# The surer first.
RANKS: tuple[Likeness, ...] = ("same", "transliteration", "order", "fuller", "spelling", "overlap", "initials", "distant", "different")
Fit = tuple[int, int, int, int]  # pairs of words that don't fit, stand on an initial, on a slip of letters, on what languages take for one another
ALIKE, FAR, INITIAL, MISSPELT, HEARD = (0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)
MOST_WORDS = 6  # longer "names" are none


@lru_cache(maxsize=65536)
def plain_tokens(name: str) -> tuple[str, ...]:
    """The words of *name* in lower-case Latin letters without accents.

    >>> plain_tokens("Raşit Meredow")
    ('rasit', 'meredow')
    """
    return tuple(re.findall(r"[a-z]+", anyascii(name).casefold().replace("'", "").replace("’", "")))


def close(left: str, right: str) -> bool:
    """Whether two words may be one word misspelt: two letters apart in long ones, one in short ones."""
    if left == right:
        return True
    shorter = min(len(left), len(right))
    allowed = 2 if shorter >= 6 else 1 if shorter >= 3 else 0
    return Levenshtein.distance(left, right) <= allowed and (shorter < 5 or JaroWinkler.similarity(left, right) >= 0.8)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names stand to each other, with the reason in words."""

    likeness: Likeness
    reason: str

    @property
    def is_same(self) -> bool:
        """Whether the names alone say that it is one name."""
        return self.likeness in SAME_PERSON


class Names:
    """Compares names, with the letters and endings that the knowledge has."""

    def __init__(self, reader: NameReader) -> None:
        self.reader = reader
        self._compare = lru_cache(maxsize=65536)(self._compared)

    def compare(self, left: str, right: str) -> NameMatch:
        """How *left* and *right* stand to each other. ``spelling`` and ``initials`` ask for more evidence; a lone family name is ``initials`` too."""
        return self._compare(*sorted((left, right)))

    def _compared(self, left: str, right: str) -> NameMatch:
        one, other = self.reader.read(left), self.reader.read(right)
        if not one.words or not other.words:
            return NameMatch("different", "a name without letters")
        shorter, longer = sorted((left, right), key=lambda name: (len(name), name))
        if reason := self._two_people(one, other):
            return NameMatch("different", f"{reason} ({left}, {right})")
        ways = [(one.words, other.words)]
        if one.glued or other.glued:
            ways += [(one.glued or one.words, other.glued or other.words), (one.words, other.glued), (one.glued, other.words)]
        ways += [(one.lettered, other.words), (one.words, other.lettered)]
        likeness = min((self._compare_words(*way) for way in ways if all(way)), key=RANKS.index)
        if likeness == "different" and self._is_joined(one.words, other.words):
            likeness = "spelling"
        if likeness == "fuller" and self._other_first_name(one, other):
            likeness = "spelling"
        return NameMatch(likeness, REASONS[likeness].format(left=left, right=right, shorter=shorter, longer=longer))

    def _two_people(self, one: Name, other: Name) -> str:
        """Why two names can't be one person's, whatever their words; empty where they can."""
        if one.suffix and other.suffix and one.suffix != other.suffix:
            return "junior and senior"
        if {one.gender, other.gender} == {"man", "woman"}:
            return "a man and a woman"
        if one.fathers and other.fathers and not all(close(mine, its) for mine, its in zip(one.fathers, other.fathers, strict=False)):
            return "children of two fathers"
        return ""

    def _is_joined(self, one: Sequence[Word], other: Sequence[Word]) -> bool:
        """Whether one name writes as two words what the other writes as one ("Zeng Yuanhao", "Yuan Hao Zeng")."""
        short, long = sorted((one, other), key=len)
        if len(long) != len(short) + 1 or len(short) < 2 or len(long) > MOST_WORDS:
            return False
        sounds = sorted(word.sound for word in short)
        pairs = (
            [*(word.sound for word in long[:place]), self.reader.fold(long[place].written + long[place + 1].written)]
            + [word.sound for word in long[place + 2 :]]
            for place in range(len(long) - 1)
        )
        return any(sorted(joined) == sounds for joined in pairs)

    @staticmethod
    def _other_first_name(one: Name, other: Name) -> bool:
        """Whether one has a first name more, joined by a hyphen: Anna and Anna-Maria are often two people."""
        mine, its = {word.written for word in one.words}, {word.written for word in other.words}
        return any(second not in its for second in one.seconds) != any(second not in mine for second in other.seconds)

    def _compare_words(self, left: Sequence[Word], right: Sequence[Word]) -> Likeness:
        written, others = ([word.written for word in words] for words in (left, right))
        if written == others:
            return "same"
        sounds, their_sounds = ([word.sound for word in words] for words in (left, right))
        if sounds == their_sounds:
            return "transliteration"
        if sorted(sounds) == sorted(their_sounds):
            return "order"
        short, long = sorted((left, right), key=len)
        if len(long) > MOST_WORDS:
            return "different"
        return self._verdict(short, long)

    def _verdict(self, short: Sequence[Word], long: Sequence[Word]) -> Likeness:
        """Pairs each word of the shorter name with one of the longer, the best way there is."""
        fits = [[self._fit(one, other) for other in long] for one in short]
        ways = permutations(range(len(long)), len(short))
        far, initials, misspelt, heard = min(tuple(map(sum, zip(*map(getitem, fits, way), strict=True))) for way in ways)
        alone = len(short) - initials == 1 and misspelt == 1  # the only word to go by is misspelt
        if far or initials == len(short) or alone:
            return "overlap" if overlaps(short, long) else "different"
        if misspelt == len(short) == 2:
            return "distant"
        if initials or len(short) == 1:
            return "initials"
        return "spelling" if misspelt or heard else "fuller"

    def _fit(self, one: Word, other: Word) -> Fit:
        """How two words stand to each other, as counts to be added up."""
        if one.sound == other.sound:
            return ALIKE
        if one.is_initial or other.is_initial:
            return INITIAL if begins(one, other) or begins(other, one) else FAR
        if self.is_other_gender(one.sound, other.sound):
            return FAR
        if self.sounds_alike(one, other):
            return HEARD
        return MISSPELT if close(one.written, other.written) or close(one.sound, other.sound) else FAR

    def is_other_gender(self, one: str, other: str) -> bool:
        """Whether two words are a man's and a woman's form of one name."""
        for man, woman in self.reader.endings:
            for left, right in ((one, other), (other, one)):
                if left.endswith(man) and right.endswith(woman) and left[: -len(man)] == right[: -len(woman)]:
                    return True
        return False

    def sounds_alike(self, one: Word, other: Word) -> bool:
        """Whether two words are one but for letters that languages take for one another ("Gurbanmyrat", "Kurbanmurad")."""
        return any(self._alike(mine, its) for mine in (one, *one.others) for its in (other, *other.others))

    def _alike(self, one: Word, other: Word) -> bool:
        if (one.bones, one.vowels) == (other.bones, other.vowels) or self._is_attached(one.sound, other.sound):
            return True
        if one.bones != other.bones or len(one.bones) < 2:
            return False
        return all(mine == its or frozenset({mine, its}) in self.reader.vowels for mine, its in zip_longest(one.vowels, other.vowels, fillvalue=""))

    def _is_attached(self, one: str, other: str) -> bool:
        """Whether one word is the other with an article written before it."""
        short, long = sorted((one, other), key=len)
        return len(short) > 3 and any(long == small + short for small in self.reader.attached)


REASONS: dict[Likeness, str] = {
    "same": "both are called {left}",
    "transliteration": "{left} and {right} are two ways to write one name",
    "order": "{left} and {right} are the same names in another order",
    "different": "{left} and {right} are other names",
    "initials": "{shorter} may be short for {longer}",
    "spelling": "{left} and {right} differ by a few letters",
    "overlap": "{left} and {right} have two names in common, one with a name before them and one with a name behind",
    "distant": "both words of {left} and {right} differ by a few letters",
    "fuller": "{longer} is the fuller form",
}


def begins(short: Word, long: Word) -> bool:
    """Whether a word may be the initial of another."""
    return short.is_initial and (long.written.startswith(short.written) or long.sound.startswith(short.sound))


def overlaps(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether one name ends in two words or more with which the other goes on ("José Ignacio Barrera", "Ignacio Barrera Tapia")."""
    sounds, others = [word.sound for word in one], [word.sound for word in other]
    lengths = range(2, min(len(sounds), len(others)))
    return any(sounds[-length:] == others[:length] or others[-length:] == sounds[:length] for length in lengths)
