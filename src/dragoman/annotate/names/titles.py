"""Titles and forms of address within the row of units: the words of each as one unit, unless they are part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Tags, Unit

CALLING = 8  # rank from which a title is a calling
SURNAMES = 3  # units at least before the second of two
PAIR = 6  # units back in which the plural office of two names stands
LIST = 4  # units at least before the last name of a list
SYLLABLE = re.compile(  # of Korean names
    r"[bcdghjklmnprstwy]{0,2}(?:a|ae|e|eo|eu|i|o|oo|ou|u|ui|wa|wan|weo|wo|ya|yae|ye|yeo|yo|yu|yoo|ee|oe)(?:n|ng|k|l|m|p|h|r)?"
)
HONOURED = frozenset({"H.E.", "H.R.H.", "H.M.", "H.H.", "H.R."})


def joined_titles(units: list[Unit], tags: Tags, lexicon: NameLexicon) -> list[Unit]:
    """*units* with the words of each title and honorific as one unit."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        is_word = units[at].entry is None and units[at].text[0].isalpha()
        taken = (title_at(units, at, tags, lexicon) or honorific_at(units, at, lexicon)) if is_word else None
        if taken is None:
            joined.append(word_in_place(joined, units, at, tags, lexicon))
            at += 1
            continue
        title, at = taken
        joined.append(title := title_in_place(joined, title, units, at, lexicon))
        if is_first_name(title, units, at):
            joined.append(replace(units[at], code="N", entry=None))
            at += 1
    return joined


