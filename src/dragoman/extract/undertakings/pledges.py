"""Where the grammar of a text holds an undertaking: a word of the lexicon, who owns it, whom it addresses, what is undertaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.undertakings.contents import Content, Contents
from dragoman.extract.undertakings.kinds import Kinds
from dragoman.extract.undertakings.nouns import Stances
from dragoman.extract.undertakings.pledged import Pledge, Surroundings
from dragoman.extract.undertakings.promises import Promise, Promises
from dragoman.model.grammar import Grammar

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def find_pledges(grammar: Grammar, promises: Promises) -> Iterator[Pledge]:
    """All undertakings of a text in the order of their words."""
    contents, around = (
        Contents(grammar, *(promises.lists.get(name, frozenset()) for name in ("acting", "picking", "encounter_nouns"))),
        Surroundings(grammar, promises),
    )
    kinds = Kinds(grammar, promises, around)
    acts, stances = Acts(grammar, promises, contents, kinds, around), Stances(grammar, promises, contents, kinds, around)
    for at, token in enumerate(grammar.tokens):
        if token.tag == "VBN" and token.text.lower() in promises.adjectives and grammar.agent(at) is None:
            found = stances.by_adjective(at)
        elif token.tag.startswith("VB"):
            found = acts.by_verb(at) or acts.by_future(at)
        elif token.tag == "NN" and promises.has("considering", token.lemma):
            found = stances.by_study(at)
        elif token.tag in ("NN", "NNS") and token.lemma in promises.nouns:
            found = stances.by_noun(at)
        elif (token.tag.startswith("JJ") and token.lemma in promises.adjectives) or token.lemma == "committed":
            found = stances.by_adjective(at)
        else:
            continue
        if found is not None:
            yield found


@dataclass(frozen=True)
class Acts:
    """The verbs of the lexicon, and verbs of the future, held against one text's grammar."""

    grammar: Grammar
    promises: Promises
    contents: Contents
    kinds: Kinds
    around: Surroundings

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
            owner = self.grammar.agent(at) if passive else self.doer(at)
            asked = passive and owner is None and promise.kind in ("request", "invitation")
            if passive and owner is None and not asked and (token.dep == "relcl" or self.is_awaited(at, content)):
                owner = self.whole_name(self.grammar.subject(at))  # "the Fund, which is meant to …", "Peru is expected to …"
            if promise.kind == "invitation":
                owner = self.inviter(content.head) or owner
            if passive and owner is None and self.is_purpose(at, content):
                return None
            to_come = "MD" in helpers or ("TO" in helpers and helpers.get("VB") != "have")  # "are expected to be signed"
            kind = self.kinds.turned(promise.kind, at, to_come, content)
            addressees = self.contents.addressees(at, content, promise)
            clause, reach = self.contents.clause(at, content), self.contents.reach(at)
            pledge = Pledge(kind, "verb", token.sentence, token.span, clause, content.span, reach, owner, addressees, asked=asked)
            return self.around.checked(at, pledge, content)
        return None

    def inviter(self, noun: int) -> int | None:
        """From whom the invitation is that somebody hands over: "extended an invitation from President X"."""
        ways = (child for child in self.grammar.find_all(noun, "prep") if self.grammar.tokens[child].lemma == "from")
        return next((giver for child in ways if (giver := self.grammar.find(child, "pobj")) is not None), None)

    def is_purpose(self, at: int, content: Content) -> bool:
        """Whether the passive *at* only tells what a thing is for: "the dialogue is intended to help"."""
        active = content.head in self.grammar.find_all(at, "xcomp") and not self.grammar.is_passive(content.head)
        return active and self.promises.has("purposes", self.grammar.tokens[at].lemma)

    def whole_name(self, noun: int | None) -> int | None:
        """The event that a relative clause tells of, where it hangs on the last noun of its name: "the Forum for Trade, which is meant to …"."""
        tokens = self.grammar.tokens
        if noun is None or tokens[noun].dep != "pobj":
            return noun
        over = tokens[tokens[noun].head].head
        named = tokens[noun].text[:1].isupper() and tokens[over].text[:1].isupper()
        return over if named and self.promises.has("encounter_nouns", tokens[over].lemma.lower()) else noun

    def is_awaited(self, at: int, content: Content) -> bool:
        """Whether the subject of the passive *at* is who is to act: "Peru is expected to sign"."""
        subject = self.grammar.subject(at)
        active = content.head in self.grammar.find_all(at, "xcomp") and not self.grammar.is_passive(content.head)
        return active and subject is not None and self.contents.can_act(subject)

    def doer(self, at: int) -> int | None:
        """The subject of the verb *at*; for "…, endorsing the bid" after what somebody said, the one who said it; else who is praised for it."""
        subject, here = self.grammar.subject(at), at
        preposition = self.grammar.tokens[at].head
        over = self.grammar.tokens[preposition].head
        if self.grammar.tokens[at].dep == "pcomp" and self.promises.has("appraising", self.grammar.tokens[over].lemma):
            return self.grammar.find(over, "dobj")  # "congratulated Peru for reaching …"
        while self.grammar.tokens[here].dep == "conj":
            here = self.grammar.tokens[here].head
        over = self.grammar.tokens[here].head
        aside = self.grammar.tokens[here].dep == "advcl" and self.grammar.tokens[here].tag == "VBG" and self.grammar.tokens[over].dep == "ccomp"
        if not aside or (subject is not None and self.grammar.tokens[subject].tag.startswith(("NNP", "PRP"))):
            return subject
        return self.grammar.subject(self.grammar.tokens[over].head)

    def by_future(self, at: int) -> Pledge | None:
        """An undertaking told by "will" and a verb that says what somebody is going to do."""
        token = self.grammar.tokens[at]
        helpers = self.grammar.find_all(at, "aux")
        words = {self.grammar.tokens[child].text.lower() for child in helpers}
        passive = self.grammar.is_passive(at)
        told = words & FUTURE or ("would" in words and (token.dep in ("ccomp", "conj") or self.around.is_conditional(at)))
        if not told and not self.is_bound(at) and not self.is_underway(at):
            return None
        kind = self.promises.future.get(token.lemma, "plan") if self.is_underway(at) else self.kinds.future(at)
        owner = self.grammar.agent(at) if passive else self.contents.torn_subject(at) or self.grammar.subject(at)
        if owner is None and not passive and self.grammar.tokens[self.grammar.tokens[at].head].dep == "acomp":
            owner = self.grammar.subject(self.grammar.tokens[self.grammar.tokens[at].head].head)  # "is due to"
        if kind is None or (owner is None and not passive) or self.is_mere_event(at):
            return None
        kind = "agreement" if owner is not None and self.kinds.is_common(at, owner) else kind
        subject = self.grammar.subject(at) if passive else None
        done = self.contents.from_word(at)
        content = Content(done if subject is None else done.join(self.grammar.phrase(subject)), at)
        pledge = Pledge(kind, "future", token.sentence, token.span, self.contents.clause(at, content), content.span, self.contents.reach(at), owner)
        return self.around.checked(at, pledge, content)

    def is_mere_event(self, at: int) -> bool:
        """Whether the verb with its object says no more than that something happens: "take place", "come into force"."""
        thing = self.grammar.find(at, "dobj")
        return thing is not None and self.promises.has("events", self.grammar.tokens[thing].lemma)

    def is_bound(self, at: int) -> bool:
        """Whether the verb stands in "is to …", "is due to …" or "is going to …"."""
        head = self.grammar.tokens[self.grammar.tokens[at].head]
        bound = (head.lemma == "be" and self.grammar.find(self.grammar.tokens[at].head, "attr") is None) or self.promises.has("bound", head.lemma)
        return self.grammar.tokens[at].dep == "xcomp" and bound and head.tag != "VBD" and self.contents.is_infinitive(at)

    def is_underway(self, at: int) -> bool:
        """Whether somebody says of himself that he "is doing" what has yet to be done: "said it was leaving the pact"."""
        tokens = self.grammar.tokens
        subject = self.grammar.find(at, "nsubj")
        going = tokens[at].tag == "VBG" and tokens[at].dep == "ccomp" and any(tokens[c].lemma == "be" for c in self.grammar.find_all(at, "aux"))
        own = subject is not None and tokens[subject].text.lower() in ("it", "they", "he", "she", "we")
        over = tokens[tokens[at].head].lemma
        return going and own and self.promises.has("underway", tokens[at].lemma) and self.promises.has("telling", over)

    def is_reported(self, at: int, promise: Promise) -> bool:
        """Whether an infinitive still tells of an undertaking made: "went on to propose" and "met to discuss" do, "in order to propose" doesn't."""
        if promise.purpose:
            return True
        token = self.grammar.tokens[at]
        head = self.grammar.tokens[token.head]
        opening = self.promises.has("openings", head.lemma)
        over = self.grammar.tokens[head.head] if opening else head
        return (token.dep == "xcomp" or opening) and self.promises.has("leading", over.lemma)
