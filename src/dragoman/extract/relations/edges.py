"""A standing fact between two parties before it becomes a record, and what all patterns for it share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dragoman.extract.parties import Parties, Party, leading_beside, leading_pair
from dragoman.extract.pointing import Pointing
from dragoman.knowledge.lookup import country_of, find_known, lookup, name_of
from dragoman.knowledge.schema import Entry, Knowledge
from dragoman.model.annotations import Actor, DateMention, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading
from dragoman.model.records import Predicate

BODIES = ("state", "org", "group")


@dataclass(frozen=True, slots=True)
class Edge:
    """Subject, predicate, object and date with the words that say so.

    ``inferred``: a side stands in the document, not in these words. ``labelled``: the words are a fact sheet's line with its label.
    """

    subject: Party
    predicate: Predicate
    object: Party | None
    date: DateMention | None
    anchor: Span
    inferred: bool = False
    labelled: bool = False


@dataclass(frozen=True)
class Scene:
    """One document as the patterns look at it: its grammar, parties, dates and places, with the words of the lexicon."""

    reading: Reading
    parties: Parties
    knowledge: Knowledge
    words: Mapping[str, Any]
    by_entity: Mapping[str, Party]
    by_lemma: Mapping[str, list[int]]
    pointing: Pointing

    @classmethod
    def of(cls, reading: Reading, knowledge: Knowledge, words: Mapping[str, Any]) -> Scene:
        """The scene of *reading*."""
        by_entity: dict[str, Party] = {}
        for actor in reading[Actor]:
            if actor.entity is not None and actor.kind in BODIES:
                usual = name_of(knowledge, actor.entity) or actor.name
                whole = any(entry.entity == actor.entity and entry.name == usual for entry in lookup(knowledge, actor.name))
                name = actor.name if whole else usual  # a body's organ is not the body
                by_entity[actor.entity] = Party(name, actor.span, actor, actor.entity)
        for actor in reading[Actor]:
            if actor.represents is not None and actor.represents_entity is not None:
                by_entity.setdefault(actor.represents_entity, Party(actor.represents, actor.span, None, actor.represents_entity))
        parties = Parties.of(reading)
        by_lemma: dict[str, list[int]] = {}
        for at, token in enumerate(parties.grammar.tokens):
            by_lemma.setdefault(token.lemma.lower(), []).append(at)
        return cls(reading, parties, knowledge, words, by_entity, by_lemma, Pointing.of(knowledge))

    @property
    def grammar(self) -> Grammar:
        return self.parties.grammar

    def has(self, predicate: str, name: str, lemma: str) -> bool:
        """Whether the lexicon's list *name* for *predicate* holds *lemma*."""
        return lemma in self.words.get(predicate, {}).get(name, ())

    def sentence(self, at: int) -> Span:
        """The sentence of the token *at*."""
        return self.reading[Sentence][self.grammar.tokens[at].sentence].span

    def known(self, span: Span) -> list[Party]:
        """The states, organisations and groups that *span* names, adjectives included, by the knowledge's names; each once, in order."""
        found = []
        for place, entries in find_known(self.knowledge, span.of(self.reading.text)):
            entry = self.likeliest(entries)
            if entry is not None:
                where = Span(span.start + place.start, span.start + place.end)
                words = where.of(self.reading.text)
                usual = self.by_entity.get(entry.entity) or Party(words if entry.form != "adjective" else entry.name, where, entity=entry.entity)
                # a name stays as this place writes it; an acronym is spelled out where the document does so
                spelled = entry.form != "adjective" and (not words.isupper() or usual.name not in self.reading.text)
                found.append(replace(usual, name=words if spelled else usual.name, span=where))
        return list({party.name: party for party in found}.values())

    def likeliest(self, entries: tuple[Entry, ...]) -> Entry | None:
        """The entry that the document speaks of elsewhere too, else the first that is a body."""
        bodies = [entry for entry in entries if entry.kind in BODIES and entry.form != "people"]
        return next((entry for entry in bodies if entry.entity in self.by_entity), bodies[0] if bodies else None)

    def bodies(self, span: Span) -> list[Party]:
        """States and organisations named in *span*, each once, in order."""
        return [party for party in self.known(span) if not (party.entity or "").startswith("group:")]

    def date(self, at: int, anchor: Span | None = None) -> DateMention | None:
        """The date told in *anchor* (the sentence of the token *at*), the nearest after the word first."""
        return next(iter(self.dates(at, anchor)), None)

    def dates(self, at: int, anchor: Span | None = None) -> list[DateMention]:
        """The dates told in *anchor* (the sentence of the token *at*): those after the word first, each time the nearest first."""
        stretch = anchor or self.sentence(at)
        there = [date for date in self.reading[DateMention] if date.role == "date" and stretch.covers(date.span)]
        here = self.grammar.tokens[at].span.start
        return sorted(there, key=lambda date: (date.span.start < here, abs(date.span.start - here)))

    def pair(self, *, states: bool = False) -> list[Party]:
        """The two *states* or bodies that the document is about, where two stand clearly ahead of all others; else none."""
        return [self.by_entity.get(str(party.entity), party) for party in leading_pair(self.reading, states=states)]

    def sides(self, span: Span) -> tuple[list[Party], bool]:
        """The two parties named in *span* or, where fewer are, those the document is about; whether they were taken from there."""
        named = self.bodies(span)
        if len(named) >= 2:
            return named[:2], False
        pair = self.pair() or self.pair(states=True)
        if len(named) == 1:
            other = [party for party in pair if party.name != named[0].name]
            beside = other[0] if len(other) == 1 else leading_beside(self.reading, named[0]) if not other else None
            return ([named[0], beside], True) if beside is not None else ([], False)
        return pair, True

    def sides_in(self, span: Span) -> list[Party]:
        """States and organisations named in *span*, those included that only the document knows, in order."""
        known = self.bodies(span)
        unknown = [
            Party(actor.name, place, actor)
            for place, actor in self.parties.actors.mentions_within(span)
            if actor.entity is None and actor.kind in ("state", "org") and not any(party.span.overlaps(place) for party in known)
            if not any(self.has("embassy", "missions", word) for word in actor.name.lower().split())
        ]
        return sorted([*known, *{party.name: party for party in unknown}.values()], key=lambda party: party.span)

    def country_of(self, span: Span) -> Party | None:
        """The country in which the place named in *span* lies, under the document's own name for it where it has one."""
        for place, entries in find_known(self.knowledge, span.of(self.reading.text)):
            code = next((code for entry in entries if (code := country_of(entry.entity))), None)
            if code is not None:
                where = Span(span.start + place.start, span.start + place.end)
                entity = f"territory:{code}"
                state = self.by_entity.get(entity) or Party(self.knowledge.territories[code].name, where, entity=entity)
                return replace(state, span=where)
        return None

    def nouns(self, predicate: str, name: str = "nouns") -> Iterator[int]:
        """The tokens that are nouns of a list."""
        listed = self.words.get(predicate, {}).get(name, ())
        return (at for at in self.places(listed) if self.grammar.tokens[at].tag.startswith("NN"))

    def verbs(self, predicate: str, name: str = "verbs") -> Iterator[int]:
        """The tokens that are verbs of a list, told as facts: not denied and not to come."""
        listed = self.words.get(predicate, {}).get(name, ())
        return (at for at in self.places(listed) if self.grammar.tokens[at].tag.startswith("VB") and self.is_fact(at))

    def places(self, lemmas: Iterable[str]) -> list[int]:
        """The tokens with one of these lemmas, whatever its capitals, in order."""
        return sorted(at for lemma in set(lemmas) for at in self.by_lemma.get(lemma, ()))

    def is_fact(self, at: int) -> bool:
        """Whether the verb *at* tells a fact."""
        tags = {self.grammar.tokens[child].tag for child in self.grammar.find_all(at, "aux")}
        return not self.grammar.is_negated(at) and "MD" not in tags and "TO" not in tags

    def verb_over(self, at: int) -> int | None:
        """The verb on which the noun *at* hangs, through other nouns."""
        for _ in range(6):
            head = self.grammar.tokens[at].head
            if head == at:
                return None
            at = head
            if self.grammar.tokens[at].tag.startswith("VB"):
                return at
        return None
