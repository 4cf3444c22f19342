"""Which states an office-holder can't be of: he visits them, he meets who speaks for them, or somebody else holds the same office there.

A visit's destination and the place of a meeting never tell whose a visitor is; they tell whose he is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.names.holders import YEAR, Row
from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Unit
from dragoman.annotate.offices.grammar import OfficePhrase, seat
from dragoman.annotate.offices.owner import Owner, is_state, states_within

UNIQUE_RANK = 3  # one president, one prime minister, one foreign minister a state
NEAR = 7  # how many units may stand between a word of meeting and whom it takes, or a visit and its destination
BETWEEN = frozenset("xdOiotacSAgBwLhHrf")
WHO = 3  # how many units before a verb its "who" may stand
LISTED = frozenset("caOdoSAgB")
NAMING = frozenset("OPAS")  # codes of what may name a state
SIGNERS = re.compile(r"xxd?(?P<one>O[cd]*Z|Zcd?O)c?axd?(?P<other>O[cd]*Z|Zcd?O)")  # "signed by Minister X and by Y, Minister of A"
SOON = 90  # units within which two holders of one office are so at the same time


@dataclass(frozen=True, slots=True)
class Sides:
    """By person: the states that he visits, the persons whom he faces, and the places of the row where the other side is named.

    ``received`` are the names that a word of meeting takes; ``named`` is every unit that tells of a state, with whether it only says where.
    """

    keys: Mapping[int, str]
    visited: Mapping[str, frozenset[str]]
    faced: Mapping[str, frozenset[str]]
    received: frozenset[int]
    across: Mapping[str | int, tuple[tuple[int, bool], ...]]
    named: tuple[tuple[int, Owner, bool], ...]


def sides_of(row: Row) -> Sides:
    """Who visits what and who faces whom in the row."""
    keys = keys_of(row)
    visited: dict[str, set[str]] = {}
    faced: dict[str, set[str]] = {}
    received: set[int] = set()
    destination: str | None = None
    for first, last in sentences_of(row):
        names = [at for at in range(first, last) if row.codes[at] == "Z"]
        if not names:
            destination = destination_of_list(row, first, last) or (destination if first == last else None)
            continue
        if destination and "n" in row.codes[first : names[0]]:
            for at in names:
                visited.setdefault(keys[at], set()).add(destination)
        for at in range(first, last):
            word = row.units[at].text.lower() if row.codes[at] in "xE" else ""
            if word in row.lexicon.visiting:
                for key, state in visits(row, at, first, last, names, keys):
                    visited.setdefault(key, set()).add(state)
            elif word in row.lexicon.facing:
                before, after = facing(row, at, last, names)
                received.update(after)
                for one in before:
                    for other in after:
                        if keys[one] != keys[other]:
                            faced.setdefault(keys[one], set()).add(keys[other])
                            faced.setdefault(keys[other], set()).add(keys[one])
    freeze = {key: frozenset(value) for key, value in visited.items()}
    named = tuple((at, state, is_host(row, at)) for at, state in states_named(row))
    return Sides(keys, freeze, {key: frozenset(value) for key, value in faced.items()}, frozenset(received), across_of(row, keys), named)


def keys_of(row: Row) -> dict[int, str]:
    """For each name of the row a key that its person goes by: his last name, folded."""
    words = {at: fold(unit.text).replace(".", " ").split() for at, unit in enumerate(row.units) if unit.code == "Z"}
    names = {at: [word for word in name if row.lexicon.classes.get(word) != "J"] or name for at, name in words.items()}
    known = {words[0]: words[-1] for words in names.values() if len(words) > 1}
    return {at: words[-1] if len(words) > 1 else known.get(words[-1], words[-1]) for at, words in names.items() if words}


def sentences_of(row: Row) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends in the row."""
    first = 0
    for at, code in enumerate(row.codes):
        if code in "./":
            yield first, at
            first = at + 1
    yield first, len(row.codes)


