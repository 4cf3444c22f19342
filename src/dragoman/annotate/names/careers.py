"""Who comes to an office, holds or held it, by a verb: "was appointed Ambassador", "X, who had been …", "She served as …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.annotate.names.holders import ENDS, REACH, Row, hold_around
from dragoman.annotate.names.lexicon import fold

RELATIVE = re.compile(r"(?P<name>Z)c?h(?P<being>x{1,3})r?d?Q?(?P<offices>O(?:(?:ca?|a)d?O){0,5})(?!A?Z)")  # "X, who had been O"
# "named X acting minister", "appointed lawyer X to be Consul"
MADE = re.compile(r"(?P<verbs>x(?:d?x){0,3})(?P<name>Z)(?:c?r|tx)?d?(?P<offices>O)(?!Z)")
# "named X, at present Chargé in A, Consul in B"
MOVED = re.compile(r"(?P<verbs>x(?:d?x){0,3})(?P<name>Z)c(?:ix|x)?d?(?P<offices>Oc?O)(?![cZ]*Z)")
MADE_HIM = re.compile(r"(?P<verb>x)(?P<whom>[dx])r?(?P<offices>O)(?!Z)")  # "appointed her Consul"
OPENED_BY = re.compile(r"(?:^|(?<=[./]))(?:d|r)?(?P<offices>O(?:(?:ca?|a)d?O){0,4})c(?P<who>[xZ])(?!c)")  # "Attaché in A and Consul in B, she …"
AS = re.compile(r"(?P<how>[rxb]|(?<=x)o)(?:d?|dx|H+g)(?P<offices>O(?:(?:ca?|a)d?O){0,5})")
PRONOUNS = ("he", "she")
OPENED, CAREER = 2, 8  # units in which a sentence's pronoun stands; sentences back in which the person of a career may


def hold_taken(row: Row, held: set[int]) -> None:
    """Fills in who holds the offices of *row* by verbs, but for those *held* already."""
    codes = row.codes
    for match in RELATIVE.finditer(codes):
        if is_being(row, match):
            hold_around(row, match, held)
    for match in MADE.finditer(codes):
        if any(fold(unit.text) in row.lexicon.taking for unit in row.units[match.start("verbs") : match.start("name")]):
            hold_around(row, match, held)
    for match in MOVED.finditer(codes):
        if any(fold(unit.text) in row.lexicon.taking for unit in row.units[match.start("verbs") : match.start("name")]):
            hold_around(row, match, held)
    for match in MADE_HIM.finditer(codes):
        at, name = match.start("offices"), named_before(row, match.start())
        meant = fold(row.units[match.start()].text) in row.lexicon.taking and fold(row.units[match.start("whom")].text) in ("him", "her")
        if meant and name is not None and at not in held:
            row.holders.append((at, name))
            held.add(at)
    for match in OPENED_BY.finditer(codes):
        hold_opened(row, match, held)
    for match in AS.finditer(codes):
        hold_as(row, match, held, codes)


def is_being(row: Row, match: re.Match[str]) -> bool:
    """Whether the words between "who" and an office say that it is, was or will be his: "who had been", "who most recently served as"."""
    words = [unit.text.lower() for unit in row.units[match.start("being") : match.end("being")]]
    return all(word in row.lexicon.being or word.endswith("ly") or word == "most" for word in words) and any(
        word in row.lexicon.being for word in words
    )


def hold_opened(row: Row, match: re.Match[str], held: set[int]) -> None:
    """ "Attaché in A and Second Secretary in B, she became …": offices at the head of a sentence are those of its subject."""
    places = [at for at in range(match.start("offices"), match.end("offices")) if row.codes[at] == "O"]
    who = match.start("who")
    name = who if match["who"] == "Z" and len(places) > 1 else named_before(row, who) if fold(row.units[who].text) in PRONOUNS else None
    if name is None or held & set(places):
        return
    row.holders += [(at, name) for at in places]
    held.update(places)


def hold_as(row: Row, match: re.Match[str], held: set[int], codes: str) -> None:
    """ "X was appointed Ambassador", "the appointment of X as Consul": the holder stands before, in the same sentence."""
    at = match.start("offices")
    if at in held or (match["how"] == "o" and not is_seat(row, match.start())):
        return
    if match["how"] not in ("r", "o") and fold(row.units[match.start()].text) not in row.lexicon.taking:
        return
    if fold(row.units[match.start()].text) in ("be", "been", "became") and codes[match.end("offices") : match.end("offices") + 1] in tuple("ZgAd"):
        return
    if match["how"] == "x" and match.start() and row.units[match.start() - 1].text.lower() in ("each", "every", "newly", "the", "a", "all"):
        return  # "spoke with each accredited ambassador"
    name = next((back for back in reach_back(row, match.start(), held) if codes[back] == "Z" and not is_agent(row, back)), None)
    name = subject_before(row, match.start()) if name is None else name
    if name is None:
        return
    places = [place for place in range(at, match.end("offices")) if codes[place] == "O" and place not in held]
    row.holders += [(place, name) for place in places]
    held.update(places)
    inherit_owner(row, at, name)


def is_seat(row: Row, at: int) -> bool:
    """Whether "of" leads from a word for an office that somebody takes or leaves: "assumed the position of", "was named to the post of"."""
    if fold(row.units[at - 1].text) not in row.lexicon.seats:
        return False
    return any(fold(unit.text) in row.lexicon.taking | row.lexicon.handing for unit in row.units[row.sentence_start(at) : at - 1])


def reach_back(row: Row, at: int, held: set[int]) -> Iterator[int]:
    """The places before *at* in its sentence, backwards, up to an office that is nobody's yet."""
    for back in range(at - 1, max(-1, at - REACH), -1):
        if row.codes[back] in ENDS or (row.codes[back] == "O" and back not in held):
            return
        yield back


