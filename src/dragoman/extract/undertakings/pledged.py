"""An undertaking before it has names, and what its surroundings say of it: denial, conditions, meetings that are engagements instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dragoman.extract.undertakings.contents import Content
from dragoman.extract.undertakings.promises import Promises
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.records import UndertakingKind


@dataclass(frozen=True, slots=True)
class Pledge:
    """One undertaking before it has names: token positions and spans. ``refused`` says why it doesn't count."""

    kind: UndertakingKind
    sort: Literal["verb", "noun", "adjective", "future"]
    sentence: int
    cue: Span
    span: Span
    content: Span
    reach: Span
    owner: int | None
    addressees: tuple[int, ...] = ()
    conditional: bool = False
    own_subject: bool = False
    joint: bool = False  # something signed or concluded, which both sides do where nobody is named for it
    asked: bool = False  # "was asked to …", where nobody is named who asks
    personal: bool = False  # what only a person can do, such as take office
    refused: str | None = None


@dataclass(frozen=True)
class Surroundings:
    """What stands around the words of undertaking of one text."""

    grammar: Grammar
    promises: Promises

    def checked(self, at: int, pledge: Pledge, content: Content) -> Pledge:
        """*pledge* with what its surroundings add: conditions, denial, and meetings that are engagements instead."""
        own = self.grammar.find(at, "nsubj", "nsubjpass", "poss") is not None and not self.is_voiced(at, pledge)
        joint, personal = self.is_joint(pledge, content), self.is_personal(content.head)
        return replace(
            pledge,
            refused=pledge.refused or self.refusal(at, pledge, content),
            conditional=self.is_conditional(at),
            own_subject=own,
            joint=joint,
            personal=personal,
        )

    def refusal(self, at: int, pledge: Pledge, content: Content) -> str | None:
        """Why *pledge*, which the word *at* tells, doesn't count; ``None`` where it does."""
        token = self.grammar.tokens[at]
        if any(self.grammar.tokens[child].text.lower() == "no" for child in self.grammar.find_all(content.head, "det")):
            return "denied"
        if self.grammar.tokens[content.head].dep == "poss":
            return "only whose it is"
        over = self.grammar.tokens[token.head]
        dropped = self.promises.has("renouncing", over.lemma) or (over.lemma == "give" and self.grammar.find(token.head, "prt") is not None)
        if pledge.sort == "noun" and token.dep == "dobj" and dropped:
            return "denied"
        if self.grammar.is_negated(at) and pledge.sort != "future":
            return "denied"
        if pledge.sort == "noun" and token.dep in ("dobj", "nsubjpass") and self.promises.has("soliciting", over.lemma):
            return "asked for, not given"
        if pledge.owner is not None and self.grammar.tokens[pledge.owner].text.lower() == "you":
            return "nobody who could undertake it"
        lasting = pledge.sort in ("noun", "adjective") and pledge.kind == "commitment" and self.grammar.tokens[content.head].tag.startswith("NN")
        if (pledge.kind in ("plan", "agreement", "commitment") or pledge.sort == "future") and not lasting and self.is_encounter(content.head):
            return "a meeting or visit to come is an engagement"
        if token.tag == "VBD" and token.dep != "ccomp" and self.promises.has("fading", token.lemma):
            return "a plan of the past"
        if pledge.sort == "verb" and pledge.kind == "plan" and self.promises.has("uttering", self.grammar.tokens[content.head].lemma):
            return "said rather than undertaken"
        if pledge.sort == "future" and pledge.owner is not None and self.is_effect(at, pledge.owner):
            return "what a paper brings about"
        if pledge.sort == "future" and self.is_hoped(at):
            return "hoped for or believed of another"
        if (
            pledge.kind == "request"
            and self.grammar.is_passive(content.head)
            and self.promises.has("anonymous", self.grammar.tokens[content.head].lemma)
        ):
            return "denied"
        if (
            pledge.kind == "agreement"
            and self.promises.has("shapeless", self.grammar.tokens[content.head].lemma)
            and self.grammar.is_bare(content.head)
        ):
            return "what is undertaken isn't told"
        if pledge.kind == "agreement" and self.is_view(content.head):
            return "a view that is shared"
        return None

    def is_voiced(self, at: int, pledge: Pledge) -> bool:
        """Whether the noun *at* is what its owner voices in the same clause ("pledging their support")."""
        token = self.grammar.tokens[at]
        own = self.grammar.find(at, "poss")
        return pledge.sort == "noun" and token.dep == "dobj" and own is not None and self.grammar.tokens[own].tag == "PRP$"

    def is_hoped(self, at: int) -> bool:
        """Whether the verb *at* is what somebody hopes or believes that another will do."""
        tokens = self.grammar.tokens
        over = tokens[at].head
        while tokens[over].dep == "conj" and tokens[over].tag.startswith("VB"):
            over = tokens[over].head
        if tokens[at].dep not in ("ccomp", "acl", "conj", "relcl") or not self.promises.has("hoping", tokens[over].lemma.lower()):
            return False
        own, hoper = self.grammar.find(at, "nsubj", "nsubjpass"), self.grammar.subject(over)
        return own is None or hoper is None or tokens[own].text.lower() not in ("he", "she", "it", "they", "we", "i")

    def is_effect(self, at: int, owner: int) -> bool:
        """Whether the subject of a future is a paper, and what it "will" do follows from it: "the document will allow firms to …"."""
        tokens = self.grammar.tokens
        return self.promises.has("papers", tokens[owner].lemma.lower()) and self.promises.has("effects", tokens[at].lemma)

    def is_view(self, head: int) -> bool:
        """Whether what was agreed is a view: a clause about how things are ("that ties are strong")."""
        token = self.grammar.tokens[head]
        helped = self.grammar.find(head, "aux") is not None
        own = self.grammar.find(head, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass") is not None
        return token.dep == "ccomp" and token.tag in ("VBZ", "VBP", "VBD") and own and not helped

    def is_personal(self, head: int) -> bool:
        """Whether the verb *head* is an act of a person's own career: to resign, to take office."""
        lemma, thing = self.grammar.tokens[head].lemma, self.grammar.find(head, "dobj")
        taken = thing is not None and self.promises.has("offices", self.grammar.tokens[thing].lemma.lower())
        return self.promises.has("career", lemma) or (taken and self.promises.has("taking", lemma))

    def is_joint(self, pledge: Pledge, content: Content) -> bool:
        """Whether it is an agreement made, a plan to sign or conclude one, or something that was discussed."""
        acts = self.promises.verbs.get(self.grammar.tokens[content.head].lemma, ())
        talked = pledge.kind == "proposal" and pledge.sort == "verb" and pledge.owner is None
        return talked or pledge.kind == "agreement" or (pledge.kind == "plan" and any(promise.kind == "agreement" for promise in acts))

    def is_conditional(self, at: int) -> bool:
        """Whether "if", "unless", "provided" or the like opens a clause in the sentence of the word *at*."""
        number = self.grammar.tokens[at].sentence
        low, high = at, at
        while low > 0 and self.grammar.tokens[low - 1].sentence == number:
            low -= 1
        while high + 1 < len(self.grammar.tokens) and self.grammar.tokens[high + 1].sentence == number:
            high += 1
        return any(self.opens_condition(word) for word in range(low, high + 1))

    def opens_condition(self, at: int) -> bool:
        """Whether the word *at* is a condition's first: a conjunction, or "provided" after a comma."""
        token = self.grammar.tokens[at]
        if not self.promises.has("conditions", token.text.lower()):
            return False
        return token.dep in ("mark", "advmod", "prep") or (at > 0 and self.grammar.tokens[at - 1].text == "," and token.tag.startswith("VB"))

    def is_encounter(self, head: int) -> bool:
        """Whether what is undertaken is to meet, or to hold a meeting."""
        lemma = self.grammar.tokens[head].lemma
        if self.promises.has("encounters", lemma) or self.promises.has("encounter_nouns", lemma.lower()):
            return True
        thing = self.grammar.find(head, "dobj")
        thing = self.antecedent(head) if thing is None or self.grammar.tokens[thing].text.lower() in ("that", "which") else thing
        if self.promises.has("going", lemma) and any(self.is_aim(noun) for noun in self.aims(head)):
            return True
        if (
            thing is not None
            and self.promises.has("presenting", lemma)
            and self.promises.has("credentials", self.grammar.tokens[thing].lemma.lower())
        ):
            return True
        held = thing is not None and self.promises.has("encounter_nouns", self.grammar.tokens[thing].lemma)
        return held and self.promises.has("holding", lemma)

    def aims(self, head: int) -> list[int]:
        """The nouns after "for", "on" or "to" beside the verb *head* without an object: "leave for a visit"."""
        if self.grammar.find(head, "dobj") is not None:
            return []
        ways = [child for child in self.grammar.find_all(head, "prep") if self.grammar.tokens[child].lemma in ("for", "on", "to")]
        return [noun for child in ways if (noun := self.grammar.find(child, "pobj")) is not None]

    def is_aim(self, noun: int) -> bool:
        """Whether one goes to the noun for an engagement: a meeting or visit, or a place by its name."""
        token = self.grammar.tokens[noun]
        return self.promises.has("encounter_nouns", token.lemma.lower()) or (token.tag == "NNP" and self.grammar.tokens[token.head].lemma != "on")

    def antecedent(self, head: int) -> int | None:
        """The noun whose relative clause the verb *head* stands in: "the meeting that we intend to hold"."""
        here = head
        for _ in range(3):
            if self.grammar.tokens[here].dep in ("relcl", "acl"):
                return self.grammar.tokens[here].head
            here = self.grammar.tokens[here].head
        return None
