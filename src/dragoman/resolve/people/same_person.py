"""Whether two names in documents are one person's, and why: by name and side, by office and time.

One name for one side is one person, unless what is told can't be one life: an envoy abroad who is in office at home on the same days, offices of
other times with nothing in between. What differs by more than the way to write a sound wants one office too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.resolve.bodies.offices import Office
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.engagements.reports import NamedPerson
from dragoman.resolve.people.appearances import NameClass
from dragoman.resolve.people.names import NameMatch
from dragoman.resolve.people.naming import NameReader
from dragoman.resolve.steps.traces import Node, node_of

OFFICE_YEARS = 5  # an office changes hands; a misspelling some years off may be another holder
LIFE_YEARS = 15  # between two offices of one career without anything in between
ASIDE_YEARS = 5  # between an office of the state and a seat in something else
AT_ONCE = 31  # days within which nobody is an envoy abroad and in office at home
YEAR = 365.25
NEVER = 10**6  # days, where none are told


@dataclass(frozen=True, slots=True)
class Tenancy:
    """An office that a class of names is given, and the days of the first and the last document that does, empty where not told."""

    post: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """A class of names as others are compared with it; ``document`` is the first that has it, ``seen`` when it is named at all."""

    name: NameClass
    document: str
    offices: tuple[Tenancy, ...]
    seen: Tenancy

    @property
    def parties(self) -> frozenset[str]:
        """The sides that the name is written for."""
        return frozenset(self.name.parties)

    @property
    def mention(self) -> str:
        """The name as a judgement names it, where it first stands."""
        return f"{self.document}#{self.name.name}"

    def blocks(self, reader: NameReader) -> Iterator[Node]:
        """What the name is looked up by."""
        return (node_of(key) for key in sorted(reader.read(self.name.name).keys))


@dataclass(frozen=True, slots=True)
class Alike:
    """How two classes of names stand to each other.

    ``certain``: one person; ``close``: a few letters apart, told apart unless more is known; ``short``: one may be short for the other; ``met``: one
    person by what two reports of one engagement say; ``apart``: two people. ``misspelt`` marks a certain one that was close.
    """

    how: Literal["certain", "close", "short", "met", "apart"]
    reason: str
    misspelt: bool = False


def compare_namesakes(one: Namesake, other: Namesake, known: Parties) -> tuple[Alike, bool] | None:
    """How two names stand to each other; ``None`` where nothing speaks for one person."""
    match = known.people.compare(one.name.name, other.name.name)
    if match.likeness == "different":
        return None
    found = _Pair(one, other, known).judge(match)
    return (found, True) if found else None


class _Pair:
    """Two classes of names, with their offices read."""

    def __init__(self, one: Namesake, other: Namesake, known: Parties) -> None:
        self.one, self.other, self.known = one, other, known
        self.shared = bool(one.parties & other.parties) or told_in(one, other) or told_in(other, one)
        self.unknown = not one.parties or not other.parties
        self.lone = any(known.people.reader.read(name.name.name).is_lone for name in (one, other))

    def judge(self, match: NameMatch) -> Alike | None:
        """What follows from how the names stand to each other, and from what is told of both."""
        if match.likeness == "initials" or (match.is_same and self.lone):
            return self._short(match)
        if match.likeness in {"spelling", "overlap", "distant"}:
            return self._misspelt(match)
        if self.shared or (self.unknown and self.one.parties == self.other.parties):
            return self._same_name(match)
        if self.unknown:
            return Alike("short", match.reason)
        if hoped := self._hoped():
            return Alike("certain", f"{match.reason}; {hoped}")
        return (
            Alike("short", f"{match.reason}; in office for a state and, at another time, for an organisation")
            if match.likeness == "same" and self._went_on()
            else None
        )

    def _same_name(self, match: NameMatch) -> Alike:
        """One name for one side: one person, unless it can't be one life."""
        reason = match.reason if self.one.name.name != self.other.name.name else ""
        if self._office():
            return Alike("certain", reason)
        pairs = list(self._offices())
        if any({mine.kind, its.kind} == {"home", "abroad"} and apart <= AT_ONCE for mine, its, apart in pairs):
            return Alike("apart", f"{match.reason}, but one is an envoy while the other is in office at home")
        apart = days_between(self.one.seen, self.other.seen)
        if pairs and apart != NEVER and apart > LIFE_YEARS * YEAR:
            return Alike("close", f"{match.reason}, but in other offices more than {LIFE_YEARS} years apart")
        if any("aside" in {mine.kind, its.kind} and mine.kind != its.kind and NEVER > far > ASIDE_YEARS * YEAR for mine, its, far in pairs):
            return Alike("close", f"{match.reason}, but in another walk of life, more than {ASIDE_YEARS} years apart")
        return Alike("certain", reason)

    def _misspelt(self, match: NameMatch) -> Alike | None:
        """A close spelling wants one office of one side."""
        if not self.shared or (match.likeness == "distant" and days_between(self.one.seen, self.other.seen) > AT_ONCE):
            return None
        if office := self._office():
            return Alike("certain", f"{match.reason}, both {office}", misspelt=True)
        return Alike("close", match.reason) if match.likeness == "spelling" else None

    def _short(self, match: NameMatch) -> Alike | None:
        """An initial or a lone family name may be short for somebody of one side and office, or whose office isn't told, at about the time."""
        if not self.shared and not (match.is_same and self.unknown):
            return None
        told = self.one.offices and self.other.offices
        if told and not self._office():
            return None
        apart = days_between(self.one.seen, self.other.seen)
        return Alike("short", match.reason) if apart == NEVER or apart <= OFFICE_YEARS * YEAR else None

    def _offices(self) -> Iterator[tuple[Office, Office, int]]:
        """Each office of one with each of the other, and the days between."""
        for mine in self.one.offices:
            for its in self.other.offices:
                yield self._read(mine, self.one), self._read(its, self.other), days_between(mine, its)

    def _read(self, tenancy: Tenancy, whose: Namesake) -> Office:
        return self.known.offices.read(fold_party(tenancy.post), whose.parties)

    def _office(self) -> str | None:
        """An office that both hold for one side, not too many years apart; ``None`` where there is none."""
        for mine in self.one.offices:
            for its in self.other.offices:
                far = days_between(mine, its)
                one_office = self.known.offices.alike(self._read(mine, self.one), self._read(its, self.other))
                if self.shared and one_office and (far == NEVER or far <= OFFICE_YEARS * YEAR):
                    return min(mine.post, its.post)
        return None

    def _hoped(self) -> str:
        """What one stands for that the other holds soon after; empty for nothing."""
        for mine in self.one.offices:
            for its in self.other.offices:
                hopes = self.known.offices.hopes(self._read(mine, self.one), self._read(its, self.other))
                if hopes and days_between(mine, its) <= OFFICE_YEARS * YEAR:
                    return f"one stands for what the other holds ({mine.post}, {its.post})"
        return ""

    def _went_on(self) -> bool:
        """Whether somebody in office for a state may be who is in office for an organisation some years before or after."""
        of_states = [all(side.startswith("territory:") for side in one.parties) for one in (self.one, self.other)]
        of_neither = [not any(side.startswith("territory:") for side in one.parties) for one in (self.one, self.other)]
        if not (of_states[0] and of_neither[1]) and not (of_states[1] and of_neither[0]):
            return False
        far = days_between(self.one.seen, self.other.seen)
        in_office = [office.kind in {"home", "abroad"} for mine, its, _ in self._offices() for office in (mine, its)]
        return bool(in_office) and all(in_office) and AT_ONCE < far <= 2 * OFFICE_YEARS * YEAR


