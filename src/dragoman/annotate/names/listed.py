"""Lists of office-holders: "the Ambassador of A, X, the Ambassador of B, Y", "the envoys of A, X, B, Y and C, Z", "X (A), Y (B) and Z (C)".

They are read before single offices, since a comma between a name and an office says nothing of which belongs to which: the list as a whole does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.annotate.names.holders import Row, is_stacked
from dragoman.annotate.names.units import Unit

NEXT = r"(?:[c;]a|[ca;])/?d?"
OFFICE_FIRST = re.compile(rf"O(?:c|\(|:)?d?Z\)?(?:{NEXT}O(?:c|\(|:)?d?Z\)?)+")
OWNER_FIRST = re.compile(rf"P(?:c(?P<first>Z)|[(–](?P<bracketed>Z)[)–]?)(?P<rest>(?:{NEXT}(?:od?)?[SBL](?:c?Z|[(–]Z[)–]?))+)")
BEHIND = re.compile(rf"Z(?:\([SBL]\)|od?[SBL]|c[SBL](?=;|\.|/|$))(?:{NEXT}Z(?:\([SBL]\)|od?[SBL]|c[SBL](?=;|\.|/|$)))+")
PAIR = re.compile(r"Z(?:\(|od?|c)(?P<owner>[SBL])\)?")
OWNED = re.compile(r"(?P<owner>[SBL])(?:c|\(|–)?(?P<name>Z)")
REACH = 40  # how many units back the plural office of a list may stand
ENVOYS = ("envoy", "state")


def hold_lists(row: Row) -> set[int]:
    """Fills in the holders that lists tell and gives the places of their offices."""
    codes = codes_of_lists(row.units)
    held: set[int] = set()
    for match in OFFICE_FIRST.finditer(codes):
        if not is_name_first(codes, match.start()):
            held |= hold_pairs(row, match, codes)
    for match in OWNER_FIRST.finditer(codes):
        hold_owners(row, match, codes)
        held.add(match.start())
    for match in BEHIND.finditer(codes):
        held |= hold_behind(row, match, codes)
    return held


def codes_of_lists(units: Sequence[Unit]) -> str:
    """The codes of the row, a colon and a semicolon told apart."""
    marks = {":": ":", ";": ";"}
    return "".join([marks.get(unit.text, unit.code) for unit in units])


def is_name_first(codes: str, at: int) -> bool:
    """Whether the office at *at* stands behind its holder: "X, Ambassador of A, …"."""
    return codes[max(0, at - 4) : at].rstrip("dH").endswith(("Zc", "Z("))


def hold_pairs(row: Row, match: re.Match[str], codes: str) -> set[int]:
    """Each office with the name behind it."""
    offices = [at for at in range(match.start(), match.end()) if codes[at] == "O"]
    names = [at for at in range(match.start(), match.end()) if codes[at] == "Z"]
    if len(offices) != len(names) or all(codes[at + 1] == "Z" for at in offices):
        return set()
    row.holders += zip(offices, names, strict=True)
    before = offices[0] - 2
    if codes[max(0, before) : offices[0]] == "Oc" and is_stacked(row, before, codes):
        row.holders.append((before, names[0]))  # "the head of the mission, Ambassador X, and …"
        return {before, *offices}
    return set(offices)


def hold_owners(row: Row, match: re.Match[str], codes: str) -> None:
    """ "The ambassadors of A, X, B, Y and C, Z": the first name has the office's own state, every further one the state before it."""
    first = match.start("first") if match["first"] else match.start("bracketed")
    row.holders.append((match.start(), first))
    owners = row.offices[match.start()].owners
    if owners:
        row.own[first] = owners[-1]
    for pair in OWNED.finditer(codes, match.start("rest"), match.end("rest")):
        row.holders.append((match.start(), pair.start("name")))
        row.own[pair.start("name")] = row.units[pair.start("owner")]


def hold_behind(row: Row, match: re.Match[str], codes: str) -> set[int]:
    """ "X (A), Y (B) and Z (C)": each name with the state behind it; the office is the plural one told before, if any."""
    plural = next((at for at in range(match.start() - 1, max(-1, match.start() - REACH), -1) if codes[at] in "PO"), None)
    named = [(pair.start(), pair.start("owner")) for pair in PAIR.finditer(codes, match.start(), match.end())]
    row.own.update({name: row.units[owner] for name, owner in named})
    row.listed.update(name for name, _ in named)
    if plural is None or codes[plural] != "P" or row.offices[plural].kind not in ENVOYS:
        return set()
    row.holders += [(plural, name) for name, _ in named]
    return {plural}
