"""Which states a text names, where, and in which role (by an office or body at home, one abroad, or merely so); from which capital it was filed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from dragoman.resolve.bodies.parties import Parties, fold_party

Role = Literal["home", "abroad", ""]
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
BREAK = re.compile(r"[.,;:()\n“”\"]|\b(?:and|with|while|but)\b")
FRONT = 300  # characters of a text in which its dateline stands
MOST_BEHIND, MOST_BEFORE = 5, 8  # words around a state's name that tell who of it is named
LINE = re.compile(
    r"^(?P<place>[^\W\d_][\w’'. ]{2,28}?)(?P<rest>(?:[ ,./]+(?:\w{1,12}\.?|\([^()\n]{2,40}\)|/[^/\n]{2,30}/))*?) *"
    r"(?:[–—:]|--|-(?=\s)|\.(?=\s+[A-Z]))\s",
    re.MULTILINE,
)
BRACKETED = re.compile(r"\([^()]*\)|/[^/]*/")
LONGEST = 5  # words of a state's name


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state that a text names at ``start``: by whom of it (``role``), in which ``words``; ``is_seat`` says that only its capital stands there."""

    state: str
    start: int
    role: Role
    words: frozenset[str]
    is_seat: bool = False


def states_in(text: str, parties: Parties) -> Iterator[NamedState]:
    """Every state that *text* names, also by an adjective or its capital, in order."""
    words = list(WORD.finditer(text))
    folded = [fold_party(word.group()) for word in words]
    place = 0
    while place < len(words):
        length, state, is_seat = _state_at(folded[place : place + LONGEST], parties) if words[place].group()[0].isupper() else (1, None, False)
        if state:
            start, end = words[place].start(), words[place + length - 1].end()
            behind, before = _words_behind(text, end), _words_before(text, start, parties)
            told = parties.offices.plain([*behind, *before])
            yield NamedState(state, start, "" if is_seat else _role(behind, before, parties), frozenset(told), is_seat)
        place += length


def _state_at(words: Sequence[str], parties: Parties) -> tuple[int, str | None, bool]:
    """How many of *words* name something, the state among what they name, and whether they are its capital."""
    for length in range(len(words), 0, -1):
        key = " ".join(words[:length])
        if known := parties.names.get(key):
            return length, known if parties.by_id[known].kind == "state" else None, False
        if known := parties.seats.get(key):
            return length, known, True
    return 1, None, False


def _words_behind(text: str, end: int) -> list[str]:
    return fold_party(BREAK.split(text[end : end + 80], maxsplit=1)[0]).split()[:MOST_BEHIND]


def _words_before(text: str, start: int, parties: Parties) -> list[str]:
    """The nearest title or body of which a state is told to be before its name: "Minister of Trade of"; none where it stands there otherwise."""
    words = fold_party(re.split(r"[.;:()\n]", text[max(0, start - 90) : start])[-1]).split()[-MOST_BEFORE:]
    if "of" not in takewhile(lambda word: word in {"of", "the"}, reversed(words)):
        return []
    tails = (words[place:] for place in range(len(words) - 1, -1, -1))
    return next((tail for tail in tails if role_of(tail, parties)), [])


def _role(behind: Sequence[str], before: Sequence[str], parties: Parties) -> Role:
    roles = {role_of(words, parties) for words in (behind, before)}
    return "home" if "home" in roles else "abroad" if "abroad" in roles else ""


def role_of(words: Sequence[str], parties: Parties) -> Role:
    """Whether *words*, folded, name somebody or some body of a state at home, or one abroad."""
    offices = parties.offices
    plain = offices.plain(words)
    if any(word in offices.posted for word in plain):
        return "abroad"
    kind = offices.kind_of(words)
    return "abroad" if kind == "abroad" else "home" if kind == "home" or "ministry" in plain else ""


def filed_from(text: str, parties: Parties) -> str | None:
    """The state from whose capital a text was filed: "SKELL, 4 May (Wire) – …"; ``None`` for a town that is also seat of somebody else's house."""
    for line in LINE.finditer(text[:FRONT]):
        key = fold_party(line["place"])
        rest = fold_party(BRACKETED.sub(" ", line["rest"])).split()
        is_stamp = all(word.isdigit() or word in parties.times or word in parties.names or word in parties.seats for word in rest)
        if key in parties.seats and is_stamp and key not in parties.offices.shared_seats:
            return parties.seats[key]
    return None
