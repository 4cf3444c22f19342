"""Verb forms that only say who somebody is: "the chancellor appointed by the president", "visiting President Roe"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.scene import Scene


@dataclass(frozen=True)
class Descriptions:
    """Knows such forms in one scene."""

    scene: Scene
    lexicon: Lexicon
    people: People

    def is_of_office(self, verb: int) -> bool:
        """Whether "designated" stands between an office and a name: "foreign minister designated Jane Roe"."""
        tokens = self.scene.tokens
        named = verb + 1 < len(tokens) and tokens[verb + 1].tag == "NNP" and tokens[verb].tag in ("VBN", "VBD")
        before = tokens[verb - 1].lemma.lower() if verb else ""
        return named and tokens[verb].lemma == "designate" and before in self.lexicon.lists["holders"]

    def is_guest(self, verb: int) -> bool:
        """Whether "visiting" only describes somebody: "a reception for visiting President Roe"."""
        token = self.scene.tokens[verb]
        return token.tag == "VBG" and token.lemma == "visit" and token.dep == "pcomp" and self.people.any_of("person", self.scene.objects(verb))

    def is_description(self, verb: int) -> bool:
        """Whether an undated participle merely says who somebody is: "the chancellor appointed by the president"."""
        token = self.scene.tokens[verb]
        if self.is_of_office(verb):
            return True
        if token.tag != "VBN" or token.dep != "acl" or self.scene.is_broken(token.sentence):
            return False
        first, last = self.scene.reach[verb]
        span = self.scene.span_of(first, last)
        return not any(span.covers(date.span) for date in self.scene.dates)
