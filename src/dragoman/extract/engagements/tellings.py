"""From candidates to tellings: whether they happened, who took part, when, where, on what; or why they are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.places import Places
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.times import Times
from dragoman.extract.engagements.topics import Topics
from dragoman.model.annotations import DateMention, Factuality
from dragoman.model.records import Status

ASSERTING: dict[str, Status] = {"planned": "planned", "proposed": "proposed", "cancelled": "cancelled"}
PURPOSES = frozenset({"for", "as", "within"})
SIDES = frozenset({"state", "org", "group"})
LONGEST_TITLE = 14  # words behind the noun
TITLED = frozenset({"consultations", "conference", "summit"})
TALKS = frozenset({"meeting", "call", "negotiation", "consultations", "summit"})


@dataclass(frozen=True)
class Teller:
    """Judges the candidates of one scene."""

    scene: Scene
    lexicon: Lexicon
    people: People
    times: Times
    places: Places
    topics: Topics
    governors: Governors
    published: str | None

    @cached_property
    def marks(self) -> dict[int, str]:
        """What each marked verb does instead of asserting, by its first character."""
        return {mark.span.start: mark.value for mark in self.scene.reading[Factuality]}

    def judge(self, candidate: Candidate) -> Telling | str:
        """The telling that *candidate* makes, or the reason why it makes none."""
        if candidate.generic and candidate.manner != "reference":
            return "no single engagement is meant"
        if self.is_body(candidate):
            return "a body is meant, not its session"
        if self.is_described(candidate):
            return "a format is described or founded, no session told"
        date = self.times.of(candidate)
        status = self.status(candidate, date)
        if status not in ("held", "planned", "proposed", "cancelled"):
            return f"not asserted: {status}"
        actors = self.actors(candidate)
        sides = [] if actors else self.title_sides(candidate)
        if any(self.is_outsider(at) for at in actors + sides):
            return "no party to diplomacy"
        if candidate.type == "meeting" and (any(self.is_standing(at) for at in actors + sides) or self.is_of_organisation(candidate)):
            candidate = replace(candidate, type="consultations")
        if candidate.type == "meeting" and any(self.is_of_leaders(at) for at in actors):
            candidate = replace(candidate, type="summit")
        candidate = replace(candidate, status=cast(Status, status))
        placed = self.places.of(candidate)
        if self.is_empty(candidate, actors + sides, date is not None, placed is not None):
            return "names neither sides nor a session"
        return Telling(
            candidate,
            self.scene.sentences[candidate.sentence].span,
            tuple(actors),
            tuple(sides),
            date=date,
            place=placed[0] if placed else None,
            place_span=placed[1] if placed else None,
            topics=tuple(self.topics.of_trigger(candidate.trigger, candidate.verb)),
            aim=self.is_aim(candidate),
            purpose=self.is_purpose(candidate),
            equation=self.governors.is_about_told(candidate.verb, "support"),
            stands=self.stands(candidate),
            margins=self.is_on_margins(candidate),
        )

    def is_on_margins(self, candidate: Candidate) -> bool:
        """Whether the clause sets the engagement on the margins of another."""
        scene = self.scene
        below = [noun for token in self.times.chain(candidate) for _, at in scene.prepositions(token) for noun in scene.complements(at)]
        return any(scene.tokens[noun].text.lower() in self.lexicon.lists["margins"] for noun in below)

    def is_body(self, candidate: Candidate) -> bool:
        """Whether "council" or "commission" means the body: nothing is done with it that is done with a session, and it has no number."""
        word = self.scene.tokens[candidate.trigger].text.lower()
        if self.is_known_body(candidate):
            return True
        if word not in self.lexicon.lists["bodies"] or candidate.numbered or candidate.trigger == candidate.verb:
            return False
        if self.scene.tokens[candidate.trigger].dep == "nsubj" and self.scene.dependents(candidate.verb, "dobj"):
            return True
        return candidate.manner != "support" or self.scene.tokens[candidate.verb].lemma.lower() not in self.lexicon.lists["sitting"]

    def is_known_body(self, candidate: Candidate) -> bool:
        """Whether the noun is part of a known organisation's name ("the Lagoon Islands Forum") and no session of it is numbered."""
        unit = self.scene.unit_at(candidate.trigger)
        known = unit is not None and (self.scene.actors[unit.actor].entity or "").startswith("org:")
        return known and candidate.trigger != candidate.verb and candidate.manner != "support" and not candidate.numbered

    def is_described(self, candidate: Candidate) -> bool:
        """Whether a format is spoken of as such: "the Dialogue is a platform", "agreed to launch a dialogue"."""
        tokens = self.scene.tokens
        verb = tokens[candidate.verb]
        if candidate.type not in TITLED or candidate.manner in ("verb", "reference", "heading") or not verb.tag.startswith("VB"):
            return False
        if verb.lemma in self.lexicon.lists["founding"]:
            return True
        return tokens[candidate.trigger].dep == "nsubj" and verb.tag in ("VBZ", "VBP") and not self.scene.dependents(candidate.verb, "aux", "auxpass")

    def is_aim(self, candidate: Candidate) -> bool:
        """Whether the verb stands as the aim of another: "travelled to meet"."""
        tokens = self.scene.tokens
        verb = tokens[candidate.verb]
        while verb.dep == "conj":
            verb = tokens[verb.head]
        return verb.tag == "VB" and verb.dep in ("advcl", "acl", "relcl")

    def is_purpose(self, candidate: Candidate) -> bool:
        """Whether the noun says for what, or as what, its verb's engagement was."""
        token = self.scene.tokens[candidate.trigger]
        return candidate.manner in ("mention", "support") and token.dep == "pobj" and self.scene.tokens[token.head].text.lower() in PURPOSES

    def stands(self, candidate: Candidate) -> bool:
        """Whether a reference tells enough to stand alone: "during their meeting, they …"."""
        owners = self.scene.dependents(candidate.trigger, "poss")
        if self.governors.is_about_told(candidate.verb, "support") and candidate.type == "visit":
            return True
        if candidate.type == "signing" and candidate.trigger == candidate.verb:
            return len(self.people.under(candidate.heads)) > 1
        return candidate.type in TALKS and any(self.scene.tokens[at].tag == "PRP$" for at in owners)

    def status(self, candidate: Candidate, date: DateMention | None) -> str:
        """A status, or what keeps the candidate from being told as one."""
        told = self.told_status(candidate)
        if told is not None:
            return told
        telling = candidate.manner != "mention" or self.scene.tokens[candidate.trigger].dep in ("nsubj", "nsubjpass")
        mark = self.marks.get(self.scene.tokens[candidate.verb].span.start) if telling else None
        if mark == "habitual" and (date is not None or candidate.manner != "verb" or candidate.type in ("statement", "correspondence")):
            mark = None
        if mark == "possible" and candidate.named:
            return "planned"
        if mark is None and self.is_under_way(candidate, date):
            return "planned"
        if mark is not None:
            return ASSERTING.get(mark, mark)
        return "planned" if date is not None and self.is_later(date.value) else "held"

    def is_under_way(self, candidate: Candidate, date: DateMention | None) -> bool:
        """Whether "is travelling" tells of a journey not yet begun: one dated to the day of publication or later."""
        verb = self.scene.tokens[candidate.verb]
        return verb.tag == "VBG" and date is not None and bool(self.published) and date.value[:10] >= str(self.published)

    def told_status(self, candidate: Candidate) -> Status | None:
        """What the words at a noun say of it: "the forthcoming visit", "postponed the summit", "proposed talks"."""
        if candidate.manner == "verb":
            return None
        lists, tokens = self.lexicon.lists, self.scene.tokens
        beside = {tokens[child].text.lower() for child in self.scene.children[candidate.trigger] if child < candidate.trigger}
        verb = tokens[candidate.verb].lemma.lower() if tokens[candidate.verb].tag.startswith("VB") else ""
        if verb in lists["cancelling"]:
            return "cancelled"
        if verb in lists["proposing"]:
            return "proposed"
        return "planned" if lists["future"] & beside or (verb in lists["planning"] and self.scene.is_passive(candidate.verb)) else None

    def is_later(self, value: str) -> bool:
        """Whether an EDTF date lies after the day of publication."""
        first = value.strip("?~").split("/")[0]
        return bool(self.published) and first[:4].isdigit() and len(first) >= 7 and first[: len(first)] > str(self.published)[: len(first)]

    def actors(self, candidate: Candidate) -> list[int]:
        """Who took part, as the candidate's own clause names them; each once."""
        heads = list(candidate.heads)
        if candidate.type in TALKS and candidate.manner in ("verb", "support"):
            heads += [
                noun
                for word, at in self.scene.prepositions(candidate.verb)
                if word in ("with", "between", "alongside")
                for noun in self.scene.complements(at)
            ]
        trigger = self.scene.tokens[candidate.trigger].span
        units = [unit for unit in self.people.under(heads) if self.people.kind(unit) != "place" and not unit.span.covers(trigger)]
        found = list(dict.fromkeys(side for unit in units for side in self.scene.constituents.get(unit.actor, (unit.actor,))))
        if candidate.type == "consultations":
            found = [at for at in found if not self.is_format(at)]
        if len(found) < 2 and candidate.manner in ("verb", "support") and self.people.are_both(heads):
            found = self.people.last_two(candidate.trigger) or found
        return found or self.met_before(candidate)

    def title_sides(self, candidate: Candidate) -> list[int]:
        """The sides that only the title of a session names: "the Northland-Southland Joint Committee"; a forum's title tells of none."""
        named_days = candidate.type == "ceremony" and self.scene.tokens[candidate.trigger].text.lower() == "days"
        if not (candidate.type in TALKS or named_days) or candidate.trigger == candidate.verb or candidate.manner == "reference":
            return []
        first, last = self.scene.reach[candidate.trigger]
        title = self.scene.span_of(first, min(last, candidate.trigger + LONGEST_TITLE))
        trigger = self.scene.tokens[candidate.trigger].span
        named = [at for span, at in self.scene.mentions_within(title) if self.scene.actors[at].kind in SIDES and not span.covers(trigger)]
        parts = [part for at in named for part in self.scene.constituents.get(at, (at,))]
        return list(dict.fromkeys([at for at in parts if not self.is_format(at)] or parts))

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
        return actor.kind == "group" and any(phrase in actor.name.lower() for phrase in self.lexicon.lists["summits"] - {"leaders of"})

    def is_outsider(self, number: int) -> bool:
        """Whether an actor is a team, band or firm."""
        actor = self.scene.actors[number]
        return actor.kind in ("org", "group") and bool(self.lexicon.lists["outsiders"] & set(actor.name.lower().split()))

    def is_standing(self, number: int) -> bool:
        """Whether an actor is a council or committee, whose meeting is a session."""
        actor = self.scene.actors[number]
        return actor.kind == "org" and any(word in self.lexicon.lists["bodies"] for word in actor.name.lower().split())

    def met_before(self, candidate: Candidate) -> list[int]:
        """Who "their meeting" was between: the persons of the sentence before."""
        if not self.stands(candidate) or not candidate.sentence or candidate.type not in TALKS:
            return []
        before = self.scene.sentences[candidate.sentence - 1]
        units = self.scene.units_in(before.first, before.last)
        return list(dict.fromkeys(unit.actor for unit in units if self.people.kind(unit) == "person"))

    def is_empty(self, candidate: Candidate, actors: list[int], dated: bool, placed: bool) -> bool:
        """Whether a noun stands alone: no sides, no name, no number, and weak or in passing."""
        if candidate.manner == "verb":
            return False
        if candidate.manner == "reference":
            return not actors and candidate.type != "other" and self.governors.is_about_told(candidate.verb, "support")
        if candidate.type == "statement":
            return candidate.manner != "heading"
        if candidate.type == "ceremony" and candidate.manner == "mention" and not actors:
            return True
        if candidate.named or (candidate.numbered and (dated or actors)):
            return False
        if candidate.manner == "support":
            weak = self.scene.tokens[candidate.trigger].text.lower() in self.lexicon.weak
            return not actors and not dated and (weak or not placed)
        return len(actors) < 2 and not (actors and dated)
