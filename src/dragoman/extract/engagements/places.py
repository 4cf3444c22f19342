"""Where: the place in the clause that tells of an engagement, with its country where that is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.spots import Spots
from dragoman.extract.engagements.times import Times
from dragoman.model.document import Span
from dragoman.model.records import Place

ACTING = frozenset({"nsubj", "nsubjpass", "compound", "poss"})
TOWNS = frozenset({"capital", "city", "town", "village"})
PLACELESS = frozenset({"call", "statement", "correspondence", "appointment"})
OPENING = 4  # sentences
FARTHEST = 14  # words between a preposition and the chain


@dataclass(frozen=True)
class Places:
    """Ties the places of one scene to its candidates."""

    scene: Scene
    people: People
    times: Times
    spots: Spots
    lists: Mapping[str, frozenset[str]]

    def of(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The nearest place that the grammar ties to the candidate."""
        if candidate.type in PLACELESS or self.scene.tokens[candidate.trigger].lemma.lower() in self.lists["composing"]:
            return None
        chain = self.times.chain(candidate, aims=True)
        whens = [self.scene.tokens[verb].head for verb in chain if self.times.is_when(verb)]  # "spoke in Larkholm when he received"
        if found := self.unnamed(candidate, chain, self.spots.settlements):
            return found
        tied = self.tied(candidate, chain) or (self.tied(candidate, whens) if whens else None)
        if tied is not None:
            return tied
        found = self.pointed(chain) or self.host(candidate) or self.by_host(chain) or self.where(chain)
        return (
            found
            or self.bracketed(candidate)
            or self.named_for(candidate)
            or self.journey(chain)
            or self.unnamed(candidate, chain, self.spots.houses)
        )

    def tied(self, candidate: Candidate, chain: list[int]) -> tuple[Place, Span] | None:
        """The place that hangs nearest to the chain."""
        sentence = self.scene.sentences[candidate.sentence]
        ranks = ((self.rank(noun, candidate, chain), noun) for noun in range(sentence.first, sentence.last))
        ranked = sorted((rank, abs(noun - candidate.trigger), noun) for rank, noun in ranks if rank)
        for _, _, noun in ranked:
            found = self.spots.at(noun) or self.capital(noun)
            if found is not None and not found[1].covers(self.scene.tokens[candidate.trigger].span):
                return found
        return None

    def named_for(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The town that goes before the noun: "the Larkholm summit"."""
        if not self.scene.tokens[candidate.trigger].tag.startswith("NN"):
            return None
        units = (self.scene.unit_at(noun) for noun in self.scene.dependents(candidate.trigger, "compound", "nmod"))
        town = next((unit for unit in units if unit and self.people.kind(unit) == "place" and self.spots.country(unit)), None)
        return self.spots.place(town.span, town) if town else None

    def where(self, chain: list[int]) -> tuple[Place, Span] | None:
        """The place right before "where", which opens the clause: "travelled to Larkholm, where she met"."""
        tokens = self.scene.tokens
        words = [child for verb in chain for child in self.scene.children[verb] if tokens[child].text.lower() == "where"]
        for word in words:
            before = word - 1 if tokens[word - 1].text != "," else word - 2
            return self.spots.at(before) if before >= 0 and tokens[before].sentence == tokens[word].sentence else None
        return None

    def bracketed(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The town that opens a bracket behind the name of an engagement: "the third round (Larkholm, 2024)"."""
        end = self.scene.tokens[candidate.trigger].span.end
        sentence = self.scene.sentences[candidate.sentence].span
        at = self.scene.reading.text.find("(", end, sentence.end)
        town = self.spots.named_behind(at + 1) if at >= 0 and self.is_of_name(candidate.trigger, at) else None
        if town is None or not self.scene.reading.text.startswith((",", ";", ")"), town[0].end):
            return None
        return Place(town[0].of(self.scene.reading.text), self.spots.code(town[1])), town[0]

    def is_of_name(self, trigger: int, bracket: int) -> bool:
        """Whether a bracket stands right behind the name that a trigger is part of."""
        last = self.scene.reach[trigger][1]
        return bracket <= self.scene.tokens[last - 1].span.end + 2 and not any(
            self.scene.tokens[at].tag.startswith("VB") for at in range(trigger + 1, last) if self.scene.tokens[at].span.start < bracket
        )

    def journey(self, chain: list[int]) -> tuple[Place, Span] | None:
        """Where the journey led on which it happened: "during her visit to Larkholm", "when he came to Larkholm"."""
        scene, tokens = self.scene, self.scene.tokens
        nouns = [noun for at in chain for word, prep in scene.prepositions(at) if word in self.lists["during"] for noun in scene.complements(prep)]
        trips = [noun for noun in nouns if tokens[noun].lemma.lower() in self.lists["journeys"]]
        clauses = [child for at in chain for child in scene.dependents(at, "advcl") if self.times.is_when(child)]
        trips += [verb for verb in clauses if tokens[verb].lemma.lower() in self.lists["being_there"]]
        for trip in trips:
            goals = [noun for word, prep in scene.prepositions(trip) if word in ("to", "in", "at") for noun in scene.complements(prep)]
            found = [noun for noun in [*scene.dependents(trip, "dobj"), *goals] if self.is_place(noun)]
            if found:
                return self.spots.at(found[0])
        return None

    def rank(self, noun: int, candidate: Candidate, chain: list[int]) -> tuple[int, int] | None:
        """How near a place stands: the place in the chain of the word that it hangs on, and how many words lie between; ``None`` where it belongs
        to something else."""
        token = self.scene.tokens[noun]
        if candidate.type == "visit" and token.dep in ("dobj", "poss", "compound") and token.head in chain:
            return (0, 0) if self.is_place(noun) or (token.dep == "dobj" and token.lemma == "capital") else None
        if token.dep != "pobj" or self.times.is_other_event(noun) or self.is_joined(token.head):
            return None
        word, above = self.scene.tokens[token.head].text.lower(), self.scene.tokens[token.head].head
        moving = word in self.lists["goal"] and self.scene.tokens[above].lemma.lower() in self.lists["motion"] and above in chain
        if word not in self.lists["reaching" if candidate.type == "visit" or moving else "placing"] or (moving and not self.is_place(noun)):
            return self.way(token.head, chain) if word == "on" and self.is_ground(noun) else None
        if word not in ("in", "to", "into") and self.is_state(noun):
            return None
        if token.head and self.scene.tokens[token.head - 1].lemma.lower() in self.lists["conditions"] - self.spots.houses:
            return None  # "the summit on the situation in Larkholm", whatever the grammar hangs it on
        if word in ("for", "of", "to") and not self.is_place(noun):
            return None
        if candidate.type == "decision" and above != candidate.verb:
            return None
        found = self.way(token.head, chain)
        spoken = found is not None and found[0] >= FARTHEST and candidate.manner == "reference"
        return None if spoken else found  # "during the talks, they discussed trade in Larkholm"

    def is_ground(self, noun: int) -> bool:
        """Whether one is on rather than in what a noun names: "on the island of", "on Lake Larkholm"."""
        words = {self.scene.tokens[at].lemma.lower() for at in (noun, *self.scene.dependents(noun, "compound"))}
        return bool(words & self.lists["grounds"])

    def is_joined(self, preposition: int) -> bool:
        """Whether a preposition is part of a word: "Chairman-in-Office"."""
        return self.scene.reading.text.startswith("-", self.scene.tokens[preposition].span.start - 1)

    def way(self, preposition: int, chain: list[int]) -> tuple[int, int] | None:
        """The way up from a preposition to the chain, and its length; none where it leads over another clause, another engagement or a subject."""
        tokens, at, spoken = self.scene.tokens, preposition, 0
        for steps in range(FARTHEST):
            if at in chain:
                return chain.index(at) + spoken, steps
            if tokens[at].head == at or tokens[at].tag.startswith("VB") or (steps > 0 and self.is_doer(at)):
                return None
            hung_wrong = steps == 1 and tokens[at].dep == "prep"  # "letters from four envoys at the Palace": never on "from" itself
            if at != preposition and not hung_wrong and self.is_elsewhere(at, chain):
                if self.times.is_other_event(at) or not self.is_loose(preposition):
                    return None
                spoken = FARTHEST
            at = tokens[at].head
        return None

    def is_doer(self, noun: int) -> bool:
        """Whether a word names people who do something: where they are posted ("the ambassadors in Larkholm") isn't where they do it."""
        unit = self.scene.unit_at(noun) if self.scene.tokens[noun].dep in ("nsubj", "nsubjpass") else None
        return unit is not None and self.people.kind(unit) in ("person", "group")

    def is_loose(self, preposition: int) -> bool:
        """Whether "in" and a town may belong to the clause all the same, behind what is spoken of: "a pact on access to the sea in Larkholm"."""
        scene = self.scene
        above = scene.tokens[scene.tokens[preposition].head]
        towns = (unit for noun in scene.complements(preposition) if (unit := scene.unit_at(noun)) is not None)
        return above.lemma.lower() not in self.lists["conditions"] and any(
            self.people.kind(unit) == "place" and self.spots.country(unit) is not None for unit in towns
        )

    def is_elsewhere(self, at: int, chain: list[int]) -> bool:
        """Whether what hangs on a word is told of something else: another engagement, or what talks are about."""
        if self.times.is_other_event(at):
            return not self.times.is_lent(at, chain, through=True)
        token = self.scene.tokens[at]
        if token.text.lower() not in self.lists["about"] or token.dep != "prep":
            return False
        below = self.scene.complements(at)
        return not any(self.scene.tokens[noun].text.lower() in self.lists["margins"] | {"board"} or self.spots.is_time(noun) for noun in below)

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
        here = {"here", "today"} & words.keys()
        return (self.spots.labelled(tokens[chain[0]].sentence) or self.spots.filed()) if here else None

    def capital(self, noun: int) -> tuple[Place, Span] | None:
        """The town that "the capital" is: the one told last."""
        bare = (
            self.scene.tokens[noun].lemma in TOWNS
            and self.is_definite(noun)
            and self.scene.unit_at(noun) is None
            and not self.scene.dependents(noun, "amod", "compound")
        )
        behind = self.spots.named_behind(self.scene.tokens[noun].span.end + 2) if bare else None
        if behind is not None and self.scene.reading.text.startswith(", ", self.scene.tokens[noun].span.end):
            return Place(behind[0].of(self.scene.reading.text), self.spots.code(behind[1])), behind[0]  # "in the capital, Larkholm"
        return self.town_before(noun) if bare else None

    def is_definite(self, noun: int) -> bool:
        """Whether "the" stands before a noun, or it needs none: "the city", "capital Larkholm"."""
        return self.scene.tokens[noun].lemma == "capital" or any(
            self.scene.tokens[at].text.lower() == "the" for at in self.scene.dependents(noun, "det")
        )

    def unnamed(self, candidate: Candidate, chain: list[int], known: frozenset[str]) -> tuple[Place, Span] | None:
        """The dateline's town for a house or town that the first sentences leave without a name: "signed in a stadium filled with dancers"."""
        tokens = self.scene.tokens
        if candidate.sentence > OPENING or candidate.status != "held" or candidate.manner == "mention":
            return None
        nouns = [noun for at in chain for word, prep in self.scene.prepositions(at) if word in ("in", "at") for noun in self.scene.complements(prep)]
        indefinite = (at for noun in nouns if tokens[noun].lemma in known for at in self.scene.dependents(noun, "det"))
        return self.spots.filed() if any(tokens[at].text.lower() in ("a", "an") for at in indefinite) else None

    def town_before(self, token: int) -> tuple[Place, Span] | None:
        """The town named last before a word, in a venue's name too; none that acts ("Larkholm is interested in trade": a government)."""
        scene, start = self.scene, self.scene.tokens[token].span.start
        for span, number in reversed(scene.places[: bisect_left(scene.places, (Span(start, start), 0))]):
            town = self.spots.town_within(span) if scene.actors[number].kind == "place" else None
            if town is not None and scene.tokens[scene.root_of(span)].dep not in ACTING:
                return town
        return None

    def by_host(self, chain: list[int]) -> tuple[Place, Span] | None:
        """The city by which it is hosted: "a meeting which is being hosted by Larkholm"."""
        hosting = [at for at in chain if self.scene.tokens[at].lemma.lower() == "host"]
        nouns = [noun for at in hosting for word, prep in self.scene.prepositions(at) if word == "by" for noun in self.scene.complements(prep)]
        cities = (unit for noun in nouns if (unit := self.scene.unit_at(noun)) is not None and self.people.kind(unit) == "place")
        return next((place for unit in cities if (place := self.spots.at(unit.root))), None)

    def host_verb(self, candidate: Candidate) -> int:
        """The verb that the noun of a candidate hangs on."""
        above = self.scene.verb_above(candidate.trigger)
        return candidate.verb if above is None else above

    def is_hosted(self, candidate: Candidate) -> bool:
        """Whether the noun is what somebody hosts: "Larkholm will host the conference"."""
        verb = self.host_verb(candidate)
        tokens, at = self.scene.tokens, candidate.trigger
        while tokens[at].dep in ("compound", "nmod", "appos") and tokens[at].head != at:
            at = tokens[at].head
        return tokens[verb].lemma.lower() == "host" and tokens[at].head == verb and tokens[at].dep == "dobj"

    def host(self, candidate: Candidate) -> tuple[Place, Span] | None:
        """The city that hosts ("Larkholm saw the first round"), or the venue that a sentence names as such."""
        hosting = candidate.manner != "mention" or self.is_hosted(candidate)
        cities = [unit for unit in self.people.under(candidate.heads) if self.people.kind(unit) == "place" and hosting]
        if not cities and self.is_hosted(candidate):
            cities = [unit for unit in self.people.under(tuple(self.scene.subjects(self.host_verb(candidate)))) if self.people.kind(unit) == "place"]
        capitals = [head for head in candidate.heads if self.scene.tokens[head].lemma == "capital"]
        units = [*self.people.under(candidate.venue), *cities]
        found = next((place for unit in units if (place := self.spots.at(unit.root))), None)
        capitals += [head for head in candidate.venue if self.scene.tokens[head].lemma == "capital"]
        return found or next((self.spots.at(head) or self.capital(head) for head in capitals), None)
