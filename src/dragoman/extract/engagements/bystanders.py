"""Who else was there, told beside the verb: "as did the envoy of B", "together with the governor", "with President Roe at her side"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.model.grammar import FINITE

NEAR = 12  # words around "chief guest"
FARTHEST = 14  # words behind "with"
UNSEEN = frozenset({"call", "correspondence", "decision", "statement", "appointment"})  # nobody stands by


@dataclass(frozen=True)
class Bystanders:
    """Adds to the candidates of one scene those who stood by. ``lists`` are the words of engagements."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]

    def join(self, found: list[Candidate]) -> list[Candidate]:
        """*found* with the bystanders of each verb, and a reference back for a sentence that only tells of some."""
        verbs = {one.verb for one in found if one.type not in UNSEEN}
        joined = [replace(one, heads=(*one.heads, *self.beside(one.verb), *self.makers(one))) if one.type not in UNSEEN else one for one in found]
        others = [at for verb, at in self.at_sides if verb not in verbs]
        return [*joined, *(self.reference(at) for at in (*others, *self.honoured()))]

    def honoured(self) -> Iterator[int]:
        """Those called the guest of honour: "The Chief Guest, Minister Roe, thanked"."""
        tokens = self.scene.tokens
        for at, token in enumerate(tokens):
            if token.text.lower() not in ("guest", "guests"):
                continue
            chief = at and tokens[at - 1].text.lower() in self.lists["chief"]
            ends = self.scene.sentences[token.sentence].last
            if chief or " ".join(one.text.lower() for one in tokens[at : min(at + 3, ends)]) in ("guest of honour", "guest of honor"):
                near = self.scene.units_in(max(self.scene.sentences[token.sentence].first, at - NEAR), min(ends, at + NEAR))
                named = (unit for unit in near if (actor := self.scene.actors[unit.actor]).kind == "person" and actor.name != actor.post)
                person = next(named, None)
                if person is not None:
                    yield person.root

    def beside(self, verb: int) -> list[int]:
        """The heads of those who stood by what *verb* tells."""
        return [*self.did_so(verb), *self.along(verb), *(at for above, at in self.at_sides if above == verb)]

    def makers(self, candidate: Candidate) -> list[int]:
        """Those whom the paragraph before a preamble's lists: "The President of A, X; the Prime Minister of B, Y, / Having met in Larkholm for …"."""
        scene = self.scene
        if scene.tokens[scene.sentences[candidate.sentence].first].text.lower() not in ("having", "meeting", "gathered", "assembled"):
            return []
        found: list[int] = []
        for number in range(candidate.sentence - 1, -1, -1):
            line = scene.sentences[number]
            persons = [unit.root for unit in scene.units_in(line.first, line.last) if scene.actors[unit.actor].kind == "person"]
            if not persons or scene.tokens[line.last - 1].text not in (",", ";", ":"):
                break
            found = [*persons, *found]
        return found

    def did_so(self, verb: int) -> list[int]:
        """Who did the same: "President Roe looked on, as did the envoys of A and B"."""
        tokens = self.scene.tokens
        found = []
        for clause in self.scene.dependents(verb, "advcl", "ccomp", "conj"):
            if tokens[clause].lemma.lower() in ("do", "be") and clause > verb and tokens[clause - 1].text.lower() == "as":
                found += [at for at in self.scene.dependents(clause, "nsubj", "attr", "dobj") if at > clause]
        return found

    def along(self, verb: int) -> list[int]:
        """Who did it with the subject: "opened, together with the governor, a display"."""
        tokens = self.scene.tokens
        return [
            noun
            for word, at in self.scene.prepositions(verb)
            if (word == "with" and at and tokens[at - 1].text.lower() in self.lists["jointly"]) or word == "alongside"
            for noun in self.scene.complements(at)
            if tokens[noun].lemma.lower() != "people"
        ]

    @cached_property
    def at_sides(self) -> list[tuple[int, int]]:
        """Each person told to be at somebody's side, with the verb beside which that is told."""
        found = list[tuple[int, int]]()
        for at, token in enumerate(self.scene.tokens):
            if token.text.lower() == "with":
                person = self.stander(at)
                verb = self.scene.verb_above(at)
                if person is not None and verb is not None:
                    found.append((verb, person.root))
        return found

    def stander(self, word: int) -> Unit | None:
        """The person named behind "with", where words of standing by follow."""
        tokens = self.scene.tokens
        end = min(word + FARTHEST, self.scene.sentences[tokens[word].sentence].last)
        last = next((at for at in range(word + 1, end) if tokens[at].text.lower() in self.lists["standing_by"]), None)
        inside = self.scene.units_in(word + 1, last) if last is not None else []
        person = next((unit for unit in inside if self.scene.actors[unit.actor].kind == "person"), None)
        told = last is not None and any(token.tag in FINITE or token.text in ";." for token in tokens[word + 1 : last])
        return None if told else person

    def reference(self, head: int) -> Candidate:
        """A reference to what was told before, at which the person at *head* stood by."""
        number = self.scene.tokens[head].sentence
        end = self.scene.sentences[number].last - 1
        return Candidate("other", end, end, number, "reference", "held", (head,))
