"""A candidate: words that may tell of an engagement, before anything is decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.annotations import DateMention
from dragoman.model.document import Span
from dragoman.model.records import EngagementType, Place, Status

# How the words tell of it: a verb by itself; a noun with its verb ("held talks"); a heading; a noun in passing ("after the third summit");
# a reference back to what was told ("the meeting").
Manner = Literal["verb", "support", "heading", "mention", "reference"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One telling of an engagement. ``trigger`` and ``verb`` are tokens; ``heads`` the tokens under which those who took part are named,
    ``venue`` those under which the place is ("the ministry was the venue of talks")."""

    type: EngagementType
    trigger: int
    verb: int
    sentence: int
    manner: Manner
    status: Status
    heads: tuple[int, ...] = ()
    venue: tuple[int, ...] = ()
    named: bool = False
    definite: bool = False
    numbered: bool = False
    generic: bool = False
    former: bool = False  # "the last summit": another than the one just told of
    complete: bool = False  # all who took part stand under ``heads``
    without: frozenset[int] = frozenset()  # actors named there who belong to another engagement told with it
    retinue: bool = False  # a list of those who go with somebody
    title: frozenset[str] = frozenset()  # the telling words of its name, numbers included, in small letters


@dataclass(frozen=True, slots=True)
class Telling:
    """A candidate with what its own passage says: ``actors`` took part, ``sides`` stand only in its title."""

    candidate: Candidate
    span: Span
    actors: tuple[int, ...]
    sides: tuple[int, ...] = ()
    guessed: frozenset[int] = frozenset()  # of the actors, those whom the words only leave the likeliest
    date: DateMention | None = None
    place: Place | None = None
    place_span: Span | None = None
    topics: tuple[str, ...] = ()
    aim: bool = False  # told as what something else was for: "travelled to meet"
    purpose: bool = False  # says what another telling in the same clause was: "received them for the third round of the dialogue"
    setting: bool = False  # says in what its verb's engagement was: "exchanged views in a meeting with"
    equation: bool = False  # says what was told before: "It was the third round of the dialogue"
    margins: bool = False  # set on the margins of another
    during: tuple[int, ...] = ()  # nouns of the engagements as part of which it took place
    after: tuple[int, ...] = ()  # … and of those after which
    apart: bool = False  # set apart from what was told before: "also met separately with"
    vague: bool = False  # names no persons: "the leaders of A and B signed"
    named: frozenset[str] = frozenset()  # the sides of those named
    unnamed: frozenset[str] = frozenset()  # the sides of counterparts without a name: "his Mexican counterpart"
    grouped: bool = False  # names several people by their office: "the ambassadors of A and B"
    hollow: bool = False  # says nothing but the kind of what its verb tells: "gathered for a summit"
    stands: bool = False  # a reference that may stand alone: "during their meeting"
    within: int | None = None  # the verb whose engagement it makes a ceremony: "received the envoy, who presented her credentials"
    spoken: bool = False  # a wish or greeting without a letter: "congratulated her"
    delegates: bool = False  # tells who leads a delegation
    speech: bool = False  # adds who spoke to what was told before
    accredits: bool = False  # speaks of letters, as envoys present them
    entities: frozenset[str] = frozenset()  # the sides that took part
    personal: bool = False  # somebody takes part by name or office

    @property
    def parties(self) -> tuple[int, ...]:
        """Who took part, or else the sides of its title."""
        return self.actors or self.sides
