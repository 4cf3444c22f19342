"""Offices as labels of lines, and offices that a person is said to hold by "is": "Ambassador of A to B: Ms. X", "A's Ambassador to B is X".

A label stands at the beginning of its line, and its line ends with the name or with what is told of the holder behind a comma or in brackets.
"""

from __future__ import annotations

import re

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.listed import codes_of_lists

START = r"(?:^|(?<=[/.;]))[n.)x–-]{0,2}C?d?"
LABEL = re.compile(rf"{START}(?P<offices>O(?:(?:ca?|a)O){{0,3}})(?:\([^()/]{{1,6}}\))?[:–]d?(?:O)?(?P<name>Z)(?=$|[/.;,c(]|–)")
ALONE = re.compile(r"(?:^|(?<=/))(?P<offices>O)/(?P<name>Z)(?=$|/)")  # the office on one line, its holder with an honorific on the next
SIGNED = re.compile(r"(?:^|(?<=[/.:]))(?P<name>Z)/(?P<offices>O)(?=$|/(?!Z))")  # a name on one line, the office on the next, as letters end
COPULA = re.compile(r"(?P<offices>O)bd?(?P<name>Z)(?=$|[./;c(h])")


def hold_labelled(row: Row, held: set[int]) -> set[int]:
    """Fills in the holders that labels and "is" tell; gives the places of their offices."""
    codes, found = codes_of_lists(row.units), set()
    for pattern in (LABEL, ALONE, SIGNED, COPULA):
        for match in pattern.finditer(codes):
            name = match.start("name")
            places = [at for at in range(match.start("offices"), match.end("offices")) if codes[at] == "O"]
            if held & set(places) or not is_meant(row, pattern, places, name):
                continue
            row.holders += [(at, name) for at in places]
            found |= set(places)
    return found


def is_meant(row: Row, pattern: re.Pattern[str], places: list[int], name: int) -> bool:
    """Whether the name is surely the holder's: it has several words or an honorific; "is" needs an office that says whose it is."""
    unit = row.units[name]
    if pattern is ALONE:
        return unit.honoured
    if pattern is SIGNED:
        return " " in unit.text and (unit.honoured or is_full(row, places[-1]))
    if pattern is COPULA and not (row.offices[places[-1]].owners or row.units[places[0] - 1].text.lower() in ("its", "whose")):
        return False
    return unit.honoured or " " in unit.text


def is_full(row: Row, at: int) -> bool:
    """Whether an office tells more than one word: "Permanent Secretary", not the "President" that may head what follows."""
    return len(row.offices[at].title.split()) > 1 or bool(row.offices[at].owners)
