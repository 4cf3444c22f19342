"""How two written names of people stand to each other, and why.

Names are folded to Latin letters without accents, and the common ways to transliterate one sound are made one. The order of names doesn't
count, since many are written family name first. An initial never decides by itself: it is reported as such, and the caller wants more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

Likeness = Literal["same", "transliteration", "order", "fuller", "initials", "spelling", "different"]
SAME_PERSON: frozenset[str] = frozenset({"same", "transliteration", "order", "fuller"})
# ways to write one sound, longer ones first: kh and h, w and v, y and i …
SOUNDS = (
    ("shch", "s"), ("tch", "c"), ("sch", "s"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("ch", "c"), ("sh", "s"), ("ts", "c"), ("tz", "c"),
    ("ph", "f"), ("ck", "k"), ("ks", "x"), ("ou", "u"), ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("ye", "e"), ("ie", "e"),
    ("w", "v"), ("y", "i"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
MOST_WORDS = 6  # longer "names" are none
LITTLE = frozenset({"al", "el", "de", "da", "di", "van", "von", "der", "bin", "ibn", "le", "la", "the"})


@lru_cache(maxsize=65536)
def plain_tokens(name: str) -> tuple[str, ...]:
    """The words of *name* in lower-case Latin letters without accents.

    >>> plain_tokens("Raşit Meredow")
    ('rasit', 'meredow')
    """
    return tuple(re.findall(r"[a-z]+", anyascii(name).casefold().replace("'", "").replace("’", "")))


@lru_cache(maxsize=65536)
def fold_sounds(token: str) -> str:
    """*token* with the ways to write one sound made one.

    >>> fold_sounds("akhmedow") == fold_sounds("ahmedov")
    True
    """
    for written, sound in SOUNDS:
        token = token.replace(written, sound)
    return DOUBLED.sub(r"\1", token)


def folded(name: str) -> tuple[str, ...]:
    """The words of *name* by their sounds."""
    return tuple(fold_sounds(token) if len(token) > 1 else token for token in plain_tokens(name))


def surname_keys(name: str) -> frozenset[str]:
    """What a name may be looked up by, so that its other spellings are near: its first and last words of some length, shortened to consonants."""
    words = [word for word in folded(name) if len(word) > 2] or list(folded(name))
    return frozenset(re.sub(r"[aeiou]", "", word) or word for word in (words[:1] + words[-1:]))


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


Word = tuple[str, str]  # as written and by its sounds


@lru_cache(maxsize=65536)
def compare_names(left: str, right: str) -> NameMatch:
    """How *left* and *right* stand to each other. ``spelling`` and ``initials`` ask for more evidence; a lone family name is ``initials`` too."""
    one, other = plain_tokens(left), plain_tokens(right)
    if not one or not other:
        return NameMatch("different", "a name without letters")
    if one == other:
        return NameMatch("same", f"both are called {left}")
    sounds, others = folded(left), folded(right)
    if sounds == others:
        return NameMatch("transliteration", f"{left} and {right} are two ways to write one name")
    if sorted(sounds) == sorted(others):
        return NameMatch("order", f"{left} and {right} are the same names in another order")
    words = sorted((tuple(zip(one, sounds, strict=True)), tuple(zip(other, others, strict=True))), key=len)
    likeness = _compare_words(*words) if len(words[1]) <= MOST_WORDS else "different"
    shorter, longer = sorted((left, right), key=len)
    reasons = {
        "different": f"{left} and {right} are other names",
        "initials": f"{shorter} may be short for {longer}",
        "spelling": f"{left} and {right} differ by a few letters",
        "fuller": f"{longer} is the fuller form",
    }
    return NameMatch(likeness, reasons[likeness])


def _compare_words(short: tuple[Word, ...], long: tuple[Word, ...]) -> Likeness:
    """Pairs each word of the shorter name with one of the longer, the best way there is."""
    far, initials, misspelt = min(_pairing(short, order) for order in permutations(long, len(short)))
    alone = len(short) - initials == 1 and misspelt == 1  # the only word to go by is misspelt
    if far or initials == len(short) or alone or (misspelt == len(short) == 2):
        return "different"
    if initials or len(short) == 1:
        return "initials"
    return "spelling" if misspelt else "fuller"


def _pairing(short: tuple[Word, ...], long: tuple[Word, ...]) -> tuple[int, int, int]:
    """How many pairs of words don't fit, how many stand on an initial, how many on a close spelling."""
    far = initials = misspelt = 0
    for (one, sound), (other, its_sound) in zip(short, long, strict=True):
        if sound == its_sound:
            continue
        if 1 in (len(one), len(other)):
            initials += one[0] == other[0]
            far += one[0] != other[0]
        elif close(one, other) or close(sound, its_sound):
            misspelt += 1
        else:
            far += 1
    return far, initials, misspelt
