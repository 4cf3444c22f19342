"""re3d: entities and relations of defence and diplomacy texts, from mentions and plain noun phrases.

Its conventions, which are not the reader's: articles and titles belong to a name of a body or person; nouns and pronouns that speak of people,
bodies and places are entities too; adjectives of states are nationalities, also within longer entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from dragoman.evaluate.fields.base import Field, Item, Prediction, read_item
from dragoman.knowledge.load import load_knowledge
from dragoman.model.annotations import DateMention, Mention, NamedSpan, Office, Quantity, Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

TYPES = {
    "person": "Person", "body": "Organisation", "place": "Location", "weapon": "Weapon", "platform": "MilitaryPlatform", "vehicle": "Vehicle",
    "document": "DocumentReference", "money": "Money", "org": "Organisation", "group": "Organisation", "state": "Location", "office": "Person",
}  # fmt: skip
LABELS = {"PERSON": "Person", "ORG": "Organisation", "GPE": "Location", "LOC": "Location", "FAC": "Location", "NORP": "Nationality"}
WITHIN = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "advmod", "predet", "punct"})
RELATIONS = {
    "fighting": "FightingAgainst", "allied": "AlliesOf", "speaking": "CommWith", "leading": "InChargeOf", "liking": "Likes", "disliking": "Dislikes",
}  # fmt: skip
SOME_DAY = "2017-01-01"  # the texts tell no date, and only where the times stand counts
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Entities:
    """The entities of one reading, by span; of the same span the first type found."""

    reading: Reading
    words: Words
    pronouns: Mapping[str, str]
    nationalities: frozenset[str]

    @cached_property
    def grammar(self) -> Grammar:
        return Grammar.of(self.reading[Token])

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The type of a noun by its lemma."""
        return {noun.lower(): TYPES[kind] for kind in TYPES if kind in self.words for noun in self.words[kind]}

    @cached_property
    def found(self) -> Mapping[Span, str]:
        """Every entity with its type."""
        found: dict[Span, str] = {}
        for span, kind in [*self.names(), *self.nouns(), *self.measures()]:
            found.setdefault(span, kind)
        return found

    def names(self) -> Iterator[tuple[Span, str]]:
        """Names with what belongs to them here; adjectives of states by themselves."""
        held = {office.person: office.span for office in self.reading[Office] if office.person}
        covered: list[Span] = []
        for mention in self.reading[Mention]:
            if mention.form == "adjective":
                plural = (head := self.grammar.head_of(mention.span)) is not None and self.grammar.tokens[head].tag == "NNPS"
                yield mention.span, "Organisation" if plural else "Nationality"
            elif mention.form == "name" and mention.kind != "office":
                covered.append(mention.span)
                titled = mention.span.join(held[mention.span]) if mention.span in held else mention.span
                titled = mention.span if len(titled) > 70 or "," in titled.of(self.reading.text) else titled
                yield from self.with_article(titled, mention)
        for token in self.grammar.tokens:
            if token.text in self.nationalities and token.dep in ("amod", "compound", "nmod"):
                yield token.span, "Nationality"
        for named in self.reading[NamedSpan]:
            if named.label in LABELS and not any(named.span.overlaps(span) for span in covered):
                yield named.span, LABELS[named.label]

    def with_article(self, span: Span, mention: Mention) -> Iterator[tuple[Span, str]]:
        """A name; a body's or titled person's with its article, a state that acts as a body."""
        text = self.reading.text
        kind = TYPES[mention.kind]
        if mention.kind == "state" and self.acts(span):
            kind = "Organisation"
        article = text[max(0, span.start - 4) : span.start].lower() == "the "
        if article:
            yield Span(span.start - 4, span.end), kind
        yield span, kind
        if span != mention.span:
            yield mention.span, kind

    def acts(self, span: Span) -> bool:
        """Whether a state's name is the subject of a verb."""
        head = self.grammar.head_of(span)
        return head is not None and self.grammar.tokens[head].dep in ("nsubj", "agent")

    def nouns(self) -> Iterator[tuple[Span, str]]:
        """Plain noun phrases whose head speaks of a known kind of thing, and pronouns."""
        named = [mention.span for mention in self.reading[Mention] if mention.form == "name" and mention.kind != "office"]
        for at, token in enumerate(self.grammar.tokens):
            if (kind := self.pronouns.get(token.text.lower())) and token.tag in ("PRP", "RB"):
                yield token.span, TYPES[kind]
            if not token.tag.startswith("NN") or token.dep in ("compound", "nmod") or any(name.covers(token.span) for name in named):
                continue
            lemma = token.lemma.lower()
            noun = self.kinds.get(lemma)
            if noun:
                if noun == "Person" and token.tag == "NNS":
                    noun = "Organisation"
                yield self.phrase(at), noun

    def phrase(self, at: int) -> Span:
        """The noun with all that stands before it."""
        first = at
        for child in self.grammar.children[at]:
            if child < at and self.grammar.tokens[child].dep in WITHIN:
                first = min(first, *self.grammar.below(child))
        return Span(self.grammar.tokens[first].span.start, self.grammar.tokens[at].span.end)

    def measures(self) -> Iterator[tuple[Span, str]]:
        """Times and numbers."""
        for date in self.reading[DateMention]:
            if date.anchor != "name":
                yield date.span, "Temporal"
        for quantity in self.reading[Quantity]:
            yield quantity.span, "Money" if len(quantity.unit) == 3 and quantity.unit.isupper() else "Quantity"


