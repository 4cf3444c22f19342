"""Nouns that look like engagements and are none: bodies, formats described, words that stand alone."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.items import Items
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene

LISTED = frozenset({"visit", "signing", "consultations"})  # what a chronology may tell without naming its two sides
TITLED = frozenset({"consultations", "conference", "summit"})


@dataclass(frozen=True)
class Refusals:
    """Tells why a candidate of one scene is no engagement."""

    scene: Scene
    lexicon: Lexicon
    governors: Governors
    items: Items

    def reason(self, candidate: Candidate) -> str | None:
        """Why the words themselves make no engagement; ``None`` where they may."""
        if candidate.generic and candidate.manner != "reference":
            return "no single engagement is meant"
        if self.is_body(candidate):
            return "a body is meant, not its session"
        if self.is_described(candidate):
            return "a format is described or founded, no session told"
        return None

    def is_body(self, candidate: Candidate) -> bool:
        """Whether "council" or "commission" means the body: nothing is done with it that is done with a session, and it has no number."""
        word = self.scene.tokens[candidate.trigger].text.lower()
        if self.is_known_body(candidate):
            return True
        if word not in self.lexicon.lists["bodies"] or candidate.numbered or candidate.trigger == candidate.verb:
            return False
        if self.scene.tokens[self.governors.first_listed(candidate.trigger)].dep == "nsubj" and self.scene.dependents(candidate.verb, "dobj"):
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

    def is_empty(self, candidate: Candidate, actors: list[int], dated: bool, placed: bool) -> bool:
        """Whether a noun stands alone: no sides, no name, no number, and weak or in passing."""
        if candidate.manner == "verb" or (candidate.manner == "heading" and self.scene.tokens[candidate.trigger].tag.startswith("VB")):
            return False
        if candidate.manner == "reference":
            return not actors and candidate.type != "other" and self.governors.is_about_told(candidate.verb, "support")
        if candidate.type == "statement":
            return candidate.manner != "heading"
        if candidate.type == "ceremony" and candidate.manner == "mention" and not actors:
            return True
        if candidate.named or (candidate.numbered and (dated or actors)):
            return False
        if candidate.type == "visit" and actors and placed:
            return False
        if candidate.type in LISTED and dated and self.items.is_item(candidate.sentence) and self.items.is_verbless(candidate.sentence):
            return False
        if candidate.manner == "support":
            weak = self.scene.tokens[candidate.trigger].text.lower() in self.lexicon.weak
            return not actors and not dated and (weak or not placed)
        if candidate.type in ("summit", "conference") and (dated or placed):
            return False
        if candidate.type == "signing" and dated and placed and not candidate.generic:
            return False
        return len(actors) < 2 and not (actors and dated)
