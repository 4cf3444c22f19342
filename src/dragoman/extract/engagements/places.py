"""Where: the place in the clause that tells of an engagement, with its country where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.extract.engagements.times import Times
from dragoman.knowledge.lookup import find_known
from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Span
from dragoman.model.records import Place

PLACING = frozenset({"in", "at", "near", "outside"})
PLACELESS = frozenset({"call", "statement", "correspondence", "appointment"})
REACHING = frozenset({"to", "in", "at", "for", "of"})


@dataclass(frozen=True)
class Places:
    """Ties the places of one scene to its candidates."""

    scene: Scene
    people: People
    times: Times
    knowledge: Knowledge
    houses: frozenset[str]
    motion: frozenset[str]

    def of(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The nearest place that the grammar ties to the candidate."""
        if candidate.type in PLACELESS:
            return None
        sentence = self.scene.sentences[candidate.sentence]
        chain = self.times.chain(candidate)
        best: tuple[int, int, Unit] | None = None
        for unit in self.scene.units_in(sentence.first, sentence.last):
            rank = self.rank(unit, candidate, chain)
            if rank is not None and (best is None or (rank, abs(unit.root - candidate.trigger)) < best[:2]):
                best = (rank, abs(unit.root - candidate.trigger), unit)
        if best is None:
            return self.here(candidate) or self.house(candidate, chain) or self.host(candidate)
        return self.describe(best[2])

    def here(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The dateline's city, where the clause says "here"."""
        scene = self.scene
        words = [child for token in self.times.chain(candidate) for child in scene.children[token] if scene.tokens[child].text.lower() == "here"]
        if not words:
            return None
        lines = [block.span for block in scene.blocks if block.kind == "dateline"]
        cities = [place for line in lines for place in scene.mentions_within(line) if scene.actors[place[1]].kind == "place"]
        return next(((Place(scene.actors[at].name, self.country(scene.actors[at].entity)), span) for span, at in cities), None)

    def house(self, candidate: Candidate, chain: list[int]) -> tuple[Place, Span] | None:
        """A house, or a name that is no known place, behind "in" or "at"."""
        scene, sentence = self.scene, self.scene.sentences[candidate.sentence]
        for at in range(sentence.first, sentence.last):
            token = scene.tokens[at]
            if token.dep != "pobj" or scene.tokens[token.head].text.lower() not in PLACING or self.times.rank(token.head, chain) is None:
                continue
            unit = scene.unit_at(at)
            if token.lemma == "capital" and unit is None:
                return self.capital(at)
            if unit is not None and self.people.kind(unit) == "org" and self.houses & set(unit.span.of(scene.reading.text).lower().split()):
                return Place(scene.actors[unit.actor].name, self.country_within(scene.actors[unit.actor].name)), unit.span
            if unit is None and token.tag == "NNP" and token.text[0].isupper() and not any(date.span.covers(token.span) for date in scene.dates):
                first = min([child for child in scene.dependents(at, "compound", "nmod") if scene.tokens[child].tag == "NNP"], default=at)
                span = scene.span_of(first, at + 1)
                return (Place(span.of(scene.reading.text)), span) if candidate.trigger not in range(first, at + 1) else None
        return None

    def capital(self, token: int) -> tuple[Place, Span] | None:
        """The town that "the capital" is: the one named last before it."""
        scene = self.scene
        before = [unit for unit in scene.units if unit.span.end <= scene.tokens[token].span.start and self.people.kind(unit) == "place"]
        towns = [unit for unit in before if self.country(scene.actors[unit.actor].entity)]
        return self.describe(towns[-1]) if towns else None

    def country_within(self, name: str) -> str | None:
        """The country of a town that is part of a venue's name."""
        entries = (entry for _, found in find_known(self.knowledge, name) for entry in found)
        return next((self.country(entry.entity) for entry in entries if entry.kind == "place"), None)

    def host(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The city that hosts ("Larkholm saw the first round"), or the venue that a sentence names as such."""
        cities = [unit for unit in self.people.under(candidate.heads) if self.people.kind(unit) == "place" and candidate.manner != "mention"]
        capitals = [head for head in candidate.heads if self.scene.tokens[head].lemma == "capital"]
        found = next((self.describe(unit) for unit in [*self.people.under(candidate.venue), *cities]), None)
        return found or next((self.capital(head) for head in capitals), None)

    def rank(self, unit: Unit, candidate: Candidate, chain: list[int]) -> int | None:
        """How near a place stands; ``None`` where it is no place here or belongs to something else."""
        if self.people.kind(unit) not in ("place", "state"):
            return None
        token = self.scene.tokens[unit.root]
        if candidate.type == "visit" and token.dep in ("dobj", "poss", "compound") and token.head in chain:
            return 0
        if token.dep != "pobj":
            return None
        word = self.scene.tokens[token.head].text.lower()
        moving = self.scene.tokens[candidate.verb].lemma.lower() in self.motion and candidate.verb == self.scene.tokens[token.head].head
        allowed = REACHING if candidate.type == "visit" or (moving and word == "to") else PLACING
        if word not in allowed or (self.people.kind(unit) == "state" and word in ("at", "near", "of", "for")):
            return None
        if candidate.type == "decision" and self.scene.tokens[token.head].head != candidate.verb:
            return None
        return self.times.rank(token.head, chain, through=True)

    def describe(self, unit: Unit) -> tuple[Place, Span]:
        """The place by its name, with the country that the knowledge has for it."""
        actor = self.scene.actors[unit.actor]
        return Place(unit.span.of(self.scene.reading.text) if actor.kind == "place" else actor.name, self.country(actor.entity)), unit.span

    def country(self, entity: str | None) -> str | None:
        """ISO 3166-1 alpha-2 code of a known place."""
        if entity is None:
            return None
        kind, _, rest = entity.partition(":")
        code = rest.partition("-")[0] if kind == "city" else rest
        return code if len(code) == 2 and kind in ("city", "territory", "capital") else None
