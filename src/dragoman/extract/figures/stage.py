"""Figures: numbers claimed, of whom, of what, over which time.

A quantity is reported where it tells an amount; small counts that only say who is meant ("the two countries") and lengths that only say when
("five hours later") are dropped with that reason. The evidence is the clause that says it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.extract.figures.clause import Context, clause, is_told_again, period
from dragoman.extract.figures.coins import Coins, Purse, find_coins
from dragoman.extract.figures.going_on import GoingOn
from dragoman.extract.figures.labelled import Label, labels_of
from dragoman.extract.figures.lengths import Lengths
from dragoman.extract.figures.measure import by_verb, find_measure, last_word
from dragoman.extract.figures.parties import Around, Parties, Roles, find_roles
from dragoman.extract.figures.subject import find_subject
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution, Block, DateMention, Mention, Quantity, Sentence, Token
from dragoman.model.confidence import Curve, Weight
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Evidence, Figure

SAME_PERIOD = re.compile(r"\b(?:in|during|over|for) (?:the|that) same (?:period|time|year|months?|quarter)\b(?! of| last| a year)")
THEN = re.compile(r",?\s+when\s+\S+\s+(?:\S+\s+){0,3}\Z")  # between a year and the number that was told for it
HEADINGS = 2  # how many of a page are asked whom it is about
SMALL = 10  # counts below this may only say who is meant
TOLD = Weight("a number with what it measures", 0.9)
BEARERLESS = Weight("nobody is named whose it is", -0.15)
FAR_PERIOD = Weight("its period is told in another sentence", -0.15)


@dataclass(frozen=True)
class Figures:
    """Quantity, DateMention, Sentence, Token, Mention, Attribution and Actor layers → Figure records."""

    name: ClassVar[str] = "figures/1"
    requires: ClassVar[frozenset[type]] = frozenset({Quantity, DateMention, Sentence, Token, Actor, Mention, Block, Attribution})
    provides: ClassVar[frozenset[type]] = frozenset({Figure})
    knowledge: Knowledge
    coins: Coins = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "coins", find_coins(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        quantities = Purse(reading, self.coins).named(reading[Quantity])
        if not quantities:
            return reading.adding(Figure, ())
        maker = Maker.of(reading, self.knowledge, quantities)
        figures: list[Figure] = []
        dropped: list[Drop] = []
        for quantity in quantities:
            if (label := maker.labels.get(quantity.span.start)) is not None:
                figures.append(maker.make_labelled(quantity, label, len(figures) + 1))
                continue
            place = maker.place(quantity)
            if reason := maker.reason_to_drop(quantity, place):
                dropped.append(Drop(self.name, reason, quantity.span.of(reading.text)))
            else:
                figures.append(maker.make(quantity, place, figures))
        return reading.adding(Figure, figures, dropped)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quantity stands: its sentence's number, its first and last token, its roles."""

    sentence: int
    first: int
    token: int
    roles: Roles