def subject_before(row: Row, at: int) -> int | None:
    """Whom "He" or "She" at the head of a sentence, or right before its verb, means."""
    first = row.sentence_start(at)
    opening = any(unit.text in ("He", "She") for unit in row.units[first : min(at, first + OPENED)])
    beside = any(fold(unit.text) in PRONOUNS for unit in row.units[max(first, at - 1) : at])
    return named_before(row, at) if opening or beside else None


def named_before(row: Row, at: int) -> int | None:
    """The only person whom the nearest sentence before that of *at* with persons names."""
    first = row.sentence_start(at)
    for _ in range(CAREER):
        last, first = first, row.sentence_start(first - 1)
        names = [place for place in range(first, last) if row.codes[place] == "Z" and not is_where(row, place)]
        if names:
            return names[0] if len({fold(row.units[place].text.split()[-1]) for place in names}) == 1 else None
        if not first:
            return None
    return None


def is_where(row: Row, name: int) -> bool:
    """Whether a name of one word is a place's: "born in Ostmere"."""
    return row.codes[max(0, name - 1) : name] == "i" and " " not in row.units[name].text


def is_agent(row: Row, name: int) -> bool:
    """Whether "by" leads to a name, perhaps with its office between: who appoints is not who is appointed."""
    first = name - 1
    while first > 0 and row.codes[first] in "Od":
        first -= 1
    return first >= 0 and row.units[first].text.lower() == "by"


def inherit_owner(row: Row, at: int, name: int) -> None:
    """ "X, who represents A in B as its Ambassador": A and B stand between the name and the office."""
    between = [unit for unit in row.units[name:at] if unit.code in "SB"]
    office = row.offices[at]
    if between and not office.owners and row.offices[at].kind == "envoy" and fold(row.units[at - 1].text) in ("its", "their"):
        row.offices[at] = replace(office, owners=(between[0],), receivers=tuple(between[1:2]) or office.receivers)
