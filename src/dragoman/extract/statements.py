"""Who is said to have said what: the attributions of the text under the names of their speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dragoman.extract.parties import Parties
from dragoman.model.annotations import Actor, Attribution, Block, Token
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Evidence, Statement

FIRM = {"quotation": 0.9, "clause": 0.9, "rest": 0.8, "thing": 0.75}
UNNAMED = 0.1  # less sure where nobody is named for it


@dataclass(frozen=True)
class Statements:
    """Attribution and Actor layers → Statement records."""

    name: ClassVar[str] = "statements/1"
    requires: ClassVar[frozenset[type]] = frozenset({Attribution, Actor, Token, Block})
    provides: ClassVar[frozenset[type]] = frozenset({Statement})

    def __call__(self, reading: Reading) -> Reading:
        parties = Parties.of(reading)
        furniture = [block.span for block in reading[Block] if block.kind in ("furniture", "caption", "dateline")]
        statements: list[Statement] = []
        dropped: list[Drop] = []
        for saying in reading[Attribution]:
            if any(place.overlaps(saying.span) for place in furniture):
                dropped.append(Drop(self.name, "page furniture", saying.span.of(reading.text)))
                continue
            statements.append(make_statement(reading.text, parties, saying, len(statements) + 1))
        return reading.adding(Statement, statements, dropped)


def make_statement(text: str, parties: Parties, saying: Attribution, number: int) -> Statement:
    """The statement that *saying* tells of; the words that name the speaker are its second evidence."""
    speakers = parties.of_span(saying.source)
    evidence = [Evidence.at(text, saying.span)]
    if speakers and saying.source is not None:
        evidence.append(
            Evidence.at(text, saying.source, "speaker", grounding="exact" if speakers[0].name in saying.source.of(text) else "normalised")
        )
    confidence = FIRM[saying.form] - (0.0 if speakers else UNNAMED)
    cue = saying.cue.of(text)
    speaker = " and ".join(party.name for party in speakers) or None
    return Statement(f"{Statement.prefix}{number}", speaker, cue, round(confidence, 2), tuple(evidence))
