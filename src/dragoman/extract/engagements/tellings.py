"""From candidates to tellings: whether they happened, who took part, when, where, on what; or why they are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.items import Items
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.occasions import Occasions
from dragoman.extract.engagements.parties import TALKS, Parties
from dragoman.extract.engagements.places import Places
from dragoman.extract.engagements.refusals import Refusals
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.statuses import Statuses
from dragoman.extract.engagements.times import Times
from dragoman.extract.engagements.topics import Topics
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span
from dragoman.model.records import Place, Status

PURPOSES = frozenset({"for", "as", "within", "with"})
SETTINGS = frozenset({"in", "at", "during"})


@dataclass(frozen=True)
class Teller:
    """Judges the candidates of one scene."""

    scene: Scene
    lexicon: Lexicon
    governors: Governors
    parties: Parties
    statuses: Statuses
    refusals: Refusals
    times: Times
    places: Places
    occasions: Occasions
    topics: Topics
    items: Items

    def judge(self, candidate: Candidate) -> Telling | str:
        """The telling that *candidate* makes, or the reason why it makes none."""
        reason = self.refusals.reason(candidate)
        if reason is not None:
            return reason
        date = self.times.of(candidate) or self.day_of_journey(candidate)
        if candidate.manner == "mention" and self.items.is_told_by(candidate.trigger):
            candidate = replace(candidate, manner="support")
        status = self.statuses.status(candidate, date)
        if status not in ("held", "planned", "proposed", "cancelled"):
            return f"not asserted: {status}"
        if status == "cancelled" and date is not None and self.is_of_verb(date, candidate):
            date = self.times.planned(candidate)  # the other is the day of calling off
        if status == "held" and date is not None and self.statuses.is_later(date.value):
            date = None  # of what is spoken of
        if candidate.type == "decision" and self.is_aim(candidate):
            return "decided as an aim of the meeting"
        long_ago = date is not None and self.statuses.is_long_ago(date.value)
        actors = self.parties.actors(candidate, long_ago=long_ago)
        sides = [] if actors else self.parties.title_sides(candidate) or self.parties.pairs.of_series(candidate)
        candidate = replace(candidate, status=cast(Status, status), type=self.parties.kind_of_meeting(candidate, actors + sides))
        placed = self.places.of(candidate)
        empty = self.refusals.is_empty(candidate, actors + sides, date is not None, placed is not None)
        empty = empty or (candidate.type in TALKS and len(actors) == 1 and self.is_purpose(candidate) and not candidate.named)
        if empty and self.parties.means_both(candidate):
            empty = False
        if empty and candidate.definite and candidate.manner == "support" and (placed or date):
            return replace(self.telling(replace(candidate, manner="reference"), actors, sides, date, placed), stands=False)
        if empty and not self.is_purpose(candidate):
            return "names neither sides nor a session"
        if empty:
            return replace(self.telling(candidate, actors, sides, date, placed), hollow=True)
        return self.telling(candidate, actors, sides, date, placed)

    def telling(
        self, candidate: Candidate, actors: list[int], sides: list[int], date: DateMention | None, placed: tuple[Place, Span] | None
    ) -> Telling:
        """What a candidate tells, once judged to tell of an engagement."""
        during, after = self.occasions.of(candidate)
        return Telling(
            candidate,
            self.scene.sentences[candidate.sentence].span,
            tuple(actors),
            tuple(sides),
            self.parties.guessed(candidate) & set(actors),
            date=date,
            place=placed[0] if placed else None,
            place_span=placed[1] if placed else None,
            topics=tuple(self.topics.of_trigger(candidate.trigger, candidate.verb)),
            aim=self.is_aim(candidate),
            purpose=self.is_purpose(candidate),
            setting=self.is_behind(candidate, SETTINGS),
            equation=self.governors.is_about_told(candidate.verb, "support"),
            stands=self.parties.stands(candidate),
            during=during,
            after=after,
            margins=self.is_on_margins(candidate) and not self.items.is_item(candidate.sentence),
            vague=bool(actors) and all(self.parties.is_plural(at) for at in actors),
            named=self.parties.sides_of(actors, unnamed=False),
            unnamed=self.parties.sides_of(actors, unnamed=True),
            grouped=any(self.parties.is_plural(at) for at in actors),
            apart=self.is_apart(candidate),
            within=self.accredited(candidate),
            spoken=candidate.type == "correspondence" and not self.is_written(candidate),
            delegates=candidate.retinue
            or (candidate.type == "other" and self.scene.tokens[candidate.verb].lemma.lower() in self.lexicon.lists["leading"]),
            speech=candidate.type == "other" and self.scene.tokens[candidate.verb].lemma.lower() in self.lexicon.lists["speaking"],
            accredits=candidate.type in ("ceremony", "correspondence") and self.has_word(candidate, self.lexicon.lists["letters"] | {"letter"}),
            entities=self.parties.entities(actors),
            personal=any(self.scene.actors[at].kind == "person" for at in actors),
        )

    def day_of_journey(self, candidate: Candidate) -> DateMention | None:
        """The date of a journey told in the present tense for what it is made for: "travels to Larkholm on Friday to meet B"."""
        verb = self.scene.tokens[candidate.verb]
        present = verb.tag == "VB" and verb.dep == "advcl" and self.scene.tokens[verb.head].tag in ("VBZ", "VBP")
        return self.times.nearest(candidate, [verb.head]) if present and candidate.manner == "verb" and candidate.type in TALKS else None

    def is_of_verb(self, date: DateMention, candidate: Candidate) -> bool:
        """Whether a date tells when the verb was done, not when its noun was to be."""
        tokens = self.scene.tokens
        root = self.scene.root_of(date.span)
        above = tokens[root].head
        above = tokens[above].head if tokens[above].dep == "prep" else above
        return above == candidate.verb or root < candidate.trigger

    def accredited(self, candidate: Candidate) -> int | None:
        """The verb above a clause that tells of letters of credence: "received the envoy, who presented her credentials"."""
        token = self.scene.tokens[candidate.verb]
        clause = candidate.type == "ceremony" and candidate.manner == "verb" and token.dep in ("relcl", "acl", "advcl", "conj")
        return self.scene.verb_above(candidate.verb) if clause and self.has_word(candidate, self.lexicon.lists["letters"]) else None

    def is_written(self, candidate: Candidate) -> bool:
        """Whether a letter or the like is told of."""
        return self.has_word(candidate, self.lexicon.lists["written"])

    def has_word(self, candidate: Candidate, words: frozenset[str]) -> bool:
        """Whether the sentence of a candidate has one of *words*."""
        bounds = self.scene.sentences[candidate.sentence]
        return any(token.lemma.lower() in words or token.text.lower() in words for token in self.scene.tokens[bounds.first : bounds.last])

    def is_apart(self, candidate: Candidate) -> bool:
        """Whether the clause sets the engagement apart from what was told before: "later met separately with"."""
        beside = {self.scene.tokens[at].text.lower() for at in self.scene.dependents(candidate.verb, "advmod")}
        return candidate.type in TALKS and not candidate.definite and bool(beside & self.lexicon.lists["apart"])

    def is_on_margins(self, candidate: Candidate) -> bool:
        """Whether the clause sets the engagement on the margins of another."""
        scene = self.scene
        below = [noun for token in self.times.chain(candidate) for _, at in scene.prepositions(token) for noun in scene.complements(at)]
        return any(scene.tokens[noun].text.lower() in self.lexicon.lists["margins"] for noun in below)

    def is_aim(self, candidate: Candidate) -> bool:
        """Whether the verb stands as the aim of another: "travelled to meet"."""
        tokens = self.scene.tokens
        verb = tokens[candidate.verb]
        while verb.dep == "conj":
            verb = tokens[verb.head]
        return verb.tag == "VB" and verb.dep in ("advcl", "acl", "relcl")

    def is_purpose(self, candidate: Candidate) -> bool:
        """Whether the noun says for what, or as what, its verb's engagement was."""
        return self.is_behind(candidate, PURPOSES)

    def is_behind(self, candidate: Candidate, words: frozenset[str]) -> bool:
        """Whether the noun stands behind one of some prepositions."""
        token = self.scene.tokens[candidate.trigger]
        return candidate.manner in ("mention", "support") and token.dep == "pobj" and self.scene.tokens[token.head].text.lower() in words
