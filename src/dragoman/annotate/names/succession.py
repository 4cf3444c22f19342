"""Who held an office before or after another: "in succession to X", "She replaces X", "A was succeeded by X"."""

from __future__ import annotations

import re

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import fold

COMES = re.compile(r"x[tod]?d?(?P<name>Z)")
BESIDE = 3  # how many units before an office the "who" of its clause may stand
PRONOUNS = 2  # how many units into a sentence its pronoun may stand


def hold_succeeded(row: Row) -> None:
    """Gives each name behind a word of succession the office that somebody told of before had or has, where no other is told."""
    told = {name for _, name in row.holders}
    for match in COMES.finditer(row.codes):
        name = match.start("name")
        if name in told or not is_succession(row, match):
            continue
        office = office_of(row, match.start())
        if office is not None:
            row.holders.append((office, name))
            row.own.pop(name, None)  # "replaces X of A": A is where X comes from
            told.add(name)


def is_succession(row: Row, match: re.Match[str]) -> bool:
    """Whether the words before a name say that it comes before or after somebody: "replaces X", "takes over from X", "succeeded by X"."""
    word, before = fold(row.units[match.start()].text), fold(row.units[match.start() - 1].text) if match.start() else ""
    if word == "over":
        return before in row.lexicon.handing and row.units[match.start() + 1].text == "from"
    if word == "place":
        return before == "in"
    return (before if word == "by" else word) in row.lexicon.succeeding


def office_of(row: Row, at: int) -> int | None:
    """The office that the sentence up to a word of succession tells of: its own last one, its last person's, or, behind a pronoun, that of the
    person told last in the sentence before."""
    first = row.sentence_start(at)
    own = [place for place in range(first, at) if row.codes[place] == "O"]
    names = [place for place in range(first, at) if row.codes[place] == "Z"]
    if own and "h" not in row.codes[max(first, own[-1] - BESIDE) : own[-1]]:
        return own[-1]
    if names:
        return last_held(row, names[-1] if not own else names[0], at if not own else first)
    if not any(fold(unit.text) in ("he", "she") for unit in row.units[first : min(at, first + PRONOUNS)]) or not first:
        return None
    earlier = row.sentence_start(first - 2)
    held = [office for office, name in row.holders if earlier <= name < first and earlier <= office < first]
    return max(held, default=None)


def last_held(row: Row, name: int, at: int) -> int | None:
    """The office that the person of a name was told last before to hold, by his last name."""
    key = fold(row.units[name].text.split()[-1])
    return max((office for office, holder in row.holders if office < at and fold(row.units[holder].text.split()[-1]) == key), default=None)
