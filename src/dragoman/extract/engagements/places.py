"""Where: the place in the clause that tells of an engagement, with its country where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.spots import Spots
from dragoman.extract.engagements.times import Times
from dragoman.model.document import Span
from dragoman.model.records import Place

PLACING = frozenset({"in", "at", "near", "outside", "inside", "aboard"})
PLACELESS = frozenset({"call", "statement", "correspondence", "appointment"})
REACHING = frozenset({"to", "in", "at", "for", "of", "into"})
GOAL = frozenset({"to", "into"})
SUBJECTS_OF = frozenset({"on", "about", "over", "concerning", "regarding", "against", "for", "from"})  # these lead to what is spoken of
FARTHEST = 9


@dataclass(frozen=True)
class Places:
    """Ties the places of one scene to its candidates."""

    scene: Scene
    people: People
    times: Times
    spots: Spots
    motion: frozenset[str]
    conditions: frozenset[str]

    def of(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The nearest place that the grammar ties to the candidate."""
        if candidate.type in PLACELESS:
            return None
        chain = self.times.chain(candidate, aims=True)
        sentence = self.scene.sentences[candidate.sentence]
        ranked = [
            (rank, abs(noun - candidate.trigger), noun)
            for noun in range(sentence.first, sentence.last)
            if (rank := self.rank(noun, candidate, chain))
        ]
        for _, _, noun in sorted(ranked):
            found = self.spots.at(noun) or self.capital(noun)
            if found is not None and not found[1].covers(self.scene.tokens[candidate.trigger].span):
                return found
        return self.pointed(chain) or self.host(candidate)

    def rank(self, noun: int, candidate: Candidate, chain: list[int]) -> tuple[int, int] | None:
        """How near a place stands: the place in the chain of the word that it hangs on, and how many words lie between; ``None`` where it belongs
        to something else."""
        token = self.scene.tokens[noun]
        if candidate.type == "visit" and token.dep in ("dobj", "poss", "compound") and token.head in chain:
            return (0, 0) if self.is_place(noun) else None
        if token.dep != "pobj":
            return None
        word, above = self.scene.tokens[token.head].text.lower(), self.scene.tokens[token.head].head
        moving = word in GOAL and self.scene.tokens[above].lemma.lower() in self.motion and above in chain
        if word not in (REACHING if candidate.type == "visit" or moving else PLACING) or (moving and not self.is_place(noun)):
            return None
        if word not in ("in", "to", "into") and self.is_state(noun):
            return None
        if word in ("for", "of", "to") and not self.is_place(noun):
            return None
        if candidate.type == "decision" and above != candidate.verb:
            return None
        return self.way(token.head, chain)

    def way(self, preposition: int, chain: list[int]) -> tuple[int, int] | None:
        """The way up from a preposition to the chain, and its length; none where it leads over another clause, another engagement or a subject."""
        tokens, at, spoken = self.scene.tokens, preposition, 0
        for steps in range(FARTHEST):
            if at in chain:
                return chain.index(at) + spoken, steps
            if tokens[at].head == at or tokens[at].tag.startswith("VB"):
                return None
            if at != preposition and self.is_elsewhere(at):
                if self.times.is_other_event(at) or not self.is_loose(preposition):
                    return None
                spoken = FARTHEST
            at = tokens[at].head
        return None

    def is_loose(self, preposition: int) -> bool:
        """Whether "in" and a town may belong to the clause all the same, behind what is spoken of: "a pact on access to the sea in Larkholm"."""
        scene = self.scene
        above = scene.tokens[scene.tokens[preposition].head]
        towns = (unit for noun in scene.complements(preposition) if (unit := scene.unit_at(noun)) is not None)
        return above.lemma.lower() not in self.conditions and any(
            self.people.kind(unit) == "place" and self.spots.country(unit) is not None for unit in towns
        )

    def is_elsewhere(self, at: int) -> bool:
        """Whether what hangs on a word is told of something else: another engagement, or what talks are about."""
        if self.times.is_other_event(at):
            return not (self.times.is_on_margins(at) or self.times.is_setting(at))
        token = self.scene.tokens[at]
        if token.text.lower() not in SUBJECTS_OF or token.dep != "prep":
            return False
        below = self.scene.complements(at)
        return not any(self.scene.tokens[noun].text.lower() in self.times.margins | {"board"} or self.spots.is_time(noun) for noun in below)

    def is_place(self, noun: int) -> bool:
        """Whether a place or a state is named."""
        unit = self.scene.unit_at(noun)
        return unit is not None and self.people.kind(unit) in ("place", "state")

    def is_state(self, noun: int) -> bool:
        """Whether a state is named."""
        unit = self.scene.unit_at(noun)
        return unit is not None and self.people.kind(unit) == "state"

    def pointed(self, chain: list[int]) -> tuple[Place, Span] | None:
        """What "here" and "there" point to: the dateline's town, the town told last."""
        tokens = self.scene.tokens
        words = {tokens[child].text.lower(): child for at in chain for child in self.scene.children[at] if tokens[child].dep != "expl"}
        if "there" in words:
            return self.town_before(words["there"])
        return self.filed() if {"here", "today"} & words.keys() else None

    def filed(self) -> tuple[Place, Span] | None:
        """The town of the dateline."""
        scene = self.scene
        lines = [block.span for block in scene.blocks if block.kind == "dateline"]
        cities = [place for line in lines for place in scene.mentions_within(line) if scene.actors[place[1]].kind == "place"]
        return next(((Place(scene.actors[at].name, self.spots.code(scene.actors[at].entity)), span) for span, at in cities), None)

    def capital(self, noun: int) -> tuple[Place, Span] | None:
        """The town that "the capital" is: the one told last."""
        bare = self.scene.tokens[noun].lemma == "capital" and self.scene.unit_at(noun) is None and not self.scene.dependents(noun, "amod", "compound")
        return self.town_before(noun) if bare else None

    def town_before(self, token: int) -> tuple[Place, Span] | None:
        """The town named last before a word."""
        scene = self.scene
        before = [unit for unit in scene.units if unit.span.end <= scene.tokens[token].span.start and self.people.kind(unit) == "place"]
        towns = [unit for unit in before if self.spots.country(unit)]
        return self.spots.place(towns[-1].span, towns[-1]) if towns else None

    def host(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The city that hosts ("Larkholm saw the first round"), or the venue that a sentence names as such."""
        cities = [unit for unit in self.people.under(candidate.heads) if self.people.kind(unit) == "place" and candidate.manner != "mention"]
        capitals = [head for head in candidate.heads if self.scene.tokens[head].lemma == "capital"]
        units = [*self.people.under(candidate.venue), *cities]
        found = next((place for unit in units if (place := self.spots.at(unit.root))), None)
        return found or next((self.spots.at(head) or self.capital(head) for head in capitals), None)
