"""Titles and forms of address within the row of units: the words of each as one unit, unless they are part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Tags, Unit

LIST = 4  # units at least before the last name of a list
HONOURED = frozenset({"H.E.", "H.R.H.", "H.M.", "H.H.", "H.R."})


def joined_titles(units: list[Unit], tags: Tags, lexicon: NameLexicon) -> list[Unit]:
    """*units* with the words of each title and honorific as one unit."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.entry is None and (unit.text[0].isalpha()):
            taken = title_at(units, at, tags, lexicon) or honorific_at(units, at, lexicon)
            if taken:
                if is_surname(joined, taken[0], units, taken[1], lexicon):
                    taken = (replace(taken[0], code="N", title=None), taken[1])
                if is_name_itself(joined, taken[0], units, taken[1], lexicon):
                    taken = (replace(taken[0], code="N"), taken[1])
                if is_within_name(joined, taken[0], units, taken[1]):
                    taken = (replace(taken[0], code="N"), taken[1])
                joined.append(taken[0])
                at = taken[1]
                if is_first_name(taken[0], units, at):
                    joined.append(replace(units[at], code="N", entry=None))
                    at += 1
                continue
        if unit.code in "oft" and is_last_of_name(joined, unit, units, at):
            unit = replace(unit, code="N")
        if unit.code == "L" and (is_listed_name(joined, units, at) or is_named_by_plural(joined, units, at)):
            unit = replace(unit, code="N", entry=None)
        if unit.entry is None and unit.text[0].isalpha():
            if unit.code == "?":
                unit = replace(unit, code="N" if at + 1 < len(units) and units[at + 1].code in "NIp-" else "C")
            if fold(unit.text) in lexicon.qualifiers:
                unit = replace(unit, code="Q")
        if is_person_of_a_place(joined, units, at, lexicon):
            unit = replace(unit, code="N", entry=None)
        joined.append(unit)
        at += 1
    return joined


def is_person_of_a_place(before: Sequence[Unit], units: Sequence[Unit], at: int, lexicon: NameLexicon) -> bool:
    """Whether a place is a first name here: an unknown capital word follows it, and no preposition leads to it ("of A, Sofia Marin")."""
    unit = units[at]
    if unit.code not in "SL" or fold(unit.text) not in lexicon.places or at + 1 >= len(units):
        return False
    return units[at + 1].code == "N" and unit.end + 1 == units[at + 1].start and (not before or before[-1].code not in "oift")


def is_surname(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a title is the last word of a name: "Ada King said"."""
    if unit.code not in "TV" or not unit.text[0].isupper() or fold(unit.text) not in lexicon.surnames or not before:
        return False
    beside = units[after].code if after < len(units) else "."
    if before[-1].code in "TVQ" and beside == "N":
        return True
    if before[-1].code == "-" and len(before) > 1:
        return before[-2].code == "N"
    return before[-1].code in "NI" and before[-1].end + 1 == unit.start and beside not in "NIoHM"


def is_name_itself(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a form of address is a first name: "Secretary General Baron Tuala", never "Sheikh Hamad Al Nasser"."""
    if unit.code != "H" or fold(unit.text) not in lexicon.also_names or not before or before[-1].code not in "TV":
        return False
    return after < len(units) and units[after].code == "N" and (after + 1 == len(units) or units[after + 1].code not in "NIp-")


def is_within_name(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int) -> bool:
    """Whether a form of address stands in the middle of a name: "Omar Md Hasan"."""
    if unit.code != "H" or " " in unit.text or not before or before[-1].code != "N" or before[-1].end + 1 != unit.start:
        return False
    return after < len(units) and units[after].code == "N" and units[after].start == unit.end + 1


def is_last_of_name(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], at: int) -> bool:
    """Whether a small word with a capital ends a name: "Sokha On", "Tran Van To"."""
    if not unit.text[0].isupper() or len(before) < 2 or before[-1].code != "N" or before[-1].end + 1 != unit.start:
        return False
    ends = at + 1 == len(units) or units[at + 1].code in "c.);/x"
    return ends and before[-2].code in "NTH" and unit.text.lower() in ("on", "to", "of", "from")


