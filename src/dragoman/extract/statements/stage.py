"""Who is said to have said what: the attributions of the text under the names of their speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from dragoman.extract.parties import Parties
from dragoman.extract.statements.speakers import Memory, Speech, find_speakers
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution, Block, Token
from dragoman.model.confidence import Curve, Weight
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Evidence, Grounding, Statement

FIRM = {"quotation": 0.9, "clause": 0.9, "rest": 0.8, "thing": 0.75}
OWN = ("they", "it", "we", "i")  # who speaks of himself within what he says
CARRIED = Weight("the speaker is carried on from the saying before", -0.15)
UNNAMED = Weight("nobody is named for it", -0.1)


@dataclass(frozen=True)
class Statements:
    """Attribution and Actor layers → Statement records."""

    name: ClassVar[str] = "statements/1"
    requires: ClassVar[frozenset[type]] = frozenset({Attribution, Actor, Token, Block})
    provides: ClassVar[frozenset[type]] = frozenset({Statement})
    knowledge: Knowledge

    def __call__(self, reading: Reading) -> Reading:
        parties, curve = Parties.of(reading), curve_of(self.knowledge, Statement)
        furniture = [block.span for block in reading[Block] if block.kind in ("furniture", "caption", "dateline")]
        statements: list[Statement] = []
        dropped: list[Drop] = []
        speeches = find_speakers(reading, parties, Memory.of(reading, parties, self.knowledge))
        for saying in reading[Attribution]:
            reason = "page furniture" if any(place.overlaps(saying.span) for place in furniture) else None
            reason = "part of what the same speaker says" if is_nested(reading, saying, speeches) else reason
            reason = "another's words within are told" if is_relayed(reading, saying, speeches) else reason
            reason = "the publisher's own credit" if is_credit(reading, saying, speeches[saying]) else reason
            if reason:
                dropped.append(Drop(self.name, reason, saying.span.of(reading.text)))
            else:
                statements.append(make_statement(reading.text, saying, speeches[saying], len(statements) + 1, curve))
        return reading.adding(Statement, statements, dropped)


def is_nested(reading: Reading, saying: Attribution, speeches: Mapping[Attribution, Speech]) -> bool:
    """Whether somebody is only said to say so by himself ("repeated that it wishes …"), or a paper spoken of does ("backed a text calling for …")."""
    speakers = speeches[saying].speakers
    around = [other for other in reading[Attribution] if other is not saying and other.span.covers(saying.cue) and other.span.covers(saying.span)]
    names = {party.name for party in speakers}
    if saying.source is not None and saying.source.of(reading.text).lower() in OWN and any(speeches[other].speakers for other in around):
        return True  # "the two leaders said that they support …"
    described = saying.source is not None and saying.cue.of(reading.text).endswith("ing")
    described = described and any(saying.source is not None and other.span.covers(saying.source) for other in around)
    return described or (bool(speakers) and any(names <= own_names(speeches[other]) for other in around))


def own_names(speech: Speech) -> set[str]:
    """The names of those who speak and of the states and bodies for which they do: "he said that Peru welcomed …" is his own word."""
    return {name for party in speech.speakers for name in (party.name, party.speaks_for)}


def is_relayed(reading: Reading, saying: Attribution, speeches: Mapping[Attribution, Speech]) -> bool:
    """Whether "according to …" only says who passed on what a named speaker says in most of the sentence."""
    if saying.form != "rest":
        return False
    inner = (other for other in reading[Attribution] if other is not saying and saying.span.covers(other.cue) and saying.span.covers(other.span))
    return any(len(other.span) * 5 > len(saying.span) * 2 and speeches[other].speakers for other in inner)


def is_credit(reading: Reading, saying: Attribution, speech: Speech) -> bool:
    """Whether the text merely names its own publisher at a sentence's end ("…, Freedonia Daily reports")."""
    if saying.cue.of(reading.text) != "reports" or saying.cue.start < saying.span.end or len(speech.speakers) != 1:
        return False
    actor = speech.speakers[0].actor
    return actor is None or actor.entity is None


def make_statement(text: str, saying: Attribution, speech: Speech, number: int, curve: Curve) -> Statement:
    """The statement that *saying* tells of; the words that name the speaker are its second evidence, and where they are a pronoun its third."""
    speaker = " and ".join(party.name for party in speech.speakers) or None
    evidence = [Evidence.at(text, saying.span)]
    if speaker is not None and saying.source is not None:
        grounding: Grounding = "inferred" if speech.carried else "exact" if speaker in saying.source.of(text) else "normalised"
        evidence.append(Evidence.at(text, saying.source, "speaker", grounding=grounding))
        evidence += [Evidence.at(text, party.span, "speaker") for party in speech.speakers if speech.carried]
    told = ((CARRIED, speech.carried), (UNNAMED, speaker is None))
    weights = (Weight(f"attributed by a {saying.form}", FIRM[saying.form]), *(weight for weight, counts in told if counts))
    return Statement(f"{Statement.prefix}{number}", speaker, saying.cue.of(text), curve.of(weights), tuple(evidence), weights)
