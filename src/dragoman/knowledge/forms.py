"""How a written form becomes a key, so that "Türkiye’s", "TÜRKIYE" and "Turkiye" meet under one.

Case is kept where it tells something: a word in small letters stays so ("turkey" is no state), a capitalised or shouted one becomes
``Capitalised``, and acronyms are keys of their own, exactly as written but for full stops ("US", never "us").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[\w\u0300-\u036f]+|[,&+]")
GAP = re.compile(r"[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?|-|'|/|")
LOOK_ALIKES = {ord(sign): plain for signs, plain in (("’‘ʼʻ´ʾʿ", "'"), ("‐‑‒–—−", "-"), ("\u00a0\u202f\u2009", " ")) for sign in signs}
PARTICLES = frozenset(("of", "the", "and", "for", "de", "du", "des", "la", "on", "in", "to", "with", "at", "s", "d"))


class Word(NamedTuple):
    """One word of a text as written, dotted acronyms whole ("U.S."), and where it stands (code points, end exclusive)."""

    text: str
    start: int
    end: int


def with_plain_signs(text: str) -> str:
    """*text*, as long as it was, with plain apostrophes, hyphens and spaces for their look-alikes."""
    return text if text.isascii() else text.translate(LOOK_ALIKES)


def split_words(text: str) -> list[Word]:
    """The words of *text*, commas, ampersands and plus signs among them; hyphens, slashes and apostrophes part words."""
    found = WORD.finditer(with_plain_signs(text))
    return [Word(word.replace(".", ""), *match.span()) for match in found for word in (match.group(),)]


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """*word* as it stands in a key.

    >>> [fold_word(word) for word in ("TÜRKIYE", "eSwatini", "Saint", "Of", "turkey", "&")]
    ['Türkiye', 'Eswatini', 'St', 'of', 'turkey', 'and']
    """
    if word == "&":
        return "and"
    composed = unicodedata.normalize("NFC", word)
    if composed.islower():
        return composed
    lower = composed.lower()
    if lower in PARTICLES:
        return lower
    return "St" if lower == "saint" else unicodedata.normalize("NFC", lower[:1].title() + lower[1:])


@lru_cache(maxsize=16384)
def plain_letters(text: str) -> str:
    """*text* without marks on its letters ("São" is "Sao")."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).replace("ı", "i")


def fold_name(name: str) -> str:
    """The key of a name: its words folded.

    >>> fold_name("Côte d’Ivoire"), fold_name("NORTH-MACEDONIA"), fold_name("Saint Lucia")
    ('Côte d Ivoire', 'North Macedonia', 'St Lucia')
    """
    return " ".join(fold_word(word.text) for word in split_words(name))


def fold_acronym(acronym: str) -> str:
    """The key of an acronym: letters and case as written, full stops gone.

    >>> fold_acronym("U.S."), fold_acronym("G-7")
    ('US', 'G 7')
    """
    return " ".join(word.text for word in split_words(acronym))


def is_acronym(form: str) -> bool:
    """Whether *form* is one word of mostly capitals.

    >>> is_acronym("U.S."), is_acronym("BiH"), is_acronym("Chad")
    (True, True, False)
    """
    letters = [sign for sign in form if sign.isalpha()]
    return len(letters) > 1 and " " not in form and sum(map(str.isupper, letters)) * 2 > len(letters)
