"""A standing fact between two parties before it becomes a record, and what all patterns for it share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.extract.parties import Parties, Party
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, DateMention, Mention, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading
from dragoman.model.records import Predicate

BODIES = ("state", "org", "group")


@dataclass(frozen=True, slots=True)
class Edge:
    """Subject, predicate, object and date with the words that say so. ``inferred``: a side stands in the document, not in these words."""

    subject: Party
    predicate: Predicate
    object: Party | None
    date: DateMention | None
    anchor: Span
    inferred: bool = False


@dataclass(frozen=True)
class Scene:
    """One document as the patterns look at it: its grammar, parties, dates and places, with the words of the lexicon."""

    reading: Reading
    parties: Parties
    knowledge: Knowledge
    words: Mapping[str, Any]

    @property
    def grammar(self) -> Grammar:
        return self.parties.grammar

    def has(self, predicate: str, name: str, lemma: str) -> bool:
        """Whether the lexicon's list *name* for *predicate* holds *lemma*."""
        return lemma in self.words.get(predicate, {}).get(name, ())

    def sentence(self, at: int) -> Span:
        """The sentence of the token *at*."""
        return self.reading[Sentence][self.grammar.tokens[at].sentence].span

    def bodies(self, span: Span) -> list[Party]:
        """States, organisations and groups named in *span*, each once, in order."""
        found = [Party(actor.name, place, actor) for place, actor in self.parties.actors.mentions_within(span) if actor.kind in BODIES]
        return list({party.name: party for party in found}.values())

    def date(self, at: int, anchor: Span | None = None) -> DateMention | None:
        """The date told in *anchor* (the sentence of the token *at*), the nearest after the word first."""
        stretch = anchor or self.sentence(at)
        there = [date for date in self.reading[DateMention] if date.role == "date" and stretch.covers(date.span)]
        here = self.grammar.tokens[at].span.start
        return min(there, key=lambda date: (date.span.start < here, abs(date.span.start - here)), default=None)

    def pair(self) -> list[Party]:
        """The two states or bodies that the document is about, where two stand clearly ahead of all others; else none."""
        actors = sorted((actor for actor in self.reading[Actor] if actor.kind in BODIES), key=lambda actor: (-len(actor.mentions), actor.span))
        if len(actors) < 2 or (len(actors) > 2 and len(actors[2].mentions) * 2 > len(actors[1].mentions)):
            return []
        return [Party(actor.name, actor.span, actor) for actor in actors[:2]]

    def country_of(self, span: Span) -> Party | None:
        """The country in which the place named in *span* lies, under the document's own name for it where it has one."""
        for mention in self.reading[Mention]:
            if span.covers(mention.span) and mention.entity is not None:
                code = mention.entity.partition(":")[2].split("-")[0] if mention.entity.startswith("city:") else None
                entity = f"territory:{code}" if code else mention.entity
                if entity.startswith("territory:"):
                    return self.state(entity, mention.span)
        return None

    def state(self, entity: str, span: Span) -> Party:
        """The state *entity* as a party that stands at *span*."""
        for actor in self.reading[Actor]:
            if actor.entity == entity:
                return Party(actor.name, span, actor)
        territory = self.knowledge.territories.get(entity.partition(":")[2])
        return Party(territory.name if territory else span.of(self.reading.text), span)

    def nouns(self, predicate: str, name: str = "nouns") -> Iterator[int]:
        """The tokens that are nouns of a list."""
        listed = self.words.get(predicate, {}).get(name, ())
        return (at for at, token in enumerate(self.grammar.tokens) if token.lemma.lower() in listed and token.tag.startswith("NN"))

    def verbs(self, predicate: str, name: str = "verbs") -> Iterator[int]:
        """The tokens that are verbs of a list, told as facts: not denied and not to come."""
        listed = self.words.get(predicate, {}).get(name, ())
        return (at for at, token in enumerate(self.grammar.tokens) if token.lemma in listed and token.tag.startswith("VB") and self.is_fact(at))

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
