"""Why something that reads as an undertaking is none of its own: nobody undertakes it, nothing is told, or it is part of another."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.undertakings.due import is_old
from dragoman.extract.undertakings.owners import Owners
from dragoman.extract.undertakings.pledged import Pledge
from dragoman.model.annotations import Block, DateMention, Sentence
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

POINTING = frozenset({"PRP", "DT", "WDT"})  # tags of words that only point


@dataclass(frozen=True)
class Refusals:
    """Judges the pledges of one document."""

    owners: Owners

    def reason(self, pledge: Pledge, taken: list[Pledge]) -> str | None:
        """Why *pledge* is no undertaking of its own, or ``None``."""
        reading, grammar = self.owners.reading, self.owners.parties.grammar
        block = reading[Block][reading[Sentence][pledge.sentence].block]
        if block.kind not in ("body", "heading"):
            return "page furniture"
        if pledge.refused:
            return pledge.refused
        if pledge.owner is not None and not self.can_undertake(pledge.owner):
            return "nobody who could undertake it"
        if is_hollow(reading, grammar, pledge):
            return "what is undertaken isn't told"
        if pledge.kind == "agreement" and is_old(reading, reading[Sentence][pledge.sentence].span):
            return "concluded long ago"
        own = pledge.own_subject and not self.is_object(pledge, taken)
        around = (other for other in taken if other.content.covers(pledge.cue))
        if any(not own or is_promised(other, pledge) or self.is_core(other, pledge) for other in around):
            return "part of another undertaking"
        if any(pledge.content.covers(other.cue) and other.cue.start < pledge.cue.start and other.kind == pledge.kind for other in taken):
            return "part of another undertaking"
        if pledge.kind == "agreement" and self.is_told_again(pledge, taken):
            return "told before"
        return "nobody who could undertake it" if self.is_vague(pledge) else None

    def is_core(self, other: Pledge, pledge: Pledge) -> bool:
        """Whether the verb of *pledge* is itself what *other* promises: "pledged that it will offer …"."""
        grammar = self.owners.parties.grammar
        at = grammar.head_of(pledge.cue)
        promised = other.sort == "verb" and other.kind in ("agreement", "commitment")
        return promised and pledge.sort == "verb" and at is not None and grammar.head_of(other.content) == at

    def is_object(self, pledge: Pledge, taken: list[Pledge]) -> bool:
        """Whether the noun that tells *pledge* is itself what a verb before it undertakes: "voiced Peru's support for …"."""
        grammar = self.owners.parties.grammar
        at = grammar.head_of(pledge.cue) if pledge.sort == "noun" else None
        over = None if at is None else grammar.tokens[at].head
        voiced = over is not None and self.owners.promises.has("voicing", grammar.tokens[over].lemma)
        return voiced and any(other.sort == "verb" and grammar.head_of(other.content) == at for other in taken)

    def is_told_again(self, pledge: Pledge, taken: list[Pledge]) -> bool:
        """Whether "the agreement" that somebody signed is one whose signing was told before."""
        grammar = self.owners.parties.grammar
        head = grammar.head_of(pledge.content)
        if head is None or not any(grammar.tokens[head].lemma.lower() in promise.things for promise in self.owners.promises.verbs.get("sign", ())):
            return False
        definite = any(grammar.tokens[child].text.lower() in ("the", "this") for child in grammar.children[head])
        lemma = grammar.tokens[head].lemma.lower()
        before = (grammar.head_of(other.content) for other in taken if other.kind == "agreement" and other.cue != pledge.cue)
        return definite and any(one is not None and grammar.tokens[one].lemma.lower() == lemma for one in before)

    def can_undertake(self, head: int) -> bool:
        """Whether the noun *head* is somebody: a name, a pronoun or a word for those who act."""
        owners, grammar = self.owners, self.owners.parties.grammar
        token = grammar.tokens[head]
        if any(date.span.covers(token.span) for date in owners.reading[DateMention]):
            return False
        actor = owners.parties.actors.at(token.span)
        opens = head == 0 or grammar.tokens[head - 1].sentence != token.sentence
        plain = token.tag == "NNS" and token.text[:1].isupper() and not opens and grammar.find(head, "det") is None  # a name with an s
        if token.tag == "NNP" and self.owners.promises.has("encounter_nouns", token.lemma.lower()) and grammar.find(head, "compound") is None:
            return False
        named = plain or token.tag in ("NNP", "NNPS", "PRP", "PRP$") or (actor is not None and actor.kind != "place")
        pointed = any(grammar.tokens[child].text.lower() in ("these", "those") for child in grammar.children[head])
        if pointed and self.owners.promises.has("aid", token.lemma.lower()):
            return False
        words = [grammar.tokens[word].lemma for word in grammar.members(head)]
        beside = (owners.parties.actors.at(grammar.tokens[child].span) for child in grammar.find_all(head, "appos"))
        named = named or any(one is not None and one.kind == "person" for one in beside)  # "the regional governor, NAME, promised …"
        return named or owners.pointing.has("joint", token.text.lower()) or any(self.owners.promises.has("acting", word) for word in words)

    def is_vague(self, pledge: Pledge) -> bool:
        """Whether a future has "it" or "they" as its subject, and nothing tells who that is."""
        grammar = self.owners.parties.grammar
        pronoun = pledge.sort == "future" and pledge.owner is not None and grammar.tokens[pledge.owner].text.lower() in ("it", "they", "this", "that")
        return pronoun and not self.owners.of(pledge.owner, pledge.cue)


def is_hollow(reading: Reading, grammar: Grammar, pledge: Pledge) -> bool:
    """Whether the words that should say what is undertaken only point ("it", "do so"), tell a time, or tell what was done ("met")."""
    if any(date.span.covers(pledge.content) for date in reading[DateMention]):
        return True
    tokens = [grammar.tokens[at] for at in grammar.between(pledge.content)]
    done = len(tokens) == 1 and tokens[0].tag in ("VBD", "VBN") and pledge.kind != "invitation"
    points = {token.tag for token in tokens} <= POINTING or [token.text.lower() for token in tokens] == ["do", "so"]
    return bool(tokens) and (points or done)


def is_promised(other: Pledge, pledge: Pledge) -> bool:
    """Whether a future is what somebody agreed or promised ("agreed that their governments would …")."""
    return pledge.sort == "future" and other.sort == "verb" and other.kind in ("agreement", "commitment")
