"""Undertakings told by a noun ("its commitment to …") or by a state of mind ("is ready to …")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.extract.undertakings.contents import Content, Contents
from dragoman.extract.undertakings.kinds import Kinds
from dragoman.extract.undertakings.pledged import Pledge, Surroundings
from dragoman.extract.undertakings.promises import Promise, Promises
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar

PRONOUNS = ("their", "its", "his", "her", "our", "my")


@dataclass(frozen=True)
class Stances:
    """The nouns and adjectives of the lexicon held against one text's grammar."""

    grammar: Grammar
    promises: Promises
    contents: Contents
    kinds: Kinds
    around: Surroundings

    def by_noun(self, at: int) -> Pledge | None:
        """An undertaking that somebody has or expresses: "their commitment to …"."""
        token = self.grammar.tokens[at]
        followed: tuple[Content, tuple[int, ...]] | None = None
        for promise in self.promises.nouns[token.lemma]:
            content = (
                self.contents.content(at, promise) or self.beyond(at, promise) or (Content(token.span, at) if "alone" in promise.takes else None)
            )
            owner = self.noun_owner(at, promise, content)
            addressees: tuple[int, ...] = ()
            if promise.kind in ("invitation", "offer"):
                addressees = self.guests(at)
            if content is None or (promise.future and not self.is_to_come(at)):
                continue
            if owner is None and promise.kind == "invitation":
                owner, addressees = self.thanked(at)
            thanked = bool(addressees) and promise.kind == "invitation"
            if promise.kind == "invitation" and (followed := self.followed(at)) is not None:
                content, addressees = followed
            if (owner is None and not promise.ownerless) or (promise.voiced and not self.is_voiced(at)):
                continue
            kind = self.kinds.turned(promise.kind, at, False, content)
            span = self.thanks_clause(at) if thanked else self.noun_clause(at)
            pledge = Pledge(kind, "noun", token.sentence, token.span, span, content.span, self.contents.reach(at), owner, addressees)
            return self.around.checked(at, pledge, content)
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

    def beyond(self, at: int, promise: Promise) -> Content | None:
        """What hangs on the owner or the verb instead: "reiterated the commitment of the Union to help"."""
        if "infinitive" not in promise.takes:
            return None
        owners = [self.grammar.find(child, "pobj") for child in self.grammar.find_all(at, "prep") if self.grammar.tokens[child].lemma == "of"]
        first = at
        while self.grammar.tokens[first].dep == "conj":
            first = self.grammar.tokens[first].head
        verb = self.grammar.tokens[first].head
        voiced = self.grammar.tokens[verb].tag.startswith("VB") and self.promises.has("voicing", self.grammar.tokens[verb].lemma)
        heads = [owner for owner in owners if owner is not None] + ([verb] if voiced and any(owners) else [])
        return next((found for head in heads if (found := self.contents.follow(head, "infinitive", promise)) and found.head > at), None)

    def followed(self, at: int) -> tuple[Content, tuple[int, ...]] | None:
        """What somebody does "at the invitation of" another, and who does it."""
        tokens = self.grammar.tokens
        preposition = tokens[at].head
        verb = tokens[preposition].head
        while not tokens[verb].tag.startswith("VB") and tokens[verb].head != verb:
            verb = tokens[verb].head
        if tokens[at].dep != "pobj" or tokens[preposition].lemma.lower() not in ("at", "upon", "on") or not tokens[verb].tag.startswith("VB"):
            return None
        guest = self.grammar.subject(verb)
        guest = guest if guest is not None and tokens[guest].dep != "pobj" else self.guest_before(verb, at)
        later = verb > at
        words = self.contents.from_word(verb)
        words = words if later else Span(words.start, max(words.start + 1, min(words.end, tokens[preposition].span.start)))
        return None if guest is None else (Content(words, verb), (guest,))

    def guest_before(self, verb: int, at: int) -> int | None:
        """The noun that stands before the verb and after the comma that closes "at the invitation of …", where the parse has no subject."""
        tokens = self.grammar.tokens
        comma = next((word for word in range(at, verb) if tokens[word].text == ","), None)
        named = next((word for word in range(verb - 1, at, -1) if tokens[word].text != "," and tokens[word].dep != "aux"), None)
        if comma is None or (named is not None and tokens[named].tag.startswith("NNP") and named > comma):
            return named if comma is not None else None
        return self.grammar.head_of(Span(tokens[comma].span.end, tokens[verb].span.start))

    def guests(self, at: int) -> tuple[int, ...]:
        """To whom an invitation goes: the name after "to" on the noun or on the verb that hands it over."""
        tokens, verb = self.grammar.tokens, self.grammar.tokens[at].head
        handed = [verb] if tokens[at].dep == "dobj" and tokens[verb].tag.startswith("VB") else []
        to = [child for word in (at, *handed) for child in self.grammar.find_all(word, "prep", "dative") if tokens[child].lemma == "to"]
        nouns = [noun for child in to if (noun := self.grammar.find(child, "pobj")) is not None]
        nouns += [child for verb in handed for child in self.grammar.find_all(verb, "dative") if tokens[child].lemma != "to"]
        return tuple(noun for noun in nouns if self.contents.can_act(noun) and not self.promises.has("encounter_nouns", tokens[noun].lemma.lower()))[
            :1
        ]

    def is_to_come(self, at: int) -> bool:
        """Whether the noun's verb says that it lies ahead: "will be the signing of …", "the signing is expected"."""
        verb = self.grammar.tokens[at].head
        awaited = self.grammar.tokens[at].dep == "nsubjpass" and self.promises.has("awaiting", self.grammar.tokens[verb].lemma)
        awaited = awaited and any(self.grammar.tokens[child].tag in ("VBZ", "VBP") for child in self.grammar.find_all(verb, "auxpass"))
        return awaited or any(self.grammar.tokens[child].tag == "MD" for child in self.grammar.find_all(verb, "aux"))

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

    def noun_owner(self, at: int, promise: Promise, content: Content | None) -> int | None:
        """Whose it is: the possessor, the name before it, "of …", or the subject of the verb it is the object of."""
        owner = self.grammar.find(at, "poss")
        if owner is not None:
            return self.resolved(owner, at)
        subject = self.grammar.find(at, "nsubj")
        if subject is not None and self.grammar.find(at, "cop", "det") is None:
            return subject  # "A and B plan to build", where the parse takes the verb for a noun
        for child in self.grammar.find_all(at, "compound", "amod"):
            if self.grammar.tokens[child].text[:1].isupper():
                return child
        for child in self.grammar.find_all(at, "prep"):
            if self.grammar.tokens[child].lemma in ("of", "from", "by") and (
                self.grammar.tokens[child].lemma != "of"
                or "of" not in promise.takes
                or promise.kind == "invitation"
                or (content is not None and self.contents.is_infinitive(content.head))  # "the offer of A to host"
            ):
                return self.grammar.find(child, "pobj")
        token = self.grammar.tokens[at]
        verb = self.word_above(at)
        if token.dep in ("dobj", "conj", "nsubjpass") and self.is_voiced(at):
            return self.grammar.agent(verb) if self.grammar.is_passive(verb) else self.grammar.subject(verb)
        return None

    def word_above(self, at: int) -> int:
        """The word on which the noun *at*, or the list in which it stands, hangs."""
        over = self.grammar.tokens[at].head
        while self.grammar.tokens[over].dep == "conj" and not self.grammar.tokens[over].tag.startswith("VB"):
            over = self.grammar.tokens[over].head
        return over

    def is_voiced(self, at: int) -> bool:
        """Whether the noun *at*, or the list in which it stands, hangs on a verb that gives voice to it, not one that takes it back."""
        verb = self.word_above(at)
        if self.grammar.tokens[at].dep == "pobj" and self.grammar.tokens[verb].lemma in ("of", "about"):
            told = self.grammar.tokens[self.grammar.tokens[verb].head]
            over = self.grammar.tokens[told.head]  # "informed the other side of its decision", parsed as the side of it
            return self.promises.has("informing", told.lemma) or (told.dep == "dobj" and self.promises.has("informing", over.lemma))
        given_up = any(self.grammar.tokens[child].text.lower() == "up" for child in self.grammar.find_all(verb, "prt"))
        return self.grammar.tokens[verb].tag.startswith("VB") and self.promises.has("voicing", self.grammar.tokens[verb].lemma) and not given_up

    def resolved(self, owner: int, at: int) -> int | None:
        """ "their" and "its" as object of a verb mean its subject: the clause itself tells who."""
        if self.grammar.tokens[owner].text.lower() not in PRONOUNS:
            return owner
        here = at
        for _ in range(4):
            here = self.grammar.tokens[here].head
            if self.grammar.tokens[here].tag.startswith("VB"):
                informed = self.promises.has("informing", self.grammar.tokens[here].lemma)
                thanked = self.grammar.find(here, "dobj") if not informed and self.grammar.tokens[at].dep == "pobj" else None
                if thanked is not None and thanked < at:
                    return thanked
                subject = self.grammar.subject(here)
                if subject is not None and self.differs(owner, subject):
                    return owner
                if self.promises.has("appraising", self.grammar.tokens[here].lemma):
                    return owner  # "recognised their commitment": another's
                return owner if subject is None or self.grammar.tokens[subject].text.lower() in ("it", "this") else subject
        return owner

    def differs(self, owner: int, subject: int) -> bool:
        """Whether "his" or "her" stands after a subject that is more than one."""
        plural = self.grammar.tokens[subject].tag in ("NNS", "NNPS") or len(self.grammar.members(subject)) > 1
        return plural and self.grammar.tokens[owner].text.lower() in ("his", "her")

    def by_study(self, at: int) -> Pledge | None:
        """A proposal of two sides that "is under consideration" between them."""
        token = self.grammar.tokens[at]
        verb = self.grammar.tokens[token.head].head
        subject = self.grammar.find(verb, "nsubj")
        under = token.dep == "pobj" and self.grammar.tokens[token.head].lemma == "under" and self.grammar.tokens[verb].lemma == "be"
        if not under or subject is None or self.contents.can_act(subject) or self.grammar.tokens[subject].tag not in ("NN", "NNS"):
            return None
        content = Content(self.grammar.span(subject), subject)
        clause = content.span.join(self.grammar.span(at))
        pledge = Pledge("proposal", "noun", token.sentence, token.span, clause, content.span, self.contents.reach(verb), None, joint=True)
        return replace(self.around.checked(verb, pledge, content), joint=True)

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
            kind, clause = self.kinds.turned(promise.kind, at, False, content), self.contents.clause(verb, content)
            pledge = Pledge(kind, "adjective", token.sentence, token.span, clause, content.span, self.contents.reach(at), owner)
            return self.around.checked(verb, pledge, content)
        return None
