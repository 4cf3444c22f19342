"""Held, planned, proposed, cancelled, or none of these: what the words say of one candidate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.items import Items
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene
from dragoman.model.annotations import DateMention, Factuality
from dragoman.model.records import Status

GATHERINGS = frozenset({"ceremony", "meeting", "consultations", "conference", "summit", "visit"})
PROMISED = frozenset({"decision", "signing", "correspondence", "ceremony"})
MONTH = 7  # characters of a month in EDTF
DAY = 10  # characters of a day in EDTF
ASSERTING: dict[str, Status] = {"planned": "planned", "proposed": "proposed", "cancelled": "cancelled"}


@dataclass(frozen=True)
class Statuses:
    """Tells the status of the candidates of one scene."""

    scene: Scene
    lexicon: Lexicon
    published: str | None
    items: Items

    @cached_property
    def marks(self) -> dict[int, str]:
        """What each marked verb does instead of asserting, by its first character."""
        return {mark.span.start: mark.value for mark in self.scene.reading[Factuality]}

    def status(self, candidate: Candidate, date: DateMention | None) -> str:
        """A status, or what keeps the candidate from being told as one."""
        told = self.told_status(candidate)
        if told is not None:
            return told
        if (self.is_drawn_up(candidate) or self.is_awaited_by(candidate)) and (
            date is None or self.is_later(date.value) or date.value == self.published
        ):
            return "planned"
        if self.is_undertaking(candidate):
            return "an undertaking"
        if candidate.manner == "verb" and (date is None or len(date.value) < MONTH) and self.is_usual(candidate.verb):
            return "habitual"
        if candidate.manner == "verb" and candidate.type in GATHERINGS and date is None and self.is_held_now(candidate):
            return "habitual"
        telling = candidate.manner != "mention" or self.scene.tokens[candidate.trigger].dep in ("nsubj", "nsubjpass")
        mark = self.marks.get(self.scene.tokens[candidate.verb].span.start)
        coming = date is None or self.is_later(date.value)
        if not telling and not (mark == "planned" and coming and self.is_setting(candidate)):
            mark = None
        exact = date is not None and len(date.value) >= DAY
        if (
            mark == "habitual"
            and not self.is_custom(candidate.verb)
            and not (date is None and self.is_held_now(candidate))
            and (exact or self.items.is_item(candidate.sentence) or candidate.manner != "verb" or candidate.type in ("statement", "correspondence"))
        ):
            mark = None
        if mark == "possible" and (candidate.named or (date is not None and self.is_later(date.value) and self.is_foretold(candidate.verb))):
            return "planned"
        if mark is None and self.is_under_way(candidate, date):
            return "planned"
        if mark is not None:
            return ASSERTING.get(mark, mark)
        return "planned" if date is not None and self.is_later(date.value) and not self.is_past(candidate) else "held"

    def is_foretold(self, verb: int) -> bool:
        """Whether "would" tells of what is to come, as somebody said: "announced that experts would visit in October"."""
        return any(self.scene.tokens[at].text.lower() == "would" for at in self.scene.dependents(verb, "aux"))

    def is_custom(self, verb: int) -> bool:
        """Whether the clause, or the one above it, tells what is usually done: "when an envoy arrives, they call on the minister"."""
        scene, at = self.scene, verb
        for _ in range(3):
            below = scene.children[at]
            words = {scene.tokens[child].text.lower() for child in below}
            if words & self.lexicon.lists["custom"] or any(self.is_whenever(child) for child in below):
                return True
            above = scene.verb_above(at)
            if above is None:
                return False
            at = above
        return False

    def is_held_now(self, candidate: Candidate) -> bool:
        """Whether "is held" outside headings says what is done as a rule."""
        forms = {self.scene.tokens[at].text.lower() for at in self.scene.dependents(candidate.verb, "auxpass")}
        heading = self.scene.kind_of(self.scene.sentences[candidate.sentence]) == "heading"
        return bool(forms & {"is", "are"}) and not heading and not self.items.is_item(candidate.sentence)

    def is_usual(self, verb: int) -> bool:
        """Whether an adverb says that something happens again and again: "have met regularly since"."""
        return any(self.scene.tokens[at].text.lower() in self.lexicon.lists["custom"] for at in self.scene.dependents(verb, "advmod"))

    def is_whenever(self, clause: int) -> bool:
        """Whether a clause in the present tense begins with "when"."""
        tokens = self.scene.tokens
        whens = [at for at in self.scene.children[clause] if tokens[at].text.lower() in ("when", "once", "whenever")]
        return tokens[clause].dep == "advcl" and tokens[clause].tag in ("VBZ", "VBP") and bool(whens)

    def is_setting(self, candidate: Candidate) -> bool:
        """Whether what the verb tells is to happen at the engagement: "at the meeting, they will review"."""
        token = self.scene.tokens[candidate.trigger]
        preposition = self.scene.tokens[token.head]
        return token.dep == "pobj" and preposition.text.lower() in ("at", "during", "in")

    def is_undertaking(self, candidate: Candidate) -> bool:
        """Whether an act is only what somebody agreed or promised to do: "pledged to sign a customs pact"."""
        verb = self.scene.tokens[candidate.verb]
        at = candidate.verb
        while self.scene.tokens[at].dep == "conj":
            at = self.scene.tokens[at].head
        above = self.scene.tokens[at]
        governed = above.dep in ("xcomp", "ccomp") and self.scene.tokens[above.head].lemma in self.lexicon.lists["undertaking"]
        return candidate.type in PROMISED and governed and verb.tag == "VB"

    def is_past(self, candidate: Candidate) -> bool:
        """Whether the verb stands in the past tense, so that no date makes it a plan."""
        verb = candidate.verb
        helped = any(self.scene.tokens[at].text.lower() in ("was", "were") for at in self.scene.dependents(verb, "auxpass"))
        perfect = self.scene.tokens[verb].tag == "VBN" and any(self.scene.tokens[at].lemma == "have" for at in self.scene.dependents(verb, "aux"))
        return candidate.manner in ("verb", "support") and (self.scene.tokens[verb].tag == "VBD" or helped or perfect)

    def is_under_way(self, candidate: Candidate, date: DateMention | None) -> bool:
        """Whether "is travelling" tells of a journey not yet begun: one dated to the day of publication or later."""
        verb = self.scene.tokens[candidate.verb]
        progressive = verb.tag == "VBG" and bool(self.scene.dependents(candidate.verb, "aux"))
        return progressive and date is not None and bool(self.published) and date.value[:10] >= str(self.published)

    def told_status(self, candidate: Candidate) -> Status | None:
        """What the words at a noun say of it: "the forthcoming visit", "postponed the summit", "proposed talks"."""
        lists, tokens = self.lexicon.lists, self.scene.tokens
        if candidate.manner == "verb" and candidate.type == "visit" and tokens[candidate.verb].lemma.lower() in lists["inviting"]:
            return "proposed"
        if candidate.manner == "verb":
            return "planned" if self.is_awaited(candidate.verb) else None
        noun = candidate.trigger
        near = [child for child in self.scene.children[noun] if child < noun or tokens[child].dep in ("acl", "amod")]
        beside = {tokens[child].text.lower() for child in near}
        verb = self.scene.phrase(candidate.verb) if tokens[candidate.verb].tag.startswith("VB") else ""
        if verb in lists["cancelling"]:
            return "cancelled"
        if verb in lists["calling"] and self.is_called_for(candidate.verb):
            return "planned"
        if verb in lists["proposing"]:
            return "proposed"
        if verb == "be" and self.is_scheduled(candidate.verb):
            return "planned"
        arranged = (
            verb in lists["planning"] and self.scene.is_passive(candidate.verb) and not (candidate.definite and self.is_told_back(candidate.verb))
        )
        ahead = any(self.marks.get(tokens[at].span.start) == "planned" for at in self.scene.dependents(noun, "relcl"))
        return "planned" if lists["future"] & beside or arranged or ahead else None

    def is_called_for(self, verb: int) -> bool:
        """Whether a day stands behind "for": "has called a summit for Monday"."""
        scene = self.scene
        spans = [scene.tokens[noun].span for word, at in scene.prepositions(verb) if word == "for" for noun in scene.complements(at)]
        return any(date.span.overlaps(span) for date in scene.dates for span in spans)

    def is_told_back(self, verb: int) -> bool:
        """Whether a verb stands in the past perfect: "the talks had been arranged by B"."""
        return any(self.scene.tokens[at].text.lower() == "had" for at in self.scene.dependents(verb, "aux"))

    def is_awaited_by(self, candidate: Candidate) -> bool:
        """Whether something else came ahead of it: "met ahead of the forum"."""
        tokens = self.scene.tokens
        noun = tokens[candidate.trigger]
        above = {tokens[noun.head].text.lower(), tokens[tokens[noun.head].head].text.lower()}
        return noun.dep == "pobj" and "ahead" in above

    def is_drawn_up(self, candidate: Candidate) -> bool:
        """Whether only plans for something are told of: "discussed plans for a summit"."""
        tokens = self.scene.tokens
        noun = tokens[candidate.trigger]
        above = tokens[tokens[noun.head].head].lemma.lower()
        behind = noun.dep == "pobj" and tokens[noun.head].text.lower() in ("for", "of")
        return candidate.manner == "mention" and behind and above in self.lexicon.lists["drawn_up"]

    def is_awaited(self, verb: int) -> bool:
        """Whether a verb itself tells of what is to come: "is due in", "is expected in"."""
        lists, tokens = self.lexicon.lists, self.scene.tokens
        due = any(tokens[at].text.lower() in lists["future"] for at in self.scene.dependents(verb, "acomp"))
        return due or (tokens[verb].lemma.lower() in lists["planning"] and self.scene.is_passive(verb))

    def is_scheduled(self, verb: int) -> bool:
        """Whether "is on the agenda" tells of a plan."""
        scene = self.scene
        nouns = [noun for word, at in scene.prepositions(verb) if word in ("in", "on") for noun in scene.complements(at)]
        return any(scene.tokens[noun].lemma.lower() in self.lexicon.lists["schedules"] for noun in nouns)

    def is_long_ago(self, value: str) -> bool:
        """Whether an EDTF date lies in a year before that of publication."""
        return bool(self.published) and value[:4].isdigit() and value[:4] < str(self.published)[:4]

    def is_later(self, value: str) -> bool:
        """Whether an EDTF date lies after the day of publication."""
        first = value.strip("?~").split("/")[0]
        return bool(self.published) and first[:4].isdigit() and len(first) >= 7 and first > str(self.published)[: len(first)]
