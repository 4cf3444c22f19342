"""What somebody undertakes: proposals, commitments, plans, invitations, requests, offers, agreements, endorsements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.extract.parties import Parties
from dragoman.extract.undertakings.due import is_old
from dragoman.extract.undertakings.kinds import Kinds
from dragoman.extract.undertakings.lists import Lists
from dragoman.extract.undertakings.owners import Owners
from dragoman.extract.undertakings.pledged import Pledge, Surroundings
from dragoman.extract.undertakings.pledges import find_pledges
from dragoman.extract.undertakings.promises import Promises
from dragoman.extract.undertakings.records import make_undertaking, short
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution, Block, DateMention, DocumentDate, Sentence, Token
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Engagement, Undertaking

POINTING = frozenset({"PRP", "DT", "WDT"})  # tags of words that only point


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
        curve = curve_of(self.knowledge, Undertaking)
        kept: list[Undertaking] = []
        dropped: list[Drop] = []
        taken: list[Pledge] = []
        for pledge in self.pledges(reading, parties.grammar):
            reason = self.refusal(reading, owners, pledge, taken) or ("nobody who could undertake it" if is_vague(owners, pledge) else None)
            if reason:
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

    def refusal(self, reading: Reading, owners: Owners, pledge: Pledge, taken: list[Pledge]) -> str | None:
        """Why *pledge* is no undertaking of its own, or ``None``."""
        parties = owners.parties
        block = reading[Block][reading[Sentence][pledge.sentence].block]
        if block.kind not in ("body", "heading"):
            return "page furniture"
        if pledge.refused:
            return pledge.refused
        if pledge.owner is not None and not self.can_undertake(reading, owners, pledge.owner):
            return "nobody who could undertake it"
        if is_hollow(reading, parties.grammar, pledge):
            return "what is undertaken isn't told"
        if pledge.kind == "agreement" and is_old(reading, reading[Sentence][pledge.sentence].span):
            return "concluded long ago"
        own = pledge.own_subject and not self.is_object(parties, pledge, taken)
        around = (other for other in taken if other.content.covers(pledge.cue))
        if any(not own or is_promised(other, pledge) or self.is_core(parties, other, pledge) for other in around):
            return "part of another undertaking"
        if any(pledge.content.covers(other.cue) and other.cue.start < pledge.cue.start and other.kind == pledge.kind for other in taken):
            return "part of another undertaking"
        if pledge.kind == "agreement" and self.is_told_again(parties, pledge, taken):
            return "told before"
        return None

    def is_shared(self, parties: Parties, pledge: Pledge) -> bool:
        """Whether what will be done, by nobody who is named, is done to something that two have together ("the embassies will be reopened")."""
        grammar = parties.grammar
        head = grammar.head_of(pledge.content)
        subject = None if pledge.owner is not None or head is None else grammar.find(head, "nsubjpass")
        words = [] if subject is None or is_indefinite(grammar, subject) else [subject, *grammar.find_all(subject, "amod", "compound")]
        return any(self.promises.has("shared", grammar.tokens[word].lemma.lower()) for word in words)

    def is_core(self, parties: Parties, other: Pledge, pledge: Pledge) -> bool:
        """Whether the verb of *pledge* is itself what *other* promises: "pledged that it will offer …"."""
        at = parties.grammar.head_of(pledge.cue)
        promised = other.sort == "verb" and other.kind in ("agreement", "commitment")
        return promised and pledge.sort == "verb" and at is not None and parties.grammar.head_of(other.content) == at

    def is_object(self, parties: Parties, pledge: Pledge, taken: list[Pledge]) -> bool:
        """Whether the noun that tells *pledge* is itself what a verb before it undertakes: "voiced Peru's support for …"."""
        grammar = parties.grammar
        at = grammar.head_of(pledge.cue) if pledge.sort == "noun" else None
        over = None if at is None else grammar.tokens[at].head
        voiced = over is not None and self.promises.has("voicing", grammar.tokens[over].lemma)
        return voiced and any(other.sort == "verb" and grammar.head_of(other.content) == at for other in taken)

    def is_told_again(self, parties: Parties, pledge: Pledge, taken: list[Pledge]) -> bool:
        """Whether "the agreement" that somebody signed is one whose signing was told before."""
        grammar = parties.grammar
        head = grammar.head_of(pledge.content)
        if head is None or not any(grammar.tokens[head].lemma.lower() in promise.things for promise in self.promises.verbs.get("sign", ())):
            return False
        definite = any(grammar.tokens[child].text.lower() in ("the", "this") for child in grammar.children[head])
        lemma = grammar.tokens[head].lemma.lower()
        before = (grammar.head_of(other.content) for other in taken if other.kind == "agreement" and other.cue != pledge.cue)
        return definite and any(one is not None and grammar.tokens[one].lemma.lower() == lemma for one in before)

    def can_undertake(self, reading: Reading, owners: Owners, head: int) -> bool:
        """Whether the noun *head* is somebody: a name, a pronoun or a word for those who act."""
        parties, grammar = owners.parties, owners.parties.grammar
        token = grammar.tokens[head]
        if any(date.span.covers(token.span) for date in reading[DateMention]):
            return False
        actor = parties.actors.at(token.span)
        opens = head == 0 or grammar.tokens[head - 1].sentence != token.sentence
        plain = token.tag == "NNS" and token.text[:1].isupper() and not opens and grammar.find(head, "det") is None  # a name with an s
        if token.tag == "NNP" and self.promises.has("encounter_nouns", token.lemma.lower()) and grammar.find(head, "compound") is None:
            return False
        named = plain or token.tag in ("NNP", "NNPS", "PRP", "PRP$") or (actor is not None and actor.kind != "place")
        pointed = any(grammar.tokens[child].text.lower() in ("these", "those") for child in grammar.children[head])
        if pointed and self.promises.has("aid", token.lemma.lower()):
            return False
        words = [grammar.tokens[word].lemma for word in grammar.members(head)]
        return named or owners.pointing.has("joint", token.text.lower()) or any(self.promises.has("acting", word) for word in words)


def is_hollow(reading: Reading, grammar: Grammar, pledge: Pledge) -> bool:
    """Whether the words that should say what is undertaken only point ("it", "do so"), tell a time, or tell what was done ("met")."""
    if any(date.span.covers(pledge.content) for date in reading[DateMention]):
        return True
    tokens = [grammar.tokens[at] for at in grammar.between(pledge.content)]
    done = len(tokens) == 1 and tokens[0].tag in ("VBD", "VBN") and pledge.kind != "invitation"
    points = {token.tag for token in tokens} <= POINTING or [token.text.lower() for token in tokens] == ["do", "so"]
    return bool(tokens) and (points or done)


def is_indefinite(grammar: Grammar, noun: int) -> bool:
    """Whether "a" or "an" stands before the noun: something new, which isn't two sides' own."""
    return any(grammar.tokens[child].text.lower() in ("a", "an") for child in grammar.find_all(noun, "det"))


def is_promised(other: Pledge, pledge: Pledge) -> bool:
    """Whether a future is what somebody agreed or promised ("agreed that their governments would …")."""
    return pledge.sort == "future" and other.sort == "verb" and other.kind in ("agreement", "commitment")


def is_vague(owners: Owners, pledge: Pledge) -> bool:
    """Whether a future has "it" or "they" as its subject, and nothing tells who that is."""
    grammar = owners.parties.grammar
    pronoun = pledge.sort == "future" and pledge.owner is not None and grammar.tokens[pledge.owner].text.lower() in ("it", "they", "this", "that")
    return pronoun and not owners.of(pledge.owner, pledge.cue)


def earlier(reading: Reading, pledge: Pledge, taken: list[Pledge], kept: list[Undertaking]) -> Undertaking | None:
    """The undertaking told right before *pledge*, in its paragraph or the one before, whose owners are those of a future that names nobody."""
    if pledge.owner is not None or pledge.sort not in ("future", "verb") or pledge.joint or len(taken) < 2 or not kept or pledge.asked:
        return None
    blocks = [reading[Sentence][one.sentence].block for one in taken[-2:]]
    return kept[-1] if blocks[1] - blocks[0] <= 1 and kept[-1].by else None
