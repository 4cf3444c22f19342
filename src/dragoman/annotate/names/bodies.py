"""Bodies that the knowledge doesn't hold, put together from their words: "State Customs Service of Freedonia", "Embassy of X in Y".

A body becomes one unit of the row, code ``B``, so that the grammar of offices meets it as it meets a known organisation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Unit, codes_of
from dragoman.model.document import Span

# What may stand before the head, the heads, and what may follow: "of X", "for X and Y", "in Z".
LEFT = r"(?:[SAB]g)?(?:[SABL]-?|[WNXCMH]-?(?:a(?=[WNC]{1,4}D))?){0,9}"
WORD = r"(?:[WMUXCDE]-?g?|N-?(?=[WDCE]))"
PLACE = r"(?:N(?=NN)|N{1,2}(?![NI]))"  # "Bank of Elbonia", and never the name after it
WORDS = rf"{WORD}{{1,8}}(?:(?:ca?|a){WORD}{{1,8}}(?![TVKWMNCX]{{0,8}}[TVKD])){{0,8}}"
RIGHT = rf"(?:od?(?:[MW]*[TV](?![NIoZ])|{WORDS}|{PLACE}|A(?:a[AWN])?W+|[SABL](?![TVKM])(?:[WC]D?)?)|fd?W(?:[WDM]|a(?=W)|ca?(?=W))*)"
LISTED = r"(?:[SAB]g?)?W{1,3}(?:cW{1,3})*(?:ca?|a)W{1,3}(?=D)"  # "Food, Water and Land Organisation"
OFFICE = r"(?:[SAB]g?)?[MW]{0,2}[TV]g(?:W-?){0,3}(?=D)"  # "the Prime Minister's Private Office"
BODY = re.compile(rf"(?:{LISTED}|{OFFICE}|{LEFT})D+(?:gD?)?(?:[WC]*D)*{RIGHT}{{0,5}}(?:id?[SL])?")
SMALL_BODY = re.compile(r"(?:[SB]g|A|(?<![it])(?<![it]d)S(?=m[cg./]))[wWM]*m|[WM]+m")  # "the Kosovo government, X"
LONGER = re.compile(r"Bf[W]+(?:a?W)*")  # "European Council on Foreign Relations" is more than the European Council
PROGRAMME = re.compile(r"(?:[WMCN]-?|a(?=[WC])){1,6}E(?:[oif]d?[SABL])?\([XN]\)")
ACRONYM = re.compile(r"B\((?:B|X|N)\)")


def join_bodies(units: list[Unit], text: str, lexicon: NameLexicon) -> tuple[list[Unit], dict[str, Unit]]:
    """The row with each body as one unit, and the acronyms that the text introduces in brackets with what they stand for."""
    units = merge(units, [(m.start(), m.end()) for m in LONGER.finditer(codes_of(units)) if is_longer(units[m.start() : m.end()])], text)
    joined = merge(units, [(m.start(), m.end()) for m in BODY.finditer(codes_of(units)) if is_body(units[m.start() : m.end()])], text)
    joined = merge(joined, [(m.start(), m.end()) for m in SMALL_BODY.finditer(codes_of(joined))], text)
    joined = merge(
        joined, [(m.start(), m.end() - 3) for m in PROGRAMME.finditer(codes_of(joined)) if is_programme(joined[m.start() : m.end()], lexicon)], text
    )
    found = [m.start() for m in ACRONYM.finditer(codes_of(joined)) if is_acronym(joined[m.start() + 2].text)]
    acronyms = {joined[at + 2].text: joined[at] for at in found}
    joined = merge(joined, [(at, at + 4) for at in found], text)
    return [replace(unit, code="l") if is_building(unit, lexicon.buildings) else unit for unit in joined], acronyms


def is_building(unit: Unit, buildings: frozenset[str]) -> bool:
    """Whether a body put together is a house where something happens: "the Summer Palace", "Palace of Nations"."""
    head = next((part for part in unit.parts if part.code == "D"), None)
    return head is not None and fold(head.text) in buildings


def is_acronym(word: str) -> bool:
    """Whether *word* looks like initials: "WCO", "ROCB", "DoS"."""
    return sum(letter.isupper() for letter in word) >= 2 and len(word) <= 10 and " " not in word


def is_programme(units: Sequence[Unit], lexicon: NameLexicon) -> bool:
    """Whether a programme or project with its initials in brackets is named, which then acts like a body."""
    head = next((unit for unit in units if unit.code == "E"), None)
    return head is not None and fold(head.text) in lexicon.programmes and is_acronym(units[-2].text)


def is_longer(units: Sequence[Unit]) -> bool:
    """Whether a known name goes on: "… Council on Foreign Relations"."""
    return units[1].text == "on" and all(unit.text[0].isupper() or unit.code == "a" for unit in units[2:]) and " " in units[0].text


def is_body(units: Sequence[Unit]) -> bool:
    """A head alone ("the Council") is a way to speak of a body told before, and no name."""
    return len(units) > 1 and not (len(units) == 2 and units[1].code == "g")


def merge(units: list[Unit], ranges: Sequence[tuple[int, int]], text: str) -> list[Unit]:
    """*units* with each range of them as one body; a known organisation with its acronym keeps its entry."""
    joined: list[Unit] = []
    at = 0
    for first, last in ranges:
        joined += units[at:first]
        joined.append(body_unit(units[first:last], text))
        at = last
    return joined + units[at:]


def body_unit(parts: Sequence[Unit], text: str) -> Unit:
    """One body made of *parts*; its text is as written, without an article at its head."""
    head = parts[0]
    span = Span(head.start, parts[-1].end)
    if head.code == "B" and len(parts) == 4:  # a body and its acronym in brackets
        return replace(head, end=span.end)
    return Unit(span.start, span.end, "B", span.of(text), parts=tuple(parts))
