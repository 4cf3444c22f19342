"""Lands under their full names: "the Republic of Peru" is Peru, "Loreto Region" a place; towns that only their mayor tells.

They become one unit of the row, so that the grammar of posts meets "Ambassador of the Federal Republic of A" as it meets "Ambassador of A".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Unit, codes_of

TOWN = re.compile(r"(?P<title>T)od?(?P<town>N{1,2}+)(?![NXIpg-])")


def with_realms(units: Sequence[Unit], lexicon: NameLexicon) -> list[Unit]:
    """*units* with "the Kingdom of" before a known state as a part of it, and "Region" behind a place."""
    done: list[Unit] = []
    for unit in units:
        if unit.code == "S" and unit.entry is not None and unit.entry.kind == "state":
            done = with_realm(done, unit, lexicon)
        elif done and is_region(done, unit, lexicon):
            done[-1] = replace(done[-1], end=unit.end, code="L", text=f"{done[-1].text} {unit.text}", entry=None)
        else:
            done.append(unit)
    return done


def with_towns(units: list[Unit], lexicon: NameLexicon) -> list[Unit]:
    """*units* with what governors and mayors are of as a place: "the governor of Ostmere, X"."""
    done, at = [], 0
    for match in TOWN.finditer(codes_of(units)):
        title = units[match.start("title")].title
        if title is not None and title.title in lexicon.local:
            first, last = match.span("town")
            words = " ".join(unit.text for unit in units[first:last])
            done += [*units[at:first], Unit(units[first].start, units[last - 1].end, "L", words)]
            at = last
    return [*done, *units[at:]]


def with_realm(done: list[Unit], state: Unit, lexicon: NameLexicon) -> list[Unit]:
    """The row up to a state, whose unit takes in the realm before it: "Kingdom of X", "Federal Republic of the X"."""
    size = 3 if done and done[-1].code == "d" else 2
    if len(done) < size or done[1 - size].code != "o" or not done[-size].text[:1].isupper() or fold(done[-size].text) not in lexicon.realms:
        return [*done, state]
    while size < len(done) and (done[-size - 1].code == "g" or fold(done[-size - 1].text) in lexicon.realm_words):
        size += 1
    words = " ".join(unit.text for unit in done[-size:]).replace(" 's ", "'s ")
    return [*done[:-size], replace(state, start=done[-size].start, text=f"{words} {state.text}")]


def is_region(done: Sequence[Unit], unit: Unit, lexicon: NameLexicon) -> bool:
    """Whether *unit* says what kind of land the place or name before it is: "Samarkand Region", "the Loreto Region"."""
    before = done[-1]
    if fold(unit.text) not in lexicon.provinces or before.end + 1 != unit.start:
        return False
    if not unit.text[:1].isupper():
        return before.code == "L" and len(done) > 1 and done[-2].code == "o"  # "Governor of Samarkand region"
    return before.code == "L" or (before.code == "N" and len(done) > 1 and done[-2].code in "od" and " " not in before.text)
