"""Offices as labels of lines, and offices that a person is said to hold by "is": "Ambassador of A to B: Ms. X", "A's Ambassador to B is X".

A label stands at the beginning of its line, and its line ends with the name or with what is told of the holder behind a comma or in brackets.
"""

from __future__ import annotations

import re

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.listed import codes_of_lists

START = r"(?:^|(?<=[/.;]))[n.)x–-]{0,2}C?d?"
LABEL = re.compile(rf"{START}(?P<offices>O(?:(?:ca?|a)O){{0,3}})(?:\([^()/]{{1,6}}\))?[:–]d?(?:O)?(?P<name>Z)(?=$|[/.;,c(]|–)")
LINES = re.compile(r"(?:^|(?<=/))(?:O/Z(?:/O/Z)*|Z/O(?:/Z/O)*)(?=$|/)")  # names and offices on lines of their own
COPULA = re.compile(r"(?P<offices>O)bd?(?P<name>Z)(?=$|[./;c(h])")


def hold_labelled(row: Row, held: set[int]) -> set[int]:
    """Fills in the holders that labels and "is" tell; gives the places of their offices."""
    codes, found = codes_of_lists(row.units), set()
    found |= hold_lines(row, held, codes)
    for pattern in (LABEL, COPULA):
        for match in pattern.finditer(codes):
            name = match.start("name")
            places = [at for at in range(match.start("offices"), match.end("offices")) if codes[at] == "O"]
            if held & set(places) or not is_meant(row, pattern, places, name):
                continue
            row.holders += [(at, name) for at in places]
            found |= set(places)
    return found


def hold_lines(row: Row, held: set[int], codes: str) -> set[int]:
    """Fills in the holders that lines in turn tell, be it "H.E. X" over "Ambassador of A" or the office first; gives the places of the offices."""
    found: set[int] = set()
    for match in LINES.finditer(codes):
        places = [at for at in range(match.start(), match.end()) if codes[at] != "/"]
        is_name_first = codes[places[0]] == "Z"
        for left, right in zip(places[::2], places[1::2], strict=True):
            name, office = (left, right) if is_name_first else (right, left)
            unit = row.units[name]
            sure = unit.honoured or (is_name_first and " " in unit.text and is_full(row, office))
            if office not in held and sure:
                row.holders.append((office, name))
                found.add(office)
    return found


def is_meant(row: Row, pattern: re.Pattern[str], places: list[int], name: int) -> bool:
    """Whether the name is surely the holder's: it has several words or an honorific; "is" needs an office that says whose it is."""
    unit = row.units[name]
    if pattern is COPULA and not (row.offices[places[-1]].owners or row.units[places[0] - 1].text.lower() in ("its", "whose")):
        return False
    return unit.honoured or " " in unit.text


def is_full(row: Row, at: int) -> bool:
    """Whether an office tells more than one word: "Permanent Secretary", not the "President" that may head what follows."""
    return len(row.offices[at].title.split()) > 1 or bool(row.offices[at].owners)
