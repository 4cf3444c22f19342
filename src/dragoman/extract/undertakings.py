"""What somebody undertakes: proposals, commitments, plans, invitations, requests, offers, agreements, endorsements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.extract.parties import Parties, Party
from dragoman.extract.pledges import Pledge, find_pledges
from dragoman.extract.promises import Promises
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Block, DateMention, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Evidence, Undertaking

LONGEST = 250  # characters: about a clause
OWNERLESS = 0.2  # less sure where nobody is named
SURE = {"verb": 0.85, "noun": 0.75, "adjective": 0.8, "future": 0.65}


@dataclass(frozen=True)
class Undertakings:
    """Token, Sentence, Actor and DateMention layers → Undertaking records."""

    name: ClassVar[str] = "undertakings/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block, Actor})
    provides: ClassVar[frozenset[type]] = frozenset({Undertaking})
    knowledge: Knowledge
    promises: Promises = field(init=False)

    def __post_init__(self) -> None:
        lexicon = self.knowledge.lexicons.get("cues/en/promises", {})
        object.__setattr__(self, "promises", Promises.of(lexicon if isinstance(lexicon, dict) else {}))

    def __call__(self, reading: Reading) -> Reading:
        parties = Parties.of(reading)
        kept: list[Undertaking] = []
        dropped: list[Drop] = []
        taken: list[Pledge] = []
        for pledge in find_pledges(parties.grammar, self.promises):
            reason = self.refusal(reading, pledge, taken)
            if reason:
                dropped.append(Drop(self.name, reason, short(reading.text, pledge.span).of(reading.text)))
                continue
            taken.append(pledge)
            kept.append(make_undertaking(reading, parties, pledge, len(kept) + 1))
        return reading.adding(Undertaking, kept, dropped)

    def refusal(self, reading: Reading, pledge: Pledge, taken: list[Pledge]) -> str | None:
        """Why *pledge* is no undertaking of its own, or ``None``."""
        block = reading[Block][reading[Sentence][pledge.sentence].block]
        if block.kind not in ("body", "heading"):
            return "page furniture"
        if pledge.refused:
            return pledge.refused
        if any(other.content.covers(pledge.cue) and not pledge.own_subject for other in taken):
            return "part of another undertaking"
        return None


def make_undertaking(reading: Reading, parties: Parties, pledge: Pledge, number: int) -> Undertaking:
    """The record of *pledge*, with the words that name its owner as second evidence."""
    text = reading.text
    owners = parties.at(pledge.owner)
    addressees = [party for head in pledge.addressees for party in parties.at(head)]
    by = names(owners, personal=pledge.kind == "invitation")
    to = [name for name in names(addressees, personal=pledge.kind == "invitation") if name not in by]
    due, dated = due_date(reading, pledge)
    evidence = [Evidence.at(text, short(text, pledge.span))]
    evidence += [Evidence.at(text, owner.span, "by", grounding="exact" if owner.name in owner.span.of(text) else "normalised") for owner in owners]
    if dated is not None:
        evidence.append(Evidence.at(text, dated, "due", grounding="normalised"))
    confidence = round(SURE[pledge.sort] - (0.0 if by else OWNERLESS), 2)
    what = short(text, pledge.content).of(text).replace("\n", " ")
    return Undertaking(f"{Undertaking.prefix}{number}", pledge.kind, tuple(by), tuple(to), what, due, pledge.conditional, confidence, tuple(evidence))


def names(parties: list[Party], personal: bool) -> list[str]:
    """The sides by name: what persons stand for comes first, but where the act is *personal* they themselves."""
    listed = [party.name if personal else party.speaks_for for party in parties]
    return list(dict.fromkeys(listed))


def due_date(reading: Reading, pledge: Pledge) -> tuple[str | None, Span | None]:
    """When it falls due: the first date told in what is undertaken that isn't past history."""
    for date in within(reading[DateMention], pledge.reach):
        if date.role == "date" and not is_past(reading, date):
            return date.value, date.span
    return None, None


def within(dates: tuple[DateMention, ...], span: Span) -> Iterator[DateMention]:
    """The dates that lie in *span*."""
    return (date for date in dates if span.covers(date.span))


def is_past(reading: Reading, date: DateMention) -> bool:
    """Whether *date* lies before the document's own day, as far as both are known."""
    told = reading.document.published
    year = date.value[:4]
    return told is not None and year.isdigit() and date.value[: len(told)] < told[: len(date.value)]


def short(text: str, span: Span) -> Span:
    """*span* without the punctuation at its end, cut at a word so that it is about a clause."""
    words = span.of(text).rstrip(" .,;:")
    if len(words) <= LONGEST:
        return Span(span.start, span.start + len(words))
    words = words[:LONGEST]
    end = max(words.rfind(", ", LONGEST // 2), -1)
    end = end if end > 0 else words.rfind(" ")
    return Span(span.start, span.start + (end if end > 0 else LONGEST))
