"""From candidates to tellings: whether they happened, who took part, when, where, on what; or why they are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.places import Places
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.times import Times
from dragoman.extract.engagements.topics import Topics
from dragoman.model.annotations import DateMention, Factuality
from dragoman.model.records import Status

ASSERTING: dict[str, Status] = {"planned": "planned", "proposed": "proposed", "cancelled": "cancelled"}
TALKS = frozenset({"meeting", "call", "negotiation", "consultations", "summit"})


@dataclass(frozen=True)
class Teller:
    """Judges the candidates of one scene."""

    scene: Scene
    lexicon: Lexicon
    people: People
    times: Times
    places: Places
    topics: Topics
    published: str | None

    @cached_property
    def marks(self) -> dict[int, str]:
        """What each marked verb does instead of asserting, by its first character."""
        return {mark.span.start: mark.value for mark in self.scene.reading[Factuality]}

    def judge(self, candidate: Candidate) -> Telling | str:
        """The telling that *candidate* makes, or the reason why it makes none."""
        if candidate.generic and candidate.manner != "reference":
            return "no single engagement is meant"
        date = self.times.of(candidate)
        status = self.status(candidate, date)
        if status not in ("held", "planned", "proposed", "cancelled"):
            return f"not asserted: {status}"
        candidate = replace(candidate, status=cast(Status, status))
        actors = self.actors(candidate)
        if self.is_empty(candidate, actors, date):
            return "names neither sides nor a session"
        placed = self.places.of(candidate)
        return Telling(
            candidate,
            self.scene.sentences[candidate.sentence].span,
            tuple(actors),
            date=date,
            place=placed[0] if placed else None,
            place_span=placed[1] if placed else None,
            topics=tuple(self.topics.of_trigger(candidate.trigger, candidate.verb)),
        )

    def status(self, candidate: Candidate, date: DateMention | None) -> str:
        """A status, or what keeps the candidate from being told as one."""
        if candidate.manner != "verb" and self.lexicon.lists["future"] & set(self.near(candidate.trigger)):
            return "planned"
        mark = (
            self.marks.get(self.scene.tokens[candidate.verb].span.start)
            if candidate.verb != candidate.trigger or candidate.manner == "verb"
            else None
        )
        if candidate.manner == "mention" and mark != "cancelled":
            mark = None
        if mark == "habitual":
            mark = None if date is not None or candidate.manner != "verb" else mark
        if mark is not None:
            return ASSERTING.get(mark, mark)
        return "planned" if date is not None and self.is_later(date.value) else "held"

    def near(self, noun: int) -> list[str]:
        """The words that hang on a noun, in small letters."""
        return [self.scene.tokens[child].text.lower() for child in self.scene.children[noun] if child < noun]

    def is_later(self, value: str) -> bool:
        """Whether an EDTF date lies after the day of publication."""
        first = value.strip("?~").split("/")[0]
        return bool(self.published) and first[:4].isdigit() and len(first) >= 7 and first[: len(first)] > str(self.published)[: len(first)]

    def actors(self, candidate: Candidate) -> list[int]:
        """Who took part, as the candidate's own clause names them; each once."""
        heads = list(candidate.heads)
        if candidate.type in TALKS and candidate.manner in ("verb", "support"):
            heads += [
                noun
                for word, at in self.scene.prepositions(candidate.verb)
                if word in ("with", "between", "alongside")
                for noun in self.scene.complements(at)
            ]
        units = [unit for unit in self.people.under(heads) if self.people.kind(unit) != "place"]
        return list(dict.fromkeys(unit.actor for unit in units))

    def is_empty(self, candidate: Candidate, actors: list[int], date: DateMention | None) -> bool:
        """Whether a noun stands alone: no sides, no name, no number, and weak or in passing."""
        if candidate.manner in ("verb", "reference"):
            return False
        if candidate.named or (candidate.numbered and (date is not None or actors)):
            return False
        weak = self.scene.tokens[candidate.trigger].text.lower() in self.lexicon.weak
        if candidate.manner == "support":
            return not actors and (weak or date is None)
        return len(actors) < 2 and not (actors and date is not None)
