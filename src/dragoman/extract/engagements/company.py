"""Who stands beside a noun that tells of an engagement, and beside its verb: with, between, of, from, for; who holds, takes, goes to it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene

COMPANIONS = frozenset({"with", "between", "among", "amongst", "of", "by", "involving", "including"})
TRAVELLERS = frozenset({"of", "by"})
JOURNEYS = {"tour": frozenset({"by"})}  # "a tour of three countries" says where, "a visit of the minister" who


@dataclass(frozen=True)
class Company:
    """Looks up the company of the nouns of one scene."""

    scene: Scene
    lexicon: Lexicon

    def takers(self, noun: int, verb: int) -> list[int]:
        """Who takes part in what a verb has as its object: its subject; of a call received or made, also who calls and is called; of a visit
        received, the visitor alone."""
        kind = self.lexicon.nouns.get(self.scene.tokens[noun].lemma.lower())
        subjects = self.scene.subjects(verb)
        if kind not in ("call", "visit"):
            return subjects
        ends = ("from",) if kind == "visit" else ("from", "to")
        others = [
            at for token in (noun, verb) for word, prep in self.scene.prepositions(token) if word in ends for at in self.scene.complements(prep)
        ]
        if kind == "visit" and self.is_of_somebody(noun):
            return []  # "postponed the visit of its envoy", "hosted a visit by B"
        if kind == "visit":
            return others if self.scene.tokens[verb].lemma.lower() in self.lexicon.lists["receiving"] else subjects
        return subjects + others

    def behind_goal(self, noun: int) -> list[int]:
        """The traveller whom the grammar hangs on where the journey led: "the visit to Larkholm of its envoy"."""
        goals = [at for word, prep in self.scene.prepositions(noun) if word == "to" for at in self.scene.complements(prep)]
        below = [at for goal in goals for word, prep in self.scene.prepositions(goal) if word in TRAVELLERS for at in self.scene.complements(prep)]
        return [at for at in below if (unit := self.scene.unit_at(at)) is not None and self.scene.actors[unit.actor].kind == "person"]

    def is_of_somebody(self, noun: int) -> bool:
        """Whether a journey's noun names the traveller itself: "postponed the visit of its envoy"."""
        below = [at for word, prep in self.scene.prepositions(noun) if word in TRAVELLERS for at in self.scene.complements(prep)]
        below += self.behind_goal(noun)
        below += self.scene.dependents(noun, "poss")
        return any(self.scene.tokens[at].tag != "PRP$" and not self.is_kind(noun, at) for at in below)

    def is_kind(self, noun: int, traveller: int) -> bool:
        """Whether "a head of state of Northland" says as what somebody named pays a visit: "X paid the first visit of a head of state"."""
        scene, token = self.scene, self.scene.tokens[noun]
        if token.dep != "dobj" or scene.is_passive(token.head):
            return False
        units = [scene.unit_at(at) for at in scene.subjects(token.head)]
        named = any(unit is not None and scene.actors[unit.actor].kind == "person" for unit in units)
        return named and any(scene.tokens[at].text.lower() in ("a", "an") for at in scene.dependents(traveller, "det"))

    def companions(self, noun: int, kind: str) -> list[int]:
        """Who stands in the phrase itself: "talks with B", "a meeting between A and B", "A's visit"."""
        scene = self.scene
        if kind == "conference" and self.is_of_forum(noun):
            kind = "forum"
        words = (
            JOURNEYS.get(scene.tokens[noun].lemma.lower(), TRAVELLERS) if kind == "visit" else COMPANIONS - {"of"} if kind == "forum" else COMPANIONS
        )
        found = [at for word, prep in scene.prepositions(noun) if word in words for at in scene.complements(prep)]
        if kind == "visit":
            found = [at for at in [*found, *self.behind_goal(noun)] if not self.is_kind(noun, at)]
        if kind == "consultations":
            deeper = range(noun + 1, scene.reach[noun][1])
            found += [at for prep in deeper if scene.tokens[prep].text.lower() == "between" for at in scene.complements(prep)]
        if kind == "signing":
            found += [
                at for text in found for word, prep in scene.prepositions(text) if word in ("between", "with") for at in scene.complements(prep)
            ]
            found += [
                at
                for text in found
                for word, prep in scene.prepositions(text)
                if word == "of"
                for part in scene.complements(prep)
                for inner, low in scene.prepositions(part)
                if inner == "between"
                for at in scene.complements(low)
            ]
        word = scene.tokens[noun].lemma.lower()
        if "ceremony" in (kind, self.lexicon.nouns.get(word)) or word in self.lexicon.lists["meals"]:
            found += self.honoured(noun)
        if kind == "meeting" and (scene.tokens[noun].lemma == "call" or scene.tokens[noun - 1].text.lower() == "courtesy"):
            found += [at for word, prep in scene.prepositions(noun) if word in ("on", "to") for at in scene.complements(prep)]
        return found + [at for at in scene.dependents(noun, "poss") if kind == "visit" or not scene.tokens[at].tag.startswith("PRP")]

    def honoured(self, noun: int) -> list[int]:
        """For whom a dinner or reception is: "a banquet for B", "a dinner in honour of B"."""
        scene, found = self.scene, []
        for word, prep in self.given(noun):
            below = scene.complements(prep)
            if word == "for":
                found += below
            for at in below:
                if scene.tokens[at].lemma.lower() in self.lexicon.lists["honours"]:
                    found += [guest for inner, low in scene.prepositions(at) if inner == "of" for guest in scene.complements(low)]
        return found

    def given(self, noun: int) -> list[tuple[str, int]]:
        """The prepositions of a noun and of the verb whose object it is: "hosted a reception in Larkholm for B" hangs on either."""
        token = self.scene.tokens[noun]
        above = self.scene.prepositions(token.head) if token.dep == "dobj" else []
        return [*self.scene.prepositions(noun), *above]

    def is_of_forum(self, noun: int) -> bool:
        """Whether the noun is a session of a forum, whose name then gives no participants."""
        scene = self.scene
        below = [at for word, prep in scene.prepositions(noun) if word == "of" for at in scene.complements(prep)]
        return any(self.lexicon.nouns.get(scene.tokens[at].text.lower()) in ("conference", "summit") for at in below)

    def beside(self, verb: int) -> list[int]:
        """Who stands beside the verb of "talks were held": by, with, between; whom a meeting brought together."""
        scene = self.scene
        found = [at for word, prep in scene.prepositions(verb) if word in COMPANIONS - {"of"} for at in scene.complements(prep)]
        gathers = scene.tokens[verb].lemma in ("bring", "gather", "unite", "include", "feature")
        return found + (scene.objects(verb) if gathers and not scene.is_passive(verb) else [])

    def goers(self, verb: int) -> list[int]:
        """Who takes part in "took part in talks", "headed the delegation at the talks"."""
        scene = self.scene
        if scene.is_passive(verb):
            return scene.objects(verb)
        if scene.tokens[verb].lemma == "invite":
            return scene.objects(verb)
        led = scene.objects(verb) if scene.tokens[verb].lemma in ("head", "lead", "represent", "meet", "join") else []
        listed = [at for word, prep in scene.prepositions(verb) if word == "including" for at in scene.complements(prep)]
        return scene.subjects(verb) + led + listed
