"""Which kind of undertaking it is: what the word says, as its surroundings turn it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.undertakings.contents import Content
from dragoman.extract.undertakings.pledged import Surroundings
from dragoman.extract.undertakings.promises import Promises
from dragoman.model.grammar import Grammar
from dragoman.model.records import UndertakingKind

DENIALS = ("no", "never")


@dataclass(frozen=True)
class Kinds:
    """The kinds of one text's undertakings."""

    grammar: Grammar
    promises: Promises
    around: Surroundings

    def turned(self, kind: UndertakingKind, at: int, future: bool, content: Content) -> UndertakingKind:
        """The kind as context turns it: an agreement to come is a plan, a proposal to help an offer, an offer that helps nobody a commitment …"""
        head, lemma = self.grammar.tokens[content.head], self.grammar.tokens[at].lemma
        helps = self.promises.has("helping", head.lemma)
        if kind == "agreement":
            return "plan" if future else "commitment" if self.is_lone(at, content) else "agreement"
        if kind == "endorsement" and future:
            return "commitment"
        if kind == "plan" and self.promises.has("settling", lemma) and (helps or self.is_aid(content.head) or self.is_concession(content.head)):
            return "commitment"
        if kind == "proposal" and helps and head.tag == "VB":
            return "offer"
        if kind == "invitation" and head.tag == "VB" and not self.around.is_encounter(content.head) and not self.promises.has("coming", head.lemma):
            return "request"
        if kind == "proposal" and lemma == "call" and (content.addressee is not None or self.promises.has("urgent", head.lemma.lower())):
            return "request"
        if kind == "commitment" and head.lemma == "support" and head.tag.startswith("NN") and self.is_for_scheme(content.head):
            return "endorsement"
        if kind == "offer" and self.promises.has("enduring", head.lemma):
            return "commitment"
        return kind

    def is_lone(self, at: int, content: Content) -> bool:
        """Whether one alone agrees to do something, with nobody else: "has agreed to resign"."""
        grammar = self.grammar
        subject = None if grammar.is_passive(at) else grammar.subject(at)
        infinitive = grammar.tokens[content.head].tag == "VB" and grammar.tokens[content.head].dep == "xcomp"
        if subject is None or subject > at or not infinitive or len(grammar.members(subject)) > 1 or grammar.tokens[at].lemma != "agree":
            return False
        joined = any(grammar.tokens[child].lemma in ("with", "between") for word in (at, content.head) for child in grammar.find_all(word, "prep"))
        together = any(grammar.tokens[child].text.lower() in ("together", "jointly") for child in grammar.children[content.head])
        alone = grammar.tokens[subject].tag in ("NNP", "NN") or grammar.tokens[subject].text.lower() in ("he", "she", "it", "i")
        return alone and not joined and not together and not self.promises.has("several", grammar.tokens[subject].lemma.lower())

    def is_for_scheme(self, at: int) -> bool:
        """Whether the support of the noun *at* goes to a named initiative or the like."""
        schemes = next((promise.things for promise in self.promises.nouns.get("support", ())), frozenset())
        aims = [self.grammar.find(child, "pobj") for child in self.grammar.find_all(at, "prep")]
        return any(aim is not None and self.grammar.tokens[aim].lemma in schemes for aim in aims)

    def future(self, at: int) -> UndertakingKind | None:
        """What the future of the verb *at* is: by its verb, else a plan; none where nothing is done."""
        kind = self.promises.future.get(self.grammar.tokens[at].lemma) or self.usual(at)
        if self.grammar.is_passive(at):
            given = any(self.grammar.tokens[child].text.lower() == "available" for child in self.grammar.children[at])
            kind = "commitment" if given else "plan" if self.promises.has("brought_about", self.grammar.tokens[at].lemma) else None
        promised = kind == "plan" and (self.is_forgone(at) or self.is_aid(at) or self.is_concession(at) or self.is_owed(at))
        return "commitment" if promised else kind

    def usual(self, at: int) -> UndertakingKind | None:
        """What a future is whose verb the lexicon doesn't list: a plan; none where nothing is done."""
        lemma, thing = self.grammar.tokens[at].lemma, self.grammar.find(at, "dobj")
        does = self.promises.has("doing", lemma) and thing is not None and self.promises.has("efforts", self.grammar.tokens[thing].lemma.lower())
        if does:
            return "commitment"
        return None if self.promises.has("idle", lemma) or not lemma.isalpha() else "plan"

    def is_forgone(self, at: int) -> bool:
        """Whether somebody is not to do it, or "no longer"."""
        longer = [child for child in self.grammar.find_all(at, "advmod", "npadvmod") if self.grammar.tokens[child].text.lower() == "longer"]
        return self.grammar.is_negated(at) or any(self.grammar.tokens[word - 1].text.lower() in DENIALS for word in longer if word > 0)

    def is_aid(self, at: int) -> bool:
        """Whether what is done has help as its object: "will double its aid"."""
        things = self.grammar.find_all(at, "dobj", "nsubjpass")
        return any(self.promises.has("aid", self.grammar.tokens[word].lemma.lower()) for thing in things for word in self.grammar.members(thing))

    def is_concession(self, at: int) -> bool:
        """Whether the verb with its object yields something to another: "will withdraw its troops"."""
        return self.grammar.find(at, "dobj", "xcomp") is not None and self.promises.has("concessions", self.grammar.tokens[at].lemma)

    def is_owed(self, at: int) -> bool:
        """Whether it is owed under an agreement, or what somebody confirmed or assured: "under the accord A will …", "confirmed that it would …"."""
        grammar = self.grammar
        for child in grammar.find_all(at, "prep"):
            noun = grammar.find(child, "pobj") if grammar.tokens[child].lemma == "under" else None
            if noun is not None and self.is_deed(noun):
                return True
        over = grammar.tokens[grammar.tokens[at].head]
        return grammar.tokens[at].dep == "ccomp" and self.promises.has("assuring", over.lemma)

    def is_common(self, at: int, owner: int) -> bool:
        """Whether both sides will do it, as they said together: "the two governments will …", "confirmed that they would …"."""
        grammar = self.grammar
        token, over = grammar.tokens[owner], grammar.tokens[grammar.tokens[at].head]
        paired = any(grammar.tokens[child].text.lower() in ("two", "both") for child in grammar.children[owner])
        side = self.promises.has("sides", token.lemma.lower())
        together = token.text.lower() == "they" and grammar.tokens[at].dep == "ccomp" and self.promises.has("agreeing", over.lemma)
        return token.text.lower() in ("both", "sides", "parties") or (paired and side) or together

    def is_deed(self, noun: int) -> bool:
        """Whether the noun is an agreement or another document that binds."""
        return any(self.grammar.tokens[noun].lemma.lower() in promise.things for promise in self.promises.verbs.get("sign", ()))
