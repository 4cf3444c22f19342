"""Who took part in one telling: by its clause, by what was said just before, or by the title of a session."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.pairs import Pairs
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.remote import Remote
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.model.records import EngagementType

SIDES = frozenset({"state", "org", "group"})
LONGEST_TITLE = 14  # words behind the noun
MANY = 2
TALKS = frozenset({"meeting", "call", "negotiation", "consultations", "summit"})


@dataclass(frozen=True)
class Parties:
    """Looks up who took part in the candidates of one scene."""

    scene: Scene
    lexicon: Lexicon
    people: People
    governors: Governors
    remote: Remote
    pairs: Pairs
    worked_out: dict[tuple[int, int], set[int]] = field(default_factory=dict, compare=False)

    def guessed(self, candidate: Candidate) -> frozenset[int]:
        """Those of a candidate's participants whom its words only leave the likeliest: "they", "the two ministers", "their meeting"."""
        return frozenset(self.worked_out.get((candidate.trigger, candidate.verb), ()))

    def actors(self, candidate: Candidate, *, long_ago: bool = False) -> list[int]:
        """Who took part, as the candidate's own clause names them, each once; "the two sides" of *long_ago* are the states."""
        heads = list(candidate.heads)
        if candidate.type in TALKS and candidate.manner in ("verb", "support") and not candidate.complete:
            heads += [
                noun
                for word, at in self.scene.prepositions(candidate.verb)
                if word in ("with", "between", "alongside")
                for noun in self.scene.complements(at)
            ]
            heads += [
                noun
                for at in {candidate.trigger, candidate.verb}
                for noun in self.scene.behind_adjuncts(at, ("with", "between"), self.lexicon.occasions)
            ]
        heads += self.present(candidate)
        if candidate.type == "visit" and candidate.manner != "reference" and (visitors := self.visitors(candidate)):
            heads = visitors
        units = [unit for unit in self.people.under(heads) if self.takes_part(unit, candidate) and unit.actor not in candidate.without]
        found = list(dict.fromkeys(side for unit in units for side in self.scene.constituents.get(unit.actor, (unit.actor,))))
        guesses = self.worked_out.setdefault((candidate.trigger, candidate.verb), set())
        guesses.update({unit.actor for unit in units if unit.guessed} - {unit.actor for unit in units if not unit.guessed})
        if candidate.type == "consultations":
            found = [at for at in found if not self.is_format(at)]
        if len(found) < 2 and candidate.manner in ("verb", "support") and self.people.plurals.are_both(heads):
            two = self.the_two(candidate, heads, found)
            guesses.update(set(two) - set(found))
            found = list(dict.fromkeys([*two, *found]))
            found = [at for at in found if not self.is_plural_told(at, found)]
        if long_ago and self.pairs.states and self.are_sides(heads) and self.are_far(found, candidate):
            found = self.pairs.states
        if not found:
            found = self.pairs.meant(heads) or self.met_before(candidate)
            guesses.update(found)
        return found or self.acting(candidate)

    def are_far(self, found: list[int], candidate: Candidate) -> bool:
        """Whether somebody found is named neither in the candidate's sentence nor in the one before."""
        first, last = self.scene.sentences[max(0, candidate.sentence - 1)].first, self.scene.sentences[candidate.sentence].last
        return not found or not set(found) <= {unit.actor for unit in self.scene.units_in(first, last)}

    def are_sides(self, heads: list[int]) -> bool:
        """Whether those who took part are only called "the sides"."""
        return any(self.scene.tokens[head].text.lower() in ("sides", "parties") and self.people.plurals.are_both([head]) for head in heads)

    def visitors(self, candidate: Candidate) -> list[int]:
        """The heads of whose journey "his visit" is: the subject of the clause, or whom it receives; none where no such word stands before."""
        scene = self.scene
        verb = scene.verb_above(candidate.trigger)
        owners = [at for at in scene.dependents(candidate.trigger, "poss") if scene.tokens[at].text.lower() in ("his", "her", "their")]
        if not owners or verb is None:
            return []
        if self.scene.phrase(verb) in self.lexicon.lists["cancelling"] and not self.people.any_of("person", scene.subjects(verb)):
            return owners  # "A has put off her journey"
        while True:
            passive = scene.is_passive(verb) or scene.tokens[verb].lemma.lower() in self.lexicon.lists["hosting"]
            heads = scene.objects(verb) if passive else scene.subjects(verb)
            found = [at for at in heads if self.people.any_of("person", [at])]
            if found or scene.tokens[verb].dep != "conj":
                return found
            verb = scene.tokens[verb].head

    def takes_part(self, unit: Unit, candidate: Candidate) -> bool:
        """Whether a unit may take part: no place, no house in which it happens, not the name of the engagement itself."""
        kind = self.people.kind(unit)
        if kind == "place" or unit.span.covers(self.scene.tokens[candidate.trigger].span):
            return False
        token = self.scene.tokens[unit.root]
        if kind == "org" and self.scene.actors[unit.actor].name.lower() in self.lexicon.lists["letters"]:
            return False
        return not (kind == "org" and token.dep == "pobj" and self.scene.tokens[token.head].text.lower() in ("in", "at"))

    def present(self, candidate: Candidate) -> list[int]:
        """The heads of those "in the presence of" whom it happened, of those between whom, of the agents of a joined verb."""
        if candidate.manner not in ("verb", "support", "reference"):
            return []
        scene, words = self.scene, self.lexicon.lists["presence"]
        below = [noun for token in {candidate.trigger, candidate.verb} for _, at in scene.prepositions(token) for noun in scene.complements(at)]
        found = [noun for noun in sorted(below) if scene.tokens[noun].lemma.lower() in words]
        found += [unit.root for unit in self.people.lists.below(scene.sentences[candidate.sentence])]
        joined = scene.dependents(candidate.verb, "conj", "advcl")
        for verb in joined:
            if scene.tokens[verb].lemma.lower() in self.lexicon.support["object"] and not scene.dependents(verb, "nsubj", "nsubjpass"):
                found += [noun for word, at in scene.prepositions(verb) if word == "by" for noun in scene.complements(at)]
        if candidate.type in TALKS:
            within = range(candidate.trigger + 1, scene.reach[candidate.trigger][1])
            betweens = [at for at in within if scene.tokens[at].text.lower() == "between" and self.is_own(at, candidate.trigger)]
            found += [noun for at in betweens for noun in scene.complements(at)]
        return found

    def is_own(self, preposition: int, trigger: int) -> bool:
        """Whether "between" says who met, not what is between them: it hangs on the trigger, its participle, or the talks that it is a round of."""
        tokens = self.scene.tokens
        above = tokens[preposition].head
        if above == trigger or (tokens[above].dep in ("acl", "relcl") and tokens[above].head == trigger):
            return True
        inner = tokens[tokens[above].head]
        return tokens[above].dep == "pobj" and inner.text.lower() == "of" and inner.head == trigger

    def is_plural_told(self, number: int, found: list[int]) -> bool:
        """Whether an actor is "the two ministers" themselves, and these are told by name."""
        actor = self.scene.actors[number]
        return (
            actor.kind == "group" and len(found) > MANY and set(actor.name.lower().split()) <= self.people.plurals.both | self.people.plurals.paired
        )

    def the_two(self, candidate: Candidate, heads: list[int], others: list[int]) -> list[int]:
        """The two persons that a plural among *heads* stands for."""
        known = self.people.plurals
        plurals = [head for head in heads if known.are_both([head]) and not known.is_definite(head)]
        return self.people.plurals.the_two(candidate.trigger, others) if plurals else []

    def title_sides(self, candidate: Candidate) -> list[int]:
        """The sides that only the title of a session names: "the Northland-Southland Joint Committee"; a forum's title tells of none."""
        named_days = candidate.type == "ceremony" and self.scene.tokens[candidate.trigger].text.lower() == "days"
        if not (candidate.type in TALKS or named_days) or candidate.trigger == candidate.verb or candidate.manner == "reference":
            return []
        first, last = self.scene.reach[candidate.trigger]
        title = self.scene.span_of(first, min(last, candidate.trigger + LONGEST_TITLE))
        trigger = self.scene.tokens[candidate.trigger].span
        within = [place for place in self.scene.mentions_within(title) if self.scene.actors[place[1]].kind in SIDES]
        named = [at for span, at in within if at in self.scene.constituents or not span.covers(trigger)]
        parts = [part for at in named for part in self.scene.constituents.get(at, (at,))]
        return list(dict.fromkeys([at for at in parts if not self.is_format(at)] or parts))

    def acting(self, candidate: Candidate) -> list[int]:
        """Who "at their meeting" means where nobody was named before: the subjects of the clause that it opens."""
        if candidate.type in TALKS | {"signing"} and candidate.manner == "support":
            return self.announcing(candidate)
        if not self.stands(candidate) or candidate.type not in TALKS or candidate.verb == candidate.trigger:
            return []
        units = self.people.under(self.scene.subjects(candidate.verb))
        return list(dict.fromkeys(unit.actor for unit in units if self.people.kind(unit) == "person"))

    def announcing(self, candidate: Candidate) -> list[int]:
        """The states and bodies that tell of it together: "A and B announced that talks had been concluded"."""
        tokens = self.scene.tokens
        verb = tokens[candidate.verb]
        if verb.dep != "ccomp" or tokens[verb.head].lemma.lower() not in self.lexicon.lists["announcing"]:
            return []
        units = [unit for unit in self.people.under(self.scene.subjects(verb.head)) if self.people.kind(unit) in ("state", "org")]
        return list(dict.fromkeys(unit.actor for unit in units)) if len(units) > 1 else []

    def met_before(self, candidate: Candidate) -> list[int]:
        """Who "their meeting" was between: the persons of the sentence before."""
        if not self.stands(candidate) or not candidate.sentence or candidate.type not in TALKS:
            return []
        before = self.scene.sentences[candidate.sentence - 1]
        units = self.scene.units_in(before.first, before.last)
        return list(dict.fromkeys(unit.actor for unit in units if self.people.kind(unit) == "person"))

    def stands(self, candidate: Candidate) -> bool:
        """Whether a reference tells enough to stand alone: "during their meeting, they …"."""
        owners = self.scene.dependents(candidate.trigger, "poss")
        if self.governors.is_about_told(candidate.verb, "support") and candidate.type == "visit":
            return True
        if candidate.type == "signing" and candidate.trigger == candidate.verb:
            return len(self.people.under(candidate.heads)) > 1
        return candidate.type in TALKS and any(self.scene.tokens[at].tag == "PRP$" for at in owners)

    def is_person(self, number: int) -> bool:
        """Whether an actor is a person known by name."""
        actor = self.scene.actors[number]
        return actor.kind == "person" and actor.name != actor.post

    def sides_of(self, actors: list[int], *, unnamed: bool) -> frozenset[str]:
        """The sides of those persons among *actors* who have a name, or of mere counterparts."""
        found = set[str]()
        for number in actors:
            actor = self.scene.actors[number]
            if actor.kind == "person" and is_counterpart(actor.name) == unnamed and actor.represents:
                found.add(actor.represents_entity or actor.represents)
        return frozenset(found)

    def entities(self, actors: list[int]) -> frozenset[str]:
        """The sides that *actors* are or speak for, none of them unknown."""
        told = [self.scene.actors[at] for at in actors]
        found = [actor.represents_entity or actor.entity or "" for actor in told if actor.kind != "place"]
        return frozenset(found) if all(found) else frozenset()

    def is_plural(self, number: int) -> bool:
        """Whether an actor is unnamed office holders together."""
        return self.scene.actors[number].kind == "group"

    def means_both(self, candidate: Candidate) -> bool:
        """Whether those told of before hold the talks: "the two leaders held talks"."""
        return candidate.manner == "support" and candidate.type in TALKS and self.people.plurals.are_both(list(candidate.heads))

    def is_format(self, number: int) -> bool:
        """Whether an actor is the standing format itself, which takes no part beside its sides."""
        actor = self.scene.actors[number]
        return actor.kind == "org" and actor.entity is None and bool(self.lexicon.lists["formats"] & set(actor.name.lower().split()))

    def is_of_organisation(self, candidate: Candidate) -> bool:
        """Whether the meeting is "of" a known organisation: a session of it."""
        scene = self.scene
        below = [at for word, prep in scene.prepositions(candidate.trigger) if word == "of" for at in scene.complements(prep)]
        units = [unit for unit in map(scene.unit_at, below) if unit is not None]
        return any((scene.actors[unit.actor].entity or "").startswith("org:") for unit in units)

    def is_of_leaders(self, number: int) -> bool:
        """Whether an actor is heads of state or government together."""
        actor = self.scene.actors[number]
        name = actor.name.lower()
        if actor.kind != "group":
            return False
        if any(phrase in name for phrase in self.lexicon.lists["summits"] - {"leaders of"}):
            return True
        listed = name.startswith(("leaders of", "the leaders of")) and name.count(",") + name.count(" and ") >= 2
        regional = name.endswith(" leaders") and actor.name[:1].isupper() and (actor.represents_entity or "org:").startswith("org:")
        return listed or (regional and len(name.split()) > 1 and not self.people.plurals.both & set(name.split()[:1]))

    def kind_of_meeting(self, candidate: Candidate, parties: list[int]) -> EngagementType:
        """The candidate's kind, a mere meeting's by who met: a council's is a session, one of heads of state a summit."""
        if candidate.type != "meeting":
            return candidate.type
        if self.remote.is_remote(candidate):
            return "call"
        before = {self.scene.tokens[at].text.lower() for at in self.scene.dependents(candidate.trigger, "amod")}
        persons = any(self.scene.actors[at].kind == "person" for at in parties)
        if self.is_of_organisation(candidate) or (not persons and any(self.is_standing(at) for at in parties)):
            return "consultations"
        return (
            "summit"
            if any(self.is_of_leaders(at) for at in parties)
            and not (before & self.lexicon.lists["pairwise"] or any(self.is_guest(at) for at in parties))
            else "meeting"
        )

    def is_guest(self, number: int) -> bool:
        """Whether an actor is somebody in an office below head of state or government."""
        actor = self.scene.actors[number]
        post = (actor.post or "").lower()
        return actor.kind == "person" and bool(post) and not any(post.startswith(office) for office in self.lexicon.lists["leaders"])

    def is_standing(self, number: int) -> bool:
        """Whether an actor is a council or committee, whose meeting is a session."""
        actor = self.scene.actors[number]
        return actor.kind == "org" and any(word in self.lexicon.lists["bodies"] for word in actor.name.lower().split())


def is_counterpart(name: str) -> bool:
    """Whether somebody goes without a name: "Mexican counterpart"."""
    return name.lower().endswith(("counterpart", "colleague", "opposite number"))
