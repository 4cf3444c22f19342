"""What somebody undertakes: proposals, commitments, plans, invitations, requests, offers, agreements, endorsements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.extract.parties import Parties
from dragoman.extract.undertakings.kinds import Kinds
from dragoman.extract.undertakings.lists import Lists
from dragoman.extract.undertakings.owners import Owners
from dragoman.extract.undertakings.pledged import Pledge, Surroundings
from dragoman.extract.undertakings.pledges import find_pledges
from dragoman.extract.undertakings.promises import Promises
from dragoman.extract.undertakings.records import make_undertaking, short
from dragoman.extract.undertakings.refusals import Refusals
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution, Block, DateMention, DocumentDate, Sentence, Token
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Engagement, Undertaking


@dataclass(frozen=True)
class Undertakings:
    """Token, Sentence, Actor and DateMention layers → Undertaking records."""

    name: ClassVar[str] = "undertakings/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block, Actor, Attribution, DateMention, DocumentDate, Engagement})
    provides: ClassVar[frozenset[type]] = frozenset({Undertaking})
    knowledge: Knowledge
    promises: Promises = field(init=False)

    def __post_init__(self) -> None:
        lexicon = self.knowledge.lexicons.get("cues/en/promises", {})
        object.__setattr__(self, "promises", Promises.of(lexicon if isinstance(lexicon, dict) else {}))

    def __call__(self, reading: Reading) -> Reading:
        parties = Parties.of(reading)
        owners = Owners.of_reading(reading, parties, self.knowledge, self.promises)
        refusals, curve = Refusals(owners), curve_of(self.knowledge, Undertaking)
        kept: list[Undertaking] = []
        dropped: list[Drop] = []
        taken: list[Pledge] = []
        for pledge in self.pledges(reading, parties.grammar):
            if reason := refusals.reason(pledge, taken):
                dropped.append(Drop(self.name, reason, short(reading.text, pledge.span).of(reading.text)))
                continue
            taken.append(pledge)
            shared = self.is_shared(parties, pledge)
            kept.append(make_undertaking(reading, owners, pledge, len(kept) + 1, curve, shared, earlier(reading, pledge, taken, kept)))
        return reading.adding(Undertaking, kept, dropped)

    def pledges(self, reading: Reading, grammar: Grammar) -> list[Pledge]:
        """Those of the sentences and of lists, in the order of their words; an item of a list comes before what stands in it."""
        lists = Lists(reading, grammar, self.promises, Kinds(grammar, self.promises, Surroundings(grammar, self.promises)))
        return sorted([*lists.find(), *find_pledges(grammar, self.promises)], key=lambda pledge: pledge.cue.start)

    def is_shared(self, parties: Parties, pledge: Pledge) -> bool:
        """Whether what will be done, by nobody who is named, is done to something that two have together ("the embassies will be reopened")."""
        grammar = parties.grammar
        head = grammar.head_of(pledge.content)
        subject = None if pledge.owner is not None or head is None else grammar.find(head, "nsubjpass")
        words = [] if subject is None or is_indefinite(grammar, subject) else [subject, *grammar.find_all(subject, "amod", "compound")]
        return any(self.promises.has("shared", grammar.tokens[word].lemma.lower()) for word in words)


def is_indefinite(grammar: Grammar, noun: int) -> bool:
    """Whether "a" or "an" stands before the noun: something new, which isn't two sides' own."""
    return any(grammar.tokens[child].text.lower() in ("a", "an") for child in grammar.find_all(noun, "det"))


def earlier(reading: Reading, pledge: Pledge, taken: list[Pledge], kept: list[Undertaking]) -> Undertaking | None:
    """The undertaking told right before *pledge*, in its paragraph or the one before, whose owners are those of a future that names nobody."""
    if pledge.owner is not None or pledge.sort not in ("future", "verb") or pledge.joint or len(taken) < 2 or not kept or pledge.asked:
        return None
    blocks = [reading[Sentence][one.sentence].block for one in taken[-2:]]
    return kept[-1] if blocks[1] - blocks[0] <= 1 and kept[-1].by else None