@dataclass(frozen=True)
class Maker:
    """Makes figures of one reading."""

    grammar: Grammar
    parties: Parties
    context: Context
    starts: Sequence[int]  # of the tokens
    words: Mapping[str, frozenset[str]]
    heads: Mapping[str, int]  # how often each noun is counted in the text
    headings: tuple[Span, ...]  # of the page, for want of a nearer name
    curve: Curve
    lengths: Lengths
    votes: Mapping[str, str]
    labels: Mapping[int, Label]
    going_on: GoingOn

    @classmethod
    def of(cls, reading: Reading, knowledge: Knowledge, quantities: tuple[Quantity, ...]) -> Maker:
        lexicon = knowledge.lexicons["cues/en/figures"]
        assert isinstance(lexicon, dict)
        words = {name: frozenset(listed) for name, listed in lexicon.items() if isinstance(listed, list)}
        tokens = reading[Token]
        context = Context(
            reading.text, tokens, reading[Sentence], reading[DateMention], quantities, words["lasting"], words["compared"], words["comparing"]
        )
        headings = tuple(block.span for block in reading[Block] if block.kind == "heading")[:HEADINGS]
        heads = Counter(last_word(quantity.counted) for quantity in quantities if quantity.counted)
        grammar = Grammar.of(tokens)
        parties = Parties.of(reading, knowledge, words["sources"])
        return cls(
            grammar,
            parties,
            context,
            [token.span.start for token in tokens],
            words,
            heads,
            headings,
            curve_of(knowledge, Figure),
            Lengths(reading.text, grammar, quantities, words),
            lexicon["votes"],
            labels_of(reading, grammar, parties),
            GoingOn(grammar, context, words),
        )

    def place(self, quantity: Quantity) -> Place:
        first = bisect_right(self.starts, quantity.span.start) - 1
        at = bisect_right(self.starts, quantity.span.end - 1) - 1
        return Place(self.context.tokens[at].sentence, first, at, find_roles(self.grammar, at))

    def reason_to_drop(self, quantity: Quantity, place: Place) -> str | None:
        """Why a quantity is no figure; ``None`` where it is one."""
        if quantity.unit in self.words["lengths"]:
            return self.lengths.reason(quantity, place.first, place.token)
        if quantity.unit in self.words["distances"] and self.is_whereabouts(quantity, place):
            return "says-where"
        if quantity.unit == "count" and place.first and self.context.tokens[place.first - 1].text.lower() == "top":
            return "ranks"
        if quantity.unit != "count" or quantity.qualifier:
            return None
        if quantity.counted is None:
            return None if self.vote(place) or (quantity.value >= SMALL and self.is_elided(quantity, place)) else "counts-nothing"
        if quantity.value == 1 and last_word(quantity.counted) not in self.words["ballots"]:
            return None if self.heads[last_word(quantity.counted)] > 1 else "one-of-a-kind"
        return "small-count" if quantity.value < SMALL and (self.is_joined(quantity) or self.is_slight(quantity, place)) else None

    def is_joined(self, quantity: Quantity) -> bool:
        """Whether a hyphen joins the number to its noun: "a two-week course", "a three-judge panel"."""
        return "-" in quantity.span.of(self.context.text) or self.context.text.startswith("-", quantity.span.end)

    def is_whereabouts(self, quantity: Quantity, place: Place) -> bool:
        """Whether a distance says where a place lies, or converts the one before it."""
        following = self.context.tokens[place.token + 1 : place.token + 6]
        following = following[:1] if not following or following[0].text != "(" else following[4:5]
        before = self.context.text[max(0, quantity.span.start - 1) : quantity.span.start]
        return before == "(" or any(token.text.lower() in self.words["whereabouts"] for token in following)

    def is_elided(self, quantity: Quantity, place: Place) -> bool:
        """Whether what is counted was named before ("sent out 763 of its own") or is what the verb is said of ("could number 2 million")."""
        verb = self.context.tokens[place.roles.verb].lemma if place.roles.verb is not None else ""
        return verb in self.words["amounting"] or self.whole(place) is not None or self.counted(quantity, place) is not None

    def whole(self, place: Place) -> int | None:
        """The noun of what is as many as the number: "a population of 5 million"."""
        tokens = self.context.tokens
        governor = place.roles.governor
        of = place.first > 0 and tokens[place.first - 1].text.lower() in ("of", "at", "to")
        return governor if of and governor is not None and tokens[governor].lemma.lower() in self.words["wholes"] else None

    def vote(self, place: Place) -> str | None:
        """What a number of votes counts: "by 14 in favour"."""
        tokens = self.context.tokens
        if place.first > 1 and tokens[place.first - 1].text == "to" and tokens[place.first - 2].lemma == "vote":
            return self.votes["against"]  # "61 votes to 4"
        after = " ".join(token.text.lower() for token in tokens[place.token + 1 : place.token + 3])
        return next((counted for words, counted in self.votes.items() if after.startswith(words)), None)

    def is_slight(self, quantity: Quantity, place: Place) -> bool:
        """Whether a small count only says who or what is meant."""
        tokens, roles = self.context.tokens, place.roles
        before = tokens[place.first - 1].text.lower() if place.first else ""
        described = self.grammar.find(roles.noun, "relcl", "acl") is not None  # "the four candidates who were detained"
        if (before in self.words["definite"] and not described) or (before == "of" and tokens[place.first - 2].lemma == "one"):
            return True
        noun = tokens[roles.noun].lemma if roles.noun != place.token else last_word(quantity.counted or "")
        if noun.lower() not in self.words["slight"]:
            return False
        verb = tokens[roles.verb].lemma if roles.verb is not None else ""
        return verb not in self.words["membership"] or tokens[roles.noun].dep not in ("dobj", "attr", "pobj")

    def counted(self, quantity: Quantity, place: Place) -> str | None:
        """What is counted, or was counted by the number before it in the sentence."""
        if quantity.counted or quantity.unit != "count":
            return quantity.counted
        if (vote := self.vote(place)) is not None or self.whole(place) is not None:
            return vote
        sentence = self.context.sentences[place.sentence].span
        told = [q for q in self.context.quantities if q.span.end <= quantity.span.start and sentence.covers(q.span) and q.unit == "count"]
        return told[-1].counted if told else None

    def make_labelled(self, quantity: Quantity, label: Label, number: int) -> Figure:
        """The figure of a line with its label."""
        weights = (TOLD, *(() if label.subject else (BEARERLESS,)))
        values = (quantity.value, quantity.upper, quantity.unit, label.date.value if label.date else None, quantity.qualifier)
        evidence = (Evidence.at(self.context.text, label.line),)
        return Figure(f"{Figure.prefix}{number}", label.subject, label.measure, *values, self.curve.of(weights), evidence, weights)

    def make(self, quantity: Quantity, place: Place, figures: Sequence[Figure]) -> Figure:
        """The figure that *quantity* tells; *figures* are those told before it."""
        context, sentence = self.context, self.context.sentences[place.sentence]
        words = clause(context, sentence, place.token).join(quantity.span)
        when, told = self.when(quantity, place, words, figures)
        subject, measure = self.bearer_and_measure(quantity, place, words, figures)
        evidence = [Evidence.at(context.text, words)]
        if told is not None and not words.covers(told.span):
            evidence.append(Evidence.at(context.text, told.span, "period", grounding="normalised"))
        far = told is not None and not sentence.span.covers(told.span)
        weights = (TOLD, *(() if subject else (BEARERLESS,)), *((FAR_PERIOD,) if far else ()))
        values = (quantity.value, quantity.upper, quantity.unit)
        qualifier = None if quantity.unit in self.words["lengths"] and self.lengths.is_spread(quantity) else quantity.qualifier
        number, sure = f"{Figure.prefix}{len(figures) + 1}", self.curve.of(weights)
        return Figure(number, subject, measure, *values, when, qualifier, sure, tuple(evidence), weights)

    def when(self, quantity: Quantity, place: Place, words: Span, figures: Sequence[Figure]) -> tuple[str | None, DateMention | None]:
        """The time that a number is told for, and the words for it; no words where it is that of the number before."""
        context = self.context
        when, told = period(context, self.grammar, place.sentence, place.token, quantity)
        if figures and (is_told_again(context, quantity) or (when is None and SAME_PERIOD.search(words.of(context.text)))):
            when, told = figures[-1].period, None
        if (behind := self.going_on.year_before(quantity, words, figures)) is not None:
            return behind, None
        then = None
        if self.going_on.pointed_at(quantity, place.sentence, place.roles, figures) is not None:
            then = next((date for date in context.dates if THEN.match(context.text[date.span.end : quantity.span.start])), None)
        own = told is not None and self.context.sentences[place.sentence].span.covers(told.span)
        if (
            then is None
            and not own
            and (known := self.going_on.pointed_at(quantity, place.sentence, place.roles, figures)) is not None
            and self.going_on.corrects(known, place.sentence, place.roles)
        ):
            return known.period, None
        if figures and self.going_on.turns(quantity, place.first):
            return figures[-1].period or when, None if figures[-1].period else told
        return (then.value, then) if then is not None else (when, told)

    def bearer_and_measure(self, quantity: Quantity, place: Place, words: Span, figures: Sequence[Figure]) -> tuple[str | None, str]:
        """Whose number it is and what it measures, by its own clause or as the numbers before it go on."""
        context, start = self.context, self.context.sentences[place.sentence].span.start
        before = figures[-1] if figures else None
        alike = before if before is not None and before.unit == quantity.unit else None
        subject, measure = self.of_what(quantity, place, words)
        if before is not None and is_told_again(context, quantity):
            subject, measure = before.subject, before.measure
        if alike is not None and measure == self.votes["against"] == self.vote(place):
            subject = alike.subject
        if before is not None and self.going_on.turns(quantity, place.first):
            subject, measure = before.subject, before.measure
        if alike is not None and self.going_on.is_told_of_a_time(place.roles, words):
            subject, measure = alike.subject, alike.measure  # "March saw 5 million"
        if measure is not None and self.holds_amount(measure, quantity):
            near = before if before is not None and before.evidence[0].end > start else None
            subject, measure = (near.subject, near.measure) if near is not None else (subject, None)
        if (known := self.going_on.pointed_at(quantity, place.sentence, place.roles, figures)) is not None:
            subject, measure = known.subject, known.measure
        if alike is not None and subject is None:
            subject = alike.subject
        part = words.of(context.text).lower().startswith(tuple(self.words["parts_of"]))
        part = part and alike is not None and alike.evidence[0].start >= start
        if alike is not None and part:
            subject = alike.subject
        if measure is None and before is not None and quantity.unit == "percent" and before.evidence[0].start >= start:
            measure = before.measure  # "…, which is 41 percent more"
        if measure is not None:
            return subject, measure
        goes_on = alike is not None and (alike.unit.islower() or part)
        return subject, alike.measure if alike is not None and goes_on else by_verb(self.grammar, context.text, place.roles, quantity)

    def of_what(self, quantity: Quantity, place: Place, words: Span) -> tuple[str | None, str | None]:
        """Whose number it is and what it measures."""
        context, sentence = self.context, self.context.sentences[place.sentence]
        earlier = [one for one in reversed(context.sentences[max(0, place.sentence - 2) : place.sentence]) if one.block == sentence.block]
        around = Around(context.text, words, sentence.span, (*(one.span for one in earlier), *self.headings))
        subject = find_subject(self.grammar, self.parties, place.roles, around, self.words, unit=quantity.unit)
        acts = place.roles.subject is not None and (
            self.parties.doer(self.grammar, place.roles.subject) is not None
            or context.tokens[place.roles.subject].lemma.lower() in self.words["agents"]
        )
        return subject, find_measure(self.grammar, context.text, place.roles, quantity, self.counted(quantity, place), self.words, acts=acts)

    def holds_amount(self, measure: str, quantity: Quantity) -> bool:
        """Whether what was taken for a measure is, or holds, an amount of money told beside the number."""
        sums = (one.span.of(self.context.text) for one in self.context.quantities if one is not quantity and one.unit.isupper())
        return any(words in measure for words in sums) or (quantity.unit.isupper() and quantity.span.of(self.context.text) in measure)