@dataclass(frozen=True)
class Relations:
    """What the sentences say between entities: who does what to whom, who is where, who serves whom."""

    entities: Entities

    def find(self) -> Iterator[Prediction]:
        """All relations, in the order of the text."""
        grammar = self.entities.grammar
        ends = {span: self.at(span) for span in self.entities.found}
        heads = {head: span for span, head in sorted(ends.items(), key=lambda end: len(end[0])) if head is not None}
        verbs = {verb: RELATIONS[kind] for kind in RELATIONS for verb in self.entities.words[kind]}
        for at, token in enumerate(grammar.tokens):
            if token.tag.startswith("VB") and token.lemma in verbs:
                yield from self.of_verb(at, verbs[token.lemma], heads)
            elif token.dep == "prep" and token.text.lower() in ("in", "at", "near", "inside", "of"):
                yield from self.of_place(at, heads)
            elif token.dep == "appos" and at in heads and token.head in heads:
                yield _relation("IsSynonymOf", heads[token.head], heads[at])
        for office in self.entities.reading[Office]:
            if office.person and office.of:
                start = self.entities.reading.text.find(office.of, office.span.start, office.span.end)
                if start >= 0:
                    yield _relation("BelongsTo", office.person, Span(start, start + len(office.of)))

    def at(self, span: Span) -> int | None:
        """The token on which the words of *span* hang."""
        return self.entities.grammar.head_of(span)

    def of_verb(self, at: int, kind: str, heads: Mapping[int, Span]) -> Iterator[Prediction]:
        """Subject and object, or what follows "with" and "against"."""
        grammar = self.entities.grammar
        subject = grammar.agent(at) if grammar.is_passive(at) else grammar.subject(at)
        objects = grammar.find_all(at, "nsubjpass") if grammar.is_passive(at) else grammar.find_all(at, "dobj")
        objects += [
            noun
            for prep in grammar.find_all(at, "prep")
            if grammar.tokens[prep].text in ("with", "to", "against")
            for noun in grammar.find_all(prep, "pobj")
        ]
        if subject is not None and subject in heads:
            yield from (_relation(kind, heads[subject], heads[noun]) for noun in objects if noun in heads and noun != subject)

    def of_place(self, at: int, heads: Mapping[int, Span]) -> Iterator[Prediction]:
        """A noun, or the subject or object of a verb, in a place."""
        grammar, found = self.entities.grammar, self.entities.found
        place = grammar.find(at, "pobj")
        if place is None or place not in heads or found[heads[place]] != "Location":
            return
        head = grammar.tokens[at].head
        if head in heads and (grammar.tokens[at].text != "of" or found[heads[head]] == "Location"):
            yield _relation("CoLocated", heads[head], heads[place])
        elif grammar.tokens[head].tag.startswith("VB"):
            near = grammar.find(head, "dobj", "nsubjpass")
            near = near if near is not None and near in heads else grammar.subject(head)
            if near is not None and near in heads:
                yield _relation("CoLocated", heads[near], heads[place])


def _relation(kind: str, source: Span, target: Span) -> Prediction:
    return {"type": kind, "source": [source.start, source.end], "target": [target.start, target.end]}


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line a document."""
    knowledge = load_knowledge()
    words = cast("Words", knowledge.lexicons["cues/en/things"])
    nationalities = frozenset(name for territory in knowledge.territories.values() for name in territory.adjectives)
    for item in items:
        entities = Entities(read_item(item, SOME_DAY), words, cast("Mapping[str, str]", words["pronouns"]), nationalities)
        spans = [{"begin": span.start, "end": span.end, "type": kind} for span, kind in sorted(entities.found.items())]
        yield {"id": item["id"], "entities": spans, "relations": list(Relations(entities).find())}


FIELD = Field("re3d", frozenset({"entities", "relations"}), predict, ("entity_f1", "relation_lenient_f1"))
