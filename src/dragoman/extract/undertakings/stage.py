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
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution, Block, DateMention, DocumentDate, Sentence, Token
from dragoman.model.confidence import Curve, Weight
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Engagement, Evidence, Grounding, Undertaking

FULL = 10  # characters of a date that names the day
FAR = "2030"  # a year from here on is an aim rather than the day of writing
LONGEST = 250  # characters: about a clause
OWNERLESS = Weight("nobody is named who undertakes it", -0.2)
TURNED = frozenset({"proposal", "offer", "request"})  # what is said across the table is said to the other side
SURE = {"verb": 0.85, "noun": 0.75, "adjective": 0.8, "future": 0.65}


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


def make_undertaking(
    reading: Reading, owners: Owners, pledge: Pledge, number: int, curve: Curve, shared: bool, before: Undertaking | None
) -> Undertaking:
    """The record of *pledge*, with the words that name its owner as second evidence; *shared*: done to what two have together."""
    text = reading.text
    personal = pledge.kind == "invitation" or pledge.personal
    takers = [party for head in pledge.addressees for party in owners.of(head, pledge.cue, personal=personal, addressed=True)]
    givers = owners.host(pledge.owner, takers) or owners.of(pledge.owner, pledge.cue, personal=personal)
    if not givers and pledge.sort == "noun":
        givers = owners.between(pledge.content)
    if not givers and pledge.owner is None and pledge.sort == "verb" and not pledge.joint and not pledge.asked:
        givers = owners.unsaid(pledge.cue)
    givers = givers or owners.of_mission(pledge.content)
    at_table = [] if givers or not (pledge.joint or shared) else owners.table.two(pledge.cue)
    if pledge.kind == "agreement" and givers:  # who agrees with somebody, both agree
        fellows = takers if pledge.sort == "verb" else []
        if len(givers) == 1 and not fellows:
            fellows = owners.within(pledge.content, "between", "with")[:2]
        givers = list({party.name: party for party in [*givers, *fellows]}.values())
    carried = before if before is not None and not givers and not at_table else None
    by = list(carried.by) if carried is not None else [party.name for party in givers or at_table]
    to = list(dict.fromkeys(party.name for party in takers if party.name not in by))
    served = owners.served(pledge.content, pledge.kind, by) if not to else []
    to += [party.name for party in served]
    across = owners.table.across(by[0]) if len(by) == 1 and not to and pledge.kind in TURNED else []
    due, dated = due_date(reading, pledge)
    evidence = [Evidence.at(text, short(text, pledge.span))]
    for party in givers:
        grounding: Grounding = "exact" if party.name in party.span.of(text) else "normalised"
        evidence.append(Evidence.at(text, party.span, "by", grounding=grounding))
    evidence += [Evidence.at(text, party.span, "by", grounding="inferred") for party in at_table]
    if carried is not None:
        evidence.append(Evidence.at(text, Span(carried.evidence[0].start, carried.evidence[0].end), "by", grounding="inferred"))
    evidence += [Evidence.at(text, party.span, "to", grounding="normalised") for party in served]
    evidence += [Evidence.at(text, party.span, "to", grounding="inferred") for party in across]
    if dated is not None:
        evidence.append(Evidence.at(text, dated, "due", grounding="normalised"))
    weights = (Weight(f"told by a {pledge.sort}", SURE[pledge.sort]), *(() if givers else (OWNERLESS,)))
    what = short(text, pledge.content).of(text).replace("\n", " ")
    number_and_kind = (f"{Undertaking.prefix}{number}", pledge.kind)
    to += [party.name for party in across]
    return Undertaking(*number_and_kind, tuple(by), tuple(to), what, due, pledge.conditional, curve.of(weights), tuple(evidence), weights)


def due_date(reading: Reading, pledge: Pledge) -> tuple[str | None, Span | None]:
    """When it falls due: the first date told in what is undertaken that isn't past; an endorsement never does."""
    for date in reading[DateMention]:
        told = pledge.kind != "endorsement" and date.role == "date" and pledge.reach.covers(date.span)
        told = told and not (pledge.sort == "verb" and date.span.end <= pledge.content.start)  # the day it was undertaken
        told = told and not (pledge.sort != "future" and is_own_day(reading, date))
        if told and is_adverbial(reading.text, date.span) and not is_past(reading, date):
            return date.value, date.span
    return None, None


def is_adverbial(text: str, span: Span) -> bool:
    """Whether a date tells when something is to be ("by 2060", "next spring") rather than which one it is ("the 2031 conference")."""
    if text[: span.start].endswith(("“", '"', "‘")):
        return False
    before = text[: span.start].rsplit(None, 1)[-1:]
    follows = text[span.end : span.end + 1]
    return follows in (".", ",", ";", ")", "", "\n") or (bool(before) and before[0].lower() not in ("the", "a", "an", "its", "their", "his", "her"))


def own_day(reading: Reading) -> str:
    """The document's own date as far as it is known, else the latest year that it tells; empty where it tells none."""
    told = reading.document.published or next((date.value for date in reading[DocumentDate]), None)
    years = [date.value[:4] for date in reading[DateMention] if date.role == "date" and date.value[:4].isdigit() and date.value[:4] < FAR]
    return (told or max(years, default="")).rstrip("?~%")


def is_past(reading: Reading, date: DateMention) -> bool:
    """Whether *date* lies before the document's own day, as far as both are known."""
    day, value = own_day(reading), date.value.split("/")[-1].rstrip("?~%")
    return value[:4].isdigit() and value[: len(day)] < day[: len(value)]


def is_own_day(reading: Reading, date: DateMention) -> bool:
    """Whether *date* is the document's own day and nothing says "by": the day of the telling rather than of what is to come."""
    before = reading.text[: date.span.start].rsplit(None, 1)[-1:]
    return date.value == own_day(reading) and len(date.value) == FULL and before not in (["by"], ["until"], ["before"])


def is_old(reading: Reading, span: Span) -> bool:
    """Whether *span* tells of a year that lies at least two before the document's own."""
    year = own_day(reading)[:4]
    years = [date.value[:4] for date in reading[DateMention] if span.covers(date.span) and date.value[:4].isdigit()]
    return year.isdigit() and bool(years) and int(max(years)) <= int(year) - 2


def short(text: str, span: Span) -> Span:
    """*span* without the punctuation at its end, cut at a word so that it is about a clause."""
    words = span.of(text).rstrip(" .,;:")
    if len(words) <= LONGEST:
        return Span(span.start, span.start + len(words))
    words = words[:LONGEST]
    end = max(words.rfind(", ", LONGEST // 2), -1)
    end = end if end > 0 else words.rfind(" ")
    return Span(span.start, span.start + (end if end > 0 else LONGEST))
