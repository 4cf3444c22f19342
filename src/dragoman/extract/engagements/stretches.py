"""Days that the text counts from others: "that same day", "the following day", a "two-day visit" that ended on Saturday, "on Thursday and Friday"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.extract.engagements.scene import Scene
from dragoman.model.annotations import DateMention

LENGTH = re.compile(r"P(\d+)D")
DAY = re.compile(r"(?:\d{4}|XXXX)-\d{2}-\d{2}")
STEPS = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
PARTS = frozenset({"day", "morning", "afternoon", "evening", "night"})
LONGEST = 31
UNKNOWN, LEAP = "XXXX", "2000"  # a year that isn't told, and one that has every day


@dataclass(frozen=True)
class Stretches:
    """Counts days in one scene. ``ending`` and ``starting`` are verbs in base form."""

    scene: Scene
    ending: frozenset[str]
    starting: frozenset[str]
    journeys: frozenset[str]
    published: str | None

    def carried(self, chain: list[int], past: bool, *, loosely: bool = False) -> DateMention | None:
        """The day that "the same day" beside one of *chain* means: counted from the date told last before it; *loosely* also "in the evening"."""
        scene = self.scene
        for at in chain:
            tops = [at, *(child for child in scene.dependents(at, "advmod") if scene.tokens[child].text.lower() in ("later", "earlier"))]
            below = [child for top in tops for child in scene.children[top]]
            nouns = [
                *below,
                *(noun for top in tops for word, prep in scene.prepositions(top) if word in ("on", "in") for noun in scene.complements(prep)),
            ]
            for noun in nouns:
                step = 0 if loosely and self.is_that_day(noun) else self.step(noun)
                if step is not None:
                    return self.counted(scene.tokens[noun].span.start, step, past, loosely=loosely)
        return None

    def is_that_day(self, noun: int) -> bool:
        """Whether "the evening", "later in the day" mean the day just told of."""
        tokens = self.scene.tokens
        bare = {tokens[at].text.lower() for at in self.scene.children[noun]} <= {"the", "late", "early"}
        word = tokens[tokens[noun].head]
        return tokens[noun].text.lower() in PARTS and bare and word.text.lower() == "in" and not self.scene.dependents(noun, "prep")

    def step(self, noun: int) -> int | None:
        """How many days from the date before "the next day" is."""
        tokens = self.scene.tokens
        if tokens[noun].text.lower() not in PARTS:
            return None
        words = [tokens[at].text.lower() for at in self.scene.dependents(noun, "det", "amod")]
        return next((STEPS[word] for word in reversed(words) if word in STEPS), None)

    def counted(self, before: int, step: int, past: bool, *, loosely: bool = False) -> DateMention | None:
        """The last day told before a character, moved by *step* days; for what is *past*, no day after the document's own; *loosely* whatever
        months and years stand between."""
        told = [date for date in self.scene.dates if date.span.end < before and self.step_of(date) is None]
        told = [date for date in told if not loosely or DAY.fullmatch(date.value)]
        passed = [date for date in told if not (past and self.published and date.value[:10] > self.published)]
        last = passed[-1] if passed else None
        end = last.value.strip("?~").split("/")[-1] if last else ""
        if last is None or not DAY.fullmatch(end):
            return None
        return replace(last, value=moved(end, step) + ("?" if "?" in last.value else ""))

    def step_of(self, date: DateMention) -> int | None:
        """The same of words that the dates already hold."""
        return self.step(self.scene.range_of(date.span)[1] - 1)

    def stretched(self, date: DateMention, trigger: int, verb: int) -> DateMention:
        """The days that an engagement of a told length took, where *date* is its first or last; else *date*, with the day that "and" adds."""
        days, lemmas = self.length(trigger), self.verbs(verb)
        value = date.value
        if days and DAY.fullmatch(value) and lemmas & self.ending:
            return replace(date, value=f"{moved(value, 1 - days)}/{value}")
        if days and DAY.fullmatch(value) and lemmas & self.starting:
            return replace(date, value=f"{value}/{moved(value, days - 1)}")
        return self.joined(date)

    def verbs(self, verb: int) -> frozenset[str]:
        """The verb in base form, and the participles that go with it: "left Larkholm on Friday, wrapping up a visit"."""
        tokens = self.scene.tokens
        beside = [child for child in self.scene.dependents(verb, "advcl") if tokens[child].tag == "VBG"]
        above = [tokens[verb].head] if tokens[verb].dep == "advcl" and tokens[verb].tag == "VBG" else []
        return frozenset(tokens[at].lemma.lower() for at in (verb, *beside, *above))

    def joined(self, date: DateMention) -> DateMention:
        """The date with the next day, where "and" joins the two."""
        following = next((other for other in self.scene.dates if other.span.start > date.span.end), None)
        if following is None or not (DAY.fullmatch(date.value) and DAY.fullmatch(following.value)):
            return date
        between = self.scene.reading.text[date.span.end : following.span.start]
        together = re.fullmatch(r"\s+and\s+(?:on\s+)?", between) and moved(date.value, 1) == following.value
        return replace(date, span=date.span.join(following.span), value=f"{date.value}/{following.value}") if together else date

    def length(self, trigger: int) -> int | None:
        """How many days "three-day" before a word tells, or before the visit of the same sentence: "arrived for a three-day visit"."""
        start, tokens = self.scene.tokens[self.scene.reach[trigger][0]].span.start, self.scene.tokens
        for length in self.scene.lengths:
            own = start <= length.span.start and length.span.end <= tokens[trigger].span.start
            if own or (tokens[trigger].tag.startswith("VB") and self.is_of_visit(length, tokens[trigger].sentence)):
                told = LENGTH.fullmatch(length.value)
                return int(told[1]) if told and 1 < int(told[1]) < LONGEST else None
        return None

    def is_of_visit(self, length: DateMention, sentence: int) -> bool:
        """Whether a length stands right before the word for a journey in a sentence."""
        _, end = self.scene.range_of(length.span)
        near = self.scene.tokens[end : end + 3]
        return any(token.sentence == sentence and token.lemma.lower() in self.journeys for token in near)


def moved(day: str, step: int) -> str:
    """*day* (YYYY-MM-DD, the year may be XXXX) moved by *step* days.

    >>> moved("2024-02-28", 2)
    '2024-03-01'
    """
    if day.startswith(UNKNOWN):
        return UNKNOWN + moved(LEAP + day[4:], step)[4:]
    try:
        return (date.fromisoformat(day) + timedelta(days=step)).isoformat()
    except (ValueError, OverflowError):
        return day
