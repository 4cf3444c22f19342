"""Words inside a name or an office that are no part of what it says: "A's next Ambassador", "Omar 'Hamo' Karimi"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Unit

QUOTES = frozenset("'\"‘’“”„`")
OFFICIAL = "MKWTVQ"  # codes that open an office


def without_asides(units: Sequence[Unit], lexicon: NameLexicon) -> list[Unit]:
    """*units* without "new", "next", "newly appointed" between an owner and the office, and with nicknames as parts of their names."""
    row = list(units)
    kept: list[Unit] = []
    at = 0
    while at < len(row):
        size = aside_at(row, at, lexicon) if kept and kept[-1].code in "gA" else 0
        if not size:
            kept.append(as_part(row, at))
            size = 1
        at += size
    return kept


def aside_at(units: Sequence[Unit], at: int, lexicon: NameLexicon) -> int:
    """How many units from *at* on say nothing of the office that follows them; none where no office follows."""
    words = [fold(unit.text) for unit in units[at : at + 2]]
    size = 2 if words[0] == "newly" and words[-1] in lexicon.newly else 1 if words[0] in lexicon.aside else 0
    return size if size and at + size < len(units) and units[at + size].code in OFFICIAL else 0


def as_part(units: Sequence[Unit], at: int) -> Unit:
    """The unit at *at*; a quotation mark that parts a nickname from the name round it as a hyphen."""
    unit = units[at]
    if unit.text not in QUOTES:
        return unit
    opens, closes = units[at - 1 : at + 4], units[max(0, at - 3) : at + 2]
    return replace(unit, code="-") if is_nicknamed(opens, 1) or is_nicknamed(closes, 3) else unit


def is_nicknamed(units: Sequence[Unit], at: int) -> bool:
    """Whether five units are a name, a nickname in quotation marks and a name; *at* is the mark's place."""
    if len(units) != 5 or not units[at].text:
        return False
    return [unit.code for unit in (units[0], units[2], units[4])] == ["N"] * 3 and {units[1].text, units[3].text} <= QUOTES