def is_named_by_plural(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether a town is a first name behind a plural office: "Ministers Ann Low and Sofia Reed"."""
    if at + 1 >= len(units) or units[at + 1].code != "N" or " " in units[at].text or units[at].end + 1 != units[at + 1].start:
        return False
    return bool(before) and before[-1].code in "ac" and any(unit.code == "U" for unit in before[-5:]) and before[-2].code == "N"


def is_first_name(title: Unit, units: Sequence[Unit], at: int) -> bool:
    """Whether a known word between a title and a name is a first name: "Foreign Secretary Bharat Paudel", "Dr. Paris-Marie Roy"."""
    if at + 1 >= len(units) or title.code not in "TVH" or units[at].code not in "SL" or units[at].entry is None or " " in units[at].text:
        return False
    if units[at + 1].code == "-" and at + 2 < len(units):
        return title.code == "H" and units[at + 2].code == "N" and units[at].end == units[at + 1].start == units[at + 2].start - 1
    return units[at + 1].code == "N" and units[at].end + 1 == units[at + 1].start


def is_listed_name(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether a town is the first name of one more of a list: "X of A, Y of B and Santiago Z of C"."""
    if len(before) < LIST or before[-1].code not in "ac" or at + 3 >= len(units) or units[at + 1].code != "N" or " " in units[at].text:
        return False
    last = before[-2 if before[-2].code != "c" else -3]
    return last.code == "S" and units[at + 2].code == "o" and units[at + 3].code == "S" and units[at].end + 1 == units[at + 1].start


def title_at(units: Sequence[Unit], at: int, tags: Tags, lexicon: NameLexicon) -> tuple[Unit, int] | None:
    """The longest title that begins at unit *at*, and where the row goes on."""
    key = fold(units[at].text)
    tails = lexicon.titles.get(key)
    if len(key) == 2 and not units[at].text.isupper():
        return None  # "PM" is an office, "9 pm" an hour
    if not tails or tags.tags.get(units[at].start, "NN") in ("VB", "VBD", "VBP", "VBZ", "VBG", "VBN"):
        return None
    for tail, title in tails:
        end = follow(units, at + 1, tail)
        if end is None or (tail[-1:] == ("state",) and end < len(units) and units[end].code == "W" and units[end].text[0].isupper()):
            continue  # "Minister of State Security"
        if tail[-1:] == ("republic",) and end < len(units) and units[end].code == "o":
            continue  # "President of the Republic of A"
        while tail and tail[-1] == "i" and end < len(units) and units[end].text == "." and units[end].start == units[end - 1].end:
            end += 1  # "a.i."
        code = "U" if title.plural else "K" if not tail and key in lexicon.also_modifiers else "V" if title.serves else "T"
        last = units[end - 1]
        text = " ".join(unit.text for unit in units[at:end] if unit.code != "-")
        return Unit(units[at].start, last.end, code, text, title=title), end
    return None


def honorific_at(units: Sequence[Unit], at: int, lexicon: NameLexicon) -> tuple[Unit, int] | None:
    """The honorific that begins at unit *at*, with its full stop, and where the row goes on."""
    unit = units[at]
    if not unit.text[0].isupper():
        return None
    if unit.code == "I":
        return initials_honoured(units, at)
    for tail in lexicon.honorifics.get(fold(unit.text).replace("'", ""), ()):
        end = follow(units, at + 1, tail)
        if end is None or (not tail and fold(unit.text) in ("he", "major")):
            continue
        if end < len(units) and units[end].text in "'’ʼ" and units[end].start == units[end - 1].end:
            end += 1
        stop = end < len(units) and units[end].text == "." and units[end].start == units[end - 1].end and len(units[end - 1].text) < 6
        end += stop
        return Unit(unit.start, units[end - 1].end, "H", unit.text), end
    return None


def initials_honoured(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """The honorific that initials make, written together or apart: "H.E.", "H. E."."""
    for size in (1, 2, 3):
        run = units[at : at + size]
        if any(unit.code != "I" for unit in run) or "".join(unit.text for unit in run) not in HONOURED:
            continue
        return Unit(run[0].start, run[-1].end, "H", " ".join(unit.text for unit in run)), at + len(run)
    return None


def follow(units: Sequence[Unit], at: int, words: Sequence[str]) -> int | None:
    """Where the row goes on after *words*, which stand at unit *at* with hyphens or elisions between; None where they don't."""
    for word in words:
        while at < len(units) and (
            units[at].code == "-" or units[at].text in "'’/" or (units[at].text == "." and units[at].start == units[at - 1].end)
        ):
            at += 1
        if at >= len(units) or fold(units[at].text).strip("'’ʼ") not in (word, f"{word}'"):
            return None
        at += 1
    return at