def visits(row: Row, at: int, first: int, last: int, names: Sequence[int], keys: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """The visitor and the state of "X's visit to A", "X arrived in A", "a visit to A by X", "the visit of X to A"; nothing after "his visit"."""
    place = next((near for near in range(at + 1, min(last, at + NEAR)) if row.codes[near] in "SL"), None)
    by = next((one for one in names if at < one <= at + NEAR and not set(row.codes[at + 1 : one]) - set("xdtiSLOcofAg")), None)
    is_after = place is not None and by is not None and by < place and row.codes[by + 1 : place] in ("t", "td")  # "the visit of Minister X to A"
    is_near = place is not None and not set(row.codes[at + 1 : place]) - set("xdtinafMCZ")
    state = state_at(row, place) if place is not None and (is_after or is_near) else None
    before = [one for one in names if one < at]
    if by is not None and by_agent(row, at, by):
        if state:
            yield keys[by], state
    elif before and state and fold(row.units[max(first, at - 1)].text) not in ("his", "her", "their"):
        yield keys[before[-1]], state


def destination_of_list(row: Row, first: int, last: int) -> str | None:
    """The state that a line without names heads a list of visits with: "Visits to A"."""
    told = next((at for at in range(first, last) if row.units[at].text.lower().removesuffix("s") in row.lexicon.visiting), last)
    place = next((at for at in range(told + 1, min(last, told + NEAR)) if row.codes[at] in "SL"), None)
    return state_at(row, place) if place is not None and "t" in row.codes[told:place] else None


def by_agent(row: Row, at: int, name: int) -> bool:
    """Whether "by" or "of" stands between a visit and a name."""
    return any(row.units[near].text.lower() in ("by", "of") for near in range(at + 1, name))


def state_at(row: Row, at: int) -> str | None:
    """The entity of the state that a unit is or lies in."""
    entry = row.units[at].entry
    if entry is None:
        return None
    return entry.entity if entry.kind == "state" else f"territory:{entry.country}" if entry.country else None


def facing(row: Row, at: int, last: int, names: Sequence[int]) -> tuple[list[int], list[int]]:
    """The name before a word of meeting, and those that it takes."""
    before = [one for one in names if one < at]
    found: list[int] = []
    for name in (one for one in names if one > at):
        start = found[-1] if found else at
        between = row.codes[start + 1 : name]
        if name - start > NEAR or set(between) - (BETWEEN if not found else LISTED):
            break
        found.append(name)
    is_relative = "h" in row.codes[max(0, at - WHO) : at]
    return (before[-1:] if is_relative else before[:1]), found


def excluded(row: Row, at: int, owners: Mapping[int, Owner], sides: Sides) -> set[str]:
    """The states whose the office at *at* can't be."""
    office = row.offices[at]
    own = {sides.keys[name] for holder, name in row.holders if holder == at and name in sides.keys}
    others = {key for key in own for key in sides.faced.get(key, ())}
    found = {state for key in own for state in sides.visited.get(key, ())}
    for other, name in row.holders:
        owner, key = owners[other], sides.keys.get(name, "")
        if other == at or not owner.entity or not is_state(owner) or key in own:
            continue
        if key in others or (same_seat(office, row.offices[other]) and at_one_time(row, at, other)):
            found.add(owner.entity)
    found.update(of_caller(row, at, owners, sides))
    for other, phrase in row.offices.items():
        if phrase.kind == "follow" and owners[other].entity and fold(row.units[other - 1].text if other else "") in ("his", "her", "their"):
            found.update(beside(row, at, other, owners[other].entity))
    return found


def opposite(row: Row, at: int, owners: Mapping[int, Owner], sides: Sides) -> set[str]:
    """The states that stand over against the holder of an office wherever the text tells of him: no guess may make him theirs.

    A state that somebody visits is the host's, who may well stand on the other side.
    """
    own = {sides.keys.get(name) for holder, name in row.holders if holder == at}
    places = {place for key in (at, *own) if key is not None for place in sides.across.get(key, ())}
    visited = {state for states in sides.visited.values() for state in states}
    told = ((named_at(row, place, owners), before) for place, before in places)
    return {state for state, before in told if state and not (before and state in visited)}


def across_of(row: Row, keys: Mapping[int, str]) -> dict[str | int, tuple[tuple[int, bool], ...]]:
    """By office and by its holder's key: the places that may name a state on the other side, and whether they stand before the office."""
    found: dict[str | int, tuple[tuple[int, bool], ...]] = {at: tuple(others_beside(row, at)) for at in row.offices}
    by_key: dict[str, dict[tuple[int, bool], None]] = {}
    for at, name in row.holders:
        by_key.setdefault(keys.get(name, ""), {}).update(dict.fromkeys(found[at]))
    return {**found, **{key: tuple(places) for key, places in by_key.items() if key}}


def others_beside(row: Row, at: int) -> Iterator[tuple[int, bool]]:
    """The places on the other side of the word by which somebody meets or invites somebody in the sentence of an office."""
    first, last = row.sentence_of(at)
    signers = SIGNERS.search(row.codes, first, last)
    if signers and signers.start() < at < signers.end() and row.units[signers.start()].text.lower() == "signed":
        yield from ((place, False) for place in range(signers.start("one"), signers.end("other")) if row.codes[place] == "O" and place != at)
    for place in range(at + 1, last):
        word = row.units[place].text.lower()
        if row.codes[place] in "xE" and (word in row.lexicon.facing or word == "invitation"):
            clause = next((one for one in range(place + 1, last) if row.units[one].text.lower() == "that"), last)  # "told his guest that A was ready"
            yield from ((one, False) for one in range(place + 1, clause) if row.codes[one] in NAMING)
            break
    for place in range(first, at):
        if row.codes[place] in "xE" and row.units[place].text.lower() in row.lexicon.facing and set("ZOP") & set(row.codes[first:place]):
            yield from ((one, True) for one in range(first, place) if row.codes[one] in NAMING)
            break


def named_at(row: Row, at: int, owners: Mapping[int, Owner]) -> str | None:
    """The state that a unit names, by itself or as an office's owner; none that is only a place ("in A")."""
    if at in owners:
        return owners[at].entity if is_state(owners[at]) else None
    if row.codes[at] == "A" or (row.codes[at] == "S" and row.codes[max(0, at - 2) : at].rstrip("d")[-1:] not in ("i", "t")):
        return state_at(row, at)
    return None


def at_one_time(row: Row, at: int, other: int) -> bool:
    """Whether two offices stand near each other with no year between them."""
    low, high = sorted((at, other))
    return high - low <= SOON and not any(unit.code == "n" and YEAR.fullmatch(unit.text) for unit in row.units[low:high])


def of_caller(row: Row, at: int, owners: Mapping[int, Owner], sides: Sides) -> Iterator[str]:
    """ "The Secretary met President X", "She met President X": the state of the unnamed office, or of the one before, that meets the holder."""
    if not any(holder == at and name in sides.received for holder, name in row.holders):
        return
    first = row.sentence_start(at)
    if "Z" in row.codes[first:at]:
        return
    if not set("OP") & set(row.codes[first : at - 1]):
        end, first = first - 1, row.sentence_start(first - 1)
        heads = [place for place in owners if first <= place < end]
        yield from (owners[place].entity or "" for place in heads[:1] if is_state(owners[place]))
        return
    yield from (owner.entity for place, owner in owners.items() if first <= place < at - 1 and owner.entity and is_state(owner))


def same_seat(left: OfficePhrase, right: OfficePhrase) -> bool:
    """Whether two offices are one of which a state has one holder at a time."""
    is_unique = left.rank <= UNIQUE_RANK and left.kind == "state" and not left.loose and "deputy" not in left.title.lower()
    return is_unique and seat(left.title) == seat(right.title) and left.title.lower() != "minister" and not (left.qualifier or right.qualifier)


def beside(row: Row, at: int, other: int, entity: str | None) -> Iterator[str]:
    """The state of "his Kenyan counterpart", which is not the office-holder's who stands before in the sentence."""
    if entity and at < other and not set(row.codes[at:other]) & set("./"):
        yield entity


def states_named(row: Row) -> Iterator[tuple[int, Owner]]:
    """The units that tell of a state: those that tie a name to it, or say where a town lies, left out."""
    tied = {unit.start for unit in row.own.values()}
    for at, unit in enumerate(row.units):
        if unit.code not in "SAB" or unit.start in tied or is_of_town(row, at) or is_compound(row, at) or is_short_again(row, at):
            continue
        state = state_told(unit, row.lexicon)
        if state.entity:
            yield at, state


def state_told(unit: Unit, lexicon: NameLexicon) -> Owner:
    """The state that a unit names, be it by an adjective or as a part of a body's name; nobody where it names none."""
    if unit.code in "SA" and unit.entry is not None and unit.entry.kind == "state":
        return Owner(unit.entry.name, unit.entry.entity)
    if unit.code != "B" or lexicon.abroad & set(unit.text.lower().split()):
        return Owner()
    return next(states_within(unit), Owner())


def is_of_town(row: Row, place: int) -> bool:
    """Whether a state only says where a town lies: "Lima (Peru)", "in Lima, Peru"."""
    return row.codes[place] == "S" and row.codes[max(0, place - 2) : place] in ("L(", "Lc", "l(", "lc")


def is_short_again(row: Row, place: int) -> bool:
    """Whether a state in brackets is the one before them: "United Arab Emirates (UAE)"."""
    before, entry = row.units[max(0, place - 2)].entry, row.units[place].entry
    return place > 1 and row.codes[place - 1] == "(" and before is not None and entry is not None and before.entity == entry.entity


def is_compound(row: Row, place: int) -> bool:
    """Whether a state is only a part of a word, or tells a currency: "French-educated", "Kenya-born", "US dollars"."""
    beside = row.units[place + 1 : place + 3]
    if beside and fold(beside[0].text) in row.lexicon.money:
        return True
    return len(beside) == 2 and beside[0].text == "-" and beside[0].start == row.units[place].end and beside[1].code == "x"


def is_host(row: Row, place: int) -> bool:
    """Whether a state is where something happens or whom somebody is sent to: "in A", "to the A"."""
    before = row.codes[max(0, place - 2) : place]
    return before.endswith(("i", "t", "id", "td"))
