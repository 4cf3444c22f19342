"""What was done: sent, paid, opened, lifted, ended. Deeds answer promises, so that a later step can tell what came of them.

A deed is told by a verb of the lexicon (``cues/en/deeds``) in the past, asserted and not denied, and a state or organisation did it or is concerned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, cast

from dragoman.extract.parties import Parties
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution, Block, DateMention, Factuality, Sentence, Token
from dragoman.model.confidence import Weight, score_of
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Deed, Evidence

LONGEST = 250  # characters of what was done
SURE = Weight("told by a verb in the past", 0.8)
DOERLESS = Weight("nobody is named who did it", -0.15)
SIDE = frozenset({"state", "org", "group"})


@dataclass(frozen=True)
class Deeds:
    """Token, Actor, Factuality and DateMention layers → Deed records."""

    name: ClassVar[str] = "deeds/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block, Actor, Attribution, DateMention, Factuality})
    provides: ClassVar[frozenset[type]] = frozenset({Deed})
    knowledge: Knowledge
    verbs: Mapping[str, str] = field(init=False)  # by the verb, with its particle, whether something was "done" or "ended"
    courtesies: frozenset[str] = field(init=False)  # objects that make a verb no deed
    answers: frozenset[str] = field(init=False)  # verbs that answer what somebody asked, be it by a courtesy
    bodies: frozenset[str] = field(init=False)  # words in the names of public bodies

    def __post_init__(self) -> None:
        words = cast("Mapping[str, Any]", self.knowledge.lexicons.get("cues/en/deeds", {}))
        object.__setattr__(self, "courtesies", frozenset(words.get("courtesies", ())))
        object.__setattr__(self, "answers", frozenset(words.get("answers", ())))
        object.__setattr__(self, "bodies", frozenset(words.get("bodies", ())))
        object.__setattr__(self, "verbs", {verb: effect for effect in ("done", "ended") for verb in words.get(effect, ())})

    def __call__(self, reading: Reading) -> Reading:
        reason = "no state or organisation did it or is concerned"
        parties = Parties.of(reading)
        unsure = frozenset(mark.span for mark in reading[Factuality])
        kept: list[Deed] = []
        dropped: list[Drop] = []
        for at, token in enumerate(parties.grammar.tokens):
            verb = self.verb_of(parties.grammar, at) if token.tag in ("VBD", "VBN") else None
            if verb is None or reading[Block][reading[Sentence][token.sentence].block].kind != "body":
                continue
            if (
                (verb not in self.answers and self.is_empty(parties.grammar, at))
                or token.span in unsure
                or parties.grammar.is_negated(at)
                or not is_told(parties.grammar, at)
            ):
                continue
            deed = make_deed(reading, parties, at, verb, self.bodies, self.verbs[verb] == "ended", len(kept) + 1)
            if deed is None:
                dropped.append(Drop(self.name, reason, token.span.of(reading.text)))
            else:
                kept.append(deed)
        return reading.adding(Deed, kept, dropped)

    def is_empty(self, grammar: Grammar, at: int) -> bool:
        """Whether the verb with its object is a courtesy or an engagement rather than a deed: "paid a visit", "handed an invitation"."""
        things = (grammar.tokens[thing].lemma.lower() for thing in grammar.find_all(at, "dobj", "nsubjpass"))
        return any(thing in self.courtesies for thing in things)

    def verb_of(self, grammar: Grammar, at: int) -> str | None:
        """The verb of the lexicon that the word *at* is, with its particle where it has one."""
        lemma = grammar.tokens[at].lemma.lower()
        particles = [f"{lemma} {grammar.tokens[child].text.lower()}" for child in grammar.find_all(at, "prt")]
        return next((verb for verb in (*particles, lemma) if verb in self.verbs), None)


def is_told(grammar: Grammar, at: int) -> bool:
    """Whether the verb *at* carries a clause in the past: "sent", "has sent", "was sent", never "to be sent", "would be sent" or "the sum sent"."""
    token = grammar.tokens[at]
    helpers = [grammar.tokens[child] for child in grammar.find_all(at, "aux", "auxpass")]
    if any(helper.tag in ("MD", "TO") for helper in helpers):
        return False
    if token.tag == "VBD":
        return True
    return any(helper.text.lower() in ("was", "were", "has", "have", "had") for helper in helpers)


def is_public(actor: Actor, bodies: frozenset[str]) -> bool:
    """Whether an actor is a known state or organisation, stands for one, or is a body of a public kind by its name."""
    known = actor.entity is not None or actor.represents_entity is not None
    return known or (actor.kind == "org" and bool(bodies & set(actor.name.lower().split())))


def make_deed(reading: Reading, parties: Parties, at: int, verb: str, bodies: frozenset[str], ended: bool, number: int) -> Deed | None:
    """The record of what the verb *at* tells; ``None`` where no state or organisation has a part in it."""
    grammar, text = parties.grammar, reading.text
    passive = grammar.is_passive(at)
    doer = grammar.agent(at) if passive else grammar.subject(at)
    done = grammar.subject(at) if passive else None
    by = tuple(dict.fromkeys(party.speaks_for for party in parties.at(doer) if party.actor is not None))
    clause = cut(grammar.span(at, frozenset({"advcl", "ccomp", "parataxis"})), text)
    words = grammar.phrase(done).join(phrase_behind(grammar, at)) if done is not None else phrase_behind(grammar, at)
    named = list(sides_in(reading, clause))
    if not any(is_public(actor, bodies) for actor in named):
        return None
    to = tuple(dict.fromkeys(name for actor in named if (name := actor.represents or actor.name) not in by))
    told = [date for date in reading[DateMention] if date.role == "date" and clause.covers(date.span)]
    date = next((date for date in told if date.span.start > grammar.tokens[at].span.start), told[0] if told else None)
    evidence = [Evidence.at(text, clause)]
    if date is not None:
        evidence.append(Evidence.at(text, date.span, "date", grounding="normalised"))
    weights = (SURE, *(() if by else (DOERLESS,)))
    what = cut(words, text).of(text).replace("\n", " ")
    value = date.value if date is not None else None
    return Deed(f"{Deed.prefix}{number}", verb, by, to, what, ended, value, score_of(weights), tuple(evidence), weights)


def phrase_behind(grammar: Grammar, at: int) -> Span:
    """The verb *at* with all that follows it in its clause."""
    behind = [word for word in grammar.below(at, frozenset({"advcl", "ccomp", "parataxis", "conj", "cc"})) if word >= at]
    return Span(grammar.tokens[at].span.start, grammar.tokens[max(behind)].span.end)


def sides_in(reading: Reading, clause: Span) -> Iterator[Actor]:
    """The states, organisations and groups of which *clause* speaks, and persons who stand for one."""
    for actor in reading[Actor]:
        if (actor.kind in SIDE or actor.represents is not None) and any(clause.covers(span) for span in actor.mentions):
            yield actor


def cut(span: Span, text: str) -> Span:
    """*span* without punctuation at its end, no longer than a clause."""
    words = span.of(text)[:LONGEST].rstrip(" .,;:\n")
    return Span(span.start, span.start + len(words))
