"""Who a noun phrase speaks of: the actor's fullest name through its chain, or the words of the phrase where it names none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dragoman.extract.rows import row_around
from dragoman.model.actors import ActorIndex, actor_index
from dragoman.model.annotations import Actor, Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

PRONOUN_TAGS = ("PRP", "WP", "WDT", "EX", "DT")
ARTICLES = ("the ", "a ", "an ", "both the ")
COUNTRIES = ("country", "state", "nation", "homeland", "government")
ADDING = ("in", "during", "at", "under", "with", "within", "amid", "after", "before", "over")
SUBJECTS = ("nsubj", "nsubjpass")
BEHIND = 60  # characters in which the name behind an office ends
APART = 160  # characters in which a fellow subject with his office stands
JOINED = r"(?:\s+of\s+[^,.;]{2,50}?)?(?:,[^,.;]{2,60},)?\s+and\s"  # between two who act together: "X of A, the Minister, and"
NAMED = ("compound", "appos", "nmod")


@dataclass(frozen=True, slots=True)
class Party:
    """One side: its name, where its words stand, and the actor where the document knows one."""

    name: str
    span: Span
    actor: Actor | None = None
    entity: str | None = None

    @classmethod
    def of(cls, actor: Actor, place: Span) -> Party:
        """*actor* as named at *place*."""
        return cls(actor.name, place, actor, actor.entity)

    @property
    def speaks_for(self) -> str:
        """The state or body that it stands for, or its own name."""
        return (self.actor.represents if self.actor else None) or self.name


@dataclass(frozen=True)
class Parties:
    """The parties of one document, looked up by word."""

    text: str
    grammar: Grammar
    actors: ActorIndex

    @classmethod
    def of(cls, reading: Reading) -> Parties:
        """The lookup over the Token and Actor layers of *reading*."""
        return cls(reading.text, Grammar.of(reading[Token]), actor_index(reading))

    def at(self, head: int | None) -> list[Party]:
        """The parties that the noun *head* names, those joined to it by "and" included; none for an unresolved pronoun."""
        if head is None:
            return []
        found = [party for member in self.grammar.members(head) if (party := self.one(member)) is not None]
        if self.grammar.tokens[head].dep in SUBJECTS or self.grammar.tokens[head].tag == "NNP":
            found = max(found, self.row(head), key=len)
        if self.grammar.tokens[head].dep in SUBJECTS and len(found) == 1 and found[0].actor is not None and found[0].actor.kind == "person":
            found = [*self.fellow(found[0].span), *found]
        named = [party for party in found if party.actor is not None or not any(party.span.covers(other.span) for other in found if other.actor)]
        return list({party.name: party for party in named}.values())

    def row(self, head: int) -> list[Party]:
        """The states and bodies of the row that begins or ends with the noun *head*, read off the punctuation."""
        return [Party.of(actor, place) for place, actor in row_around(self.text, self.actors, self.grammar.tokens[head].span)]

    def fellow(self, person: Span) -> list[Party]:
        """Who stands before *person* as the other subject where the parse tears them apart: "A's Minister X and B's Minister Y signed"."""
        before = [
            (place, actor) for place, actor in self.actors.mentions_within(Span(max(0, person.start - APART), person.start)) if actor.kind == "person"
        ]
        if not before:
            return []
        place, actor = before[-1]
        words = self.text[place.end : person.start]
        tokens = [self.grammar.tokens[at] for at in self.grammar.between(Span(place.end, person.start))]
        joined = re.match(JOINED, words) is not None and not any(token.tag.startswith(("VB", "MD", "W")) or token.text in ".;:" for token in tokens)
        head = self.grammar.head_of(place)
        led = head is not None and self.grammar.tokens[head].dep in ("pobj", "dobj", "poss")
        return [Party.of(actor, place)] if joined and not led else []

    def one(self, head: int) -> Party | None:
        """The party that the noun *head* names."""
        token = self.grammar.tokens[head]
        actor = self.actors.at(token.span)
        if actor is not None and actor.kind != "place":
            return Party.of(actor, token.span)
        if token.lemma in COUNTRIES and (own := self.own_country(head)) is not None:
            return own
        for child in self.grammar.find_all(head, *NAMED):
            named = self.actors.at(self.grammar.tokens[child].span)
            if named is not None and named.kind == "person":
                return Party(named.name, self.grammar.tokens[child].span, named)
        if token.dep == "appos" and (explained := self.actors.at(self.grammar.tokens[token.head].span)) is not None and explained.kind == "person":
            return Party.of(explained, self.grammar.tokens[token.head].span)
        if token.tag in PRONOUN_TAGS or token.tag.startswith("PRP"):
            return None
        words = self.grammar.phrase(head)
        if token.text[:1].isupper() and (holder := self.holder(words)) is not None:
            return holder
        name = actor.name if actor is not None and token.tag.startswith("NNP") else self.cut(head, words).of(self.text)
        return Party(without_article(name), words, actor) if name else None

    def holder(self, words: Span) -> Party | None:
        """Who is named right behind the words of an office: "the Minister of Trade of A, NAME, …"."""
        behind = next(self.actors.mentions_within(Span(words.end, words.end + BEHIND)), None)
        if behind is None or behind[1].kind != "person" or self.text[words.end : behind[0].start] not in (", ", " "):
            return None
        office = without_article(words.of(self.text))
        return Party.of(behind[1], behind[0]) if behind[1].post == office else None

    def cut(self, head: int, words: Span) -> Span:
        """The phrase *words* of the noun *head* without what a preposition other than "of" adds to it ("parties in the talks")."""
        adding = [child for child in self.grammar.find_all(head, "prep") if child > head and self.grammar.tokens[child].lemma in ADDING]
        return Span(words.start, min([words.end, *(self.grammar.tokens[child].span.start - 1 for child in adding)]))

    def own_country(self, head: int) -> Party | None:
        """ "his country": the state for which he stands."""
        owner = self.grammar.find(head, "poss")
        if owner is None:
            return None
        person = self.actors.at(self.grammar.tokens[owner].span) or self.sayer(head)
        if person is None or person.represents is None:
            return None
        return Party(person.represents, self.grammar.phrase(head), None, person.represents_entity)

    def sayer(self, at: int) -> Actor | None:
        """The person who is the subject of the clause around the word *at*, or of the one above it."""
        for _ in range(8):
            at = self.grammar.tokens[at].head
            subject = self.grammar.subject(at) if self.grammar.tokens[at].tag.startswith("VB") else None
            actor = None if subject is None else self.actors.at(self.grammar.tokens[subject].span)
            if actor is not None and actor.kind == "person":
                return actor
        return None

    def of_span(self, span: Span | None) -> list[Party]:
        """The parties that the words of *span* name."""
        return [] if span is None else self.at(self.grammar.head_of(span))


def leading_pair(reading: Reading, *, states: bool = False) -> list[Party]:
    """The two states or bodies that the document is about, where two stand clearly ahead of all others; else none. With *states*, states alone."""
    weight, known = weigh(reading, states=states)
    leading = weight.most_common(3)
    if len(leading) < 2 or (len(leading) > 2 and leading[2][1] * 2 > leading[1][1]):
        return []
    return sorted((known[entity] for entity, _ in leading[:2]), key=lambda party: party.span)


def leading_beside(reading: Reading, other: Party) -> Party | None:
    """The one state that the document is about beside *other*, named more than twice as often as the next; else none."""
    weight, known = weigh(reading, states=True)
    leading = [(side, count) for side, count in weight.most_common(3) if side not in (other.entity, other.name)]
    if not leading or (len(leading) > 1 and leading[1][1] * 2 >= leading[0][1]):
        return None
    return known[leading[0][0]]


def weigh(reading: Reading, *, states: bool) -> tuple[Counter[str], dict[str, Party]]:
    """How often each state or body is named, with the persons and missions that speak for it; and each of them as a party."""
    weight: Counter[str] = Counter()
    known: dict[str, Party] = {}
    for actor in reading[Actor]:
        if actor.represents is not None:
            side = actor.represents_entity or actor.represents
            weight[side] += len(actor.mentions)
            known.setdefault(side, Party(actor.represents, actor.span, None, actor.represents_entity))
        elif actor.kind == "state" or (actor.kind == "org" and actor.entity is not None):
            side = actor.entity or actor.name
            weight[side] += len(actor.mentions)
            known[side] = Party.of(actor, actor.span)
    if states:
        weight = Counter({side: count for side, count in weight.items() if not side.startswith(("org:", "group:"))})
    return weight, known


def without_article(name: str) -> str:
    """*name* without the article before it.

    >>> without_article("the Turkmen side")
    'Turkmen side'
    """
    low = name.lower()
    return next((name[len(article) :] for article in ARTICLES if low.startswith(article)), name).replace("\n", " ")
