"""Where the grammar of a text holds an undertaking: a word of the lexicon, who owns it, whom it addresses, what is undertaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.extract.pledge_contents import Content, Contents
from dragoman.extract.promises import Promise, Promises
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.records import UndertakingKind

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})


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
    refused: str | None = None


def find_pledges(grammar: Grammar, promises: Promises) -> Iterator[Pledge]:
    """All undertakings of a text in the order of their words."""
    finder = Finder(grammar, promises, Contents(grammar))
    for at, token in enumerate(grammar.tokens):
        if token.tag == "VBN" and token.text.lower() in promises.adjectives and grammar.agent(at) is None:
            found = finder.by_adjective(at)
        elif token.tag.startswith("VB"):
            found = finder.by_verb(at) or finder.by_future(at)
        elif token.tag in ("NN", "NNS") and token.lemma in promises.nouns:
            found = finder.by_noun(at)
        elif (token.tag.startswith("JJ") and token.lemma in promises.adjectives) or token.lemma == "committed":
            found = finder.by_adjective(at)
        else:
            continue
        if found is not None:
            yield found


@dataclass(frozen=True)
class Finder:
    """The lexicon held against one text's grammar."""

    grammar: Grammar
    promises: Promises
    contents: Contents

    def by_verb(self, at: int) -> Pledge | None:
        """An undertaking whose word is the verb *at*."""
        token = self.grammar.tokens[at]
        for promise in self.promises.verbs.get(token.lemma, ()):
            content = self.contents.content(at, promise)
            if content is None:
                continue
            helpers = {self.grammar.tokens[child].tag: self.grammar.tokens[child].text.lower() for child in self.grammar.find_all(at, "aux")}
            if "TO" in helpers and not self.is_reported(at, promise):
                return None
            if promise.progressive and token.tag != "VBG":
                continue
            passive = self.grammar.is_passive(at)
            owner = self.grammar.agent(at) if passive else self.grammar.subject(at)
            kind = self.turned(promise.kind, at, "MD" in helpers, content)
            addressees = self.contents.addressees(at, content, promise)
            return self.checked(at, Pledge(
                kind, "verb", token.sentence, token.span, self.contents.clause(at, content), content.span, self.contents.reach(at), owner, addressees,
            ), content)  # fmt: skip
        return None

    def turned(self, kind: UndertakingKind, at: int, future: bool, content: Content) -> UndertakingKind:
        """The kind as context turns it: an agreement to come is a plan, a proposal to help an offer, an offer that helps nobody a commitment …"""
        head, lemma = self.grammar.tokens[content.head], self.grammar.tokens[at].lemma
        helps = self.promises.has("helping", head.lemma)
        if kind == "agreement" and future:
            return "plan"
        if kind == "endorsement" and future:
            return "commitment"
        if kind == "proposal" and helps and head.tag == "VB":
            return "offer"
        if kind == "invitation" and head.tag == "VB" and not self.is_encounter(content.head) and not self.promises.has("coming", head.lemma):
            return "request"
        if kind == "proposal" and content.addressee is not None and lemma == "call":
            return "request"
        if kind == "commitment" and head.lemma == "support" and head.tag.startswith("NN") and self.is_for_scheme(content.head):
            return "endorsement"
        return kind

    def is_for_scheme(self, at: int) -> bool:
        """Whether the support of the noun *at* goes to a named initiative or the like."""
        schemes = next((promise.things for promise in self.promises.nouns.get("support", ())), frozenset())
        aims = [self.grammar.find(child, "pobj") for child in self.grammar.find_all(at, "prep")]
        return any(aim is not None and self.grammar.tokens[aim].lemma in schemes for aim in aims)

    def by_future(self, at: int) -> Pledge | None:
        """An undertaking told by "will" and a verb that says what somebody is going to do."""
        token = self.grammar.tokens[at]
        helpers = self.grammar.find_all(at, "aux")
        words = {self.grammar.tokens[child].text.lower() for child in helpers}
        passive = self.grammar.is_passive(at)
        told = words & FUTURE or (token.dep in ("ccomp", "conj") and "would" in words)
        if not told and not self.is_bound(at):
            return None
        kind = self.promises.future.get(token.lemma) or self.usual_kind(at)
        if passive:
            kind = "plan" if self.promises.has("brought_about", token.lemma) else None
        if kind == "plan" and self.grammar.is_negated(at):
            kind = "commitment"
        owner = self.grammar.agent(at) if passive else self.grammar.subject(at)
        if owner is None and not passive and self.grammar.tokens[self.grammar.tokens[at].head].dep == "acomp":
            owner = self.grammar.subject(self.grammar.tokens[self.grammar.tokens[at].head].head)  # "is due to"
        if kind is None or (owner is None and not passive) or self.is_mere_event(at):
            return None
        subject = self.grammar.subject(at) if passive else None
        done = self.contents.from_word(at)
        content = Content(done if subject is None else done.join(self.grammar.phrase(subject)), at)
        pledge = Pledge(kind, "future", token.sentence, token.span, self.contents.clause(at, content), content.span, self.contents.reach(at), owner)
        return self.checked(at, pledge, content)

    def usual_kind(self, at: int) -> UndertakingKind | None:
        """What a future is whose verb the lexicon doesn't list: a plan; none where nothing is done."""
        lemma = self.grammar.tokens[at].lemma
        return None if self.promises.has("idle", lemma) or not lemma.isalpha() else "plan"

    def is_mere_event(self, at: int) -> bool:
        """Whether the verb with its object says no more than that something happens: "take place", "come into force"."""
        thing = self.grammar.find(at, "dobj")
        return thing is not None and self.promises.has("events", self.grammar.tokens[thing].lemma)

    def is_bound(self, at: int) -> bool:
        """Whether the verb stands in "is to …", "is due to …" or "is going to …"."""
        head = self.grammar.tokens[self.grammar.tokens[at].head]
        bound = (head.lemma == "be" and self.grammar.find(self.grammar.tokens[at].head, "attr") is None) or self.promises.has("bound", head.lemma)
        return self.grammar.tokens[at].dep == "xcomp" and bound and head.tag != "VBD" and self.contents.is_infinitive(at)

    def by_noun(self, at: int) -> Pledge | None:
        """An undertaking that somebody has or expresses: "their commitment to …"."""
        token = self.grammar.tokens[at]
        for promise in self.promises.nouns[token.lemma]:
            content = self.contents.content(at, promise) or (Content(token.span, at) if "alone" in promise.takes else None)
            owner = self.noun_owner(at, promise)
            addressees: tuple[int, ...] = ()
            if content is None or (promise.future and not self.is_to_come(at)):
                continue
            if owner is None and promise.kind == "invitation":
                owner, addressees = self.thanked(at)
            if owner is None and not promise.ownerless:
                continue
            kind = self.turned(promise.kind, at, False, content)
            span = self.noun_clause(at) if not addressees else self.thanks_clause(at)
            pledge = Pledge(kind, "noun", token.sentence, token.span, span, content.span, self.contents.reach(at), owner, addressees)
            return self.checked(at, pledge, content)
        return None

    def noun_clause(self, at: int) -> Span:
        """The noun's phrase, with the verb and subject before it where they stand close by."""
        words = self.grammar.span(at, frozenset({"relcl", "appos", "conj", "cc"}))
        verb = self.grammar.tokens[at].head
        if self.grammar.tokens[at].dep == "dobj" and verb < at:
            start = self.contents.clause(verb, Content(words, at)).start
            return Span(start, words.end) if words.end - start <= 220 else words
        return words

    def thanks_clause(self, at: int) -> Span:
        """The clause in which somebody gives thanks for the noun *at*."""
        words = self.grammar.span(at)
        verb = self.grammar.tokens[self.grammar.tokens[at].head].head
        verb = verb if self.grammar.tokens[verb].tag.startswith("VB") else self.grammar.tokens[verb].head
        return self.contents.clause(verb, Content(words, at))

    def is_to_come(self, at: int) -> bool:
        """Whether the noun's verb says that it lies ahead: "will be the signing of …"."""
        verb = self.grammar.tokens[at].head
        return any(self.grammar.tokens[child].tag == "MD" for child in self.grammar.find_all(verb, "aux"))

    def thanked(self, at: int) -> tuple[int | None, tuple[int, ...]]:
        """Who is thanked for an invitation, and who thanks."""
        tokens, preposition = self.grammar.tokens, self.grammar.tokens[at].head
        thanks = tokens[preposition].head
        if tokens[preposition].lemma != "for":
            return None, ()
        host = self.grammar.find(thanks, "dobj") if tokens[thanks].lemma == "thank" else None
        for child in self.grammar.find_all(thanks, "prep", "dative"):
            host = self.grammar.find(child, "pobj") if host is None and tokens[child].lemma == "to" else host
        guest = self.grammar.subject(thanks if self.grammar.tokens[thanks].tag.startswith("VB") else self.grammar.tokens[thanks].head)
        return host, () if guest is None else (guest,)

    def noun_owner(self, at: int, promise: Promise) -> int | None:
        """Whose it is: the possessor, the name before it, "of …", or the subject of the verb it is the object of."""
        owner = self.grammar.find(at, "poss")
        if owner is not None:
            return self.resolved(owner, at)
        for child in self.grammar.find_all(at, "compound", "amod"):
            if self.grammar.tokens[child].text[:1].isupper():
                return child
        for child in self.grammar.find_all(at, "prep"):
            if self.grammar.tokens[child].lemma in ("of", "from", "by") and (
                self.grammar.tokens[child].lemma != "of" or "of" not in promise.takes or promise.kind == "invitation"
            ):
                return self.grammar.find(child, "pobj")
        token = self.grammar.tokens[at]
        verb = token.head
        while self.grammar.tokens[verb].dep == "conj" and not self.grammar.tokens[verb].tag.startswith("VB"):
            verb = self.grammar.tokens[verb].head
        voiced = self.grammar.tokens[verb].tag.startswith("VB") and self.promises.has("voicing", self.grammar.tokens[verb].lemma)
        if token.dep in ("dobj", "conj") and voiced:
            return self.grammar.agent(verb) if self.grammar.is_passive(verb) else self.grammar.subject(verb)
        return None

    def resolved(self, owner: int, at: int) -> int | None:
        """ "their" and "its" as object of a verb mean its subject: the clause itself tells who."""
        if self.grammar.tokens[owner].text.lower() not in ("their", "its", "his", "her", "our", "my"):
            return owner
        here = at
        for _ in range(4):
            here = self.grammar.tokens[here].head
            if self.grammar.tokens[here].tag.startswith("VB"):
                thanked = self.grammar.find(here, "dobj") if self.grammar.tokens[at].dep == "pobj" else None
                if thanked is not None and thanked < at:
                    return thanked
                subject = self.grammar.subject(here)
                return owner if subject is None or self.grammar.tokens[subject].text.lower() in ("it", "this") else subject
        return owner

    def by_adjective(self, at: int) -> Pledge | None:
        """An undertaking told as a state of mind: "is ready to …"."""
        token = self.grammar.tokens[at]
        for promise in self.promises.adjectives.get(token.lemma if token.lemma in self.promises.adjectives else token.text.lower(), ()):
            content = self.contents.content(at, promise)
            owner = self.grammar.subject(at) if token.dep in ("ROOT", "ccomp", "conj", "advcl", "relcl") else None
            owner = owner if owner is not None else self.grammar.subject(token.head)
            if content is None or owner is None:
                continue
            verb = at if self.grammar.find(at, "auxpass", "aux") is not None else token.head
            kind, clause = self.turned(promise.kind, at, False, content), self.contents.clause(verb, content)
            pledge = Pledge(kind, "adjective", token.sentence, token.span, clause, content.span, self.contents.reach(at), owner)
            return self.checked(verb, pledge, content)
        return None

    def is_reported(self, at: int, promise: Promise) -> bool:
        """Whether an infinitive still tells of an undertaking made: "went on to propose" and "met to discuss" do, "in order to propose" doesn't."""
        token = self.grammar.tokens[at]
        if promise.purpose:
            return True
        return token.dep == "xcomp" and self.grammar.tokens[token.head].lemma in ("go", "continue", "proceed", "take", "like", "expect")

    def checked(self, at: int, pledge: Pledge, content: Content) -> Pledge:
        """*pledge* with what its surroundings add: conditions, denial, and meetings that are engagements instead."""
        refused = pledge.refused
        token = self.grammar.tokens[at]
        if self.grammar.is_negated(at) and pledge.sort != "future":
            refused = "denied"
        elif (pledge.kind in ("plan", "agreement", "commitment") or pledge.sort == "future") and self.is_encounter(content.head):
            refused = "a meeting or visit to come is an engagement"
        elif token.tag == "VBD" and token.dep != "ccomp" and self.promises.has("fading", token.lemma):
            refused = "a plan of the past"
        conditional = self.is_conditional(at)
        own = self.grammar.find(at, "nsubj", "nsubjpass", "poss") is not None
        return replace(pledge, refused=refused, conditional=conditional, own_subject=own, joint=self.is_joint(pledge, content))

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
        if self.promises.has("encounters", lemma):
            return True
        if self.promises.has("encounter_nouns", lemma.lower()):
            return True
        thing = self.grammar.find(head, "dobj")
        held = thing is not None and self.promises.has("encounter_nouns", self.grammar.tokens[thing].lemma)
        return held and self.promises.has("holding", lemma)
