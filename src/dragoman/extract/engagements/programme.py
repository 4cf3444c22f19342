"""Programmes and diaries: under a line with a day, and often one with somebody's name, stands what is due or was done that day.

"Minister Anna Lind / Monday 3 June / 10.00 Meets Ambassador Roe. / Telephone conversation with Prime Minister Doe."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.extract.engagements.spots import Spots
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span
from dragoman.model.grammar import FINITE
from dragoman.model.records import EngagementType, Place, Status

FEWEST = 2  # lines with a day that make a programme
CLOCK = re.compile(r"(?:\d{1,2}[.:]\d\d|\d{1,2}\s?[ap]\.?m\.?|noon|-|–)", re.IGNORECASE)
THIRD = re.compile(r"(?:es|s)$")
GOING = frozenset({"in", "to", "at", "for"})
VAGUE = frozenset({"other", "statement", "decision", "consultations"})  # what the first word alone doesn't make
PLACELESS = frozenset({"call", "correspondence"})


@dataclass(frozen=True)
class Programme:
    """Knows the lines of one scene that belong to a programme. ``published`` is the day of publication."""

    scene: Scene
    lexicon: Lexicon
    published: str | None

    @cached_property
    def days(self) -> list[tuple[int, DateMention]]:
        """The days that stand alone on a line, by where they end; none where they are too few."""
        blocks = {block.span.start: block.span for block in self.scene.blocks}
        found = [date for date in self.scene.dates if (line := blocks.get(date.span.start)) and line.end <= date.span.end + 1]
        return [(date.span.end, date) for date in found] if len(found) >= FEWEST else []

    def date(self, sentence: int) -> DateMention | None:
        """The day under which a sentence stands."""
        start = self.scene.sentences[sentence].span.start
        at = bisect_left(self.days, start, key=lambda day: day[0]) - 1
        if at < 0:
            return None
        owner = self.owner_line(sentence)
        above = owner is None or self.scene.sentences[owner].span.start < self.days[at][0]
        return self.days[at][1] if above and owner != sentence else None

    def owner(self, sentence: int) -> Unit | None:
        """Whose programme it is: the person who alone stands in a heading above the days."""
        line = self.owner_line(sentence)
        return self.owners[line] if line is not None else None

    def owner_line(self, sentence: int) -> int | None:
        """The heading that names the owner, up to *sentence*."""
        return max((line for line in self.owners if line <= sentence), default=None)

    @cached_property
    def owners(self) -> dict[int, Unit]:
        """The persons who stand alone in a heading, by its sentence."""
        scene, found = self.scene, dict[int, Unit]()
        for number, line in enumerate(scene.sentences):
            unit = next(iter(scene.units_in(line.first, line.last)), None) if scene.kind_of(line) == "heading" else None
            if (
                unit is not None
                and scene.actors[unit.actor].kind == "person"
                and unit.span.start == line.span.start
                and unit.span.end >= line.span.end
            ):
                found[number] = unit
        return found

    def first_word(self, sentence: int) -> int:
        """The first word of a line behind the hour."""
        bounds = self.scene.sentences[sentence]
        words = range(bounds.first, bounds.last)
        return next((at for at in words if not CLOCK.fullmatch(self.scene.tokens[at].text)), bounds.first)

    def status(self, date: DateMention) -> Status:
        """Due, or done by the day of publication."""
        return "planned" if not self.published or date.value[:10] >= self.published else "held"

    def tellings(self, spots: Spots) -> Iterator[Telling]:
        """What each line tells that begins with its verb or noun and leaves out who: "Meets the envoy of B", "Call with the envoy of B"."""
        for number in range(len(self.scene.sentences)) if self.days else ():
            date = self.date(number)
            telling = self.telling(number, date, spots) if date is not None else None
            if telling is not None:
                yield telling

    def telling(self, sentence: int, date: DateMention, spots: Spots) -> Telling | None:
        """What one line tells: who is named in it besides the owner, and where."""
        scene = self.scene
        word, bounds = self.first_word(sentence), scene.sentences[sentence]
        kind, owner = self.kind(word, bounds.last), self.owner(sentence)
        units = [unit for unit in scene.units_in(word, bounds.last) if scene.actors[unit.actor].kind in ("person", "group")]
        if kind is None or (owner is None and not units):
            return None
        met = units if kind not in ("visit", "conference") else []
        actors = dict.fromkeys(unit.actor for unit in ([owner] if owner else []) + met)
        if kind in ("meeting", "call") and len(actors) < FEWEST and not self.is_attended(word):
            return None
        candidate = Candidate(kind, word, word, sentence, "support", self.status(date))
        told = Telling(candidate, bounds.span, tuple(actors), date=self.own_date(bounds.span) or date)
        found = self.place(word, bounds.last, spots) if kind not in PLACELESS else None
        return replace(told, place=found[0], place_span=found[1]) if found else told

    def is_attended(self, word: int) -> bool:
        """Whether a line tells that its owner goes to what it names: "Attends the meeting of the Council"."""
        return THIRD.sub("", self.scene.tokens[word].text.lower()) in self.lexicon.support["prepositional"]

    def own_date(self, line: Span) -> DateMention | None:
        """The day that a line tells itself."""
        return next((date for date in self.scene.dates if line.covers(date.span)), None)

    def filled(self, telling: Telling) -> Telling:
        """A telling of the programme's lines with the day and the owner that its own words leave out: "She takes part in the meeting"."""
        sentence = telling.candidate.sentence
        date, owner = self.date(sentence), self.owner(sentence)
        if date is None:
            return telling
        subjects = self.scene.dependents(telling.candidate.verb, "nsubj")
        pronouns = [at for at in subjects if self.scene.tokens[at].text.lower() in ("he", "she")]
        if owner is not None and pronouns:
            meant = {unit.actor for at in pronouns if (unit := self.scene.unit_at(at)) is not None}
            others = [at for at in telling.actors if at not in meant and at != owner.actor]
            telling = replace(telling, actors=(owner.actor, *others))
        return replace(telling, date=telling.date or date)

    def kind(self, word: int, last: int) -> EngagementType | None:
        """What a line is about: a noun that opens it, or its verb; of a verb of going and opening what it names."""
        tokens = self.scene.tokens
        lemma = tokens[word].text.lower()
        verbs = [form for form in (THIRD.sub("", lemma), lemma.removesuffix("s"), tokens[word].lemma.lower()) if form in self.verbs]
        nouns = [found for at in range(word, min(word + 3, last)) if (found := self.noun(at))]
        if not verbs or lemma == verbs[0]:
            told = any(token.tag in FINITE for token in tokens[word:last]) or not tokens[word].tag.startswith(("NN", "JJ"))
            return nouns[0] if nouns and not told else None
        frames = self.lexicon.verbs.get(verbs[0], ())
        kinds = [frame.type for frame in frames if frame.type not in VAGUE]
        people = any(self.scene.actors[unit.actor].kind == "person" for unit in self.scene.units_in(word, last))
        kind = "visit" if "visit" in kinds and not people else next(iter(kinds), None)
        if {token.text.lower() for token in tokens[word:last]} & self.lexicon.lists["letters"]:
            return "ceremony"
        named = [found for at in range(word + 1, last) if (found := self.noun(at))]
        alone = kind in ("meeting", "visit", "call") and verbs[0] not in self.lexicon.lists["speaking"]
        return kind if alone else next(iter(named), None if kind == "call" else kind)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs that may open a line."""
        return frozenset(self.lexicon.verbs) | self.lexicon.support["object"] | self.lexicon.support["prepositional"]

    def noun(self, at: int) -> EngagementType | None:
        """The kind of engagement that a noun names, with the word before it."""
        word, before = self.scene.tokens[at].text.lower(), self.scene.tokens[at - 1].text.lower() if at else ""
        kind = self.lexicon.nouns.get(f"{before} {word}") or self.lexicon.nouns.get(word)
        return "call" if kind == "meeting" and self.lexicon.before.get(before) == "call" else kind

    def place(self, word: int, last: int, spots: Spots) -> tuple[Place, Span] | None:
        """The place named behind the verb itself or behind "in", "to", "at": of a journey the first, of anything else the last."""
        tokens, visited = self.scene.tokens, self.kind(word, last) == "visit"
        behind = range(word + 1, last)
        for at in behind if visited else reversed(behind):
            if at == word + 1 or tokens[at - 1].text.lower() in GOING or tokens[at - 2].text.lower() in GOING:
                unit = self.scene.unit_at(at)
                found = spots.at(unit.root if unit is not None else at)
                if found is not None:
                    return found
        return None