def told_in(one: Namesake, other: Namesake) -> bool:
    """Whether the body that one stands for, whose state isn't told, stands in the words of the other's office."""
    bodies = [side.removeprefix("body:") for side in one.name.parties if side.startswith("body:")]
    posts = [f" {fold_party(office.post)} " for office in other.offices]
    return any(f" {body} " in post for body in bodies for post in posts)


def days_between(one: Tenancy, other: Tenancy) -> int:
    """Days between two stretches of time, 0 where they meet; ``NEVER`` where one isn't told."""
    if not (one.first and other.first):
        return NEVER
    first, last = max(one.first, other.first), min(one.last, other.last)
    return max(0, (_day(first) - _day(last)).days)


def _day(value: str) -> date:
    return date.fromisoformat((value + "-01-01")[:10] if len(value) < 7 else (value + "-01")[:10])


def why_two_at_table(one: NamedPerson, other: NamedPerson, known: Parties) -> str:
    """Why two who are named side by side at one engagement are two people; empty where one may only be named twice."""
    match = known.people.compare(one.name, other.name)
    if match.likeness == "different":
        return ""
    other_sides = bool(one.parties and other.parties) and not one.parties & other.parties
    other_offices = one.office is not None and other.office is not None and not known.offices.alike(one.office, other.office)
    if match.likeness in {"transliteration", "order", "spelling"} or other_sides or other_offices:
        return f"{one.name} and {other.name} stand side by side"
    return ""
