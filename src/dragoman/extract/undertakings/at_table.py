"""Who sits at the table: the sides of the document's main engagement, or those that were named together last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.parties import SUBJECTS, Parties, Party, leading_pair
from dragoman.model.annotations import Actor, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import FINITE
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement

FEWEST = 3  # of a list
NEAR = 3  # sentences back to the two that "the two sides" means
BODIES = ("territory:", "org:")


@dataclass(frozen=True)
class Table:
    """The sides of one document."""

    reading: Reading
    parties: Parties

    def two(self, before: Span | None = None) -> list[Party]:
        """The two sides of the main engagement; else the two named together last *before* a place; else the two it is all about."""
        return self.met() or (self.named_before(before) if before is not None else []) or leading_pair(self.reading)

    def across(self, name: str) -> list[Party]:
        """The other side of the main engagement, where that has two and *name* is one."""
        met = self.met()
        return [party for party in met if party.name != name] if any(party.name == name for party in met) else []

    def met(self) -> list[Party]:
        """The two sides of the document's main engagement; none where it has more or fewer."""
        found = next((sides for sides in self.gathered() if len(sides) == 2), None)
        return found or next((sides for sides in self.gathered(persons=True) if len(sides) == 2), [])

    def beside(self, guest: Actor) -> list[Party]:
        """The first person of a main engagement in which *guest* takes part, who stands for another side than he."""
        for engagement in self.reading[Engagement]:
            people = [one for one in engagement.participants if one.kind == "person"]
            if not engagement.main or all(one.name != guest.name for one in people):
                continue
            for one in people:
                if one.name != guest.name and one.represents not in (None, guest.represents):
                    actor = next((actor for actor in self.reading[Actor] if actor.name == one.name), None)
                    anchor = engagement.evidence[0]
                    return [Party(one.name, actor.span if actor else Span(anchor.start, anchor.end), actor, actor.entity if actor else None)]
        return []

    def several(self, count: int) -> list[Party]:
        """The sides of the first main engagement that has just *count* of them."""
        return next((sides for sides in self.gathered() if len(sides) == count), [])

    def gathered(self, *, persons: bool = False) -> Iterator[list[Party]]:
        """The states and bodies of each main engagement; with *persons*, also those who are not known to stand for any."""
        for engagement in self.reading[Engagement]:
            if not engagement.main:
                continue
            sides: dict[str, Party] = {}
            for participant in engagement.participants:
                itself = participant.kind in ("state", "org") or (persons and participant.kind == "person")
                name = participant.represents or (participant.name if itself else None)
                if name is not None:
                    anchor = engagement.evidence[0]
                    sides.setdefault(name, Party(name, Span(anchor.start, anchor.end)))
            yield list(sides.values())

    def listed(self, place: Span, count: int | None = None) -> list[Party]:
        """Three or more states or bodies, or just *count*, that act together as a list in the nearest sentence up to *place*."""
        sentences, grammar = self.reading[Sentence], self.parties.grammar
        number = next((at for at, sentence in enumerate(sentences) if sentence.span.end >= place.start), 0)
        for sentence in reversed(sentences[max(0, number - NEAR) : number + 1]):
            for at in range(sentence.first, sentence.last):
                row = self.parties.at(at) if grammar.tokens[at].span.end <= place.start and self.is_doer(at) else []
                if len(row) >= FEWEST and len(row) == (count or len(row)) and all(party.entity is not None for party in row):
                    return row
                members = grammar.members(at) if grammar.tokens[at].dep != "conj" and grammar.tokens[at].span.end <= place.start else []
                if len(members) >= FEWEST and self.is_acting(at):
                    sides = self.sides_of(grammar.tokens[at].span.join(grammar.tokens[max(members)].span))
                    if len(sides) == (count or len(members)):
                        return sides
        return []

    def is_doer(self, at: int) -> bool:
        """Whether the noun *at* is a subject, or stands right before the verb of a sentence that has none in the parse."""
        tokens = self.parties.grammar.tokens
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return tokens[at].dep in SUBJECTS or (after is not None and tokens[at].tag == "NNP" and after.tag in FINITE)

    def is_acting(self, at: int) -> bool:
        """Whether the noun *at* is a subject, explains one, or tells whose a subject is ("the Governments of A, B and C")."""
        tokens = self.parties.grammar.tokens
        for _ in range(3):
            if tokens[at].dep in SUBJECTS:
                return True
            over = tokens[at].head
            if tokens[at].dep == "pobj" and tokens[over].lemma in ("of", "from"):
                over = tokens[over].head
            elif tokens[at].dep != "appos":
                return False
            at = over
        return False

    def named_before(self, place: Span) -> list[Party]:
        """The two states or bodies of the nearest sentence, up to *place*, that names just two."""
        sentences = self.reading[Sentence]
        number = next((at for at, sentence in enumerate(sentences) if sentence.span.end >= place.start), 0)
        for at in range(number, max(-1, number - NEAR - 1), -1):
            here = sentences[at].span
            if at < number and self.is_joint(sentences[at]):
                continue  # who is named there is spoken of: "Both leaders regretted the fires between A and B"
            sides = self.sides_of(Span(here.start, max(here.start, min(here.end, place.start))))
            if len(sides) == 2:
                return sides
        return []

    def is_joint(self, sentence: Sentence) -> bool:
        """Whether the subject of *sentence* is "they", "both" or "the two leaders", who are named elsewhere."""
        tokens, grammar = self.parties.grammar.tokens, self.parties.grammar
        for at in range(sentence.first, sentence.last):
            if tokens[at].dep not in SUBJECTS or tokens[tokens[at].head].dep != "ROOT":
                continue
            words = {tokens[child].text.lower() for child in grammar.children[at]}
            return tokens[at].text.lower() in ("they", "both") or (tokens[at].tag == "NNS" and bool(words & {"both", "two"}))
        return False

    def sides_of(self, span: Span) -> list[Party]:
        """The states and bodies that act or speak in *span*, themselves or by those who stand for them."""
        found: dict[str, Party] = {}
        for place, actor in self.parties.actors.mentions_within(span):
            entity = actor.represents_entity or (actor.entity if actor.kind in ("state", "org") else None)
            name = actor.represents or actor.name
            if entity is not None and entity.startswith(BODIES):
                found.setdefault(entity, Party(name, place, actor, entity))
        return list(found.values())