def title_in_place(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> Unit:
    """A title or form of address as what it is between *before* and unit *after*: itself, a form of address or a part of a name."""
    if is_surname(before, unit, units, after, lexicon) or is_ruler_by_name(before, unit, units, after, lexicon):
        return replace(unit, code="N", title=None)
    if is_professor(unit, units, after, lexicon) or is_address(before, unit, units, after, lexicon):
        unit = replace(unit, code="H", title=None)
    if unit.code == "H" and fold(unit.text) in lexicon.classes and after < len(units) and fold(units[after].text) in lexicon.titles:
        return replace(unit, code=lexicon.classes[fold(unit.text)])  # "Justice Minister X"
    if is_name_itself(before, unit, units, after, lexicon) or is_within_name(before, unit, units, after, lexicon):
        return replace(unit, code="N")
    return unit


def word_in_place(before: list[Unit], units: Sequence[Unit], at: int, tags: Tags, lexicon: NameLexicon) -> Unit:
    """Unit *at*, no title, as what it is behind *before*: itself, a qualifier or a part of a name; half a name at its end is mended."""
    unit = units[at]
    if is_bare_initial(before, units, at):
        return replace(unit, code="I", entry=None)
    if unit.text[0].isupper() and unit.text.lower() in lexicon.syllables and is_syllable(before, unit, units, at):
        unit = replace(unit, code="N")
    if unit.code == "L" and (is_listed_name(before, units, at) or is_named_by_plural(before, units, at)):
        unit = replace(unit, code="N", entry=None)
    if unit.entry is None and unit.text[0].isalpha():
        if unit.code == "?":
            unit = replace(unit, code="N" if at + 1 < len(units) and units[at + 1].code in "NIp-" else "C")
        if fold(unit.text) in lexicon.qualifiers:
            unit = replace(unit, code="Q")
    if is_second_syllable(before, unit, units, at):
        before[-2], unit = replace(before[-2], code="N", entry=None), replace(unit, code="N")
    if unit.code == "C" and fold(unit.text) in lexicon.first_names and is_followed(before, units, at):
        unit = replace(unit, code="N")
    if is_person_of_a_place(before, units, at, tags, lexicon) or is_second_surname(before, unit):
        unit = replace(unit, code="N", entry=None)
    return unit


def is_person_of_a_place(before: Sequence[Unit], units: Sequence[Unit], at: int, tags: Tags, lexicon: NameLexicon) -> bool:
    """Whether a place is a first name here: an unknown capital word follows it, no title, and no preposition leads to it ("of A, Sofia Marin")."""
    unit = units[at]
    if unit.code not in "SL" or fold(unit.text) not in lexicon.places or at + 1 >= len(units) or title_at(units, at + 1, tags, lexicon):
        return False
    return units[at + 1].code == "N" and unit.end + 1 == units[at + 1].start and (not before or before[-1].code not in "oift")


def is_bare_initial(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether a lone capital behind a title or form of address, or behind another such, is an initial without its stop: "Dr. A K Rahim"."""
    if len(units[at].text) != 1 or not units[at].text.isupper() or not before or before[-1].code not in "HTVI" or at + 1 >= len(units):
        return False
    after = units[at + 1]
    return after.text[0].isupper() and after.start == units[at].end + 1 and (after.code in "N?" or len(after.text) == 1)


def is_followed(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether a word that may be a first name stands before another part of a name, and behind no article: "Christian Berg"."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.code in "NI" and after.start == units[at].end + 1 and not (before and before[-1].code == "d")


def is_second_surname(before: Sequence[Unit], unit: Unit) -> bool:
    """Whether a word that English has too stands behind a hyphen in a person's name: "Anna Lind-Green", "Dr. Harrow-Field"."""
    if unit.code not in "WCE" or not unit.text[0].isupper() or len(before) < SURNAMES or before[-1].text != "-" or before[-1].end != unit.start:
        return False
    return before[-2].code == "N" and before[-2].end == before[-1].start and before[-3].code in "NIHTV"


def is_surname(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a title or a form of address is the last word of a name: "Ada King said", "Ada Bishop and"."""
    if unit.code not in "TVH" or not unit.text[0].isupper() or fold(unit.text) not in lexicon.surnames or not before:
        return False
    beside = units[after].code if after < len(units) else "."
    if before[-1].code in "TVQ" and beside == "N" and unit.code != "H":
        return not (unit.title and unit.title.rank == 1 and before[-1].title and before[-1].title.rank == 1)  # "Custodian of … King X"
    if before[-1].code == "N" and beside == "N" and before[-1].end + 1 == unit.start and fold(unit.text) in lexicon.also_names:
        return True  # "Hossein Amir Karimi"
    if before[-1].code == "-" and len(before) > 1:
        return before[-2].code == "N"
    held = len(before) > 1 and before[-2].code in "TVH"  # "Foreign Minister Ada Bishop of A"
    return before[-1].code in "NI" and before[-1].end + 1 == unit.start and beside not in ("NIHM" if held else "NIoHM")


def is_ruler_by_name(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a title is a first name behind a form of address or office: "Prince Sultan bin Saad", "Dr. Amir Khan"; not behind a ruler's style."""
    if unit.code not in "TV" or fold(unit.text) not in lexicon.surnames or not unit.text[0].isupper() or not before:
        return False
    if before[-1].code in "TVW" and after < len(units) and units[after].code == "p":
        return True  # "Minister of Health Sultan bin Saad"
    if before[-1].code != "H":
        return False
    styled = fold(before[-1].text.split()[-1]).strip(".") in lexicon.royal
    return not styled and after < len(units) and units[after].code in "Np" and units[after].start == unit.end + 1


def is_professor(unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a calling that is also a form of address stands right before a name: "Professor X"."""
    if unit.title is None or unit.title.rank < CALLING or fold(unit.text) not in lexicon.honorifics:
        return False
    return after < len(units) and units[after].code in "NIp" and units[after].start == unit.end + 1


def is_address(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a title that may also be a form of address is one: "Minister of Trade and Industry Senator X"."""
    if unit.code not in "TV" or fold(unit.text) not in lexicon.addressing or not before or before[-1].code != "W" or before[-1].end + 1 != unit.start:
        return False
    return after < len(units) and (units[after].code in "NIHp" or units[after].text.lower() in lexicon.syllables)


def is_name_itself(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a form of address is a first name: "Secretary General Baron Tuala", never "Sheikh Hamad Al Nasser"."""
    if unit.code != "H" or fold(unit.text) not in lexicon.also_names or not before:
        return False
    is_listed = before[-1].code == "a" and any(one.code == "U" for one in before[-PAIR:])  # "Prime Ministers X and Sheikh Y"
    if before[-1].code not in "TV" and not is_listed:
        return False
    return after < len(units) and units[after].code == "N" and (after + 1 == len(units) or units[after + 1].code not in "NIp-")


def is_within_name(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a form of address stands in the middle of a name: "Omar Md Hasan", "Aiyaz Sayed-Khan"."""
    if after + 1 < len(units) and units[after].text == "-" and unit.end == units[after].start == units[after + 1].start - 1:
        return unit.code == "H" and " " not in unit.text and bool(before) and before[-1].code == "N" and units[after + 1].code == "N"
    if unit.code != "H" or fold(unit.text) not in lexicon.also_names or not before or before[-1].code != "N" or before[-1].end + 1 != unit.start:
        return False
    return after < len(units) and units[after].code == "N" and units[after].start == unit.end + 1


def is_syllable(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], at: int) -> bool:
    """Whether a small word with a capital is a part of a name: "Sokha On" at its end, "Minister Do Hung Anh" at its head."""
    after = units[at + 1] if at + 1 < len(units) else None
    if not before:
        return False
    if before[-1].code in "TVHUW" and after is not None and after.code == "N" and after.start == unit.end + 1:
        return before[-1].code != "W" or (at + 2 < len(units) and units[at + 2].code == "N")
    if before[-1].code != "N" or before[-1].end + 1 != unit.start:
        return False
    if after is not None and after.text == "-" and after.start == unit.end:
        return True
    if len(before) < 2:
        return False
    return (after is None or after.code in "c.()/x" or (after.code in "fiat" and after.text.islower())) and before[-2].code in "NTH"


def is_second_syllable(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], at: int) -> bool:
    """Whether a small word behind a hyphen ends a first name whose surname follows: "Young-sook Nam"."""
    if len(before) < 2 or before[-1].text != "-" or not SYLLABLE.fullmatch(unit.text) or at + 1 >= len(units):
        return False
    joined = before[-2].end == before[-1].start and before[-1].end == unit.start
    return joined and before[-2].code in "NC" and before[-2].text[0].isupper() and units[at + 1].code == "N" and units[at + 1].start == unit.end + 1


def is_named_by_plural(before: Sequence[Unit], units: Sequence[Unit], at: int) -> bool:
    """Whether a town is a first name behind a plural office: "Ministers Ann Low and Sofia Reed"."""
    if at + 1 >= len(units) or units[at + 1].code != "N" or " " in units[at].text or units[at].end + 1 != units[at + 1].start:
        return False
    return bool(before) and before[-1].code in "ac" and any(unit.code == "U" for unit in before[-5:]) and before[-2].code == "N"


def is_first_name(title: Unit, units: Sequence[Unit], at: int) -> bool:
    """Whether a known word between a title and a name is a first name: "Foreign Secretary Bharat Paudel", "Dr. Paris-Marie Roy"."""
    if at + 1 >= len(units) or title.code not in "TVH" or units[at].code not in "SLB" or units[at].entry is None or " " in units[at].text:
        return False
    if units[at].code == "B" and units[at].text.isupper():
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
    if not tails or (key == "under" and units[at].text.islower() and [one.text for one in units[at + 1 : at + 2]] != ["-"]):
        return None  # "the department under Secretary X"
    acts = tags.tags.get(units[at].start, "NN") in ("VB", "VBD", "VBP", "VBZ", "VBG", "VBN")
    for tail, title in tails:
        if acts and not (tail and at + 1 < len(units) and units[at].text[0].isupper() and units[at + 1].text[0].isupper()):
            continue  # "Managing Director X" opens a sentence, "managing director" may not
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
    if unit.code == "I" or (unit.text == "HE" and at + 1 < len(units) and units[at + 1].text[:1].isupper()):
        return initials_honoured(units, at)
    for tail in lexicon.honorifics.get(fold(unit.text).replace("'", ""), ()):
        end = follow(units, at + 1, tail)
        if end is None or (not tail and fold(unit.text) in ("he", "major")):
            continue
        if end < len(units) and units[end].text in "'’ʼ" and units[end].start == units[end - 1].end:
            end += 1
        words = " ".join(one.text for one in units[at:end] if one.text[0].isalpha())
        end = behind_bracket(units, end, lexicon)
        stop = end < len(units) and units[end].text == "." and units[end].start == units[end - 1].end and len(units[end - 1].text) < 6
        end += stop
        return Unit(unit.start, units[end - 1].end, "H", words), end
    return None


def behind_bracket(units: Sequence[Unit], at: int, lexicon: NameLexicon) -> int:
    """Where the row goes on behind "(Rtd)" after a rank, if it stands at unit *at*, perhaps behind a full stop."""
    first = at + (at < len(units) and units[at].text == "." and units[at].start == units[at - 1].end)
    inside = units[first + 1 : first + 3]
    if len(inside) < 2 or units[first].text != "(" or fold(inside[0].text) not in lexicon.honorifics:
        return at
    close = first + 2 + (inside[1].text == ".")
    return close + 1 if close < len(units) and units[close].text == ")" else at


def initials_honoured(units: Sequence[Unit], at: int) -> tuple[Unit, int] | None:
    """The honorific that initials make, written together or apart, with or without their last full stop: "H.E.", "H. E.", "H.E", "HE"."""
    for size in (1, 2, 3):
        run = units[at : at + size]
        letters = "".join(unit.text for unit in run)
        if len(run) < size or any(len(unit.text) > 1 and unit.code != "I" and unit.text != "HE" for unit in run):
            continue
        if letters in HONOURED or (f"{letters}." in HONOURED and run[-1].start == units[at + size - 2].end) or letters == "HE":
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
